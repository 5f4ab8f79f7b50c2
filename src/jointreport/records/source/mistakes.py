"""Says in plain words what is wrong with a text: what the YAML parser could not read, and what only looks like YAML.

libyaml's own messages name tokens and states; an author needs the character that must be quoted, the quote that is
missing, the line that is indented wrongly. A full-width colon or an ideographic space is a fault where syntax was
meant, and text inside a text: the raw text yields suspects, the scalars that the parser found decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from jointreport.records.source.characters import ODD_SPACES, RIGHT_TO_LEFT_MARK, all_printable, code_points, printable
from jointreport.records.source.locations import Findings
from jointreport.records.source.tree import Written

# The quantifiers give nothing back (`*+`), so that no line of spaces takes quadratic time.
_KEY_AT_LINE_START = re.compile(r" *+(?:- ++)*+[\"']?([a-z][a-z0-9_-]*+)[\"']? *+")
_ODD_SPACE_IN_SYNTAX = re.compile(
    rf"(?m)^ *+(?:- ++|-(?=[{ODD_SPACES}]))*+"
    rf"(?:[\"']?[\w-]++[\"']? *+: *+|[\w-]++(?=[{ODD_SPACES}]++ *+:))?"
    rf"([{ODD_SPACES}])"
)
# Marks of lists as they are printed, or as an input method for Chinese types the hyphen.
_PRINTED_MARK = re.compile(r"(?m)^ *+([•●▪◦‣－–−‒])[ \u3000]*+(?=\S)")
_BLOCK_STYLES = frozenset({"|", ">"})


@dataclass(frozen=True, slots=True)
class Suspects:
    """Indices of what looks like a mistake in one text."""

    full_width_colons: tuple[tuple[int, str], ...]
    odd_spaces: tuple[int, ...]
    printed_marks: tuple[int, ...]
    remarks: tuple[int, ...]
    right_to_left_marks: tuple[int, ...]
    escapes: bool
    smart_quotes: bool

    def any(self) -> bool:
        """Tell whether the scalars of this text must be written down to judge it."""
        found = (
            self.full_width_colons,
            self.odd_spaces,
            self.printed_marks,
            self.remarks,
            self.right_to_left_marks,
        )
        return self.escapes or self.smart_quotes or any(found)


def find_suspects(text: str) -> Suspects:
    """Return the suspects of `text`; most files have none, and most searches are a single pass in C."""
    odd = not all_printable(text)
    return Suspects(
        tuple(_full_width_colons(text)),
        tuple(match.start(1) for match in _ODD_SPACE_IN_SYNTAX.finditer(text)) if odd else (),
        tuple(match.start(1) for match in _PRINTED_MARK.finditer(text)),
        tuple(_remarks(text)),
        tuple(match.start() for match in RIGHT_TO_LEFT_MARK.finditer(text)) if odd else (),
        "\\" in text,
        # A value that begins with the mark has a space before it.
        " “" in text,
    )


def _first_in_lines(text: str, needle: str) -> Iterator[tuple[int, str]]:
    """Yield, for each line with `needle`, the index of the first one and what stands before it."""
    index = text.find(needle)
    while index >= 0:
        yield index, text[text.rfind("\n", 0, index) + 1 : index]
        line_end = text.find("\n", index)
        index = text.find(needle, line_end) if line_end >= 0 else -1


def _full_width_colons(text: str) -> Iterator[tuple[int, str]]:
    for index, before in _first_in_lines(text, "："):
        if match := _KEY_AT_LINE_START.fullmatch(before):
            yield index, match[1]


def _remarks(text: str) -> Iterator[int]:
    for index, before in _first_in_lines(text, " #"):
        if before.strip(" ") and text[index + 2 : index + 3].strip(" #\n"):
            yield index + 1


def judge(text: str, suspects: Suspects, written: Sequence[Written], reached: int, findings: Findings) -> None:
    """Add the suspects that are mistakes; those after `reached`, where the parser gave up, are left alone."""
    texts = _Spans([(w.start, w.end) for w in written if w.style])
    for index, key in suspects.full_width_colons:
        if index <= reached and index not in texts:
            findings.add("full-width-colon", index, key=key)
    for index in suspects.odd_spaces:
        if index <= reached and index not in texts:
            findings.add("odd-space", index, character=code_points(text[index]))
    # A plain text may go on in a line that begins with a dash; it does not begin with one.
    within = _Spans([(w.start + (not w.style), w.end) for w in written])
    for index in suspects.printed_marks:
        if index <= reached and index not in within:
            findings.add("printed-mark", index, mark=text[index])
    _judge_remarks(text, suspects, written, findings)
    _judge_direction(text, suspects, written, reached, findings)


class _Spans:
    """Answers whether an index lies inside one of some spans that are in order and do not overlap."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]

    def __contains__(self, index: int) -> bool:
        before = bisect_right(self._starts, index) - 1
        return before >= 0 and index < self._spans[before][1]


