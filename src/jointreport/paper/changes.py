"""Which comparisons there are as Word files, one for each page of changes and each language of its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jointreport.paper.model import Tracked
from jointreport.records.model.decisions import Decision
from jointreport.records.register.register import Register
from jointreport.records.register.succession import Pair
from jointreport.site.pages import pages_of_changes
from jointreport.site.running_text import is_chinese
from jointreport.site.urls import record_path
from jointreport.site.wording import Wording
from jointreport.texts.citations.references import References
from jointreport.texts.compare.comparison import compare


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison to be written: the file below the site without its ending, its language, and what it says."""

    path: str
    language: str
    tracked: Tracked


def comparisons(register: Register, wordings: Mapping[str, Wording]) -> Iterator[Compared]:
    """Yield what changed from each earlier text to a decision, in each language in which both are held."""
    references = {language: References(register, say) for language, say in wordings.items()}
    for identity, entry in register.decisions.items():
        for step, pair in pages_of_changes(register, entry).items():
            folder = f"{record_path('decisions', identity)}{step}/"
            for language in pair.languages:
                told = _tracked(register, pair, references[language], wordings[language])
                yield Compared(f"{folder}{identity}-{step}.{language}", language, told)


def _tracked(register: Register, pair: Pair, references: References, say: Wording) -> Tracked:
    language, known = say.language, register.languages[say.language]
    before, after = (one.record.text for one in (pair.earlier, pair.later))
    rows = compare(before, after, {language: is_chinese(known)}).in_language(language, every=True)
    earlier, later = (_printed(one.record, references, language) for one in (pair.earlier, pair.later))
    return Tracked(
        title=pair.later.record.title.version(language).words,
        above=(*_above(pair, references, say), say("changes-by-machine")),
        rows=rows,
        tag=known.tag,
        from_right=known.direction == "rtl",
        language=language,
        day=register.edition.as_of.last,
        author=register.edition.title.version(language).words,
        earlier=earlier,
        later=later,
    )


def _above(pair: Pair, references: References, say: Wording) -> Iterator[str]:
    """Yield which two texts are compared, and what each of them is."""
    for role, entry in (("changes-earlier", pair.earlier), ("changes-later", pair.later)):
        statements = " ".join(one.words for one in references.statements(entry.record))
        yield f"{say(role)} {references.whole(entry.identity)} {statements}".strip()


def _printed(record: Decision, references: References, language: str) -> dict[str, str]:
    """Return what is printed before each paragraph and footnote of a text."""
    paragraphs = {one.at: references.before(one) for one in record.text.paragraphs}
    return paragraphs | {note.at: f"{note.label_in(language)} " for note in record.text.footnotes}
