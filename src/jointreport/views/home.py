"""The home page's figures, counted from the register, and the page that points to the newest draft."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from jointreport.blocks import Place, block
from jointreport.citations.references import inferred
from jointreport.load import Entry
from jointreport.model.decisions import Decision
from jointreport.model.text import Paragraph, without_marks
from jointreport.reader import Reader
from jointreport.templating import render
from jointreport.views.areas import broader_agendas
from jointreport.views.holdings import holding_of
from jointreport.views.mandates import decisions_on_cooperation, proposed_words, requests_in
from jointreport.views.services import counted_by_state
from jointreport.views.supports import Support, document_name, supports
from jointreport.views.texts import text_statement

_FIRST_WORDS = 12
_FIRST_CHARACTERS = 30
# What is counted up to a colon, the count itself, and an explanation in parentheses or after a semicolon.
_PARTS_OF_A_FIGURE = re.compile(r"^((?:[^(（:：]*[:：] ?)?)([^(（;；]*[;；]?)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A sentence with figures, and the page on which what is counted stands."""

    href: str
    words: str

    @property
    def sentence(self) -> Markup:
        """Return the words with each figure marked; what stands before a colon or behind the count is small."""
        label, told, detail = _PARTS_OF_A_FIGURE.findall(self.words)[0]
        numbered = (_number(part) if part.isdecimal() else escape(part) for part in re.split(r"(\d+)", told))
        return Markup("").join((_small(label), *numbered, _small(detail)))


@dataclass(frozen=True, slots=True)
class FirstWords:
    """A paragraph in a list of paragraphs: its number, its address, how it begins."""

    href: str
    place: str
    words: str
    tag: str


def _small(words: str) -> Markup:
    return Markup('<span class="detail">{}</span>').format(words) if words else Markup("")


def _number(digits: str) -> Markup:
    return Markup('<b class="number">{}</b>').format(digits)


@block("figures")
def figures(place: Place) -> Markup:
    """Show what the site holds in figures counted from the data, drafts apart; each leads to what it counts."""
    reader = place.reader
    as_of = reader.say("figures-as-of", date=reader.say.date(reader.register.edition.as_of))
    drafts = tuple(_proposed(reader, entry) for entry in _asking_drafts(reader))
    return render("figures", figures=figures_of(reader), drafts=drafts, as_of=as_of, say=reader.say)


def figures_of(reader: Reader) -> tuple[Figure, ...]:
    """Return the figures: decisions without drafts, activities without context, services by state."""
    register, to = reader.register, reader.standpoint.to
    return (
        Figure(to("decisions/"), _decisions(reader)),
        Figure(to("about/coverage/"), _texts(reader)),
        Figure(to("areas/"), _areas(reader)),
        Figure(to("areas/"), reader.say.count("figure-activities", len(register.activities))),
        *((Figure(to("services/"), _services(reader)),) if register.services else ()),
        Figure(to("documents/"), reader.say.count("figure-documents", len(register.documents))),
    )


def _proposed(reader: Reader, entry: Entry[Decision]) -> Figure:
    """Return what a draft would ask; it is no figure of what was decided, so it stands apart."""
    return Figure(reader.standpoint.to("draft-decision/"), proposed_words(reader, entry))


def _decisions(reader: Reader) -> str:
    """Count the adopted decisions on this cooperation, and of how many that is inferred."""
    adopted = decisions_on_cooperation(reader.register, "adopted")
    words = reader.say.count("figure-decisions", len(adopted))
    number = sum(inferred(entry.record, "stage") for entry in adopted)
    return reader.say("figure-inferred", words=words, n=number) if number else words


def _texts(reader: Reader) -> str:
    """Count how many of these decisions are held complete, how many in part, how many in our summary alone."""
    decisions = decisions_on_cooperation(reader.register, "adopted")
    held = [holding_of(entry.record.text) for entry in decisions]
    summaries = held.count("summary")
    return reader.say(
        "figure-texts",
        complete=held.count("complete"),
        part=held.count("part"),
        summaries=reader.say("figure-texts-summary", n=summaries) if summaries else "",
    )


def _asking_drafts(reader: Reader) -> tuple[Entry[Decision], ...]:
    return tuple(e for e in decisions_on_cooperation(reader.register, "draft") if requests_in(e))


def _areas(reader: Reader) -> str:
    """Count the areas of cooperation; the broader agendas are examples, so they are named, not counted."""
    areas = [entry.record for entry in reader.register.areas.values()]
    count = sum(area.kind == "cooperation" for area in areas)
    examples = broader_agendas(reader)
    return reader.say("figure-areas" if examples else "figure-areas-only", n=count, examples=examples)


def _services(reader: Reader) -> str:
    return reader.say("figure-services", counted=counted_by_state(reader, reader.register.services.values()))


@block("draft")
def draft(place: Place) -> Markup:
    """Point to the newest draft decision: what became of it, where it stands, how each paragraph begins."""
    reader = place.reader
    drafts = decisions_on_cooperation(reader.register, "draft")
    if not drafts:
        return Markup('<p class="empty">{}</p>').format(reader.say("no-draft-known"))
    entry = drafts[0]
    text = entry.record.text
    language = text.language_for(reader.language)
    status = text.languages.get(language)
    return render(
        "draft",
        remark=reader.text(entry.record.remark) if entry.record.remark else Markup(""),
        supports=_remark_supports(reader, entry.record),
        link=reader.link("decisions", entry.identity),
        stands_in=_stands_in(reader, entry.identity),
        statement=text_statement(reader, status),
        paragraphs=tuple(_first_words(reader, entry, paragraph) for paragraph in text.paragraphs),
        say=reader.say,
    )


def _remark_supports(reader: Reader, record: Decision) -> tuple[Support, ...]:
    return supports(reader, record.sources, "remark") if record.remark else ()


def _stands_in(reader: Reader, identity: str) -> Markup:
    """Return “the note by the secretariat, paragraph 6” as a link; empty where no document holds it."""
    document = reader.register.draft_of_document.get(identity)
    if document is None:
        return Markup("")
    paragraphs = reader.register.documents[document].record.text.paragraphs
    at = next(paragraph.at for paragraph in paragraphs if paragraph.contains == identity)
    words = reader.phrase(
        "in-document", document=document_name(reader, document), place=reader.say.paragraph(at)
    )
    return Markup('<a href="{}">{}</a>').format(reader.to("documents", document, at), words)


def _first_words(reader: Reader, entry: Entry[Decision], paragraph: Paragraph) -> FirstWords:
    told = paragraph.text.told(entry.record.text.language_for(reader.language))
    words = without_marks(told.words)
    href = reader.to("decisions", entry.identity, paragraph.at)
    begins = _beginning(words)
    if begins != words:
        # An ellipsis is written as the language of the paragraph writes it.
        begins = reader.wordings[told.language]("shortened", words=begins)
    return FirstWords(href, reader.say.paragraph(paragraph.at), begins, reader.tag(told.language))


def _beginning(words: str) -> str:
    """Return the first words of a paragraph; where words are not parted by spaces, its first characters."""
    parts = words.split(" ")
    if len(parts) > _FIRST_WORDS:
        return " ".join(parts[:_FIRST_WORDS])
    # Han text has hardly any spaces, so a long “word” is cut by characters.
    return words if len(parts) > 3 else words[:_FIRST_CHARACTERS]
