"""Words that a project tells otherwise than the program, or adds in a language of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.records.load import Loaded, load
from jointreport.records.register.register import Register
from jointreport.site.wording import wordings

FRENCH = "fr: {tag: fr, direction: ltr, name: français}"


def loaded(project: Path, name: str, content: str) -> Loaded:
    (project / "data" / name).write_text(content, "utf-8")
    return load(project)


def told(found: Loaded) -> list[str]:
    return [problem.line() for problem in found.problems]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("", ["Home", "首页", "Home"]),
        ('home: {en: "First page", zh: "主页"}\n', ["First page", "主页", "First page"]),
        ("home: {fr: Accueil}\n", ["Home", "首页", "Accueil"]),
    ],
)
def test_a_sentence_of_the_project_takes_the_place_of_the_programs_or_stands_beside_it(
    small: Path, own: str, said: list[str]
) -> None:
    found = loaded(small, "wording.yaml", own) if own else load(small)
    say = wordings(Register(found))
    assert told(found) == []
    assert [say[language]("home") for language in ("en", "zh", "fr")] == said
    assert say["en"]("menu") == "Menu"


def test_the_words_of_a_value_may_be_told_otherwise_without_its_definition(small: Path) -> None:
    found = loaded(small, "vocabulary.yaml", "stage:\n  draft: {words: {en: Proposal, zh: 提案}}\n")
    choice = Register(found).choice("stage", "draft")
    assert told(found) == []
    assert choice.words["en"] == "Proposal"
    assert choice.definition["en"].startswith("A text proposed to a conference.")


def test_a_sentence_is_not_told_otherwise_in_one_required_language_alone(small: Path) -> None:
    """The reader of the other language would be told something else."""
    found = loaded(small, "wording.yaml", "menu: {fr: Menu}\nhome: {en: First page}\n")
    (problem,) = found.problems
    assert (str(problem.spot), problem.code) == ("data/wording.yaml:2:1", "missing-language")
    assert problem.sentence("en").startswith("The text at “home” has no version in: zh.")
    assert problem.sentence("zh").startswith("“home”缺少以下语文的文字：zh。")


@pytest.mark.parametrize("written", ["[Home]", "{one: [Home]}", "{}"])
def test_words_are_a_sentence_or_sentences_by_plural_category(small: Path, written: str) -> None:
    found = loaded(small, "wording.yaml", f"home: {{en: {written}, zh: 首页}}\n")
    assert [(str(problem.spot), problem.code) for problem in found.problems] == [
        ("data/wording.yaml:1:12", "text-expected")
    ]


def test_a_required_language_without_words_is_told_once_for_all(small: Path) -> None:
    """The hundreds of words of the interface are one warning, not hundreds, with the first line to write."""
    languages = small / "data" / "languages.yaml"
    content = languages.read_text("utf-8").replace(FRENCH, FRENCH.replace("}", ", required: yes}"))
    found = loaded(small, "languages.yaml", content)
    words = [problem for problem in found.problems if problem.code == "missing-words"]
    assert [str(problem.spot) for problem in words] == ["data/vocabulary.yaml:1:1", "data/wording.yaml:1:1"]
    number = len(found.entries["wording"])
    assert words[1].sentence("en").startswith(f"“fr” is required, and {number} words of this kind")
    assert words[1].sentence("zh").startswith(f"“fr”为必备语文，而此类用语有{number}条")
    assert words[1].sentence("en").endswith('is heading-publisher: {fr: "…"}.')
    assert {problem.level for problem in found.problems} == {"warning"}
