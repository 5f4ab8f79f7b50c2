"""Blocks: the closed set of calls that authors may write as `{{ name(argument="value") }}` in a page.

A block is a function in `jointreport.views`; its docstring is its documentation, its keyword arguments are
the arguments authors may give. Nothing an author writes is evaluated.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from markupsafe import Markup

from jointreport.records.history import NO_HISTORY, History
from jointreport.records.reads import note
from jointreport.site.context import RenderContext
from jointreport.site.pages import Downloads, Subject

View = Callable[..., Markup]


@dataclass(frozen=True, slots=True)
class BlockContext:
    """Where a block stands: who reads it, the record the page is about if there is one, and what changed when.

    `downloads` are the documents to take away by the path of their page; a preview makes none, and has None.
    """

    reader: RenderContext
    subject: Subject | None = None
    # Asked for as `history`, which notes that it is read.
    unnoted_history: History = NO_HISTORY
    downloads: Downloads | None = None

    @property
    def history(self) -> History:
        """What changed in the records on which day."""
        note(("history",))
        return self.unnoted_history


def subject_of(place: BlockContext) -> Subject:
    """Return the record of the page; blocks with `each` are only called on their record pages."""
    if place.subject is None:
        message = "a block of record pages was called on another page"
        raise TypeError(message)
    return place.subject


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A block that authors may use: its name, its arguments, and on which record pages it makes sense."""

    name: str
    view: View
    arguments: tuple[str, ...]
    # Those without which it shows nothing.
    required: tuple[str, ...]
    each: str

    @property
    def sentence(self) -> str:
        """What the block shows, in one sentence."""
        return (inspect.getdoc(self.view) or "").split("\n", 1)[0]


_REGISTERED: dict[str, BlockKind] = {}


def block(name: str, *, each: str = "") -> Callable[[View], View]:
    """Register a view as a block; `each` names the kind of record page it belongs to, empty for any page."""

    def register(view: View) -> View:
        parameters = [p for p in inspect.signature(view).parameters.values() if p.kind is p.KEYWORD_ONLY]
        required = tuple(p.name for p in parameters if p.default is p.empty)
        _REGISTERED[name] = BlockKind(name, view, tuple(p.name for p in parameters), required, each)
        return view

    return register


@cache
def block_kinds() -> Mapping[str, BlockKind]:
    """Return all blocks by name."""
    views = import_module("jointreport.views")
    for module in walk_packages(views.__path__, "jointreport.views."):
        import_module(module.name)
    return _REGISTERED


ARGUMENT_VALUES = {
    "area": "areas",
    "period": "periods",
    "convention": "conventions",
    "decision": "decisions",
    "document": "documents",
}
"""Argument of a block → the kind of record it names; other arguments name values of a closed list."""
