"""Signs that do not belong to the words in which they stand: of a font, of Markdown, of the punctuation of others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jointreport.records.model.documents import MARK
from jointreport.rules.language.scripts import CHINESE, Fault

_OF_ONE_FONT = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
# Joined letters, radicals, full-width letters and digits, forms of Arabic letters: a PDF or an input method makes them.
_OF_PRINT = re.compile("[\ufb00-\ufb06\u2e9f-\u2fd5\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb50-\ufdcf\ufe70-\ufefc]+")
_MARKDOWN = re.compile(
    r"\*\*[^*\n]+\*\*|__[^_\n]+__|~~[^~\n]+~~"  # Bold and struck words.
    r"|\{(?:\+\+|--|~~|==)|(?:\+\+|--|~~|==)\}"  # Marks of a revision.
    r"|\[[^\[\]\n]*\]\((?:https?:|mailto:|[./#]|\w{1,40}(?:-[\w-]{1,80}[#)]|[\w-]{0,80}\.md))[^)\n]*\)?"  # A link.
    r"|\{\{|\}\}|`[^`\n]+`|^#{1,6} "  # A block, code, a heading.
    r"|&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});",  # A sign by its name.
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?[:：]//\S*")
_HAN = f"[{CHINESE.letters}]"
# What stands before the sign that ends a clause in Chinese.
_OF_CLAUSE = f"[{CHINESE.letters}”》）]"
_HALF_WIDTH = re.compile(
    rf"(?<={_OF_CLAUSE})[,;:?!.](?={_HAN})|(?<={_OF_CLAUSE})[,;:?!](?=[ A-Za-z“《（]|\Z)|(?<={_OF_CLAUSE})\.\Z"
    rf"|(?<=[A-Za-z0-9%])[,;?!](?={_HAN})"
)
_STRAIGHT_QUOTES = re.compile(rf'"(?=[^"\n]*{_HAN})([^"\n]+)"')
# A numeral before the words of a heading stands apart.
_SET_APART = re.compile(rf"(?<={_HAN})(?<!^[一二三四五六七八九十])[ \u3000]+(?={_HAN})")
_FULL_WIDTH = re.compile(
    rf"(?<=[A-Za-z])[，。；：！？、](?! ?[{CHINESE.letters}])|(?<=[\d)])[，。；：！？、] ?(?=[a-z])"
)
_OTHER_WIDTH = dict(zip("，。；：！？、,.;:!?", ",.;:!?,，。；：！？", strict=True))


def faults_of_signs(words: str, *, is_chinese: bool, is_latin: bool) -> Iterator[Fault]:
    """Yield the first sign of each kind that does not belong to some words."""
    if words.isascii():
        return
    if match := _OF_ONE_FONT.search(words):
        yield Fault("sign-of-one-font", match.start(), {"found": f"U+{ord(match[0]):04X}"})
    if match := _OF_PRINT.search(words):
        standard = unicodedata.normalize("NFKC", match[0])
        if standard != match[0]:
            yield Fault("letters-of-print", match.start(), {"found": match[0], "standard": standard})
    words = _ADDRESS.sub(lambda match: " " * len(match[0]), words)
    if is_chinese:
        yield from _faults_of_chinese(words)
    if is_latin and (match := _FULL_WIDTH.search(words)):
        yield _of_width("full-width-sign", match)


def _faults_of_chinese(words: str) -> Iterator[Fault]:
    """Yield the first sign of each kind that belongs to words in Latin letters, and a space between characters."""
    if match := _HALF_WIDTH.search(words):
        yield _of_width("half-width-sign", match)
    if match := _STRAIGHT_QUOTES.search(words):
        yield Fault("straight-quotes", match.start(), {"words": match[1][:40]})


def fault_of_spaces(words: str) -> Fault | None:
    """Return the first space between Chinese characters."""
    match = _SET_APART.search(words)
    if match is None:
        return None
    before, after = words[: match.start()].rpartition(" ")[2][-4:], words[match.end() :].partition(" ")[0][:4]
    return Fault("space-between-characters", match.start(), {"found": f"{before}{match[0]}{after}"})


_OPENED_BY = {"》": "《", "〉": "〈", "）": "（", "】": "【", "”": "“", ")": "("}
_BRACKETS = re.compile(f"[{re.escape(''.join((*_OPENED_BY, *_OPENED_BY.values())))}]")


def fault_of_pairs(words: str, *, quotes: bool) -> Fault | None:
    """Return the first bracket that is not closed, or closes none; the `quotes` of other languages open otherwise."""
    opened: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(words):
        before = _OPENED_BY.get(match[0])
        if match[0] in "“”" and not quotes:
            continue
        if before is None:
            opened.append((match[0], match.start()))
        # A bracket alone after a letter or number is that of a list.
        elif (match[0] != ")" or opened) and (not opened or opened.pop()[0] != before):
            return Fault("bracket-alone", match.start(), {"found": match[0]})
    return Fault("bracket-alone", opened[0][1], {"found": opened[0][0]}) if opened else None


_TWICE = re.compile(r"\b([a-z]{2,}) \1\b(?![-’'])", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset({"had", "that", "nous", "vous", "se", "que"})


def fault_of_repetition(words: str) -> Fault | None:
    """Return the first word in Latin letters that stands twice: one of two that were to take each other's place."""
    found = next((one for one in _TWICE.finditer(words) if one[1].lower() not in _MAY_STAND_TWICE), None)
    return Fault("word-twice", found.start(), {"found": found[0]}) if found else None


_SIGN_TWICE = re.compile(r"[。，、；：][。，、；：]|(?<!\.)\.\.(?![.\d/\\])|,,|;;|,\.(?!\w)")
# Of “short- and long-term” the first word waits for its end.
_BROKEN = re.compile(r"\b[A-Za-z]{2,}- (?!(?:and|or|to|nor|versus|et|ou|y|o|e)\b)[a-z]{2,}")


def faults_of_typing(words: str) -> Iterator[Fault]:
    """Yield a sign of punctuation that stands twice, and a word that the end of a printed line broke in two."""
    without_addresses = _ADDRESS.sub(lambda match: " " * len(match[0]), words)
    if match := _SIGN_TWICE.search(without_addresses):
        yield Fault("sign-twice", match.start(), {"found": match[0], "sign": match[0][-1]})
    if match := _BROKEN.search(without_addresses):
        yield Fault("word-broken", match.start(), {"found": match[0], "joined": match[0].replace("- ", "")})


def _of_width(code: str, match: re.Match[str]) -> Fault:
    sign = match[0].strip()
    return Fault(code, match.start(), {"found": sign, "other": _OTHER_WIDTH[sign]})


def fault_of_markdown(words: str, *, has_footnotes: bool) -> Fault | None:
    """Return the first sign of Markdown, which the words of a record would show as it is typed.

    The mark of a footnote is one, but in a text that has footnotes.
    """
    match = _MARKDOWN.search(words) or (None if has_footnotes else MARK.search(words))
    return Fault("markdown-in-text", match.start(), {"found": match[0][:40]}) if match else None