def _judge_remarks(text: str, suspects: Suspects, written: Sequence[Written], findings: Findings) -> None:
    """Add remarks that begin right after an unquoted text or in place of one."""
    plain_ends = {w.end for w in written if not w.style}
    for index in suspects.remarks:
        line_start = text.rfind("\n", 0, index) + 1
        if line_start + len(text[line_start:index].rstrip(" ")) in plain_ends:
            findings.add("cut-by-remark", index, text=printable(text[index:].split("\n", 1)[0]))


def _judge_direction(
    text: str, suspects: Suspects, written: Sequence[Written], reached: int, findings: Findings
) -> None:
    allowed = _Spans([(_text_start(text, w), w.end) for w in written if w.right_to_left])
    for index in suspects.right_to_left_marks:
        if index <= reached and index not in allowed:
            findings.add("bidirectional-character", index, character=code_points(text[index]))


def _text_start(text: str, scalar: Written) -> int:
    """Return where the text itself begins: a remark may follow the mark that opens a block."""
    if scalar.style in _BLOCK_STYLES:
        return min(max(text.find("\n", scalar.start), scalar.start), scalar.end)
    return scalar.start


_VALUE = re.compile(r" *+(?:- ++)*+(?:[\"']?[\w-]++[\"']?: ++)?(?:- ++)*+")
_KEY_WITHOUT_SPACE = re.compile(r" *+(?:- ++)*+([a-z][a-z0-9_-]*+):(?!//)(?=[^ \n])")
_HYPHEN_WITHOUT_SPACE = re.compile(r"-([a-z][a-z0-9_-]*+):")
_FIRST_LINE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*- ")
_NOTHING_IN_BRACKETS = re.compile(r" *+(?:- ++)*+([a-z][a-z0-9_-]*+): *+(\{ *+\}|\[ *+\]) *+(?:#.*)?")
WIDE_BRACKETS = {"［": "[", "【": "[", "｛": "{"}
"""Brackets for print → those that were meant."""
_PRINTED_QUOTES = frozenset("“”„‟‘’‚«»‹›「」『』＂＇")
_WIDE_COMMA = re.compile(r"[，、]\s*([a-z][a-z-]*)\s*\Z")
_HEXADECIMAL_ESCAPE = re.compile(r"\\[uU][0-9a-fA-F]{4,8}")
_TAG_WITH_ESCAPES = re.compile(r"![^\s%]*%")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem's code, the index it is told of and its values."""

    code: str
    index: int
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Failure:
    """What the parser said, by index in the text, and the last scalar before it."""

    text: str
    last: Written | None
    index: int
    context: int


