"""Paragraphs of held texts, quoted with the place they stand at and what their text is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.decisions import Decision, Passage
from jointreport.records.model.documents import Document
from jointreport.records.model.language import Text
from jointreport.records.model.text import without_marks
from jointreport.site.context import Reader
from jointreport.views.parts.supports import document_name
from jointreport.views.texts.texts import is_draft, text_statement


@dataclass(frozen=True, slots=True)
class Quotation:
    """A paragraph in one language: where it stands, its words, and what the text in that language is."""

    name: Markup
    href: str
    language: str
    tag: str
    direction: str
    words: Markup
    status: str
    tone: str
    statement: Markup
    is_draft: bool


def text_record(reader: Reader, identity: str) -> Decision | Document | None:
    """Return the decision or document of an identity, or nothing where there is none."""
    register = reader.register
    entry = register.decisions.get(identity) or register.documents.get(identity)
    return entry.record if entry else None


def quotation(reader: Reader, identity: str, at: str, language: str = "") -> Quotation | None:
    """Return a paragraph in a language, by default the reader's; nothing where it is not held."""
    record = text_record(reader, identity)
    paragraph = reader.register.paragraph(record, at) if record else None
    if record is None or paragraph is None:
        return None
    shown = language or record.text.language_for(reader.language)
    told = paragraph.text.told(shown)
    status, known = record.text.languages.get(told.language), reader.register.languages[told.language]
    return Quotation(
        name=reader.phrase("in-document", document=called(reader, identity), place=reader.say.paragraph(at)),
        href=reader.to_text(identity, at),
        language=reader.say(f"language-{told.language}"),
        tag=known.tag,
        direction=known.direction,
        words=reader.prose(without_marks(told.words)),
        status=reader.choice("text-status", status.status) if status else "",
        tone=status.status if status else "pending",
        statement=text_statement(reader, status),
        is_draft=is_draft(record),
    )


def paragraph_words(reader: Reader, text: Text) -> Markup:
    """Return the words of a paragraph for use away from its text, marked where they are in another language."""
    told = text.told(reader.language)
    words = without_marks(told.words)
    return reader.foreign(words, told.language) if told.pending else reader.prose(words)


def called(reader: Reader, identity: str) -> Markup:
    """Return what a text is called in a reference: symbol, “draft decision” or a name."""
    decision = reader.register.decisions.get(identity)
    if decision is None:
        return document_name(reader, identity)
    if decision.record.stage == "draft":
        return Markup("{}").format(reader.say("the-draft-decision"))
    return reader.name(decision)


def passage(reader: Reader, where: Passage | None) -> Quotation | None:
    """Return the passage a record is taken from, or nothing where it names none."""
    return quotation(reader, where.document, where.at) if where else None
