"""Which documents there are on paper: every joint report and outline, and every document with held text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jointreport.paper.context import PaperReader
from jointreport.paper.documents import document_paper
from jointreport.paper.model import Paper
from jointreport.paper.reports import report_paper
from jointreport.records.register.register import Register
from jointreport.site.pages import subjects
from jointreport.site.urls import Site
from jointreport.site.wording import Wording


def papers(register: Register, site: Site, wordings: Mapping[str, Wording]) -> Iterator[Paper]:
    """Yield every document in every language; a text only in the languages in which it is held."""
    for language in site.languages:
        reader = PaperReader.of(register, site, wordings, language)
        for kind in ("joint-report", "outline"):
            for subject in subjects(register, kind):
                if subject.part is not None:
                    yield report_paper(reader, subject, subject.part)
        for subject in subjects(register, "documents"):
            if language in subject.record.text.written_in:
                yield document_paper(reader, subject)
