"""The section “To download”: a text as DOCX and PDF in each language, each link with its size and status."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import Document
from jointreport.site.context import RenderContext
from jointreport.site.pages import Download, Subject
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.phrases import size_of_file
from jointreport.views.templates import render
from jointreport.views.texts.printed import is_draft

_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A link to a file: its address, its media type, the tag of its language, and “DOCX, 40 kB, English, …”."""

    href: str
    type: str
    tag: str
    words: str


@block("document.downloads", each="documents")
def document_downloads(place: BlockContext) -> Markup:
    """The document as DOCX and PDF in each language in which its text is held, with size and status."""
    subject = subject_of(place)
    record: Document = subject.record
    if not record.text.languages_held:
        return Markup("")
    has_draft = any(paragraph.contains for paragraph in record.text.paragraphs)
    return downloads_section(place, subject, place.reader.say("paper-contains-draft") if has_draft else "")


@block("decision.downloads", each="decisions")
def decision_downloads(place: BlockContext) -> Markup:
    """A draft decision as DOCX and PDF on one page, in each language in which it is held, with size and status."""
    subject = subject_of(place)
    printed = is_draft(subject.record) and subject.record.text.languages_to_quote
    return downloads_section(place, subject) if printed else Markup("")


def downloads_section(place: BlockContext, subject: Subject, warning: str = "") -> Markup:
    """Return the links to the files of a page, those in the language of the page first."""
    reader = place.reader
    files = place.downloads.get(subject.path, ()) if place.downloads is not None else ()
    own_first = sorted(files, key=lambda file: file.language != reader.language)
    return render(
        "downloads",
        files=tuple(_link(reader, subject, file) for file in own_first),
        # The server of previews prints nothing on paper; its pages say so in place of the links.
        preview=reader.say("downloads-not-in-preview") if place.downloads is None else "",
        warning=warning,
        say=reader.say,
    )


def _link(reader: RenderContext, subject: Subject, file: Download) -> DownloadView:
    say = reader.say
    words = say(
        "download-words",
        kind=file.kind.upper(),
        size=size_of_file(say, file),
        language=say.language_name(file.language),
        status=say.join_items(say.inside(words) for words in _status(reader, subject, file.language)),
    )
    href = f"{reader.standpoint.root}{file.path}"
    return DownloadView(href, _MEDIA_TYPES[file.kind], reader.tag(file.language), words)


def _status(reader: RenderContext, subject: Subject, language: str) -> tuple[str, ...]:
    """Return what a file holds: not the annex, or a draft, or a text, and how near that is to the original."""
    if subject.part is not None:
        return (reader.say("status-not-the-annex"),)
    record: Decision | Document = subject.record
    text = reader.choice("text-status", record.text.languages[language].status)
    if is_draft(record):
        return (reader.choice("stage", "draft"), text)
    drafting = isinstance(record, Document) and record.state == "drafting"
    return (text, reader.choice("document-state", "drafting")) if drafting else (text,)
