"""Random edits of a project such as an author makes: of records and of pages; nearly all of them are sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from jointreport.records.model.vocabulary import LISTS
from jointreport.views.blocks import ARGUMENT_VALUES, block_kinds
from projects import records

Edit = Callable[[Path, Random], str]
"""It returns what it was, or nothing where it found nothing to change."""

_BLOCK = re.compile(r"\{\{ ([a-z.-]+)(?:\(.*?\))? \}\}")
_EACH = re.compile(r"^each: (\S+)$", re.MULTILINE)
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


def _replace_one(pattern: re.Pattern[str], file: Path, chance: Random, new: Callable[[str], str]) -> str:
    """Write one place that a pattern finds otherwise."""
    text = file.read_text("utf-8")
    found = list(pattern.finditer(text))
    if not found:
        return ""
    match = chance.choice(found)
    return _rewrite(file, text[: match.start()] + new(match[0]) + text[match.end() :])


def _put_behind(pattern: str, chosen: Callable[[Path, Random], Path], words: str = "Edited{} ") -> Edit:
    """Return the edit that puts words, with a number in them, behind one such place of a file that is chosen."""
    places = re.compile(pattern, re.MULTILINE)

    def change(project: Path, chance: Random) -> str:
        put = words.format(chance.randrange(9))
        return _replace_one(places, chosen(project, chance), chance, lambda found: f"{found}{put}")

    return change


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
    each = _EACH.search(file.read_text("utf-8"))
    kinds = [kind for kind in block_kinds().values() if kind.each in {"", each[1] if each else ""}]
    kind = chance.choice(sorted(kinds, key=lambda kind: kind.name))
    given = f"({argument})" if (argument := _argument(project, kind.required or kind.arguments, chance)) else ""
    return _replace_one(_BLOCK, file, chance, lambda _: f"{{{{ {kind.name}{given} }}}}")


def _argument(project: Path, names: tuple[str, ...], chance: Random) -> str:
    if not names:
        return ""
    name = chance.choice(names)
    kind = ARGUMENT_VALUES.get(name)
    known = {"list": list(LISTS), "places": _places(project)}
    values = list(records(project, kind)) if kind else known.get(name, LISTS.get(name.replace("_", "-"), ()))
    return f'{name}="{chance.choice(sorted(values))}"' if values else ""


def _places(project: Path) -> list[str]:
    decisions = records(project, "decisions")
    return [
        f"{identity}#{paragraph['at']}"
        for identity, record in decisions.items()
        for paragraph in record.get("text", {}).get("paragraphs", ())
    ]


def _a_link_or_symbol(project: Path, chance: Random) -> str:
    file = _page(project, chance)
    place = chance.choice([*_places(project), *records(project, "meetings"), *records(project, "terms")])
    symbol = chance.choice([one["symbol"] for one in records(project, "decisions").values() if "symbol" in one])
    words = chance.choice((f"[a record]({place})", f"See {symbol}."))
    return _rewrite(file, f"{file.read_text('utf-8')}\n\n{words}\n")


_a_word = _put_behind(r'^(\s*(?:en|zh|fr): "?)(?=\w)', _data)
_a_heading = _put_behind("^#+ ", _page)
_front_matter = _put_behind("^(menu|description|title): ", _page)
# What leads to the old one is broken from now on.
_an_anchor = _put_behind(r"\{#[a-z-]+(?=\})", _page, "-too")
_EDITS: tuple[Edit, ...] = (
    *(_a_word, _a_word, _what_it_is_filed_under, _what_it_is_filed_under, _a_comment, _another_name),
    *(_a_record_less, _another_block, _another_block, _another_block, _a_link_or_symbol),
    *(_a_link_or_symbol, _a_heading, _a_heading, _an_anchor, _front_matter, _front_matter),
)
