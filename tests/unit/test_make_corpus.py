"""What `tools/make_corpus.py` writes: a whole project, the same for the same seed."""

from __future__ import annotations

import hashlib
import re
import statistics
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

REPOSITORY = Path(__file__).resolve().parents[2]
TOOL = REPOSITORY / "tools" / "make_corpus.py"
DECISIONS = 30


class Corpus(NamedTuple):
    """A written project, the figures printed with it, and its records."""

    root: Path
    figures: dict[str, str]
    loaded: Loaded

    @property
    def decisions(self) -> list[Decision]:
        return [entry.record for entry in self.loaded.entries["decisions"].values()]


def run(out: Path, *, seed: int, decisions: int = DECISIONS) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        str(TOOL),
        "--decisions",
        str(decisions),
        "--seed",
        str(seed),
        "--out",
        str(out),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=out.parent)


def written(out: Path, *, seed: int) -> Corpus:
    finished = run(out, seed=seed)
    assert (finished.returncode, finished.stderr) == (0, "")
    figures = dict(line.split(": ") for line in finished.stdout.splitlines())
    return Corpus(out, figures, load(out))


@pytest.fixture(scope="module", params=[1, 2])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return written(tmp_path_factory.mktemp("corpus") / "project", seed=request.param)


def digests(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def english(decision: Decision) -> list[str]:
    return [paragraph.text["en"] for paragraph in decision.text.paragraphs]


def chinese(decision: Decision) -> list[str]:
    return [paragraph.text["zh"] for paragraph in decision.text.paragraphs]


def later_phrases(decision: Decision) -> list[str]:
    """Return the phrases after the first of each paragraph, which stand without the opening verb."""
    return [phrase.rstrip(";:.,") for text in english(decision) for phrase in text.split(", ")[1:]]


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs with one seed write the same files with the same bytes, and print the same figures."""
    first, second = written(tmp_path / "first", seed=7), written(tmp_path / "second", seed=7)
    assert digests(first.root) == digests(second.root)
    assert first.figures == second.figures


def test_another_seed_gives_other_texts(tmp_path: Path) -> None:
    """Two seeds share file names of decisions, since the number decides them, but not their texts."""
    first, second = (
        digests(written(tmp_path / "a", seed=1).root),
        digests(written(tmp_path / "b", seed=2).root),
    )
    decisions = {name for name in first if name.startswith("data/decisions/")}
    assert decisions == {name for name in second if name.startswith("data/decisions/")}
    assert not any(first[name] == second[name] for name in decisions)


def test_no_rule_finds_a_problem(corpus: Corpus) -> None:
    """What is written loads, and passes every rule that the real data must pass."""
    problems = [*corpus.loaded.problems, *check(Register(corpus.loaded))]
    assert [f"{problem.spot}: {problem.told('en')}" for problem in problems] == []


def test_there_are_as_many_decisions_as_asked(corpus: Corpus) -> None:
    """The number of decisions is the one asked for; it is also printed."""
    assert len(corpus.decisions) == DECISIONS == int(corpus.figures["decisions"])


def test_every_kind_of_record_occurs(corpus: Corpus) -> None:
    """Each kind has records; activities are at least an eighth of the decisions, or four."""
    assert all(corpus.loaded.entries[kind] for kind in corpus.loaded.entries if kind != "status")
    assert len(corpus.loaded.entries["activities"]) == max(4, DECISIONS // 8)


def test_a_decision_takes_about_8_kb_of_yaml(corpus: Corpus) -> None:
    """The mean size of a decision's file is 8 kB; of 30 it may be between 5 and 11."""
    sizes = [path.stat().st_size for path in (corpus.root / "data" / "decisions").iterdir()]
    assert 5_000 < statistics.mean(sizes) < 11_000
    assert corpus.figures["bytes of YAML per decision, mean"] == f"{statistics.mean(sizes):.0f}"


def test_a_decision_has_2_to_60_paragraphs(corpus: Corpus) -> None:
    """Texts have from 2 to 60 paragraphs, the typical one between 8 and 25; some have lettered items."""
    counts = [len(decision.text.paragraphs) for decision in corpus.decisions]
    places = {paragraph.at for decision in corpus.decisions for paragraph in decision.text.paragraphs}
    assert 2 <= min(counts) <= 8 <= statistics.median(counts) <= 25 <= max(counts) <= 60
    assert {"pp1", "p1", "p3-a"} <= places
    assert any(re.fullmatch(r"p\d+-[a-f]-1", place) for place in places)


def test_the_vocabulary_is_large_in_both_languages(corpus: Corpus) -> None:
    """There are at least 15,000 English word forms and 5,000 Chinese words to draw from."""
    assert int(corpus.figures["English word forms in the lexicon"]) >= 15_000
    assert int(corpus.figures["Chinese words in the lexicon"]) >= 5_000


def test_frequencies_follow_zipf(corpus: Corpus) -> None:
    """Frequency falls with rank about one to one on logarithmic scales, and many forms occur once."""
    words = Counter(
        word for decision in corpus.decisions for text in english(decision) for word in text.split()
    )
    assert -1.2 < float(corpus.figures["English frequency against rank, exponent"]) < -0.7
    assert sum(count == 1 for count in words.values()) > len(words) / 4


def test_some_chinese_characters_are_frequent_and_most_are_rare(corpus: Corpus) -> None:
    """A hundred characters make up two thirds of the Chinese that the real site holds."""
    share = corpus.figures["Chinese text made of the 100 commonest characters"].removesuffix(" %")
    assert 55 < float(share) < 75


def test_a_fifth_of_the_phrases_recurs_from_a_predecessor(corpus: Corpus) -> None:
    """20 % of the phrases stand in a decision that is recalled: what a comparison of texts has to find."""
    entries = corpus.loaded.entries["decisions"]
    recurs: list[bool] = []
    for decision in corpus.decisions:
        recalled = [to for relation in decision.relations if relation.kind == "recalls" for to in relation.to]
        earlier = " ".join(text for identity in recalled for text in english(entries[identity].record))
        recurs.extend(phrase in earlier for phrase in later_phrases(decision))
    assert 0.14 < statistics.mean(recurs) < 0.26
    assert 15 < float(corpus.figures["phrases that recur from a predecessor"].removesuffix(" %")) < 25


def test_symbols_are_rare_in_the_texts_and_the_same_in_both_languages(corpus: Corpus) -> None:
    """About 1 % of the phrases name a document or decision; the Chinese names the same one."""
    symbol = re.compile(r"EX/[A-Z]{2}/COP\.\d+/INF/\d+|G[A-D]-\d+/\d+")
    for decision in corpus.decisions:
        for en, zh in zip(english(decision), chinese(decision), strict=True):
            assert symbol.findall(en) == symbol.findall(zh)
    assert 0.3 <= float(corpus.figures["phrases with a symbol"].removesuffix(" %")) <= 2


def test_relations_lead_to_earlier_decisions_and_documents(corpus: Corpus) -> None:
    """Decisions recall, supersede and take note, and some correspond to those of other conferences."""
    kinds = {relation.kind for decision in corpus.decisions for relation in decision.relations}
    assert {"recalls", "takes-note-of"} <= kinds <= {"recalls", "takes-note-of", "supersedes"}
    assert int(corpus.figures["decisions in corresponding groups"]) == sum(
        decision.corresponds is not None for decision in corpus.decisions
    )


def test_pages_templates_and_words_come_from_the_repository(corpus: Corpus) -> None:
    """What a project needs besides its data is copied as it stands, as far as the repository has it."""
    for name in ("languages.yaml", "vocabulary.yaml", "wording.yaml"):
        assert (corpus.root / "data" / name).read_bytes() == (REPOSITORY / "data" / name).read_bytes()
    for name in ("docs", "overrides", "hooks", "mkdocs.yml"):
        assert (corpus.root / name).exists() == (REPOSITORY / name).exists()


def test_copied_pages_name_no_record_of_the_repository(corpus: Corpus) -> None:
    """A line of a page that names a real decision or document is left out: the corpus has no such record."""
    pages = "".join(page.read_text("utf-8") for page in (corpus.root / "docs").rglob("*.md"))
    real = [
        path.stem
        for kind in ("decisions", "documents")
        for path in (REPOSITORY / "data" / kind).glob("*.yaml")
    ]
    assert real
    assert [identity for identity in real if identity in pages] == []


def test_a_folder_that_holds_files_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that holds files; the exit status is that of a wrong call."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    finished = run(tmp_path, seed=1)
    assert finished.returncode == 2
    assert finished.stderr.endswith(f"error: {tmp_path} holds files already\n")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("decisions", [0, -1, 79_921])
def test_a_number_that_cannot_be_numbered_is_refused(tmp_path: Path, decisions: int) -> None:
    """There are no decisions of a number that symbols cannot express."""
    finished = run(tmp_path / "out", seed=1, decisions=decisions)
    assert finished.returncode == 2
    assert finished.stderr.endswith("error: --decisions must be from 1 to 79920\n")


@pytest.mark.parametrize("decisions", [1, 2, 9])
def test_even_the_smallest_project_passes_every_rule(tmp_path: Path, decisions: int) -> None:
    """A single decision makes a project without problems."""
    assert run(tmp_path / "out", seed=3, decisions=decisions).returncode == 0
    loaded = load(tmp_path / "out")
    assert [*loaded.problems, *check(Register(loaded))] == []
