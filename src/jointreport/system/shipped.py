"""What stands at the top of the repository and comes with the program: the layout, the hook and the assets."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped_path(name: str) -> Path:
    """Return the shipped file or folder of a name: `overrides`, `hooks/publish.py`, `docs/assets`.

    A wheel holds them inside the package, where pyproject.toml puts them. A program that is installed in place, or
    run from its source, finds them in the repository.
    """
    inside = _PACKAGE / "shipped"
    return (inside if inside.is_dir() else _PACKAGE.parents[1]) / name


def own_or_shipped_path(root: Path, name: str) -> Path:
    """Return the absolute place of a project's own file or folder, or else of the shipped one."""
    own = root.resolve() / name
    return own if own.exists() else shipped_path(name)
