"""A plain folder as a place for finished files, as `mkdocs build` alone has one."""

from __future__ import annotations

from pathlib import Path


class Folder:
    """Takes finished files as an `Edition` does, and has no last edition to take any over from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, path: str, content: bytes) -> bool:
        """Write one file; it is always new."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return True

    def keep(self, path: str) -> None:
        """Refuse to take a file over."""
        raise FileNotFoundError(path)

    def written_at(self, path: str) -> int:
        """Return when a file was written, in nanoseconds."""
        return (self._folder / path).lstat().st_mtime_ns
