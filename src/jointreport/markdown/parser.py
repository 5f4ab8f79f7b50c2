"""Which Markdown this site reads: that of GitHub, so that what an author sees there is what a reader sees here.

To it come blocks, footnotes and names of headings. Nothing else in the program says what Markdown is: pages are
rendered and checked from the same tokens, so that what is code to one is code to the other. Every token that is no
bare text knows where in its paragraph it stands (`Token.meta["at"]`, first character and end).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt, rules_inline
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from jointreport.markdown import footnotes
from jointreport.markdown.syntax import read_block

Range = tuple[int, int]
InlineRule = Callable[[StateInline, bool], bool]

_PLACED: Mapping[str, InlineRule] = {
    "newline": rules_inline.newline,
    "escape": rules_inline.escape,
    "backticks": rules_inline.backtick,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline,
    "entity": rules_inline.entity,
}
_DEEPEST = 100
"""How many levels the parser follows; a page that goes even a fifth as deep is refused (`limits`)."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as the parser reads it: its tokens, and the definitions of addresses and footnotes in it."""

    tokens: list[Token]
    definitions: tuple[tuple[str, Mapping[str, Any]], ...]
    footnotes: Mapping[str, footnotes.Footnote]


def parse(markdown: str) -> Parsed:
    """Return what a text in Markdown, without front matter, is to the parser."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(markdown, env)
    once = tuple(env.get("references", {}).items())
    again = tuple((one["label"], one) for one in env.get("duplicate_refs", ()))
    return Parsed(tokens, (*once, *again), footnotes.defined_in(env))


def options() -> OptionsDict:
    """Return the options of the parser, which its renderer asks for."""
    return _parser().options


@cache
def _parser() -> MarkdownIt:
    # Alerts would need a heading in the language of the page; links in bare text are found below.
    options = {"linkify": False, "alerts": False, "store_labels": True, "maxNesting": _DEEPEST}
    md = MarkdownIt("gfm-like2", options)
    # An address is judged and told, whatever it is; what is not allowed is taken out when the page is rendered.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    md.validateLink = _accept  # type: ignore[method-assign]
    for name, rule in _PLACED.items():
        md.inline.ruler.at(name, _placed(rule))
    may_interrupt: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "call", _call_alone, may_interrupt)
    md.block.ruler.before("reference", "footnote", footnotes.definition, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.before("link", "footnote", _placed(footnotes.mark))
    md.inline.ruler.before("link", "call", _placed(_call))
    md.inline.ruler.before("link", "bare", _bare_link)
    md.core.ruler.push("footnotes", footnotes.gather)
    md.core.ruler.push("heading-names", _name_headings)
    # What was escaped stays apart from what was not, because it is meant as it stands.
    md.disable("text_join")
    return md


def _accept(url: str) -> bool:  # noqa: ARG001 - it takes the place of a method.
    """Take anything for an address; what is wrong with it is told by the check."""
    return True


def _placed(rule: InlineRule) -> InlineRule:
    """Return a rule that notes of each token it makes from where to where in the paragraph it was made."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            for token in state.tokens[before:]:
                token.meta.setdefault("at", (start, state.pos))
        return found

    return placed


