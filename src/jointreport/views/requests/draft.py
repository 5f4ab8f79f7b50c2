"""The page that points to the newest draft decision: what became of it, where it stands, how it begins."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.load import Entry
from jointreport.records.model.decisions import Decision
from jointreport.records.model.text import Paragraph, without_marks
from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block
from jointreport.views.parts.sources import Support, document_name, supports
from jointreport.views.requests.mandates import decisions_on_cooperation
from jointreport.views.templates import render
from jointreport.views.texts.printed import text_statement

_FIRST_WORDS = 12
_FIRST_CHARACTERS = 30


@dataclass(frozen=True, slots=True)
class FirstWords:
    """A paragraph in a list of paragraphs: its number, its address, how it begins."""

    href: str
    place: str
    words: str
    tag: str


@block("draft")
def draft(place: BlockContext) -> Markup:
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
        remark=reader.text_if_any(entry.record.remark),
        supports=_remark_supports(reader, entry.record),
        link=reader.link("decisions", entry.identity),
        stands_in=_stands_in(reader, entry.identity),
        statement=text_statement(reader, status),
        paragraphs=tuple(_first_words(reader, entry, paragraph) for paragraph in text.paragraphs),
        say=reader.say,
    )


def _remark_supports(reader: RenderContext, record: Decision) -> tuple[Support, ...]:
    return supports(reader, record.sources, "remark") if record.remark else ()


def _stands_in(reader: RenderContext, identity: str) -> Markup:
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


def _first_words(reader: RenderContext, entry: Entry[Decision], paragraph: Paragraph) -> FirstWords:
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
