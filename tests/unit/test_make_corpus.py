"""What `tools/make_corpus.py` writes: a whole project of any size, sound, varied, the same each time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from jointreport.records.load import Loaded, load
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register
from jointreport.rules import check
from projects import contents, run

DECISIONS = 100


def decisions_of(corpus: Loaded) -> dict[str, Decision]:
    return {key: entry.record for key, entry in corpus.entries["decisions"].items()}


def made(out: Path, decisions: int = DECISIONS, *options: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "tools/make_corpus.py", "--decisions", f"{decisions}", *options, "--out", out)


def written(out: Path, decisions: int = DECISIONS, *options: str) -> Loaded:
    """Write a corpus and return its records, in which no rule finds a problem."""
    done = made(out, decisions, *options)
    assert (done.returncode, done.stderr) == (0, "")
    loaded = load(out)
    assert [problem.line() for problem in (*loaded.problems, *check(Register(loaded)))] == []
    return loaded


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return written(tmp_path_factory.mktemp("corpus") / "project")


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        written(tmp_path / name, 16)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


@pytest.mark.parametrize("decisions", [15, 16, 29, 30, 46, DECISIONS])
def test_there_are_as_many_decisions_as_asked(tmp_path: Path, decisions: int) -> None:
    """The fewest are one copy of the corpus; what is left over is filled."""
    assert len(decisions_of(written(tmp_path / "out", decisions))) == decisions


def test_a_corpus_in_six_languages_has_every_complete_text_in_each(tmp_path: Path) -> None:
    languages = ("en", "zh", "fr", "es", "ru", "ar")
    corpus = written(tmp_path / "out", DECISIONS, "--languages", *languages)
    texts = [one.text for one in decisions_of(corpus).values() if one.text.extent == "complete"]
    held = [text for text in texts if "pending" not in {one.status for one in text.languages.values()}]
    assert len(held) > DECISIONS / 2
    assert all(set(text.paragraphs[-1].text.by_language) == set(languages) for text in held)


def test_copies_are_spread_over_forty_years_and_relations_stay_inside_a_copy(corpus: Loaded) -> None:
    """A relation leads to as early a decision as in the corpus: never over an era of eight years."""
    decisions = decisions_of(corpus)
    days = [str(one.adopted.on) for one in decisions.values() if one.adopted and one.adopted.on]
    assert {"1987", "2025"} <= {day[:4] for day in days}
    for identity, one in decisions.items():
        for to in (to for relation in one.relations for to in relation.to if to in decisions):
            assert 0 <= meeting(one) - meeting(decisions[to]) < 4, (identity, to)


def meeting(decision: Decision) -> int:
    """Return the number of its meeting as the first conference counts."""
    conference, _, number = decision.meeting.partition("-cop-")
    return int(number) - (3 if conference == "bb" else 0)


def test_texts_are_as_long_and_as_uneven_as_real_ones(corpus: Loaded) -> None:
    """Some have a few paragraphs, some very many; a hundred characters make up about two thirds of the Chinese."""
    counts = [len(one.text.paragraphs) for one in decisions_of(corpus).values() if one.text.extent == "complete"]
    assert min(counts) < 8
    assert max(counts) > 40
    texts = [paragraph.text.by_language for one in decisions_of(corpus).values() for paragraph in one.text.paragraphs]
    english, chinese = (" ".join(text.get(language, "") for text in texts) for language in ("en", "zh"))
    characters = Counter(re.findall(r"[\u4e00-\u9fff]", chinese))
    commonest = sum(count for _, count in characters.most_common(100))
    assert 0.55 < commonest / characters.total() < 0.75
    assert len(characters) > 800
    words = Counter(re.findall(r"[a-z]+", english.lower()))
    assert sum(count == 1 for count in words.values()) > len(words) / 4


def test_a_draft_and_its_decision_share_about_half_of_their_paragraphs(corpus: Loaded) -> None:
    """What a comparison of texts has to find: equal paragraphs, others, and some that moved."""
    shared = []
    decisions = decisions_of(corpus)
    for one in decisions.values():
        for to in (to for relation in one.relations if relation.kind == "draft-of" for to in relation.to):
            both = (one, decisions[to])
            texts = [{paragraph.text["en"] for paragraph in each.text.paragraphs} for each in both]
            shared.append(len(texts[0] & texts[1]) / min(map(len, texts)))
    assert 0.1 < sum(shared) / len(shared) < 0.7


def test_a_folder_that_holds_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert made(tmp_path).stderr.endswith(f"error: {tmp_path} holds files already\n")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("decisions", [14, 24_001])
def test_a_number_that_cannot_be_numbered_is_refused(tmp_path: Path, decisions: int) -> None:
    assert made(tmp_path / "out", decisions).stderr.endswith("error: --decisions must be from 15 to 24000\n")
