"""A repository for tests: files committed on chosen days, by an author and with a message that must never be shown."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

AUTHOR = "Secret Author"
MESSAGE = "A message nobody shall read"


class Repository:
    """A folder under git; each commit is made at a time of our choosing."""

    def __init__(self, root: Path, *settings: str) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main", *settings)

    def commit(self, when: str, files: dict[str, str | None] | None = None) -> None:
        """Write some files, or remove those that are None, and commit everything at a time such as 2026-01-05."""
        for name, content in (files or {}).items():
            self.write(name, content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", MESSAGE, when=when)

    def write(self, name: str, content: str | None) -> None:
        file = self.root / name
        if content is None:
            file.unlink()
        else:
            self.write_bytes(name, content.encode())

    def write_bytes(self, name: str, content: bytes) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def git(self, *arguments: str, when: str = "2026-01-01") -> None:
        # A day alone would be taken for a time of that day by the clock.
        moment = when if "T" in when or when.startswith("@") else f"{when}T12:00:00+00:00"
        who = {f"GIT_{role}_NAME": AUTHOR for role in ("AUTHOR", "COMMITTER")}
        who |= {f"GIT_{role}_EMAIL": "secret@example.org" for role in ("AUTHOR", "COMMITTER")}
        # The author's date is another one on purpose: what counts is when the commit became part of the records.
        dates = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00+00:00", "GIT_COMMITTER_DATE": moment}
        subprocess.run(
            ("git", "-c", "commit.gpgsign=false", *arguments),
            cwd=self.root,
            env={**os.environ, **who, **dates},
            check=True,
            capture_output=True,
        )
