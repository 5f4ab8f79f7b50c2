"""Edits as authors of the real data make them: each is correct, and none may turn a test red.

Those that write or add something stand in `cases/edits/edits.yaml`; those that must look at what there is are
functions. What an edit works on is looked up in the project, so that no edit names a record an author may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from string import Template
from typing import Any

from projects import cases, records

Edit = Callable[["Project"], None]


class Project:
    """A copy of the real data and pages, with what an author would look up before writing."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def records(self, kind: str) -> dict[str, Any]:
        return records(self.root, kind)

    def write(self, path: str, words: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(words, "utf-8")

    def append(self, path: str, words: str) -> None:
        self.write(path, f"{(self.root / path).read_text('utf-8').rstrip()}\n\n{words}")

    def reword(self, path: str, pattern: str, with_words: str) -> None:
        """Replace the first place that a pattern finds; there must be one."""
        text = (self.root / path).read_text("utf-8")
        words, count = re.subn(pattern, with_words, text, count=1, flags=re.M)
        assert count == 1, (path, pattern)
        self.write(path, words)

    def file_of(self, kind: str, identity: str) -> str:
        (file,) = (self.root / "data" / kind).rglob(f"{identity}.yaml")
        return file.relative_to(self.root).as_posix()

    @property
    def files(self) -> list[Path]:
        """The files in which a record may be named."""
        return [*(self.root / "data").rglob("*.yaml"), *(self.root / "docs").rglob("*.md")]

    def where(self, of: str, /, **wanted: str) -> list[str]:
        """Return the records of a kind whose fields have these values."""
        return [key for key, one in self.records(of).items() if wanted.items() <= one.items()]


def _known(project: Project) -> dict[str, object]:
    """Return what an edit may name: the first convention and its last meeting, the last biennium, and so on."""
    convention, entry = next(iter(project.records("conventions").items()))
    meetings = project.records("meetings")
    meeting = project.where("meetings", convention=convention, state="held")[-1]
    latest = project.where("meetings", state="held")[-1]
    one, other, *_ = project.where("bodies", kind="secretariat")
    first, second, *_ = project.where("decisions", stage="adopted")
    # A meeting other than of the conference of the parties has no number.
    of_convention = (one["number"] for one in meetings.values() if one["convention"] == convention and "number" in one)
    period = max(project.records("periods"))
    year = int(period[:4])
    return {
        "convention": convention, "prefix": entry["prefix"], "meeting": meeting,
        "number": meetings[meeting]["number"],
        "next_number": 1 + max(int(number.split(".")[0]) for number in of_convention),
        "latest_meeting": latest, "latest_convention": meetings[latest]["convention"],
        "one": one, "other": other, "first": first, "second": second,
        "area": list(project.records("areas"))[-1],
        "order": len(project.where("areas", kind="cooperation")) + 1,
        "period": period, "year": year, "next_year": year + 2, "year_after": year + 3,
        "next_period": f"{year + 2}-{year + 3}", "next_years": f"{year + 2}–{year + 3}",
        "file_of_a_decision": project.file_of("decisions", project.where("decisions", subject="cooperation")[0]),
        "sources": f"sources: [{{source: {next(iter(project.records('sources')))}, certainty: confirmed}}]",
    }  # fmt: skip


def _carry_out(steps: list[Mapping[str, str]], shared: Mapping[str, str], project: Project) -> None:
    known = _known(project)
    known |= {key: Template(text).substitute(known).rstrip() for key, text in shared.items()}
    for step in steps:
        words = {key: Template(text).safe_substitute(known) for key, text in step.items() if key != "find"}
        if "new" in step:
            project.write(words["new"], words["text"])
        elif "add-to" in step:
            project.append(words["add-to"], words["text"])
        else:
            project.reword(words["in"], step["find"], words["as"])


def meetings_take_place(project: Project) -> None:
    """Those that were tentative or planned and of which the days are known; the day of the edition moves on."""
    project.reword("data/edition.yaml", r"^as-of: .*$", "as-of: 2031-01-15")
    meetings = (project.root / "data/meetings.yaml").read_text("utf-8")
    held = re.sub(r"state: (tentative|planned)(?=\n  segments:\n(.*\n)*?.*\bto: )", "state: held", meetings)
    project.write("data/meetings.yaml", held)


def a_publisher_and_a_contact(project: Project) -> None:
    """Named for the first time, or others than before."""
    known = (project.root / "data/edition.yaml").read_text("utf-8")
    project.write("data/edition.yaml", re.sub(r"^(publisher|contact):.*\n(  .*\n)*", "", known, flags=re.M))
    for field in ("publisher", "contact"):
        project.append("data/edition.yaml", f'{field}: {{en: "Secretariat of the convention", zh: "公约秘书处"}}\n')


def a_publisher_not_named_any_more(project: Project) -> None:
    """The site is a trial edition then."""
    known = (project.root / "data/edition.yaml").read_text("utf-8")
    project.write("data/edition.yaml", re.sub(r"^publisher:.*\n(  .*\n)*", "", known, flags=re.M))


def a_shipped_sentence_in_other_words(project: Project) -> None:
    """By adding its key; the site shows these words in place of those that come with the program."""
    for key in {"status-text-not-held", "nothing-recorded"} - set(project.records("wording")):
        project.append("data/wording.yaml", f'{key}: {{en: "None stands here", zh: "此处未收录"}}\n')


def a_description_in_the_vocabulary(project: Project) -> None:
    definition = r"^(    definition:\n      en: ).*\n(      zh: ).*$"
    project.reword("data/vocabulary.yaml", definition, r"\1Another definition.\n\2另一个定义。")
    if "stage" not in project.records("vocabulary"):
        project.append("data/vocabulary.yaml", "stage:\n  draft:\n    words: {en: Proposal, zh: 提案}\n")


def a_deleted_record(project: Project) -> None:
    """A document that nothing refers to goes; a tombstone says so at its address."""
    words = "".join(file.read_text("utf-8") for file in project.files)
    alone = next((key for key in project.records("documents") if key not in words), "a-new-report")
    if alone != "a-new-report":
        (project.root / project.file_of("documents", alone)).unlink()
    reason = "{reason: {en: The document was not one of the meeting., zh: 该文件不属于该次会议。}}"
    project.write("data/moved.yaml", f"redirects: {{}}\ntombstones:\n  documents/{alone}/: {reason}\n")


def a_draft_taken_out(project: Project) -> None:
    """The drafts go, with whatever refers to them."""
    for draft in project.where("decisions", stage="draft"):
        (project.root / project.file_of("decisions", draft)).unlink()
        for file in project.files:
            words = re.sub(rf"\n *contains: {draft}(?=\n)", "", file.read_text("utf-8"))
            words = re.sub(rf"\n?\{{\{{ passages\([^\n]*{draft}[^\n]*\)\s*\}}\}}", "", words)
            file.write_text(re.sub(rf"\[([^\]]*)\]\({draft}[^)]*\)", r"\1", words), "utf-8")


def a_corrected_translation(project: Project) -> None:
    """Each paragraph of our translations reads otherwise."""
    for kind, key in ((of, key) for of in ("decisions", "documents") for key in project.records(of)):
        text = project.records(kind)[key]["text"]
        if text.get("languages", {}).get("en", {}).get("status") == "unofficial-translation":
            file = project.root / project.file_of(kind, key)
            english = r"^( {8}en: .*[a-z])([;.,]?)$"
            file.write_text(re.sub(english, r"\1 indeed\2", file.read_text("utf-8"), flags=re.M), "utf-8")


def a_third_language(project: Project) -> None:
    """French, not required: nothing is translated yet, but the menu of the site and the name of the language."""
    if "fr" not in project.records("languages"):
        french = "fr: {tag: fr, direction: ltr, name: Français, required: no}\n"
        project.append("data/languages.yaml", french)
        listed = r"\g<0>\1- {locale: fr, name: Français, build: true}\n"
        project.reword("mkdocs.yml", r"(^ +)- \{locale: zh.*\n", listed)


def a_renamed_record(project: Project) -> None:
    """A decision without a symbol gets another identity, everywhere; the old address is an alias."""
    decisions = project.records("decisions").items()
    for old in [key for key, one in decisions if "symbol" not in one and one["stage"] == "adopted"][:1]:
        for file in project.files:
            words = file.read_text("utf-8")
            if old in words:
                file.write_text(re.sub(rf"\b{old}\b(?!-)", "renamed-record", words), "utf-8")
        file = project.root / project.file_of("decisions", old)
        file.rename(file.with_name("renamed-record.yaml"))
        project.reword("data/decisions/renamed-record.yaml", r"^stage:", f"aliases: [{old}]\nstage:")


def every_written_edit() -> dict[str, Edit]:
    """Return those that only write or add something."""
    told = cases("edits/edits.yaml")
    return {name: partial(_carry_out, steps, told["shared"]) for name, steps in told["edits"].items()}


def every_edit() -> dict[str, Edit]:
    """Return the edits by what they are."""
    looking = (
        meetings_take_place, a_publisher_and_a_contact, a_publisher_not_named_any_more,
        a_shipped_sentence_in_other_words, a_description_in_the_vocabulary, a_deleted_record,
        a_draft_taken_out, a_corrected_translation, a_third_language, a_renamed_record,
    )  # fmt: skip
    return {**every_written_edit(), **{edit.__name__.replace("_", " "): edit for edit in looking}}
