"""Page metadata: title, description, status, breadcrumbs, neighbours, edit link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jointreport.markdown.shells import Shell
from jointreport.records.reads import Noted
from jointreport.records.register.register import Register
from jointreport.site.context import RenderContext
from jointreport.site.pages import Subject, description_of, status_of, title_of
from jointreport.site.urls import Site
from jointreport.views.layout.chrome import Neighbour, PageFacts


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be rendered: its shell, the record it is about if there is one, and those before and after it."""

    shell: Shell
    subject: Subject | None = None
    before: Subject | None = None
    following: Subject | None = None

    @property
    def path(self) -> str:
        """The path of the page, the same in all languages."""
        return self.subject.path if self.subject else self.shell.path

    @property
    def name(self) -> str:
        """What the page is known by from one edition to the next; two records may claim one path, which is told."""
        claimed_by = self.subject.entry.identity if self.subject else ""
        return f"{self.shell.language} {self.shell.source} {self.path} {claimed_by}"


def jobs_for(shell: Shell, chosen: Sequence[Subject]) -> Iterator[Job]:
    """Yield the page of each of some records; a page below that of a record is no part of the series."""
    around = (None, *chosen, None)
    for number, subject in enumerate(chosen):
        if not subject.stands_in(shell.language):
            continue
        near = (None, None) if subject.below else (around[number], around[number + 2])
        yield Job(shell, subject, *near)


class Descriptions:
    """Tells what the pages of a site say of themselves."""

    def __init__(self, register: Register, site: Site, shells: Sequence[Shell]) -> None:
        self.register = register
        self.site = site
        titles = {(s.language, s.path): s.title for s in shells if not s.each}
        self.titles: Mapping[tuple[str, str], str] = Noted("titles", titles)

    def of(self, job: Job, reader: RenderContext) -> PageFacts:
        """Return what a page says of itself: an authored page, or the page of a record."""
        shell, subject = job.shell, job.subject
        if subject is None:
            return self._facts_of_authored(shell, reader)
        return PageFacts(
            path=subject.path,
            title=title_of(subject, reader),
            description=description_of(subject, reader),
            status=status_of(subject, reader),
            languages_held=shell.language,
            edit=self.site.to_edit(source_of(shell, subject), _line_of(subject)),
            crumbs=self._crumbs_of(shell, subject, reader),
            previous=_neighbour(reader, job.before),
            next=_neighbour(reader, job.following),
            elsewhere=_elsewhere(subject, self.site),
        )

    def _facts_of_authored(self, shell: Shell, reader: RenderContext) -> PageFacts:
        return PageFacts(
            path=shell.path,
            title=shell.title,
            description=shell.description or reader.plain(self.register.edition.description),
            status="",
            languages_held=self._written_in(shell),
            edit=self.site.to_edit(shell.source),
            crumbs=self._crumbs(shell, shell.path, reader),
        )

    def _written_in(self, shell: Shell) -> str:
        """Return the language of the Markdown file, which may stand in for another language."""
        suffix = shell.source.removesuffix(".md").rpartition(".")[2]
        return suffix if suffix in self.register.languages else self.site.first

    def _crumbs_of(self, shell: Shell, subject: Subject, reader: RenderContext) -> tuple[tuple[str, str], ...]:
        """Return the way to the page of a record, or to a page below it."""
        crumbs = self._crumbs(shell, subject.path, reader)
        if not subject.below:
            return crumbs
        whole = replace(subject, below="")
        return (*crumbs, (title_of(whole, reader), reader.standpoint.to(whole.path)))

    def _crumbs(self, shell: Shell, path: str, reader: RenderContext) -> tuple[tuple[str, str], ...]:
        """Return the titles and links of the pages above a page, from the home page down."""
        if not path:
            return ()
        steps, language = path.rstrip("/").split("/"), shell.language
        above = ["", shell.under, *("/".join(steps[: n + 1]) + "/" for n in range(len(steps) - 1))]
        known = [one for one in dict.fromkeys(above) if (language, one) in self.titles]
        home = reader.say("home")
        return tuple((self.titles[language, one] if one else home, reader.standpoint.to(one)) for one in known)


def _elsewhere(subject: Subject, site: Site) -> dict[str, str]:
    lacking = (language for language in site.languages if not subject.stands_in(language))
    return {language: subject.nearest(language).path for language in lacking}


def _neighbour(reader: RenderContext, subject: Subject | None) -> Neighbour | None:
    return Neighbour(reader.standpoint.to(subject.path), title_of(subject, reader)) if subject else None


def _line_of(subject: Subject) -> int:
    """Return the line on which a record begins, where others stand in its file too."""
    return subject.entry.line if subject.entry.where and subject.kind != "decision-years" else 1


def source_of(shell: Shell, subject: Subject | None) -> str:
    """Return the file an author would mend: the record's, or the page's own."""
    return subject.entry.source.path if subject and subject.kind != "decision-years" else shell.source
