"""Edits as authors of the real data make them: each is correct, and none may turn a test red.

What an edit works on is looked up in the project, so that the edits themselves name no record an author may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from projects import records

Edit = Callable[["Project"], None]
HELD_WHOLE = """\
text:
  extent: complete
  languages:
    en: {status: as-issued}
    zh: {status: as-issued}
  opening: {en: "The Conference of the Parties,", zh: "缔约方大会，"}
  paragraphs:
    - at: pp1
      text: {en: "Recalling its earlier decisions,", zh: "回顾其以往各项决定，"}
      acts: [{verb: recalling}]
    - at: p1
      text: {en: "Welcomes the cooperation;[^1]", zh: "欢迎开展合作；[^1]"}
      acts: [{verb: welcomes}]
    - at: p2
      text: {en: "Requests the secretariat to report.", zh: "请秘书处提出报告。"}
      acts: [{verb: requests, to: SECRETARIAT}]
  footnotes:
    - {label: "1", text: {en: "As reported.", zh: "据报告。"}}
"""


class Project:
    """A copy of the real data and pages, with what an author would look up before writing."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def records(self, kind: str) -> dict[str, Any]:
        return records(self.root, kind)

    def write(self, path: str, words: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")

    def append(self, path: str, words: str) -> None:
        file = self.root / path
        self.write(path, f"{file.read_text('utf-8').rstrip()}\n\n{words}")

    def reword(self, path: str, pattern: str, with_words: str) -> None:
        """Replace the first place that a pattern finds; there must be one."""
        words, count = re.subn(
            pattern, with_words, (self.root / path).read_text("utf-8"), count=1, flags=re.M
        )
        assert count == 1, (path, pattern)
        self.write(path, words)

    def file_of(self, kind: str, identity: str) -> str:
        (file,) = (self.root / "data" / kind).rglob(f"{identity}.yaml")
        return file.relative_to(self.root).as_posix()

    @property
    def files(self) -> list[Path]:
        """The files in which a record may be named."""
        return [*(self.root / "data").rglob("*.yaml"), *(self.root / "docs").rglob("*.md")]

    @property
    def sources(self) -> str:
        """The lines with which a record names a source."""
        return f"sources:\n  - {{source: {next(iter(self.records('sources')))}, certainty: confirmed}}\n"

    def indented(self, margin: str) -> str:
        """The same inside another field, without the last end of a line."""
        return self.sources.rstrip().replace("\n", f"\n{margin}")

    @property
    def secretariats(self) -> list[str]:
        return [key for key, body in self.records("bodies").items() if body["kind"] == "secretariat"]

    @property
    def period(self) -> str:
        return max(self.records("periods"))

    def where(self, of: str, /, **wanted: str) -> list[str]:
        """Return the records of a kind whose fields have these values."""
        return [key for key, one in self.records(of).items() if wanted.items() <= one.items()]


def as_of(project: Project) -> None:
    project.reword("data/edition.yaml", r"^as-of: .*$", "as-of: 2031-01-15")


def a_decision(project: Project, *, text: str = "text: {extent: none}\n") -> None:
    """One more decision of the first conference, at the last of its meetings that were held."""
    convention, entry = next(iter(project.records("conventions").items()))
    meeting = project.where("meetings", convention=convention, state="held")[-1]
    number = project.records("meetings")[meeting]["number"]
    area = next(iter(project.records("areas")))
    project.write(
        f"data/decisions/{convention}-{number}-97.yaml",
        f"stage: adopted\nsubject: cooperation\nsymbol: {entry['prefix']}-{number}/97\nconventions: [{convention}]\n"
        f"meeting: {meeting}\nadopted: {{during: {meeting}}}\ntitle: {{en: A new decision, zh: 一项新决定}}\n"
        f"title-status: {{en: ours, zh: ours}}\nareas: [{area}]\n"
        f"{text.replace('SECRETARIAT', project.secretariats[0])}{project.sources}",
    )


def a_decision_held_in_both_languages(project: Project) -> None:
    a_decision(project, text=HELD_WHOLE)


def an_activity(project: Project, *, year: int = 0) -> None:
    one, other = project.secretariats[:2]
    area, year = list(project.records("areas"))[-1], year or int(project.period[:4])
    project.write(
        f"data/activities/{project.period}/{project.period}-new-side-event.yaml",
        f"title: {{en: A new side event, zh: 新的会外活动}}\nwho: [{one}, {other}]\nareas: [{area}]\n"
        f"when: {{from: {year}-05-12, place: {{en: Geneva, zh: 日内瓦}}}}\n"
        f"reported:\n  text: {{en: The event took place., zh: 活动已举行。}}\n  {project.indented('  ')}\n"
        f"state: completed\n{project.sources}",
    )


def meetings_take_place(project: Project) -> None:
    """Those that were tentative or planned and of which the days are known; the day of the edition moves on."""
    as_of(project)
    meetings = (project.root / "data/meetings.yaml").read_text("utf-8")
    held = re.sub(r"state: (tentative|planned)(?=\n  segments:\n(.*\n)*?.*\bto: )", "state: held", meetings)
    project.write("data/meetings.yaml", held)


def a_reworded_sentence(project: Project) -> None:
    """Of this cooperation's own; the values that it names stay."""
    project.reword(
        "data/wording.yaml", r'^([a-z-]+: {en: ")([^"]*)", zh: "', r'\1As we say: \2", zh: "按本站的说法：'
    )


def a_shipped_sentence_in_other_words(project: Project) -> None:
    """By adding its key; the site shows these words in place of those that come with the program."""
    for key in {"text-not-seen", "nothing-recorded"} - set(project.records("wording")):
        project.append("data/wording.yaml", f'{key}: {{en: "None is seen here", zh: "此处未见"}}\n')


def the_publisher(project: Project) -> None:
    for key in ("publisher", "contact"):
        words = f'{key}: {{en: "Secretariat of the convention", zh: "公约秘书处"}}\n'
        project.reword("data/edition.yaml", rf"^{key}:.*\n(?:  .*\n)*", words)


def a_source(project: Project) -> None:
    project.append(
        "data/sources.yaml",
        "a-new-page:\n  title: {en: A new page, zh: 新网页}\n  kind: press\n  address: https://example.org/new\n"
        "  language: en\n  seen: original\n  looked: 2026-11-20\n",
    )


def a_term(project: Project) -> None:
    project.append(
        "data/terms.yaml",
        "new-term:\n  words: {en: cooperation, zh: 合作}\n  status: {en: attested, zh: our-rendering}\n"
        f"  {project.indented('  ')}\n",
    )


def a_document(project: Project, *, text: str = "text: {extent: none}\n") -> None:
    meeting = project.where("meetings", state="held")[-1]
    convention = project.records("meetings")[meeting]["convention"]
    project.write(
        "data/documents/a-new-report.yaml",
        f"kind: meeting-document\ntitle: {{en: A new report, zh: 新报告}}\ntitle-status: {{en: ours, zh: ours}}\n"
        f"meeting: {meeting}\nconventions: [{convention}]\n{text}{project.sources}",
    )


def a_document_held(project: Project) -> None:
    """In both languages, with a section and a paragraph."""
    a_document(
        project,
        text="text:\n  extent: complete\n  languages:\n    en: {status: as-issued}\n    zh: {status: as-issued}\n"
        "  paragraphs:\n    - {at: s1, text: {en: Introduction, zh: 导言}}\n"
        "    - {at: p1, text: {en: The secretariats cooperated., zh: 各秘书处开展了合作。}}\n",
    )


def a_reworded_page(project: Project) -> None:
    for language, words in (("en", "Another heading"), ("zh", "另一个标题")):
        project.reword(f"docs/services.{language}.md", r"^# .*$", f"# {words}\n\n{words}.")


def a_page(project: Project) -> None:
    for language, words in (("en", "Working together"), ("zh", "共同工作")):
        project.write(
            f"docs/working-together.{language}.md", f"---\nmenu: {words}\n---\n\n# {words}\n\n{words}.\n"
        )
    project.reword("mkdocs.yml", r"^nav:\n", "nav:\n  - working-together.md\n")


def a_page_out_of_the_menu(project: Project) -> None:
    """It still stands, and is reached by links."""
    project.reword("mkdocs.yml", r"^( +- )(?!index)([\w/-]+\.md)\n((?:.*\n)*?not_in_nav: \|\n)", r"\3  /\2\n")


def a_biennium(project: Project) -> None:
    """With an activity in its folder."""
    year = int(project.period[:4]) + 2
    name = f"{{en: {year}–{year + 1}, zh: {year}–{year + 1}}}"
    project.append(
        "data/periods.yaml", f"{year}-{year + 1}:\n  name: {name}\n  from: {year}\n  to: {year + 1}\n"
    )
    an_activity(project, year=year)


def a_deleted_record(project: Project) -> None:
    """A document that nothing refers to goes; a tombstone says so at its address."""
    words = "".join(file.read_text("utf-8") for file in project.files)
    alone = next((key for key in project.records("documents") if key not in words), "a-new-report")
    if alone == "a-new-report":
        a_document(project)
    (project.root / project.file_of("documents", alone)).unlink()
    reason = "{reason: {en: The document was not one of the meeting., zh: 该文件不属于该次会议。}}"
    project.write("data/moved.yaml", f"redirects: {{}}\ntombstones:\n  documents/{alone}/: {reason}\n")


def a_draft_taken_out(project: Project) -> None:
    """The drafts go, with whatever refers to them."""
    for draft in project.where("decisions", stage="draft"):
        (project.root / project.file_of("decisions", draft)).unlink()
        for file in project.files:
            _forget(file, draft)


def _forget(file: Path, identity: str) -> None:
    words = file.read_text("utf-8")
    words = re.sub(rf"\n *contains: {identity}(?=\n)", "", words)
    words = re.sub(rf"\n?\{{\{{ passages\([^\n]*{identity}[^\n]*\)\s*\}}\}}", "", words)
    words = re.sub(rf"\[([^\]]*)\]\({identity}[^)]*\)", r"\1", words)
    file.write_text(words, "utf-8")


def a_corrected_translation(project: Project) -> None:
    """Each paragraph of our translations reads otherwise."""
    for kind, key in ((of, key) for of in ("decisions", "documents") for key in project.records(of)):
        text = project.records(kind)[key]["text"]
        if text.get("languages", {}).get("en", {}).get("status") == "unofficial-translation":
            file = project.root / project.file_of(kind, key)
            words = re.sub(
                r"^( {8}en: .*[a-z])([;.,]?)$", r"\1 indeed\2", file.read_text("utf-8"), flags=re.M
            )
            file.write_text(words, "utf-8")


def a_third_language(project: Project) -> None:
    """French, not required: nothing is translated yet, but the menu of the site and the name of the language."""
    if "fr" in project.records("languages"):
        return
    project.append("data/languages.yaml", "fr: {tag: fr, direction: ltr, name: Français, required: no}\n")
    project.reword(
        "mkdocs.yml", r"(^ +)- \{locale: zh.*\n", r"\g<0>\1- {locale: fr, name: Français, build: true}\n"
    )


def a_statement(project: Project) -> None:
    project.write(
        "data/statements/a-new-statement.yaml",
        f"period: {project.period}\nsubject: cooperation\n"
        f"text: {{en: The work goes on., zh: 工作仍在继续。}}\n{project.sources}",
    )


def related_events(project: Project) -> None:
    for number in (1, 2):
        project.write(
            f"data/context/2026-new-event-{number}.yaml",
            f"title: {{en: An event alone, zh: 单独的活动}}\nwho: [{project.secretariats[0]}]\n"
            f"period: {project.period}\nwhen: {{from: 2026-0{number}}}\n"
            f"text: {{en: It took place., zh: 活动已举行。}}\n{project.sources}",
        )


def a_changed_title(project: Project) -> None:
    decision = project.where("decisions", subject="cooperation")[0]
    project.reword(
        project.file_of("decisions", decision),
        r"^title:(?: \{.*\}|\n  en: .*\n  zh: .*)$",
        "title:\n  en: A better title\n  zh: 更好的标题",
    )


def a_renamed_body(project: Project) -> None:
    project.reword(
        "data/bodies.yaml",
        r"^(  name:\n    en: ).*\n(    zh: ).*$",
        r"\1The body under a new name\n\2更名后的机构",
    )


def a_renamed_record(project: Project) -> None:
    """A decision gets another identity, everywhere; the old address is an alias."""
    decisions = project.records("decisions").items()
    old = next((key for key, one in decisions if "symbol" not in one and one["stage"] == "adopted"), "")
    if not old:
        return  # What has a symbol is called after it.
    for file in project.files:
        words = file.read_text("utf-8")
        if old in words:
            file.write_text(re.sub(rf"\b{old}\b(?!-)", "renamed-record", words), "utf-8")
    file = project.root / project.file_of("decisions", old)
    file.rename(file.with_name("renamed-record.yaml"))
    project.reword("data/decisions/renamed-record.yaml", r"^stage:", f"aliases: [{old}]\nstage:")


def a_second_outline(project: Project) -> None:
    """The annexes of a further document: a joint report and an outline of a biennium to come."""
    a_biennium(project)
    one, other = project.secretariats[:2]
    parts = "".join(
        f"  - id: annex-{number}\n    role: {role}\n    label: {{en: annex {roman}, zh: 附件{han}}}\n"
        f"    period: {project.period}\n    authors: [{one}, {other}]\n    title: {{en: A plan, zh: 计划}}\n"
        f"    {project.indented('    ')}\n"
        for number, roman, han, role in ((1, "I", "一", "joint-report"), (2, "II", "二", "outline"))
    )
    a_document(project)
    project.reword("data/documents/a-new-report.yaml", r"^text:", f"parts:\n{parts}text:")


def services(project: Project) -> None:
    for state in ("requested", "provided", "planned"):
        one, other = project.secretariats[:2]
        project.write(
            f"data/services/{project.period}/2026-new-{state}.yaml",
            f"title: {{en: A new service, zh: 新的服务}}\nprovider: {one}\nrecipient: {other}\n"
            f"items-complete: no\nkind: purchased\nstate: {state}\n{project.sources}",
        )


def a_description_in_the_vocabulary(project: Project) -> None:
    project.reword(
        "data/vocabulary.yaml",
        r"^(    definition:\n      en: ).*\n(      zh: ).*$",
        r"\1Another definition.\n\2另一个定义。",
    )
    if "stage" not in project.records("vocabulary"):
        project.append("data/vocabulary.yaml", "stage:\n  draft:\n    words: {en: Proposal, zh: 提案}\n")


def an_account(project: Project) -> None:
    first, second = project.where("decisions", stage="adopted")[:2]
    project.write(
        "data/accounts/a-new-account.yaml",
        f"of: [{first}, {second}]\ntext: {{en: They were welcomed., zh: 这些决定受到欢迎。}}\n{project.sources}",
    )


def an_area(project: Project) -> None:
    """With an activity in it."""
    order = len(project.where("areas", kind="cooperation")) + 1
    project.append(
        "data/areas.yaml",
        f"new-area:\n  kind: cooperation\n  order: {order}\n  name: {{en: new area, zh: 新领域}}\n"
        f"  wording: {{en: a new area, zh: 一个新领域}}\n  {project.indented('  ')}\n",
    )
    an_activity(project)


def a_meeting(project: Project) -> None:
    meeting = list(project.records("meetings"))[-1]
    convention = project.records("meetings")[meeting]["convention"]
    number = 1 + max(
        int(one["number"].split(".")[0])
        for one in project.records("meetings").values()
        if one["convention"] == convention
    )
    project.append(
        "data/meetings.yaml",
        f"{convention}-cop-{number}:\n  convention: {convention}\n  number: {number}\n"
        f'  name: {{en: "Meeting {number}", zh: "第{number}次会议"}}\n'
        f"  short: {{en: COP-{number}, zh: 第{number}次会议}}\n"
        f"  state: planned\n  {project.indented('  ')}\n",
    )


def every_edit() -> Iterator[Edit]:
    """Yield the edits of this module in their order."""
    made_here = [one for one in globals().values() if getattr(one, "__module__", "") == __name__]
    edits = (one for one in made_here if one not in (Project, every_edit))
    yield from (edit for edit in edits if not edit.__name__.startswith("_"))
