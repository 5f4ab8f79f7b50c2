"""What an author breaks is told at its line, in both languages, without a traceback; the old site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.cli import main
from projects import REPOSITORY, build, command, read_yaml, rewrite

CASES = sorted((REPOSITORY / "tests" / "cases" / "breakage").glob("*.yaml"))


def _edition(project: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of the site with its place on the disk: not even a copy may take its place."""
    files = (path for path in (project / "site").rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): (path.stat().st_ino, path.read_bytes()) for path in files}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_told_at_its_line_and_the_old_site_stays(
    path: Path, own_corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = read_yaml(path)
    if "old" in case:
        rewrite(own_corpus / case["file"], (case["old"], case["new"]))
    else:
        (own_corpus / case["file"]).unlink()
    before = _edition(own_corpus)
    # The command spares itself the search for rubbish; here many run in one process.
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.chdir(own_corpus)
    status, told = main(["site"]), capsys.readouterr()
    assert told.err.splitlines() == case["told"]
    assert (status, told.out) == (1, "")
    assert _edition(own_corpus) == before
    assert not [left for left in own_corpus.iterdir() if left.name.startswith(".site.") and left.is_dir()]


def test_mending_the_mistake_brings_the_site_back(own_corpus: Path) -> None:
    record = own_corpus / "data/decisions/aa-3-9.yaml"
    text = record.read_text("utf-8")
    rewrite(record, ("stage: adopted", "stage: agreed"))
    assert command(own_corpus, "check").returncode == 1
    record.write_text(text.replace("Bells", "Bells of the evening").replace('铃"', '夜铃"'), "utf-8")
    build(own_corpus)
    assert "Bells of the evening" in (own_corpus / "site/decisions/index.html").read_text("utf-8")
