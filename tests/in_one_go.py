"""The same project, in which MkDocs renders and writes every page by itself: nothing is filled, nothing is cut."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from projects import REPOSITORY, SETTINGS, share_what_is_printed


def copy_for_one_go(project: Path, folder: Path) -> Path:
    """Return a copy of a project without what was built, and with the hook that renders in one go."""
    copy = folder / "in-one-go"
    built = shutil.ignore_patterns("site", ".cache", ".site.*", "__pycache__")
    shutil.copytree(project, copy, symlinks=True, ignore=built)
    share_what_is_printed(copy)
    hooks = copy / "hooks"
    if hooks.is_symlink():
        hooks.unlink()
    else:
        shutil.rmtree(hooks)
    shutil.copytree(REPOSITORY / "tests" / "one_go", hooks)
    return copy


def rendered_in_one_go(copy: Path) -> Path:
    """Let MkDocs build such a copy, in which every record has a Markdown page of its own; return the site."""
    done = subprocess.run(
        (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "one-go"),
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "one-go"
