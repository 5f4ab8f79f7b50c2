"""What `tools/make_corpus.py` writes: a whole project of any size, sound, varied, the same each time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from jointreport.records.load import Loaded, load
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register
from jointreport.rules import check
from projects import REPOSITORY, contents

DECISIONS = 100


class Corpus(NamedTuple):
    """A written project and its records."""

    root: Path
    loaded: Loaded

    @property
    def decisions(self) -> dict[str, Decision]:
        return {key: entry.record for key, entry in self.loaded.entries["decisions"].items()}

    def words(self, language: str) -> list[str]:
        texts = (paragraph.text for one in self.decisions.values() for paragraph in one.text.paragraphs)
        return [text.by_language[language] for text in texts if language in text.by_language]


def run(out: Path, decisions: int = DECISIONS, *options: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, REPOSITORY / "tools" / "make_corpus.py", "--decisions", str(decisions))
    return subprocess.run(
        (*command, *options, "--out", out), capture_output=True, text=True, check=False, cwd=out.parent
    )


def written(out: Path, decisions: int = DECISIONS, *options: str) -> Corpus:
    done = run(out, decisions, *options)
    assert (done.returncode, done.stderr) == (0, "")
    return Corpus(out, load(out))


def problems(corpus: Corpus) -> list[str]:
    found = [*corpus.loaded.problems, *check(Register(corpus.loaded))]
    return [problem.line() for problem in found]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return written(tmp_path_factory.mktemp("corpus") / "project")


def test_the_same_number_gives_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    assert contents(written(tmp_path / "again").root) == contents(corpus.root)


@pytest.mark.parametrize("decisions", [15, 16, 29, 30, 46, DECISIONS])
def test_there_are_as_many_decisions_as_asked_and_no_rule_finds_a_problem(tmp_path: Path, decisions: int) -> None:
    """The fewest are one copy of the corpus; what is left over is filled."""
    made = written(tmp_path / "out", decisions)
    assert len(made.decisions) == decisions
    assert problems(made) == []


def test_a_corpus_in_six_languages_has_every_complete_text_in_each(tmp_path: Path) -> None:
    languages = ("en", "zh", "fr", "es", "ru", "ar")
    made = written(tmp_path / "out", DECISIONS, "--languages", *languages)
    assert problems(made) == []
    texts = [one.text for one in made.decisions.values() if one.text.extent == "complete"]
    held = [text for text in texts if "pending" not in {one.status for one in text.languages.values()}]
    assert len(held) > DECISIONS / 2
    assert all(set(text.paragraphs[-1].text.by_language) == set(languages) for text in held)


def test_copies_are_spread_over_forty_years_and_relations_stay_inside_a_copy(corpus: Corpus) -> None:
    """A relation leads to as early a decision as in the corpus: never over an era of eight years."""
    days = [str(one.adopted.on) for one in corpus.decisions.values() if one.adopted and one.adopted.on]
    assert {"1987", "2025"} <= {day[:4] for day in days}
    for identity, one in corpus.decisions.items():
        for to in (to for relation in one.relations for to in relation.to if to in corpus.decisions):
            assert 0 <= meeting(one) - meeting(corpus.decisions[to]) < 4, (identity, to)


def meeting(decision: Decision) -> int:
    """Return the number of its meeting as the first conference counts."""
    conference, _, number = decision.meeting.partition("-cop-")
    return int(number) - (3 if conference == "bb" else 0)


def test_texts_are_as_long_and_as_uneven_as_real_ones(corpus: Corpus) -> None:
    """Some have a few paragraphs, some very many; a hundred characters make up about two thirds of the Chinese."""
    counts = [len(one.text.paragraphs) for one in corpus.decisions.values() if one.text.extent == "complete"]
    assert min(counts) < 8
    assert max(counts) > 40
    characters = Counter(re.findall(r"[\u4e00-\u9fff]", "".join(corpus.words("zh"))))
    commonest = sum(count for _, count in characters.most_common(100))
    assert 0.55 < commonest / characters.total() < 0.75
    assert len(characters) > 800
    words = Counter(re.findall(r"[a-z]+", " ".join(corpus.words("en")).lower()))
    assert sum(count == 1 for count in words.values()) > len(words) / 4


def test_a_draft_and_its_decision_share_about_half_of_their_paragraphs(corpus: Corpus) -> None:
    """What a comparison of texts has to find: equal paragraphs, others, and some that moved."""
    shared = []
    for one in corpus.decisions.values():
        for to in (to for relation in one.relations if relation.kind == "draft-of" for to in relation.to):
            both = (one, corpus.decisions[to])
            texts = [{paragraph.text["en"] for paragraph in each.text.paragraphs} for each in both]
            shared.append(len(texts[0] & texts[1]) / min(map(len, texts)))
    assert 0.1 < sum(shared) / len(shared) < 0.7


def test_a_folder_that_holds_files_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written there; the exit status is that of a wrong call."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    finished = run(tmp_path)
    assert finished.returncode == 2
    assert finished.stderr.endswith(f"error: {tmp_path} holds files already\n")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("decisions", [14, 24_001])
def test_a_number_that_cannot_be_numbered_is_refused(tmp_path: Path, decisions: int) -> None:
    finished = run(tmp_path / "out", decisions)
    assert finished.returncode == 2
    assert finished.stderr.endswith("error: --decisions must be from 15 to 24000\n")
