"""Plain editions: a text without furniture, as a page that works everywhere and as a text file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from jointreport.records.model.language import LanguageVersion
from jointreport.records.model.site import Language
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.pages import Subject, title_of
from jointreport.site.wording import Wording
from jointreport.texts.citations.plain_texts import PlainParagraph, PlainText, plain_text, with_printed_marks
from jointreport.texts.citations.quotation import Quoted
from jointreport.texts.citations.references import References
from jointreport.views.parts.marks import back_anchor, link_marks
from jointreport.views.templates import render
from jointreport.views.texts.printed import lines_above
from jointreport.views.texts.quotations import quoter_of

# In brackets, because this page has no script that would copy 2026[4] apart from 20264.
_LINKED_MARK = '<sup><a{} href="{}">[{}]</a></sup>'
# Without it a browser that reads a file from a disk may take Chinese for another script.
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class PlainEdition:
    """A held text in one language, with what must be said above and below it in that language."""

    title: str
    language: Language
    text: PlainText
    # What is printed above the text of a document; the rest stands above and below what is printed.
    heads: tuple[str, ...]
    above: tuple[LanguageVersion, ...]
    below: tuple[LanguageVersion, ...]
    references: References
    say: Wording


@dataclass(frozen=True, slots=True)
class LineView:
    """A paragraph or title on a plain page; `lang` only where it is in another language than the text."""

    anchor: str
    is_heading: bool
    words: Markup
    lang: str
    inner_name: str
    inner: TextOnPage | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """A footnote on a plain page, with the way back to its mark."""

    anchor: str
    back: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class TextOnPage:
    """A text on a plain page."""

    opening: str
    lines: tuple[LineView, ...]
    notes: tuple[NoteView, ...]


def plain_edition(reader: RenderContext, subject: Subject) -> PlainEdition:
    """Return what the plain editions of a held text say, in the reader's language where the text has it."""
    quoter = quoter_of(reader)
    language = subject.record.text.language_for(reader.language)
    references = quoter.references[language]
    return PlainEdition(
        title=title_of(subject, reader),
        language=reader.register.languages[language],
        text=plain_text(reader.register, subject.identity, references),
        heads=lines_above(reader, subject.record),
        above=references.statements(subject.record),
        below=_below(reader, quoter.whole(subject.identity, language)),
        references=references,
        say=reader.wordings[language],
    )


def _below(reader: RenderContext, whole: Quoted) -> tuple[LanguageVersion, ...]:
    """Return what stands below a text: its reference, its address, as at which day, and what this site is not."""
    edition, say = reader.register.edition, reader.wordings[whole.language]
    as_of = f"{say('as-of-label')}{say.date(edition.as_of)}"
    told = filter(None, (*whole.above, whole.address, as_of))
    own = (LanguageVersion(words, whole.language, whole.language) for words in told)
    return (*own, edition.disclaimer.version(whole.language))


def plain_page(reader: RenderContext, edition: PlainEdition) -> Markup:
    """Return the plain edition as a page: no layout, no script, nothing but the text and what it is."""
    return render(
        "plain",
        own=reader.register.languages[reader.spoken],
        # It stands one folder below the page of the text.
        root=f"{reader.standpoint.root}../",
        edition=edition,
        text=_on_page(reader, edition, edition.text),
        above=_told(reader, edition, edition.above),
        below=_told(reader, edition, edition.below),
        say=reader.say,
    )


def _told(
    reader: RenderContext, edition: PlainEdition, passages: tuple[LanguageVersion, ...]
) -> tuple[tuple[str, str], ...]:
    """Return the words of passages, each with its tag where it is in another language than the text."""
    tags = ((one.words, reader.tag(one.language)) for one in passages)
    return tuple((words, "" if tag == edition.language.tag else tag) for words, tag in tags)


def _on_page(reader: RenderContext, edition: PlainEdition, text: PlainText) -> TextOnPage:
    marked: set[str] = set()
    lines = tuple(_line(reader, edition, text, paragraph, marked) for paragraph in text.paragraphs)
    language = edition.say.language
    notes = tuple(
        NoteView(
            f"{text.prefix}{note.at}",
            back_anchor(text.prefix, note.at) if note.label in marked else "",
            note.label_in(language),
            edition.references.complete(note),
        )
        for note in text.record.text.footnotes_in(language)
    )
    return TextOnPage(text.opening, lines, notes)


def _line(
    reader: RenderContext, edition: PlainEdition, text: PlainText, paragraph: PlainParagraph, marked: set[str]
) -> LineView:
    tag = reader.tag(paragraph.language)
    labels = text.record.text.labels_in(paragraph.language)
    before = escape(_not_yet(edition, paragraph) + paragraph.before)
    return LineView(
        anchor=paragraph.anchor,
        is_heading=paragraph.is_heading,
        words=before + link_marks(escape(paragraph.words), text.prefix, marked, partial(_linked_mark, labels)),
        lang="" if tag == edition.language.tag else tag,
        inner_name=_draft_begins(edition, paragraph.at) if paragraph.inner else "",
        inner=_on_page(reader, edition, paragraph.inner) if paragraph.inner else None,
    )


def _linked_mark(labels: Mapping[str, str], back: Markup, href: str, label: str) -> Markup:
    return html(_LINKED_MARK, back, href, labels.get(label, label))


def _not_yet(edition: PlainEdition, paragraph: PlainParagraph) -> str:
    """Return a note for before a paragraph that there is in another language only; of a title nothing."""
    own = edition.say.language
    return "" if paragraph.is_heading or paragraph.language == own else edition.say.not_yet(own, paragraph.language)


def plain_file(edition: PlainEdition) -> str:
    """Return the plain edition as a text file: the same words, a blank line between paragraphs."""
    above, below = ([one.words for one in passages] for passages in (edition.above, edition.below))
    lines = (edition.title, *above, *edition.heads, *_in_file(edition, edition.text), *below)
    return _BYTE_ORDER_MARK + "\n\n".join(lines) + "\n"


def _in_file(edition: PlainEdition, text: PlainText) -> Iterator[str]:
    if text.opening:
        yield text.opening
    body, language = text.record.text, edition.say.language
    for paragraph in text.paragraphs:
        words = with_printed_marks(paragraph.words, body.labels_in(paragraph.language))
        yield _not_yet(edition, paragraph) + paragraph.before + words
        if paragraph.inner is not None:
            yield _draft_begins(edition, paragraph.at)
            yield from _in_file(edition, paragraph.inner)
    for note in body.footnotes_in(language):
        yield f"[{note.label_in(language)}] {edition.references.complete(note)}"


def _draft_begins(edition: PlainEdition, at: str) -> str:
    return edition.say("plain-draft-begins", place=edition.say.paragraph(at))
