r"""What in a page did not become what its author meant: signs of Markdown that a reader would see as they are typed.

Looked at is what is shown, never what is code or was escaped with a backslash: `\[x\](y)` is meant as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from jointreport.markdown.parser import Parsed, pieces, plain
from jointreport.views.blocks import block_kinds

Place = tuple[int, int]
"""Line and column, counted from 1."""
PlaceOf = Callable[[Token, int], Place]


@dataclass(frozen=True, slots=True)
class Finding:
    """The code of a problem, where it stands, and the words to tell it with."""

    code: str
    at: Place
    found: str = ""


_HIDDEN = "\0"
"""Stands for each character that is not shown as it is written; so what is shown keeps its place in the source."""

_RECORD = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d[a-z0-9-]*(?:#[\w-]+)?"
_ADDRESS = rf"(?:https?://[^\s()（）]+|{_RECORD}|[\w./-]+\.md(?:#[\w-]+)?|#[\w-]+|\.{{1,2}}/[\w./-]*)"
_FIELD = r"(?:title|menu|description|each|under)"

_PATTERNS = tuple(
    (code, re.compile(pattern, re.MULTILINE))
    for code, pattern in (
        # Brackets and round brackets one after the other are right text, unless what the latter hold is an address.
        (
            "link-not-made",
            rf"\[[^\[\]\n\0]*\]\([^()\n\0]*\)?|\]\(|[\[［][^\[\]［］\0\n]{{1,200}}[\]］][ ]?[（(]\s*{_ADDRESS}\s*[）)]",
        ),
        ("link-not-made", rf"^[ ]{{0,3}}\[[^\[\]\n\0^]+\][:：][ ]?{_ADDRESS}"),
        ("footnote-not-made", r"[\[［][\^＾][^\[\]［］\s\0]{1,30}[\]］]"),
        ("block-not-made", r"[{｛]{1,3}\s*[a-z][a-z0-9.-]*\s*(?:[(（][^)）\n]*[)）])?\s*[}｝]{1,3}"),
        ("template-not-run", r"\{%[^\n]*?%\}"),
        ("heading-not-made", r"^[ ]{0,3}(?:＃+|#{2,6}(?=[^\s#\0])|#{7,}(?=\s)).*|\A#(?=[^\W\d_])[^\n]*\Z"),
        ("front-matter-on-page", rf"\A{_FIELD}[ ]?[:：][ ]?\S[^\n]*"),
        ("other-markdown", r"^[ ]{0,3}(?:!!!|\?\?\?\+?)[ ]?\w+|^===[ ]+\"|^--8<--|^:::|\n: +\S"),
        ("other-markdown", r"^\[TOC\]$|\[\[_?[^\[\]\n\0]+\]\]"),
        ("other-markdown", r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|(?<![\w:]):[a-z][a-z_]{2,30}:(?![\w:])"),
        ("attributes-not-made", r"\{[:#.][^{}\n]{0,100}\}(?![ ]*\0)|\{ ?[a-z-]+=[^{}\n]{0,100}\}"),
        ("name-not-made", r"｛ *[#＃][^{}｛｝\n]{0,100}[}｝]|\{ *(?:＃[^{}｛｝\n]{0,100}[}｝]|#[^{}｛｝\n]{0,100}｝)"),
        # Stars with a space on both sides are no stress to anybody.
        ("stress-not-made", r"(?<!\*)\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?!\*)|\*\*[ ]+[^*\n]+\*\*|＊＊"),
        ("stress-not-made", r"(?<!\*)\*(?=[^\s*\0])[^*\n\0]{1,200}(?<=[^\s*])\*(?!\*)|(?<![\w_])__(?=[^\s_\0])"),
        ("sign-not-known", r"\+\+(?=[^\s+\0])[^+\n]{1,200}(?<=[^\s+])\+\+|==(?=[^\s=\0])[^=\n]{1,200}(?<=[^\s=])==|~~"),
        ("rule-not-made", r"\A\s*(?:[—–－―]{2,}|[=＝~～＊]{3,})\s*\Z"),
        ("entity-not-made", r"[&＆]\0*(?:nbsp|[em][nm]sp|thinsp|[lg]t|amp|quot|[mn]dash|hellip|#\d{2,5})(?:[;；]|\b)"),
        ("stray-backtick", r"`+|｀[^｀\n]+｀"),
    )
)
_ONCE = frozenset({"stress-not-made", "sign-not-known", "stray-backtick", "entity-not-made"})
_BY_LINE = frozenset({"stress-not-made", "sign-not-known", "table-not-made", "list-not-made", "other-markdown"})
_BARE = re.compile(r"(?<![\w/@.])(?:www\.[A-Za-z0-9-]+\.[A-Za-z]{2,}|https?[:：][/／]{2})\S*")
_ROW = r"[ ]*[|｜][^\n]*[|｜][ ]*"
_RULED = r"[ ]*[|｜]?[ ]*:?-{2,}:?[ ]*(?:[|｜][ ]*:?-{2,}:?[ ]*)+[|｜]?[ ]*"
_TABBED = r"[^\n\t]*\S\t+\S[^\n]*"
_TABLE = re.compile(
    rf"^(?:{_ROW}\n{_ROW}|[ ]*(?:[|][ ]|｜)[^\n]*[|｜][ ]*|{_RULED}|{_TABBED}\n{_TABBED})$", re.MULTILINE
)
_PRINTED = "•·・●▪◦∙‣■□◆◇○※"
_BULLETS = re.compile(
    rf"^[ ]*(?P<sign>[-+*–—－{_PRINTED}])(?![-+*•–—－])[ ]?\S[^\n]*\n[ ]*(?P=sign)[ ]?\S", re.MULTILINE
)
# One line alone is no list, unless it touches one.
_LIKE_AN_ITEM = rf"[ ]*(?:-(?=[^\W\d_]|\0)|[{_PRINTED}](?=[ ]?\S))[^\n]*"
_AFTER_AN_ITEM = re.compile(rf"(?<=\n){_LIKE_AN_ITEM}")
_BEFORE_A_LIST = re.compile(rf"^{_LIKE_AN_ITEM}\Z", re.MULTILINE)
_BULLETS_IN_A_ROW = re.compile(r"[:：][ ]+(?P<sign>[-*•])[ ]+\S[^\n]*?[ ](?P=sign)[ ]+\S")
_NUMBERS = re.compile(r"^[ ]*(\d{1,2})([.)．）、])[^\n]*\n[ ]*(\d{1,2})\2", re.MULTILINE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)(?:[?#].*)?\Z", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\*\*\S|\]\(|^[ ]*(?:[-*+]|\d+[.)])[ ]+\S|^[ ]*#{1,6}[ ]+\S|`[^`\n]+`|^[ ]*\|.*\|[ ]*$", re.MULTILINE
)
_ANY_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
_WORDS_OR_MARKDOWN = re.compile(r"[\u3400-\u9fff]|\]\(|\{\{|\*\*|[^\W\d_]+,? [^\W\d_]+,? [^\W\d_]+")


def leftovers(parsed: Parsed, lines: Sequence[str], place: PlaceOf) -> Iterator[Finding]:
    """Yield what did not become what was meant in a page, given its lines and the place of what is in a paragraph."""
    above: Token | None = None
    told: set[int] = set()
    for number, token in enumerate(parsed.tokens):
        if token.type == "inline":
            # A row with too many cells may have been cut in the middle of anything.
            if not token.map or token.map[0] + 1 not in told:
                yield from _in_words(token, above, place)
                yield from _beside_a_list(token, parsed.tokens[number - 2], parsed.tokens[number + 2 :][:1], place)
        elif token.type == "fence":
            yield from _open_fence(token, lines)
        elif token.type == "code_block" and (found := _WORDS_OR_MARKDOWN.search(token.content)):
            yield Finding("code-by-indent", _line(token, 5), found.group())
        elif token.type == "html_block":
            yield from _in_html(token)
        elif token.type == "tr_open":
            for lost in _lost_cells(_until(parsed.tokens, number, "tr_close"), lines):
                told.add(lost.at[0])
                yield lost
        above = token
    yield from _lost_footnotes(parsed)


def _line(token: Token, column: int = 1) -> Place:
    return (token.map[0] if token.map else 0) + 1, column


def shown(inline: Token, *, in_links: bool = True, addresses: bool = True, html: bool = False) -> str:
    """Return the source of a paragraph with every character hidden that is not shown as it is written, or is a tag.

    Words of links, addresses that are shown themselves, and tags can be left out or in.
    """
    parts: list[str] = []
    end, depth, bare = 0, 0, False
    for token, start, behind in pieces(inline):
        if token.type in {"link_open", "link_close"}:
            depth += token.nesting
            bare = token.nesting > 0 and bool(token.info)
        wanted = (in_links or not depth) and (addresses or not bare)
        if (token.type == "text" and wanted) or (html and token.type == "html_inline"):
            parts += (_hidden(inline.content[end:start]), inline.content[start:behind])
            end = behind
        elif token.type == "text_special" and token.info == "entity" and token.content == "&":
            parts += (_hidden(inline.content[end:start]), "&", _HIDDEN * (behind - start - 1))
            end = behind
    return "".join((*parts, _hidden(inline.content[end:])))


def _hidden(source: str) -> str:
    return re.sub(r"[^\n]", _HIDDEN, source)


def _in_words(inline: Token, above: Token | None, place: PlaceOf) -> Iterator[Finding]:
    words = shown(inline)
    told: set[str] = set()
    heading = range(0)
    for code, match in _matches(words, above):
        if code == "heading-not-made":
            heading = range(*match.span())
        # A name is none only because the heading is none.
        elif code in {"attributes-not-made", "name-not-made"} and match.start() in heading:
            continue
        # Signs come in pairs, and a slip in one leaves both.
        if code not in _ONCE or code not in told:
            yield Finding(code, place(inline, match.start()), _as_told(code, match))
        told.add(code)
    for match in _BARE.finditer(shown(inline, in_links=False)):
        yield Finding("bare-address", place(inline, match.start()), match.group().split(_HIDDEN)[0][:60])
    yield from _in_links(inline, words, place)


def _beside_a_list(inline: Token, before: Token, behind: Sequence[Token], place: PlaceOf) -> Iterator[Finding]:
    """Yield a line that was to be the first item of the list below it, or another one of the list it stands in."""
    words = shown(inline)
    found = _AFTER_AN_ITEM.search(words) if before.type == "list_item_open" else None
    for one in behind:
        if one.type == "bullet_list_open" and one.map and inline.map and one.map[0] == inline.map[1]:
            found = found or _BEFORE_A_LIST.search(words)
    if found:
        yield Finding("list-not-made", place(inline, found.start()), _as_told("list-not-made", found))


def _as_told(code: str, match: re.Match[str]) -> str:
    """Return the words by which something is told: the line in which it begins, or what it is itself."""
    begins = match.string.rfind("\n", 0, match.start()) + 1
    line = match.string[begins:].split("\n", 1)[0] if code in _BY_LINE else match.group().split("\n", 1)[0]
    return line.replace(_HIDDEN, "").strip()[:60]


def _matches(words: str, above: Token | None) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each code with what tells it; in one paragraph a table or a list is told once."""
    kind = above.type if above else ""
    in_cell = kind in {"td_open", "th_open"}
    table = None if in_cell else _TABLE.search(words)
    if table:
        yield "table-not-made", table
        return
    for code, pattern in _PATTERNS:
        if not _fits(code, kind, above):
            continue
        for match in pattern.finditer(words):
            if code != "block-not-made" or _names_a_block(match.group()):
                yield code, match
    if not in_cell and (listed := _list_in(words)):
        yield "list-not-made", listed


