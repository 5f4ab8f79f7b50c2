"""What stands around every document on paper: masthead, status box, colophon."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from jointreport.paper.composer import Composer
from jointreport.paper.context import PaperReader
from jointreport.paper.inline import line_of
from jointreport.paper.model import Line, Paragraph, Run


def masthead(reader: PaperReader) -> tuple[str, str]:
    """Return who publishes this, by the short name of the site, and as of which day."""
    edition = reader.register.edition
    return reader.plain(edition.short), reader.say("as-of-label") + reader.say.date(edition.as_of)


def colophon(reader: PaperReader, path: str) -> Iterator[Line]:
    """Yield the lines at the end: the address of the page, who publishes, whom to write to, what this is not."""
    edition, say, tag = reader.register.edition, reader.say, reader.script.tag
    address = Markup('<a class="address" href="{0}">{0}</a>').format(
        reader.standpoint.site.absolute(reader.language, path)
    )
    yield line_of(reader.phrase("paper-web", address=address), tag)
    yield line_of(Markup("{}{}").format(say("published-by"), reader.text(edition.publisher)), tag)
    yield line_of(Markup("{}{}").format(say("contact-label"), reader.text(edition.contact)), tag)
    yield line_of(reader.text(edition.disclaimer), tag)


def status_line(composer: Composer, words: list[str]) -> Paragraph:
    """Return the words that say what a document is, as the first line of its status box."""
    joined = composer.reader.say("clause-separator").join(words)
    return Paragraph("status", (Run(joined, composer.tag, "strong"),))


def remark(composer: Composer, words: Markup | str) -> Paragraph:
    """Return a sentence of the status box."""
    return Paragraph("status", composer.line(words))
