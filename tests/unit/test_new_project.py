"""A new project for another conference: made by one command, sound, and English where a language has no words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jointreport.__main__ import main
from jointreport.generate.check import check_project
from jointreport.records.model.language import Text
from library import Library
from projects import cases

CASE = cases("new_project.yaml")
NAMES = ("--title", "en=Lamps", "zh=灯具", "--convention", "lc", "en=Lamp Convention", "zh=灯具公约")
CONFERENCE = ("conference.en=Conference of the Parties", "conference.zh=缔约方大会", "symbols=LC-{meeting}/{number}")


def init(folder: Path, languages: str) -> int:
    # What a project has no language for is not said.
    spoken = [one for one in (*NAMES, *CONFERENCE) if "zh" in languages or "zh=" not in one]
    spoken = [one for one in spoken if "en" in languages or not one.partition("=")[0].endswith("en")]
    return main(["init", str(folder), "--lang", "en", "--languages", languages, *spoken])


@pytest.mark.parametrize("languages", ["zh,fr", "en,ar,ru"])
def test_what_was_made_is_sound_in_whichever_languages(
    tmp_path: Path, languages: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check of the new project is the last thing that the command does."""
    assert init(tmp_path / "lamps", languages) == 0
    assert capsys.readouterr().err == ""
    checked = check_project(tmp_path / "lamps")
    assert checked.sound
    assert [tag.partition("-")[0] for tag in checked.tags] == languages.split(",")


def test_a_project_has_what_it_was_told_and_no_word_of_another_one(tmp_path: Path) -> None:
    init(tmp_path / "lamps", "en,zh")
    files = {file.relative_to(tmp_path / "lamps").as_posix(): file for file in (tmp_path / "lamps").rglob("*.*")}
    for name, words in CASE["files"].items():
        assert files[name].read_text("utf-8") == words
    everything = "".join(file.read_text("utf-8") for file in files.values() if file.is_file())
    assert [word for word in ("Minamata", "水俣", "Basel", "secretariats") if word in everything] == []


def test_a_page_in_a_language_without_words_is_english_and_marks_what_is_not(tmp_path: Path) -> None:
    """Its direction, days and names of languages too; the texts of the records keep their own."""
    init(tmp_path / "lamps", "en,ar")
    reader = Library(tmp_path / "lamps").reader("ar")
    assert (reader.say.tag, reader.direction, reader.say("home")) == ("en", "ltr", "Home")
    assert reader.say.language_name("ar") == "Arabic"
    text = Text({"en": "Lamps", "ar": "المصابيح"})
    assert reader.text(text) == '<span lang="ar" dir="rtl">المصابيح</span>'
    assert reader.text_without_links(Text({"en": "Lamps"})) == "Lamps"


def test_a_language_with_words_of_its_own_is_spoken_as_before(corpus: Library) -> None:
    assert {key: say.spoken for key, say in corpus.wordings.items()} == {key: key for key in ("en", "zh", "fr", "ar")}


@pytest.mark.parametrize("case", CASE["refused"], ids=lambda case: case["says"])
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    tmp_path: Path, case: dict[str, list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", "utf-8")
    assert main(["init", *case["given"], "--lang", "en"]) == 1
    assert capsys.readouterr().err.splitlines() == case["told"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["full", "mine.txt"]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], list[str]]:
    """Let a person sit at the terminal who gives these answers; return what is asked."""

    def sit_down(given: list[str]) -> list[str]:
        asked: list[str] = []
        following: Iterator[str] = iter(given)

        def answer(question: str) -> str:
            asked.append(question)
            return next(following)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("builtins.input", answer)
        return asked

    return sit_down


def test_what_was_not_given_is_asked(tmp_path: Path, answers: Callable[[list[str]], list[str]]) -> None:
    asked = answers(CASE["answers"])
    assert main(["init", str(tmp_path / "lamps")]) == 0
    assert asked == CASE["asked"]
    assert "灯具公约" in (tmp_path / "lamps" / "data" / "conventions.yaml").read_text("utf-8")