def _fits(code: str, kind: str, above: Token | None) -> bool:
    """Whether a thing may be looked for: not a heading in a heading, and front matter at the top or in one."""
    if code == "heading-not-made":
        return kind != "heading_open"
    if code == "front-matter-on-page" and above is not None:
        return above.markup == "-" or (kind == "paragraph_open" and above.level == 0 and _line(above)[0] <= 6)
    return True


def _names_a_block(written: str) -> bool:
    return re.split(r"[(（]", written.strip("{}｛｝ \n"))[0].strip() in block_kinds()


def _list_in(words: str) -> re.Match[str] | None:
    numbers = _NUMBERS.search(words)
    if numbers and int(numbers.group(3)) == int(numbers.group(1)) + 1:
        return numbers
    return _BULLETS.search(words) or _BULLETS_IN_A_ROW.search(words)


def _in_links(inline: Token, words: str, place: PlaceOf) -> Iterator[Finding]:
    """Yield pictures and links without words, and pictures whose exclamation mark stands apart or is full-width."""
    children = inline.children or []
    for number, (token, start, _) in enumerate(pieces(inline)):
        if token.type == "image" and not plain(token.children or ()).strip():
            yield Finding("picture-without-words", place(inline, start), str(token.attrs["src"])[:60])
        elif token.type == "link_open":
            address = str(token.attrs["href"])
            if children[number + 1].type == "link_close":
                yield Finding("link-without-words", place(inline, start), address[:60])
            before = words[max(start - 3, 0) : start]
            if _PICTURE.search(address) and re.search(r"！[ ]?\Z|(?<![\w!])! \Z", before):
                yield Finding("picture-not-made", place(inline, start), address[:60])