def _call_alone(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a block that has its lines for itself."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("{{", start) or state.is_code_block(first):
        return False
    line = first
    while (end := state.src.find("}}", start, state.eMarks[line])) < 0:
        line += 1
        if line >= last or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
    if state.src[end + 2 : state.eMarks[line]].strip():
        return False
    if not silent:
        token = state.push("call", "", 0)
        # Without what a quotation or list puts before each line.
        token.map, token.content = [first, line + 1], state.getLines(first, line + 1, state.blkIndent, False).strip()
        token.meta["block"] = read_block(token.content)
        state.line = line + 1
    return True


def _call(state: StateInline, silent: bool) -> bool:
    """Read a block inside a sentence, where it may not stand; one without an end reaches to that of the paragraph."""
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos)
    end = end + 2 if 0 <= end < state.posMax else state.posMax
    if not silent:
        token = state.push("call_inline", "", 0)
        token.content = state.src[state.pos : end]
        token.meta["block"] = read_block(token.content)
    state.pos = end
    return True


# What stands before and after the sign at which the parser stops, and what makes it an address. Only ASCII belongs to
# it: GitHub would take in the Chinese words that follow without a space.
_BARE = {
    ":": (re.compile(r"(?<![A-Za-z0-9])https?\Z"), re.compile(r"://[A-Za-z0-9][!-;=?-~]*"), ""),
    "@": (re.compile(r"[A-Za-z0-9._+-]+\Z"), re.compile(r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), "mailto:"),
}
_LONGEST_NAME = 64
"""Characters before the @ of an address; longer ones no mail server takes."""
_ENDS_THE_SENTENCE = re.compile(r"(?:&[A-Za-z0-9]+;|[?!.,:*_~'\";])+\Z")


def _bare_link(state: StateInline, silent: bool) -> bool:
    """Read an address that stands bare in a sentence."""
    sign = state.src[state.pos]
    if silent or state.linkLevel or sign not in _BARE:
        return False
    before, after, scheme = _BARE[sign]
    # A paragraph without a space would be looked through from each sign anew.
    begun, rest = before.search(state.pending[-_LONGEST_NAME:]), after.match(state.src, state.pos, state.posMax)
    if not begun or not rest:
        return False
    written = _without_end_of_sentence(begun.group() + rest.group())
    start = state.pos - len(begun.group())
    state.pending = state.pending[: -len(begun.group())]
    _push_link(state, scheme + written, written, (start, start + len(written)))
    state.pos = start + len(written)
    return True


def _without_end_of_sentence(address: str) -> str:
    while True:
        shorter = _ENDS_THE_SENTENCE.sub("", address)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


def _push_link(state: StateInline, address: str, words: str, at: Range) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs, opening.info, opening.meta["at"] = {"href": address}, "auto", at
    state.push("text", "", 0).content = words
    state.push("link_close", "a", -1).meta["at"] = at


_NAME_AT_THE_END = re.compile(r"[ \t]*\{#([^\s{}#]+)\}[ \t]*\Z")
_NOT_IN_A_NAME = re.compile(r"[^\w\- ]")


def _name_headings(state: StateCore) -> None:
    """Give each heading the name its author wrote at its end, `{#name}`, or else one made of its words."""
    taken: Counter[str] = Counter()
    for number, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        inline = state.tokens[number + 1]
        token.meta["named"] = written = _name_written(inline)
        name = written or _free(name_of(plain(inline.children or ())), taken)
        if name:
            token.attrs["id"] = name
        taken[name] += 1


def _name_written(inline: Token) -> str:
    last = inline.children[-1] if inline.children else None
    match = _NAME_AT_THE_END.search(last.content) if last and last.type == "text" else None
    if last is None or match is None:
        return ""
    last.content = last.content[: match.start()]
    return match.group(1)


def name_of(words: str) -> str:
    """Return the name that a heading has on GitHub and here: its words in small letters, joined by hyphens."""
    normal = unicodedata.normalize("NFC", words).strip().lower()
    return _NOT_IN_A_NAME.sub("", normal).replace(" ", "-")


def _free(name: str, taken: Counter[str]) -> str:
    """Return a name that no heading above has; `taken` counts how often each was wanted."""
    free = name
    while free in taken:
        free = f"{name}-{taken[name]}"
        taken[name] += free in taken
    return free


def plain(tokens: Iterable[Token]) -> str:
    """Return the plain words of the tokens in a paragraph, a heading or the words of an image."""
    return "".join(_words(tokens))


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline", "call_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.children:
            yield from _words(token.children)


def pieces(inline: Token) -> Iterator[tuple[Token, int, int]]:
    """Yield the tokens of a paragraph, each with where it begins and ends in its source; signs of stress have no end.

    Text is the only kind that keeps its letters as they are written, so it is found behind what came before.
    """
    here = 0
    for token in inline.children or ():
        if token.type == "text":
            start = max(inline.content.find(token.content, here), here)
            here = start + len(token.content)
            yield token, start, here
        elif token.type == "link_open":
            start, end = token.meta["at"]
            here = start if token.info else start + 1
            yield token, start, end
        else:
            start, end = token.meta.get("at", (here, here))
            here = max(here, end) if token.nesting <= 0 else here
            yield token, start, end
