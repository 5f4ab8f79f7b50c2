"""The numbers of a Chinese text by value: digits, numerals, ordinals, 附件一.

Words that merely contain a numeral (统一, 十分, 六氯苯) are no numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from jointreport.rules.parity.figures import ANYWHERE, FIRST, IBID, NUMBER, Figure, Form, number_value, sign_figures

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_NUMERAL = "[〇零一二三四五六七八九十百千万亿两]{1,20}"
# 两年期 is a biennium, which stands among the fixed words; 年 alone counts years.
_CLASSIFIERS = "(?:个|项|次|份|名|届|段|节|条|章|天|日|月|周|号|位|件|种|类|组|家|场|册|卷|页|票|轮|人|国|年(?!期))"
_CHEMISTRY = "[氯溴氟氧甲乙丙丁戊己苯烷酸噁恶元烯硫磷碘碳胺羟环价聚]"  # 六氯苯, 二噁英, 十溴二苯醚
_THINGS = "[个项份名届段节条章件种类组家场册卷页票轮人国方者]"
"""Words that count things; of two of them another language may say no more than that they are several."""
_FIXED = {
    "第一优先": 1, "四周": 4, "四处": 4, "第一时间": 1, "第一手": 1, "第一线": 1,
    "第三方": 3, "两国": 2, "二次": 2, "十分": 10, "万一": 1, "千万": 10, "万维": 1,
    "两年期": 2, "两者": 2, "二者": 2, "两性": 2, "双": 2, "首": 1, "半": 2, "季": 4,
}  # fmt: skip
"""Words with a number in them that demand no number of the other language, though they may answer one."""

_FIGURE = re.compile(
    # What no figure begins with is ruled out first: that is most of a text.
    rf"(?=[\dA-Zh(（\[㈠-㈩〇零一二三四五六七八九十百千万亿两同上第附数几双首半季])(?:{ANYWHERE}"
    rf"|(?P<era>(?:(?:20|二十|上)世纪)?(?:\d0|{_NUMERAL})年代)"
    r"|(?P<month>\d{1,2}(?=月))"
    rf"|(?P<one>(?<![\d.,/])1(?={_THINGS}))"
    rf"|(?P<number>(?:{NUMBER})[多余]?[百千]?[万亿]{{0,3}})"
    r"|(?P<point>第?[㈠-㈩]|[(（][子丑寅卯辰巳午未申酉戌亥][)）])"
    rf"|(?P<below>第(?:\d+|{_NUMERAL})[项目])"
    # “VII.10” is 第七.10 in some texts.
    rf"|(?P<levels>第{_NUMERAL}\.\d+)"
    r"|(?P<ibid>同上)"
    rf"|(?P<share>百分之{_NUMERAL})"
    rf"|(?P<fraction>{_NUMERAL}分之{_NUMERAL})"
    rf"|(?P<fixed>{'|'.join(_FIXED)})"
    rf"|(?P<ordinal>(?:第|附件|附录|附表|附文){_NUMERAL}{_CLASSIFIERS}?)"
    # Which ones stands before; another language says “these” or names them.
    rf"|(?P<several>(?:[数几]|(?<=[这该那述])){_NUMERAL}|两(?={_THINGS}))"
    rf"|(?P<chemical>{_NUMERAL}(?={_CHEMISTRY}))"
    rf"|(?P<counted>{_NUMERAL}{_CLASSIFIERS})"
    rf"|(?P<bare>{_NUMERAL}))"
)
_RUN = re.compile(_NUMERAL)
_NUMBERED_FIRST = re.compile(r"(?:第|附件|附录|附表|附文)一")


def glance_at_chinese(text: str) -> Iterator[str]:
    """Yield the values of numerals, whatever word they stand in; 一 only where it says which one."""
    for run in _RUN.findall(text):
        if run != "一":
            yield str(_value(run))
        elif _NUMBERED_FIRST.search(text):
            yield FIRST


def chinese_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a Chinese text."""
    for match in _FIGURE.finditer(text):
        read = _KINDS.get(match.lastgroup or "")
        yield from read(match[0]) if read else sign_figures(match)


def _number(written: str) -> Iterator[Figure]:
    digits = written.rstrip("多余百千万亿")
    times = 1
    for scale in written[len(digits) :].lstrip("多余"):
        times *= (_UNITS | _SCALES)[scale]
    yield Figure(number_value(digits, times), written, Form.DIGITS)


