"""A document as DOCX: real styles and footnotes, faces for each script, the same bytes for the same document."""

from __future__ import annotations

from jointreport.paper.model import Paper, headings
from jointreport.paper.word.body import Body
from jointreport.paper.word.elements import blank_document, finished
from jointreport.paper.word.headers import set_language, set_properties, write_around, write_contents


def docx(paper: Paper) -> bytes:
    """Return a document as the bytes of a DOCX file."""
    document = blank_document()
    set_language(document, paper)
    set_properties(document, paper)
    write_around(document, paper)
    body = Body(document, paper)
    for line in paper.above:
        body.line("Title Line", line)
    body.line("Title", (paper.title,))
    for line in paper.below:
        body.line("Title Line", line)
    body.write((paper.status_box,))
    if paper.contents:
        write_contents(document, paper.contents, tuple(headings(paper.blocks)))
    body.write(paper.blocks)
    for line in paper.colophon:
        body.line("Colophon", line)
    return finished(document)
