"""Invented paragraphs in English and Chinese: a few sentences with coined names and numbers, in ever new orders.

Names are coined so that few are frequent and most are rare, as words are (rank and frequency fall together, Zipf's
law); so are the characters of Chinese names. Search then has common words, rare words and hundreds of characters.
"""

from __future__ import annotations

from functools import cache
from random import Random
from typing import NamedTuple

NAMES = 40_000
_CHARACTERS = 1_500
_ONSETS, _RIMES = "bdfgjklmprtvz", ("al", "em", "ir", "ov", "un")
_MOST_CLAUSES = 6
_SHARE_WITH_ITEMS = 0.2
_MOST_ITEMS = 5

LEADS = (
    ("requests", "Requests the secretariat", "请秘书处"),
    ("invites", "Invites Parties", "邀请各缔约方"),
    ("encourages", "Encourages Parties", "鼓励各缔约方"),
    ("decides", "Decides", "决定"),
    ("reaffirms", "Reaffirms the need", "重申必须"),
)
CLAUSES = (
    ("to keep the {a} of {b} under review", "不断审查{b}的{a}"),
    ("to lend at least {n} lamps to the villages of {b}", "向{b}的村庄出借至少{n}盏灯"),
    ("to report on the kites that the keepers of {b} have mended", "就{b}看护人修补的纸鸢提出报告"),
    ("to enter every {a} found in {b} in the shared register", "将在{b}发现的每件{a}记入共享登记册"),
    ("to cooperate with the guild of {b} on the care of wicks", "与{b}行会在灯芯养护方面开展合作"),
    ("to publish the calendar of evening flights in {n} copies", "将夜间放飞日历印发{n}份"),
    ("subject to the availability of resources from the fund of {b}", "但须视{b}基金的资源情况而定"),
    ("to train new keepers in the use of the {a}", "培训新任看护人使用{a}"),
    ("taking into account the experience gained in {b} and {a}", "同时考虑到在{b}和{a}取得的经验"),
    ("to purchase services for the hall of {b} at cost", "按成本为{b}大厅购买服务"),
    ("to exchange information on quiet lamps with the office of {b}", "与{b}办事处交流关于静灯的信息"),
    ("in accordance with paragraph {n} of the rules of procedure of {b}", "依照{b}议事规则第{n}段"),
    ("to avoid duplication between the {a} and the work done in {b}", "避免{a}与在{b}开展的工作重复"),
    ("to bring lost kites back to their owners in {b}", "将失鸢归还{b}的主人"),
    ("to establish a working group on the {a} and its budget", "设立关于{a}及其预算的工作组"),
    ("to provide {n} lanterns for meetings held after sunset", "为日落之后举行的会议提供{n}盏灯笼"),
    ("including by means of the {a} and of joint training in {b}", "包括借助{a}以及在{b}举办的联合培训"),
    ("to inform Parties of any {a} before it meets in {b}", "在{b}会议之前通报任何{a}情况"),
    ("to translate the guide to {a} into the languages used in {b}", "将{a}指南译成{b}使用的语文"),
    ("to collect voluntary contributions of {n} kronen for the {a}", "为{a}筹集{n}克朗的自愿捐款"),
)  # fmt: skip

# The parity of a record's languages is checked by value: a character that counts, numbers a part or names a
# month in a Chinese name would be a difference that nobody meant.
_COUNTING = frozenset(
    "一二三四五六七八九十百千万亿兆零两俩仨双对半廿卅壹贰叁肆伍陆柒捌玖拾佰仟首次第单几多数余"
    "年月日号段条款项节章页附件注同上届个元分点时周岁旬季"
)


class Words(NamedTuple):
    """The same words in both languages."""

    en: str
    zh: str


class Paragraph(NamedTuple):
    """A paragraph or an item below one; an item has a letter and no verb."""

    words: Words
    verb: str = ""
    letter: str = ""


def passage(rng: Random) -> list[Paragraph]:
    """Return a paragraph that says what is asked, in some clauses, or as many lettered items below its lead."""
    verb, *lead = rng.choice(LEADS)
    if rng.random() < _SHARE_WITH_ITEMS:
        items = [_joined([clause]) for clause in _clauses(rng, rng.randint(2, _MOST_ITEMS))]
        lettered = (
            Paragraph(Words(f"{one.en[0].upper()}{one.en[1:]};", f"{one.zh}；"), "", letter)
            for one, letter in zip(items, "abcdef", strict=False)
        )
        return [Paragraph(Words(f"{lead[0]}:", f"{lead[1]}："), verb), *lettered]
    said = _joined(_clauses(rng, rng.randint(1, _MOST_CLAUSES)))
    return [Paragraph(Words(f"{lead[0]} {said.en};", f"{lead[1]}{said.zh}；"), verb)]


def name(rng: Random) -> Words:
    """Return a coined name; those of low rank come often."""
    return _coined(int(NAMES ** rng.random()))


def pseudo(words: str, language: str) -> str:
    """Return English as if it were in another language: its letters are exchanged, its figures and symbols stay."""
    table = _ALPHABETS[language]
    return " ".join(word if any(map(str.isdigit, word)) else word.lower().translate(table) for word in words.split(" "))


_ALPHABETS = {
    "fr": str.maketrans("aeiou", "àéîôû"),
    "es": str.maketrans("aeioun", "áéíóúñ"),
    "ru": str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшжыз"),
    "ar": str.maketrans("abcdefghijklmnopqrstuvwxyz,;", "ابجدهفغحيزكلمنوصقرستثوخضطظ،؛"),
}


def _clauses(rng: Random, count: int) -> list[Words]:
    filled = []
    for english, chinese in rng.sample(CLAUSES, count):
        one, other, number = name(rng), name(rng), rng.randint(11, 999)
        filled.append(
            Words(
                english.format(a=one.en, b=other.en.capitalize(), n=number),
                chinese.format(a=one.zh, b=other.zh, n=number),
            )
        )
    return filled


def _joined(clauses: list[Words]) -> Words:
    return Words(", ".join(one.en for one in clauses), "，".join(one.zh for one in clauses))


@cache
def _coined(rank: int) -> Words:
    """Return the name of a rank: the more frequent, the shorter in English."""
    english, rest = "", rank
    while rest:
        rest, syllable = divmod(rest, len(_ONSETS) * len(_RIMES))
        english += _ONSETS[syllable % len(_ONSETS)] + _RIMES[syllable // len(_ONSETS)]
    rng = Random(rank)  # noqa: S311 - the names must be repeatable, not secret.
    characters = _characters()
    return Words(english, "".join(characters[int(_CHARACTERS ** rng.random())] for _ in range(2 + rank % 3 // 2)))


@cache
def _characters() -> str:
    """Return the everyday characters, those of the first level of GB 2312, in an order that means nothing."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF))
    characters = [one for code in codes if (one := code.decode("gb2312")) not in _COUNTING]
    Random(0).shuffle(characters)  # noqa: S311 - as above.
    return "".join(characters)