def _month(written: str) -> Iterator[Figure]:
    yield Figure(number_value(written), f"{written}月", Form.WORD)


def _ibid(written: str) -> Iterator[Figure]:
    yield Figure(IBID, written, Form.WORD, demands=False)


def _fixed(written: str) -> Iterator[Figure]:
    yield Figure(str(_FIXED[written]), written, Form.WORD, demands=False)


def _loose(written: str) -> Iterator[Figure]:
    """Yield the numerals of 九十年代, 数百 or 六氯苯, which another language may say otherwise."""
    yield from _numerals(written, demands=False)


def _counted(written: str) -> Iterator[Figure]:
    yield from _numerals(written.removeprefix("百分之"), demands=True)


def _ordinal(written: str) -> Iterator[Figure]:
    yield from _numerals(written, demands=True, ordinal=True)


def _bare(written: str) -> Iterator[Figure]:
    yield from _numerals(written, demands=len(written) > 1 and _is_whole(written))


_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _point(written: str) -> Iterator[Figure]:
    """Yield a point of a treaty, ㈡ or (丑), as what other languages print for it: (b), (ii), 2."""
    sign = written.strip("第()（）")
    number = _BRANCHES.index(sign) + 1 if sign in _BRANCHES else ord(sign) - ord("㈠") + 1
    yield Figure(str(number), written, Form.SIGN, demands=False, besides=_letters(number))


def _below(written: str) -> Iterator[Figure]:
    """Yield 第2目, which is “(ii)” elsewhere."""
    number = int(number_value(written[1:-1])) if written[1:-1].isdigit() else _value(written[1:-1])
    yield Figure(str(number), written, Form.WORD, besides=_letters(number))


def _letters(number: int) -> tuple[str, ...]:
    """Return the letter and the Roman number of a point; none beyond those that texts have."""
    return (f"({chr(ord('a') + number - 1)})", f"({_ROMAN[number - 1]})") if 0 < number <= len(_ROMAN) else ()


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _levels(written: str) -> Iterator[Figure]:
    above, _, below = written.partition(".")
    yield Figure(str(_value(above[1:])), written, Form.WORD)
    yield Figure(below, written, Form.DIGITS)


def _numerals(written: str, *, demands: bool, ordinal: bool = False) -> Iterator[Figure]:
    """Yield the numerals of a piece of text; 一 is a number only in an ordinal."""
    for run in re.findall(r"\d+", written):
        yield Figure(number_value(run), written, Form.DIGITS, demands=demands)
    for run in _RUN.findall(written):
        if not _is_whole(run):
            yield from (Figure(str(_value(char)), written, Form.WORD, demands=False) for char in run)
        else:
            value = _value(run)
            yield Figure(str(value), written, Form.WORD, demands=demands and (value > 1 or ordinal))


def _is_whole(run: str) -> bool:
    """Return whether a run of numerals is one number: not 两三 (two or three), not 千万 (by all means)."""
    in_places = len(run) == 1 or len(run) == 4 or "〇" in run
    if all(char in _DIGITS for char in run):
        return in_places
    return any(char in _DIGITS or char == "十" for char in run) and not re.search("[一二三四五六七八九两]{2}", run)


def _value(run: str) -> int:
    """Return the value of a numeral: 二十三, 二〇二五, 三万五千."""
    if len(run) > 1 and all(char in _DIGITS for char in run):
        return int("".join(str(_DIGITS[char]) for char in run))
    total = part = digit = 0
    for char in run:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            part, digit = part + (digit or 1) * _UNITS[char], 0
        else:
            total, part, digit = total + (part + digit or 1) * _SCALES[char], 0, 0
    return total + part + digit


_KINDS: Mapping[str, Callable[[str], Iterator[Figure]]] = {
    "number": _number,
    "month": _month,
    "ibid": _ibid,
    "fixed": _fixed,
    "era": _loose,
    "several": _loose,
    "chemical": _loose,
    "point": _point,
    "below": _below,
    "levels": _levels,
    "one": _loose,
    "share": _counted,
    "ordinal": _ordinal,
    "fraction": _counted,
    "counted": _counted,
    "bare": _bare,
}
"""Group of the pattern → the figures of what it matched; signs are alike in every language."""
