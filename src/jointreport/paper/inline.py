"""From the finished words of a view to a line on paper.

Views give passages as HTML with a closed set of inline elements (`reader`, `views/texts`). They are read here
and not drawn a second time, so that what is said on a page and on paper comes from one place; an element that
paper does not know is an error, never lost words.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from markupsafe import Markup

from jointreport.paper.model import Line, Mark, Run

_MANNERS = {("em", "verb"): "verb", ("a", "address"): "address", ("a", "symbol"): "symbol"}
_KNOWN = {"a", "em", "span", "sup"}


class UnknownElement(Exception):
    """A view shows something that cannot stand in a line on paper; carries the name of the element."""


def line_of(words: Markup | str, tag: str, mark: Callable[[str], Mark] | None = None) -> Line:
    """Return words in the language `tag` as a line; `mark` finds the footnote of a label.

    Links of the site become their words: paper cannot be clicked, and an address it shows is printed out.
    """
    parser = _Inline(tag, mark)
    parser.feed(str(words) if isinstance(words, Markup) else str(Markup.escape(words)))
    parser.close()
    return tuple(parser.pieces)


class _Inline(HTMLParser):
    """Collects runs and marks; the innermost element says language and manner."""

    def __init__(self, tag: str, mark: Callable[[str], Mark] | None) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Run | Mark] = []
        self._mark = mark
        self._open: list[tuple[str, str]] = [(tag, "")]

    def handle_starttag(self, element: str, attributes: list[tuple[str, str | None]]) -> None:
        if element not in _KNOWN:
            raise UnknownElement(element)
        given = dict(attributes)
        tag, manner = self._open[-1]
        own = "mark" if element == "sup" else _MANNERS.get((element, given.get("class") or ""), "")
        self._open.append((given.get("lang") or tag, own or manner))

    def handle_endtag(self, _: str) -> None:
        self._open.pop()

    def handle_data(self, words: str) -> None:
        tag, manner = self._open[-1]
        if manner == "mark" and self._mark is not None:
            self.pieces.append(self._mark(words))
        else:
            self._add(Run(words, tag, manner))

    def _add(self, run: Run) -> None:
        """Add a run; one like the last continues it, so that a link leaves no seam."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Run) and (last.tag, last.manner) == (run.tag, run.manner):
            self.pieces[-1] = Run(last.words + run.words, run.tag, run.manner)
        else:
            self.pieces.append(run)
