"""The finished files of all documents on paper, with what a link to each must say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jointreport.addresses import Site
from jointreport.paper.papers import papers
from jointreport.paper.sheet import Paper
from jointreport.register import Register
from jointreport.wording import Wording


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file for readers to take away: its path below the site, kind (`docx`, `pdf`), language and status words."""

    path: str
    content: bytes
    kind: str
    language: str
    status: str

    @property
    def size(self) -> int:
        """The size in bytes."""
        return len(self.content)


def paper_files(register: Register, site: Site, wordings: Mapping[str, Wording]) -> Iterator[PaperFile]:
    """Yield every document on paper as DOCX and as PDF; `libraries.missing_libraries` says whether it can."""
    for paper in papers(register, site, wordings):
        yield from files_of(paper)


def files_of(paper: Paper) -> Iterator[PaperFile]:
    """Yield a document as DOCX and as PDF."""
    # Both printers need libraries that `check` and `serve` must not ask for.
    from jointreport.paper.pdf import pdf
    from jointreport.paper.word import docx

    printers: dict[str, Callable[[Paper], bytes]] = {"docx": docx, "pdf": pdf}
    for kind, printer in printers.items():
        yield PaperFile(f"{paper.path}.{kind}", printer(paper), kind, paper.language, paper.status)
