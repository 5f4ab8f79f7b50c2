"""The same project, in which MkDocs renders and writes every page by itself: nothing is filled, nothing is cut."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from projects import REPOSITORY, run, share_what_is_printed


def copy_for_one_go(project: Path, folder: Path) -> Path:
    """Return a copy of a project without what was built, and with the hook that renders in one go."""
    made = shutil.ignore_patterns("site", ".cache", ".site.*", "hooks")
    copy = shutil.copytree(project, folder / "in-one-go", symlinks=True, ignore=made)
    share_what_is_printed(copy)
    shutil.copytree(REPOSITORY / "tests" / "one_go", copy / "hooks")
    return copy


def rendered_in_one_go(copy: Path, *, preview: bool = False) -> Path:
    """Let MkDocs build such a copy, in which every record has a Markdown page of its own; return the site."""
    arguments = ("-m", "mkdocs", "build", "--quiet", "--site-dir", "one-go")
    done = run(sys.executable, *arguments, folder=copy, PREVIEW="yes" if preview else "")
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "one-go"
