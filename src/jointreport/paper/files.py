"""The finished files of a document on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jointreport.paper.model import Paper
from jointreport.site.downloads import Download


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
