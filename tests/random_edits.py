"""Random edits of a project such as an author makes: of records and of pages; nearly all of them are sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from jointreport.records.model.vocabulary import LISTS
from jointreport.views.blocks import ARGUMENT_VALUES, block_kinds
from projects import records

_WORDS = re.compile(r'^(\s*(?:en|zh|fr): "?)(?=\w)', re.MULTILINE)
_BLOCK = re.compile(r"\{\{ ([a-z.-]+)(?:\(.*?\))? \}\}")
_EACH = re.compile(r"^each: (\S+)$", re.MULTILINE)
_FIELD = re.compile(r"^(menu|description|title): ", re.MULTILINE)
_HEADING = re.compile(r"^(#+ )", re.MULTILINE)
_ANCHOR = re.compile(r"\{#[a-z-]+(?=\})")
_SOURCES = "sources: [{source: ambrose-site-history, certainty: confirmed}]"
# What a decision is filed under decides on which lists it stands: those it leaves and those it joins must tell.
_FILED = (
    ("areas: [lamp-care, shared-register, training]", "areas: [lamp-care, still-evenings]"),
    ("meeting: aa-cop-4\n", "meeting: aa-cop-3\n"),
    ("{source: ambrose-site-history,", "{document: aa-cop-3-report,"),
    ("subject: related", "subject: cooperation"),
    ("subject: cooperation", "subject: related"),
    ("\ntext:", f"\nrelations:\n  - kind: recalls\n    to: [bb-4-1]\n    {_SOURCES}\ntext:"),
    ("\ntext:", f"\nrelations:\n  - kind: takes-note-of\n    to: [aa-cop-3-report]\n    {_SOURCES}\ntext:"),
    ("state: planned", "state: completed"),
    ("state: held", "state: confirmed"),
    ("decision: bb-6-2", "decision: aa-cop-4-bells"),
)


def edit(project: Path, chance: Random) -> str:
    """Make an edit and return what it was; one that finds nothing to change is tried again as another."""
    while True:
        change = chance.choice(_EDITS)
        if told := change(project, chance):
            return told


def _rewrite(file: Path, text: str) -> str:
    if text == file.read_text("utf-8"):
        return ""
    file.write_text(text, "utf-8")
    return str(file)


def _data(project: Path, chance: Random) -> Path:
    files = sorted((project / "data").rglob("*.yaml"))
    # Half of the edits are of decisions, which are on most pages.
    decisions = sorted((project / "data" / "decisions").glob("*.yaml"))
    return chance.choice(chance.choice((files, decisions)))


def _page(project: Path, chance: Random) -> Path:
    return chance.choice(sorted((project / "docs").rglob("*.md")))


def _replace_one(pattern: re.Pattern[str], text: str, chance: Random, new: Callable[[re.Match[str]], str]) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + new(match) + text[match.end() :]


def _edit_word(pattern: re.Pattern[str], file: Path, chance: Random, new: Callable[[Random], str]) -> str:
    """Put something behind one place that a pattern finds."""
    text = file.read_text("utf-8")
    return _rewrite(file, _replace_one(pattern, text, chance, lambda m: f"{m[0]}{new(chance)}"))


def _edited(chance: Random) -> str:
    return f"Edited{chance.randrange(9)} "


def _a_word(project: Path, chance: Random) -> str:
    return _edit_word(_WORDS, _data(project, chance), chance, _edited)


def _what_it_is_filed_under(project: Path, chance: Random) -> str:
    before, after = chance.choice(_FILED)
    files = [f for f in sorted((project / "data").rglob("*.yaml")) if before in f.read_text("utf-8")]
    if not files:
        return ""
    file = chance.choice(files)
    return _rewrite(file, file.read_text("utf-8").replace(before, after, 1))


def _a_comment(project: Path, chance: Random) -> str:
    file = _data(project, chance)
    return _rewrite(file, f"# {chance.randrange(99)}\n{file.read_text('utf-8')}")


def _another_name(project: Path, chance: Random) -> str:
    """Nothing leads to a decision under its old name any more; where something does, the build refuses."""
    file = chance.choice(sorted((project / "data" / "decisions").glob("*.yaml")))
    new = file.with_stem(f"{file.stem}-{chance.randrange(9)}")
    file.rename(new)
    return f"{file} → {new}"


def _a_record_less(project: Path, chance: Random) -> str:
    kind = chance.choice(("decisions", "activities", "accounts", "status", "documents", "services"))
    files = sorted((project / "data" / kind).rglob("*.yaml"))
    if not files:
        return ""
    file = chance.choice(files)
    file.unlink()
    return f"{file} removed"


def _another_block(project: Path, chance: Random) -> str:
    """Another one in its place, with a value for one of its arguments."""
    file = _page(project, chance)
    text = file.read_text("utf-8")
    each = _EACH.search(text)
    kinds = [kind for kind in block_kinds().values() if kind.each in {"", each[1] if each else ""}]
    kind = chance.choice(sorted(kinds, key=lambda kind: kind.name))
    given = f"({argument})" if (argument := _argument(project, kind.arguments, chance)) else ""
    return _rewrite(file, _replace_one(_BLOCK, text, chance, lambda _: f"{{{{ {kind.name}{given} }}}}"))


def _argument(project: Path, names: tuple[str, ...], chance: Random) -> str:
    if not names:
        return ""
    name = chance.choice(names)
    kind = ARGUMENT_VALUES.get(name)
    values = list(records(project, kind)) if kind else LISTS.get(name.replace("_", "-"), ())
    if name == "list":
        values = tuple(LISTS)
    if name == "places":
        values = tuple(_places(project))
    return f'{name}="{chance.choice(sorted(values))}"' if values else ""


def _places(project: Path) -> list[str]:
    decisions = records(project, "decisions")
    return [
        f"{identity}#{paragraph['at']}"
        for identity, record in decisions.items()
        for paragraph in record.get("text", {}).get("paragraphs", ())
    ]


def _a_link(project: Path, chance: Random) -> str:
    file = _page(project, chance)
    place = chance.choice([*_places(project), *records(project, "meetings"), *records(project, "terms")])
    return _add(file, f"[a record]({place})")


def _a_symbol(project: Path, chance: Random) -> str:
    file = _page(project, chance)
    symbols = [one["symbol"] for one in records(project, "decisions").values() if "symbol" in one]
    return _add(file, f"See {chance.choice(symbols)}.")


def _add(file: Path, words: str) -> str:
    return _rewrite(file, f"{file.read_text('utf-8')}\n\n{words}\n")


def _a_heading(project: Path, chance: Random) -> str:
    return _edit_word(_HEADING, _page(project, chance), chance, _edited)


def _an_anchor(project: Path, chance: Random) -> str:
    """What leads to the old one is broken from now on."""
    return _edit_word(_ANCHOR, _page(project, chance), chance, lambda _: "-too")


def _front_matter(project: Path, chance: Random) -> str:
    return _edit_word(_FIELD, _page(project, chance), chance, _edited)


_EDITS: tuple[Callable[[Path, Random], str], ...] = (
    *(_a_word, _a_word, _what_it_is_filed_under, _what_it_is_filed_under, _a_comment, _another_name),
    *(_a_record_less, _another_block, _another_block, _another_block, _a_link, _a_symbol, _a_heading),
    *(_a_heading, _an_anchor, _front_matter, _front_matter),
)
