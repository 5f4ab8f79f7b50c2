"""Which documents there are on paper, and their finished files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jointreport.paper.composer import PrintContext
from jointreport.paper.documents import document_paper
from jointreport.paper.drafts import draft_paper
from jointreport.paper.model import Paper
from jointreport.paper.reports import report_paper
from jointreport.records.register.register import Register
from jointreport.site.pages import Download, subjects
from jointreport.site.urls import Site
from jointreport.site.wording import Wording
from jointreport.views.reports.page import is_worth_a_file
from jointreport.views.texts.printed import is_draft


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file for readers to take away: what a link tells of it, and its bytes."""

    told: Download
    content: bytes


def files_of(paper: Paper) -> Iterator[PaperFile]:
    """Yield a document as DOCX and as PDF; `libraries.missing_libraries` says whether it can."""
    # Both printers need libraries that `check` and `serve` must not ask for.
    from jointreport.paper.pdf import pdf
    from jointreport.paper.word import docx

    printers: dict[str, Callable[[Paper], bytes]] = {"docx": docx, "pdf": pdf}
    for kind, printer in printers.items():
        content = printer(paper)
        told = Download(f"{paper.path}.{kind}", kind, paper.language, len(content))
        yield PaperFile(told, content)


def papers(register: Register, site: Site, wordings: Mapping[str, Wording]) -> Iterator[Paper]:
    """Yield every document in every language; a text, and a draft decision, only where it is held."""
    for language in site.languages:
        reader = PrintContext.of(register, site, wordings, language)
        for kind in ("joint-report", "outline"):
            for subject in subjects(register, kind):
                if subject.part is not None and is_worth_a_file(register, subject):
                    yield report_paper(reader, subject, subject.part)
        for subject in subjects(register, "documents"):
            if language in subject.record.text.languages_held:
                yield document_paper(reader, subject)
        for subject in subjects(register, "decisions"):
            # Of an adopted decision there is the document as issued, to which its page leads.
            if is_draft(subject.record) and language in subject.record.text.languages_to_quote:
                yield draft_paper(reader, subject)