def _open_fence(token: Token, lines: Sequence[str]) -> Iterator[Finding]:
    first, behind = token.map or [0, 1]
    last = lines[behind - 1].strip(" >\t") if behind - 1 < len(lines) else ""
    closed = behind - 1 > first and len(last) >= len(token.markup) and not last.strip(token.markup[0])
    if not closed:
        yield Finding("fence-open", _line(token), token.markup)


def _in_html(token: Token) -> Iterator[Finding]:
    """Yield Markdown right below a tag, where it stays as it is typed."""
    words = _ANY_TAG.sub(lambda tag: _hidden(tag.group()), token.content)
    if found := _MARKDOWN.search(words):
        line, _ = _line(token)
        at = line + words.count("\n", 0, found.start()), found.start() - words.rfind("\n", 0, found.start())
        yield Finding("markdown-in-html", at, found.group().strip()[:60])


def _until(tokens: Sequence[Token], first: int, kind: str) -> Sequence[Token]:
    """Return the tokens from the first on, up to one of a kind."""
    last = first
    while tokens[last].type != kind:
        last += 1
    return tokens[first:last]


def _lost_cells(row: Sequence[Token], lines: Sequence[str]) -> Iterator[Finding]:
    """Yield a row that has more cells than the head of its table: the last ones are not shown."""
    line = _line(row[0])[0]
    cells_shown = sum(one.type in {"td_open", "th_open"} for one in row)
    cells = [cell.strip() for cell in escapedSplit(lines[line - 1].lstrip(" >\t").strip())]
    written = cells[not cells[0] : len(cells) - (not cells[-1])]
    if len(written) > cells_shown:
        yield Finding("table-row-too-long", (line, 1), written[cells_shown][:60])


def _lost_footnotes(parsed: Parsed) -> Iterator[Finding]:
    """Yield footnotes to which no mark leads, and those of which one above has the label."""
    for label, note in parsed.footnotes.items():
        if not note.number:
            yield Finding("footnote-unused", (note.line + 1, 1), label)
        for line in note.again:
            yield Finding("footnote-twice", (line + 1, 1), label)