def explain(error: Exception, text: str, last: Written | None) -> Explanation:
    """Return what to tell the author of `text` about an error of the parser; `last` is what it read last."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _without_mark(text)
    index = error.problem_mark.index
    context = error.context_mark.index if error.context_mark else index
    failure = _Failure(text, last, index, context)
    said = f"{error.context or ''} {error.problem or ''}"
    rule = next((rule for words, rule in _RULES if words in said), None)
    return rule(failure) if rule else Explanation("not-yaml", index)


def _without_mark(text: str) -> Explanation:
    """Explain an error without a place: a tag whose percent signs stand for broken bytes."""
    tag = _TAG_WITH_ESCAPES.search(text)
    return Explanation("yaml-tag", tag.start()) if tag else Explanation("not-yaml", 0)


def _quotes_at(index: int, failure: _Failure) -> Explanation:
    return Explanation("needs-quotes", index, {"start": printable(failure.text[index : index + 1])})


def _quotes_here(failure: _Failure) -> Explanation:
    if failure.text.startswith("```", failure.index):
        return Explanation("code-fence", failure.index)
    return _quotes_at(failure.index, failure)


def _quotes_at_context(failure: _Failure) -> Explanation:
    return _quotes_at(failure.context, failure)


def _missing_quote(failure: _Failure) -> Explanation:
    quote = failure.text[failure.context : failure.context + 1]
    return Explanation("missing-quote", failure.context, {"quote": quote})


def _backslash(failure: _Failure) -> Explanation:
    return Explanation("backslash", failure.text.rfind("\\", 0, failure.index + 1))


def _surrogate(failure: _Failure) -> Explanation:
    start = failure.text.rfind("\\", 0, failure.index + 1)
    escape = _HEXADECIMAL_ESCAPE.match(failure.text, start)
    return Explanation("surrogate-escape", start, {"escape": escape[0] if escape else "\\"})


def _colon(failure: _Failure) -> Explanation:
    """Explain a colon: the second in a line is text, the first belongs to a key that stands too far right."""
    start = failure.text.rfind("\n", 0, failure.index) + 1
    if ": " in failure.text[start : failure.index]:
        comma = _wide_comma(failure, start)
        return comma or _sign_before_text(failure, start) or Explanation("colon-in-text", failure.index)
    line = failure.text[start:]
    indent = len(line) - len(line.lstrip(" "))
    misfit = Explanation("wrong-indentation", start + indent)
    return _slip_above(failure) or _words_above(failure.text, start, indent) or misfit


def _words_above(text: str, start: int, indent: int) -> Explanation | None:
    """Explain a line of words in the same column: the parser took the one below for their continuation."""
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    line = text[before : max(start - 1, 0)]
    words = line.lstrip(" ")
    alike = len(line) - len(words) == indent and words and words[0] not in "#-"
    return Explanation("line-without-key", before + indent) if alike and ":" not in words else None


def _wide_comma(failure: _Failure, start: int) -> Explanation | None:
    """Explain a full-width comma between two fields in braces: what comes before a colon is the name of a field."""
    comma = _WIDE_COMMA.search(failure.text, start, failure.index)
    in_braces = comma and "{" in failure.text[start : comma.start()]
    return Explanation("full-width-comma", comma.start(), {"key": comma[1]}) if comma and in_braces else None


def _sign_before_text(failure: _Failure, start: int) -> Explanation | None:
    """Explain quotes and brackets that are for print: whoever sees them does not know which other ones are missing."""
    value = _VALUE.match(failure.text, start)
    index = value.end() if value else start
    sign = failure.text[index : index + 1]
    if sign in WIDE_BRACKETS:
        return Explanation("full-width-bracket", index, {"found": sign, "plain": WIDE_BRACKETS[sign]})
    return Explanation("printed-quotes", index, {"quote": sign}) if sign in _PRINTED_QUOTES else None


def _slip_above(failure: _Failure) -> Explanation | None:
    """Look for the slip in the lines above the one that does not fit them: the parser only noticed it there."""
    end = failure.text.rfind("\n", 0, failure.index)
    slip: Explanation | None = None
    while end > 0:
        start = failure.text.rfind("\n", 0, end) + 1
        line = failure.text[start:end]
        found = _slip_in_line(failure.text, start, end)
        # Of several lines in a row with the same slip the first is told.
        if found is None and line.strip(" ") and not line.lstrip(" ").startswith("#"):
            return slip
        slip, end = found or slip, start - 1
    return slip


def _slip_in_line(text: str, start: int, end: int) -> Explanation | None:
    if key := _KEY_WITHOUT_SPACE.match(text, start, end):
        return Explanation("space-after-colon", key.end() - 1, {"key": key[1]})
    if nothing := _NOTHING_IN_BRACKETS.fullmatch(text, start, end):
        return Explanation("nothing-in-brackets", nothing.start(2), {"key": nothing[1], "brackets": nothing[2]})
    return _hyphen_without_space(text, start + len(text[start:end]) - len(text[start:end].lstrip(" ")))


def _no_colon(failure: _Failure) -> Explanation:
    start = failure.text.rfind("\n", 0, failure.context) + 1
    if dash := _dash_missing(failure.text, start):
        return dash
    if match := _KEY_WITHOUT_SPACE.match(failure.text, start):
        return Explanation("space-after-colon", match.end() - 1, {"key": match[1]})
    return Explanation("line-without-key", failure.context)


def _colon_in_brackets(failure: _Failure) -> Explanation:
    key = failure.text[failure.context : failure.index]
    return Explanation("space-after-colon", failure.index, {"key": printable(key)})


def _unclosed_bracket(failure: _Failure) -> Explanation:
    if failure.text[failure.index : failure.index + 1] in {"[", "{"} and failure.last and not failure.last.style:
        sign = failure.text[failure.index]
        return Explanation("bracket-in-text", failure.last.start, {"bracket": sign})
    # A field of the next line is inside the bracket only because that is not closed.
    if failure.text.startswith(": ", failure.index) and "\n" not in failure.text[failure.context : failure.index]:
        return _wide_comma(failure, failure.context) or Explanation("colon-in-text", failure.index)
    bracket = failure.text[failure.context : failure.context + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    return Explanation("unclosed-bracket", failure.context, {"bracket": bracket, "closing": closing})


def _misfit(failure: _Failure) -> Explanation:
    """Something stands where the next key or list item should: find what came before it."""
    character = failure.text[failure.index : failure.index + 1]
    if character and re.match(f"[{ODD_SPACES}]", character):
        return Explanation("odd-space", failure.index, {"character": code_points(character)})
    if character == ":":
        return Explanation("empty-key", failure.index)
    slip = _after_quote(failure) or _after_bracket(failure) or _hyphen_without_space(failure.text, failure.index)
    slip = slip or _slip_above(failure) or _list_at_the_top(failure)
    slip = slip or _dash_missing(failure.text, failure.text.rfind("\n", 0, failure.index) + 1)
    return slip or Explanation("wrong-indentation", failure.index)


def _dash_missing(text: str, start: int) -> Explanation | None:
    """Explain a line between the items of a list, in their column, that has no dash or no space after it."""
    line, above = text[start:].split("\n", 1)[0], text[:start].rstrip("\n").rpartition("\n")[2]
    words = line.lstrip(" ")
    indent = len(line) - len(words)
    # A field may have belonged to the item above it; a line of the menu leads to a page.
    is_field = re.match(r"[a-z][a-z-]*:(?: |\Z)", words) and ".md" not in words
    if not above.startswith(f"{' ' * indent}- ") or words.startswith(("- ", "#")) or not words or is_field:
        return None
    return Explanation("item-without-dash", start + indent, {"item": printable(words.lstrip("-–—－ ")[:60])})


def _list_at_the_top(failure: _Failure) -> Explanation | None:
    """Explain a first field with a hyphen before it, as others have that stand in lists."""
    first = _FIRST_LINE.match(failure.text)
    at_margin = failure.text[failure.index - 1] == "\n"
    return Explanation("list-at-the-top", first.end() - 2) if first and at_margin else None


def _hyphen_without_space(text: str, index: int) -> Explanation | None:
    key = _HYPHEN_WITHOUT_SPACE.match(text, index)
    return Explanation("space-after-hyphen", index, {"key": key[1]}) if key else None


def _after_quote(failure: _Failure) -> Explanation | None:
    last = failure.last
    if last is None or last.style not in {'"', "'"} or failure.text[last.end : failure.index].strip(" "):
        return None
    if "\n" in failure.text[last.start : last.end]:
        return Explanation("missing-quote", last.start, {"quote": last.style})
    return Explanation("text-after-quote", failure.index)


def _after_bracket(failure: _Failure) -> Explanation | None:
    start = failure.text.rfind("\n", 0, failure.index) + 1
    value = _VALUE.match(failure.text, start)
    if value and value.end() < failure.index and failure.text[value.end()] in "[{":
        return _quotes_at(value.end(), failure)
    return None


_RULES: tuple[tuple[str, Callable[[_Failure], Explanation]], ...] = (
    ("directive", _quotes_at_context),
    ("cannot start any token", _quotes_here),
    ("expected alphabetic or numeric", _quotes_at_context),
    ("undefined tag handle", _quotes_at_context),
    (" a tag", _quotes_at_context),
    ("block sequence entries are not allowed", lambda failure: Explanation("list-item-after-name", failure.index)),
    ("mapping keys are not allowed", _quotes_here),
    ("scanning a block scalar", _quotes_at_context),
    ("invalid Unicode character escape", _surrogate),
    ("escape character", _backslash),
    # Spelt so by libyaml.
    ("hexdecimal", _backslash),
    ("scanning a quoted scalar", _missing_quote),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("found unexpected ':'", _colon_in_brackets),
    ("parsing a flow", _unclosed_bracket),
    ("did not find expected node content", _quotes_here),
    ("did not find expected", _misfit),
)
"""Words of libyaml and what they mean; the first that fits counts."""
