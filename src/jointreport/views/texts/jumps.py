"""The way to each paragraph of a text, as it stands above the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jointreport.site.wording import Wording
from jointreport.views.texts.model import ParagraphView
from jointreport.views.texts.parallel_model import ParallelRow


def jumps_to(
    say: Wording, shown: Iterable[ParagraphView | ParallelRow], prefix: str
) -> Iterator[tuple[str, str]]:
    """Yield anchor and words: the preamble once, then every printed number, those of an inner text too."""
    for one in shown:
        at = one.anchor.removeprefix(prefix)
        if at == "pp1":
            yield one.anchor, say("jump-preamble")
        elif one.kind in {"paragraph", "item", "subitem"}:
            yield one.anchor, say.paragraph_number(at)
        if one.inner is not None:
            yield from ((anchor, say("jump-draft", number=words)) for anchor, words in one.inner.jumps)
