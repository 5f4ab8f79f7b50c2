"""The one-way street of `ARCHITECTURE.md`: what each part of the package may import, and how long a file may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
PACKAGE = SOURCE / "jointreport"
MOST_LINES = 200

# From the ground up, in the order of the table in ARCHITECTURE.md.
# A part may import from its own layer and from those before it, never from a later one.
LAYERS = (
    {"problems", "report", "parallel", "keeping"},
    {"history"},
    {"source"},
    {"model", "kinds", "fields", "numerals", "scripts", "acts"},
    {"decode", "load", "remembering"},
    {"records", "ordering", "linking", "register"},
    {"rules"},
    {"comparing"},
    {"terminology"},
    {"addresses", "wording", "symbols", "reader", "subpages", "subjects", "annexes", "citations"},
    {"drawing", "templating", "downloads", "blocks", "shells"},
    {"authored"},
    {"checking"},
    {"views"},
    {"paper"},
    {"searching"},
    {"engine", "theme_style", "rendering_faults", "links", "sitemap", "output", "policy", "trimming"},
    {"besides", "describing", "publishing", "redirects", "showing", "unchanged", "filling"},
    {"indexing", "printing"},
    {"site"},
    {"collecting", "server"},
    {"cli", "__main__", "__init__"},
)
RANK = {part: number for number, layer in enumerate(LAYERS) for part in layer}
PARTS = sorted(
    path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
)


def files(part: str) -> list[Path]:
    alone = PACKAGE / f"{part}.py"
    return [alone] if alone.exists() else sorted((PACKAGE / part).rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    """Yield the modules a file imports, wherever in it; what only the type checker reads counts as well."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def parts_imported(part: str) -> set[str]:
    names = {name for file in files(part) for name in imported(file)}
    return {name.split(".")[1] for name in names if name.startswith("jointreport.")} - {part}


def test_every_part_of_the_package_has_its_layer() -> None:
    assert sorted(RANK) == PARTS


@pytest.mark.parametrize("part", PARTS)
def test_a_part_imports_nothing_from_a_later_layer(part: str) -> None:
    assert {other for other in parts_imported(part) if RANK[other] > RANK[part]} == set()


def test_the_package_does_not_know_the_engine() -> None:
    """MkDocs is imported by `hooks/publish.py` alone, so that it can be replaced."""
    knowing = {
        file.name for part in PARTS for file in files(part) for name in imported(file) if "mkdocs" in name
    }
    assert knowing == set()


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        file.relative_to(SOURCE).as_posix(): len(file.read_text("utf-8").splitlines())
        for file in sorted(PACKAGE.rglob("*.py"))
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
