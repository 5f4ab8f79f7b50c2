"""What stands around the text of every document on paper: masthead, status, heads of pages, colophon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from jointreport.paper.composer import Composer, PrintContext, line_of
from jointreport.paper.model import Group, Line, Paper, Paragraph, Run
from jointreport.site.markup import html
from jointreport.site.pages import Subject
from jointreport.site.wording import trial_words


def framed(
    composer: Composer, subject: Subject, name: str, *, title: Run, status: str, box: Iterable[Paragraph]
) -> Paper:
    """Return a document without its text yet, in a file of that name.

    Its status stands at the head of every page, in more words in the box on the first one.
    """
    reader, edition = composer.reader, composer.reader.register.edition
    trial = trial_words(edition, reader.say)
    return Paper(
        path=f"{subject.path}{name}.{reader.language}",
        source=subject.entry.source.path,
        language=reader.language,
        script=reader.script,
        title=title,
        running=reader.say("two-sentences", first=trial, second=status) if trial else status,
        status_box=Group("status", (*([remark(composer, trial)] if trial else []), *box)),
        blocks=(),
        masthead=_masthead(reader),
        colophon=tuple(_colophon(reader, subject.path)),
        publisher=reader.plain(edition.publisher) if edition.publisher else "",
        as_of=edition.as_of.last,
        from_right=reader.from_right,
    )


def _masthead(reader: PrintContext) -> tuple[str, str]:
    """Return who publishes this, by the short name of the site, and as of which day."""
    edition = reader.register.edition
    return reader.plain(edition.short), reader.say("as-of-label") + reader.say.date(edition.as_of)


def _colophon(reader: PrintContext, path: str) -> Iterator[Line]:
    """Yield the lines at the end: the address, who publishes, whom to write to, as far as known; what this is not."""
    edition, say, tag = reader.register.edition, reader.say, reader.script.tag
    if address := reader.standpoint.site.absolute(reader.language, path):
        link = html('<a class="address" href="{0}">{0}</a>', address)
        yield line_of(reader.phrase("paper-web", address=link), tag)
    for label, whom in (("published-by", edition.publisher), ("contact-label", edition.contact)):
        if whom:
            yield line_of(html("{}{}", say(label), reader.text(whom)), tag)
    yield line_of(reader.text(edition.disclaimer), tag)


def status_line(composer: Composer, words: list[str]) -> Paragraph:
    """Return the words that say what a document is, as the first line of its status box."""
    joined = composer.reader.say("clause-separator").join(words)
    return Paragraph("status", (Run(joined, composer.tag, "strong"),))


def remark(composer: Composer, words: Markup | str) -> Paragraph:
    """Return a sentence of the status box."""
    return Paragraph("status", composer.line(words))
