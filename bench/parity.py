"""Measures what the rules tell of paired texts: `python bench/parity.py FOLDER [--other zh] [--judge 100]`.

The folder holds files of JSON lines, `{"id": …, "place": …, "en": …, "zh": …}`: a paragraph or footnote in both
languages; a place that begins with “fn” is a footnote. The texts should be right as they are, or nearly so.
Printed are the pairs, how many of them are told by kind, and the findings of some pairs to judge by reading: the noise
is the share of pairs told times the share of those in which nothing differs. Then errors are put into pairs of which
nothing is told, one each, and the share found is printed by kind. What is drawn depends on the texts alone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "src"))

from jointreport.records.load import load  # noqa: E402 - the package is found on the path only from here on.
from jointreport.records.model.language import Text  # noqa: E402 - as above.
from jointreport.records.register.register import Register  # noqa: E402 - as above.
from jointreport.rules.language.lengths import faults_of_length  # noqa: E402 - as above.
from jointreport.rules.language.scripts import faults_of_language  # noqa: E402 - as above.
from jointreport.rules.parity import differences, findings  # noqa: E402 - as above.
from jointreport.rules.parity.obligation_words import CONDITIONS, DUTY, PERMISSION  # noqa: E402 - as above.
from jointreport.rules.parity.obligations import obligations_amiss  # noqa: E402 - as above.
from jointreport.rules.parity.verbs import verbs_known  # noqa: E402 - as above.

_SEED = 1
_ENOUGH = 500
"""So many errors of a kind are put in; fewer where fewer pairs have a place for one."""
_TAGS = {"en": "en", "zh": "zh-Hans"}


Told = tuple[str, str, str]
"""What is told: its code, the language it is told of, and the words."""


class Pair(NamedTuple):
    """A paragraph or footnote in English and another language."""

    text_id: str
    place: str
    words: Mapping[str, str]

    def with_words(self, language: str, words: str) -> Pair:
        """Return the pair with other words in a language."""
        return self._replace(words={**self.words, language: words})


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--other", default="zh", help="the language beside English")
    parser.add_argument("--judge", type=int, default=100, help="of how many pairs the findings are printed")
    parser.add_argument("--marks", action="store_true", help="what pages show besides, and no check tells")
    asked = parser.parse_args()
    if asked.marks:
        _ERRORS.update(_ERRORS_OF_MARKS)
    pairs = list(_pairs(asked.folder, asked.other))
    found = [(pair, told) for pair in pairs if (told := _told(pair, marks=asked.marks))]
    print(f"{len(pairs)} pairs, {len(found)} told: {100 * len(found) / len(pairs):.2f} in 100")
    for code, count in Counter(code for _, told in found for code in {one[0] for one in told}).most_common():
        print(f"  {code}: {count}")
    _print_drawn(found, asked.judge)
    told_already = {id(pair) for pair, _ in found}
    sound = [pair for pair in pairs if id(pair) not in told_already]
    for kind, spoil in _ERRORS.items():
        _print_found(kind, spoil, sound, asked.other, marks=asked.marks)


def _pairs(folder: Path, other: str) -> Iterator[Pair]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            if "en" in row and other in row:
                yield Pair(row["id"], row["place"], {"en": row["en"], other: row[other]})


_REGISTER = Register(load(REPOSITORY))
"""The names and verbs of this repository."""


def _told(pair: Pair, *, marks: bool) -> list[Told]:
    """Return what is told of a pair, or with marks what its page shows."""
    tags = {language: _TAGS.get(language, language) for language in pair.words}
    faults = [*faults_of_language(pair.words, tags, lambda _: False)]
    if not faults and not pair.place.startswith("fn"):
        faults = [*faults_of_length(pair.words, tags, of_text=True)]
    text, is_known = Text(dict(pair.words)), pair.words.keys() <= _REGISTER.languages.keys()
    where = ("text", "footnotes" if pair.place.startswith("fn") else "paragraphs")
    found = differences(_REGISTER, where, text) if is_known else findings(text, tuple(pair.words))
    if marks and where[1] == "paragraphs":
        found = (*found, *obligations_amiss(_REGISTER, text, tuple(pair.words)))
    told = [(fault.code, language, "") for language, fault in faults]
    return told + [(one.code, one.language, ", ".join(one.words)) for one in found]


def _draw(purpose: str) -> random.Random:
    """Return what draws the same each time."""
    return random.Random(f"{_SEED} {purpose}")  # noqa: S311 - the choice must be repeatable, not secret.


def _print_drawn(found: list[tuple[Pair, list[Told]]], many: int) -> None:
    for pair, told in _draw("judge").sample(found, min(many, len(found))):
        print(f"\n{pair.text_id} {pair.place}: {'; '.join(' '.join(one) for one in told)}")
        for words in pair.words.values():
            print(f"  {words}")
    print()


def _print_found(kind: str, spoil: Spoil, sound: list[Pair], other: str, *, marks: bool) -> None:
    """Print which share of the errors of a kind is told."""
    draw = _draw(kind)
    spoilt = missed = 0
    for pair in draw.sample(sound, len(sound)):
        if spoilt == _ENOUGH:
            break
        language = draw.choice(("en", other))
        words = spoil(draw, language, pair)
        if words is not None and words != pair.words[language]:
            spoilt += 1
            missed += not _told(pair.with_words(language, words), marks=marks)
    if spoilt:
        print(f"{kind}: {spoilt - missed} of {spoilt} found, {100 * (spoilt - missed) / spoilt:.1f} %")


Spoil = Callable[[random.Random, str, Pair], "str | None"]
"""Returns the words of a pair in a language with an error in them; nothing where there is no place for it."""

_CHINESE_DIGITS = "二三四五六七八九"
_NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_NTHS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MARK = re.compile(r"\[\^[^\]]+\]")
_SYMBOL = re.compile(r"(?<![\w/.])(?:[A-Z]+(?:[./()A-Za-z0-9-]*)/)?\d*(?:/[A-Za-z0-9.()-]+)*/\d+(?![\w/])")
_PLAIN = re.compile(r"(?<![\w/.^-])\d[\d, ]*\d*(?![\w/.-])")
_CLAUSE = re.compile(r"[,;:，；：、](?!\d)")


def _changed_digit(draw: random.Random, match: re.Match[str], words: str) -> str:
    """Return words of which one digit in a match is another one."""
    place = draw.choice([at for at in range(match.start(), match.end()) if words[at].isdigit()])
    digit = draw.choice([one for one in "123456789" if one != words[place]])
    return words[:place] + digit + words[place + 1 :]


def _one_of(draw: random.Random, pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = [match for match in pattern.finditer(words) if match[0]]
    return draw.choice(found) if found else None


def _number(draw: random.Random, language: str, pair: Pair) -> str | None:
    words = pair.words[language]
    match = _one_of(draw, _PLAIN, words)
    return _changed_digit(draw, match, words) if match else None


def _number_word(draw: random.Random, language: str, pair: Pair) -> str | None:
    """Return another number word where one stands before a plural, or with a word that counts."""
    if language == "zh":
        pattern = re.compile(f"(?<![第十百千万{_CHINESE_DIGITS}])[三四五六七八九](?=[个项次名届年天])")
        return _exchanged(draw, pattern, tuple(_CHINESE_DIGITS[1:]), pair.words["zh"])
    pattern = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS[1:])})(?= (?:\w+ )?\w+s\b)")
    return _exchanged(draw, pattern, _NUMBER_WORDS[1:], pair.words["en"]) if language == "en" else None


def _exchanged(draw: random.Random, pattern: re.Pattern[str], choices: tuple[str, ...], words: str) -> str | None:
    match = _one_of(draw, pattern, words)
    if match is None:
        return None
    other = draw.choice([one for one in choices if one.lower() != match[0].lower()])
    if match[0][0].isupper():
        other = other.capitalize()
    return words[: match.start()] + other + words[match.end() :]


def _date(draw: random.Random, language: str, pair: Pair) -> str | None:
    """Return another day, month or year."""
    words = pair.words[language]
    if language == "zh":
        match = _one_of(draw, re.compile(r"\d+(?=[年月日])"), words)
        return _changed_digit(draw, match, words) if match else None
    months = "|".join(_MONTHS)
    if draw.random() < 1 / 3:
        return _exchanged(draw, re.compile(rf"\b(?:{months})(?= \d{{4}})"), _MONTHS, words)
    match = _one_of(draw, re.compile(rf"\b\d{{1,2}}(?= (?:{months}))|(?<=[a-z] )(?:19|20)\d\d\b"), words)
    return _changed_digit(draw, match, words) if match else None


def _symbol(draw: random.Random, language: str, pair: Pair) -> str | None:
    words = pair.words[language]
    match = _one_of(draw, _SYMBOL, words)
    return _changed_digit(draw, match, words) if match else None


def _ordinal(draw: random.Random, language: str, pair: Pair) -> str | None:
    if language == "zh":
        return _exchanged(draw, re.compile(f"(?<=[第十])[{_CHINESE_DIGITS}]"), tuple(_CHINESE_DIGITS), pair.words["zh"])
    pattern = re.compile(rf"\b(?:{'|'.join(_NTHS)})\b", re.IGNORECASE)
    return _exchanged(draw, pattern, _NTHS, pair.words["en"]) if language == "en" else None


def _mark(draw: random.Random, language: str, pair: Pair) -> str | None:
    words = pair.words[language]
    match = _one_of(draw, _MARK, words)
    return words[: match.start()] + words[match.end() :] if match else None


def _verb(draw: random.Random, language: str, pair: Pair) -> str | None:
    """Return another opening verb of the vocabulary, one that stands for nothing of what the first stands for."""
    verbs = verbs_known(_REGISTER)
    opened = {one: verbs[one].opened_with(words) for one, words in pair.words.items() if one in verbs}
    if len(opened) < len(pair.words) or not all(opened.values()) or pair.place.startswith("fn"):
        return None
    written, known = opened[language][0]
    meanings = verbs[language].meanings
    other = draw.choice([one for one, meant in meanings.items() if not meant & meanings[known]])
    return pair.words[language].replace(written, other.capitalize() if written[0].isupper() else other, 1)


def _other_language(_: random.Random, language: str, pair: Pair) -> str | None:
    """Return the whole text left in the other language: a sentence or so, no symbol and no name."""
    other = next(words for key, words in pair.words.items() if key != language)
    return other if len(pair.words["en"]) > 40 and not pair.place.startswith("fn") else None


def _half_lost(draw: random.Random, language: str, pair: Pair) -> str | None:
    """Return the first or second half of the words, cut at the end of a clause, the last sign being kept."""
    words = pair.words[language]
    if len(pair.words["en"]) < 80 or pair.place.startswith("fn"):
        return None
    ends = [match.end() for match in _CLAUSE.finditer(words) if 0.4 < match.end() / len(words) < 0.6]
    if not ends:
        return None
    end = min(ends, key=lambda one: abs(one - len(words) / 2))
    return words[: end - 1] + words[-1] if draw.random() < 1 / 2 else words[end:].strip()


_MODALS = {"en": {"duty": "should", "permission": "may"}, "zh": {"duty": "应", "permission": "可"}}
_ASKED = {
    "en": ("Secretary-General", "Member States", "secretariat", "Working Group", "specialized agencies"),
    "zh": ("秘书长", "会员国", "秘书处", "工作组", "专门机构"),
}


def _modal(draw: random.Random, language: str, pair: Pair) -> str | None:
    """Return a permission in the place of a duty, or a duty in that of a permission."""
    words = pair.words[language]
    duty, permission = (_one_of(draw, re.compile(sign.asks[language]), words) for sign in (DUTY, PERMISSION))
    match = duty or permission
    if match is None or pair.place.startswith("fn"):
        return None
    written = _MODALS[language]["permission" if duty else "duty"]
    return words[: match.start()] + written + words[match.end() :]


def _condition(draw: random.Random, language: str, pair: Pair) -> str | None:
    """Return a passage without one of its conditions."""
    words = pair.words[language]
    known = "|".join(sign.asks[language] for sign in CONDITIONS if language in sign.asks)
    match = None if pair.place.startswith("fn") else _one_of(draw, re.compile(known), words)
    return words[: match.start()] + words[match.end() :].lstrip() if match else None


def _addressee(draw: random.Random, language: str, pair: Pair) -> str | None:
    """Return another body behind the verb with which a passage opens."""
    words = pair.words[language]
    verbs = verbs_known(_REGISTER).get(language)
    match = re.compile("|".join(_ASKED[language])).search(words[: 60 if language == "en" else 12])
    if verbs is None or not verbs.opened_with(words) or match is None or pair.place.startswith("fn"):
        return None
    other = draw.choice([one for one in _ASKED[language] if one != match[0]])
    return words[: match.start()] + other + words[match.end() :]


_ERRORS: dict[str, Spoil] = {
    "number": _number,
    "number word": _number_word,
    "date": _date,
    "symbol": _symbol,
    "ordinal": _ordinal,
    "mark of a footnote": _mark,
    "verb": _verb,
    "other language": _other_language,
    "half lost": _half_lost,
}
"""The kinds of error that are put in."""
_ERRORS_OF_MARKS: Mapping[str, Spoil] = {"modal word": _modal, "condition": _condition, "addressee": _addressee}
"""Those that pages alone show."""


if __name__ == "__main__":
    main()
