"""A plain folder as a place for finished files, as `mkdocs build` alone has one."""

from __future__ import annotations

from pathlib import Path


class Folder:
    """Takes finished files as an `Edition` does, and has no last edition to take any over from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Folder:
        """Do nothing: the files go where they shall stand."""
        return self

    def put(self, path: str, content: bytes) -> bool:
        """Write one file; it is always new."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return True

    def take_over(self, path: str) -> None:
        """Refuse to take a file over."""
        raise FileNotFoundError(path)

    def commit(self) -> None:
        """Do nothing: what was written stands."""

    def __exit__(self, *_: object) -> None:
        """Leave the folder as it is."""
