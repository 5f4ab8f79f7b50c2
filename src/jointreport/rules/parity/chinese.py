"""The numbers of a Chinese text by value: digits, numerals, ordinals, 附件一.

Words that merely contain a numeral (统一, 十分, 六氯苯) are no numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jointreport.rules.parity.figures import ANYWHERE, FIRST, IBID, NUMBER, Figure, Form, number_value, sign_figures

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_NUMERAL = "[〇零一二三四五六七八九十百千万亿两]+"
# 两年期 is a biennium, which stands among the fixed words; 年 alone counts years.
_CLASSIFIERS = "(?:个|项|次|份|名|届|段|节|条|章|天|日|月|周|号|位|件|种|类|组|家|场|册|卷|页|票|轮|人|国|年(?!期))"
_CHEMISTRY = "[氯溴氟氧甲乙丙丁戊己苯烷酸噁恶元烯硫磷碘碳胺羟环价聚]"  # 六氯苯, 二噁英, 十溴二苯醚
_FIXED = {
    "第一时间": 1, "第一手": 1, "第一线": 1, "第三方": 3, "二次": 2, "十分": 10, "万一": 1, "千万": 10,
    "万维": 1, "两年期": 2, "两者": 2, "二者": 2, "两性": 2, "双": 2, "首": 1, "半": 2, "季": 4,
}  # fmt: skip
"""Words with a number in them that demand no number of the other language, though they may answer one."""

_FIGURE = re.compile(
    # What no figure begins with is ruled out first: that is most of a text.
    rf"(?=[\dA-Zh(（\[〇零一二三四五六七八九十百千万亿两同上第附数几双首半季])(?:{ANYWHERE}"
    rf"|(?P<era>(?:(?:20|二十|上)世纪)?(?:\d0|{_NUMERAL})年代)"
    r"|(?P<month>\d{1,2}(?=月))"
    rf"|(?P<number>(?:{NUMBER})[百千]?[万亿]?)"
    r"|(?P<ibid>同上)"
    rf"|(?P<share>百分之{_NUMERAL})"
    rf"|(?P<fraction>{_NUMERAL}分之{_NUMERAL})"
    rf"|(?P<fixed>{'|'.join(_FIXED)})"
    rf"|(?P<ordinal>(?:第|附件|附录|附表|附文){_NUMERAL}{_CLASSIFIERS}?)"
    rf"|(?P<several>[数几]{_NUMERAL})"
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
        kind, written = match.lastgroup, match[0]
        if kind == "number":
            yield _number(written)
        elif kind == "month":
            yield Figure(number_value(written), f"{written}月", Form.WORD)
        elif kind == "ibid":
            yield Figure(IBID, written, Form.WORD, demands=False)
        elif kind == "fixed":
            yield Figure(str(_FIXED[written]), written, Form.WORD, demands=False)
        elif kind in {"era", "several", "chemical"}:
            yield from _numerals(written, demands=False)
        elif kind == "share":
            yield from _numerals(written.removeprefix("百分之"), demands=True)
        elif kind in {"ordinal", "fraction", "counted"}:
            yield from _numerals(written, demands=True, ordinal=kind == "ordinal")
        elif kind == "bare":
            yield from _numerals(written, demands=len(written) > 1 and _is_whole(written))
        else:
            yield from sign_figures(match)


def _number(written: str) -> Figure:
    digits = written.rstrip("百千万亿")
    times = 1
    for scale in written[len(digits) :]:
        times *= (_UNITS | _SCALES)[scale]
    return Figure(number_value(digits, times), written, Form.DIGITS)


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
