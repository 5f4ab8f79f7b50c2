"""What the editors say that a paragraph does agrees with the words that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache

from jointreport.problems import Problem, Value
from jointreport.problems.hints import NO_HINT, Hint
from jointreport.records.kinds import records_within
from jointreport.records.load import Entry
from jointreport.records.model.bodies import Meeting
from jointreport.records.model.decisions import Activity, Decision, Mandate, StatusEvent
from jointreport.records.model.documents import MARK, TO_QUOTE, Act, Paragraph
from jointreport.records.model.language import Text
from jointreport.records.model.places import place_of
from jointreport.records.register.register import Register, TextHolder, paragraphs_above
from jointreport.rules.causes import languages_to_tell
from jointreport.rules.paragraphs import is_told_there
from jointreport.rules.parity.ordinals import annexes_named, meetings_named
from jointreport.rules.parity.verbs import verbs_amiss, verbs_known
from jointreport.rules.symbols import is_formed

_Read = tuple[TextHolder, int, Paragraph, int, Act]
"""A text, one of its paragraphs with its place, one act of that with its place."""

_ASKED = ("en", "zh")
"""The languages whose verbs are known here."""


def verb_in_text(register: Register) -> Iterator[Problem]:
    """Every verb of an act stands in the words of its paragraph, or of one above it, in each language."""
    order, verbs = tuple(register.languages), verbs_known(register)
    for entry, place, paragraph, number, act in acts_of(register):
        # Where the languages open with different verbs, that is the slip, and told as one.
        differing = any(verbs_amiss(paragraph.text, verbs, order))
        for language, words in _words_read(entry, paragraph).items() if not differing else ():
            forms = forms_of(register, act.verb, language)
            # A paragraph whose number is wrong is not known to stand above its items.
            above = paragraph.at.rpartition("-")[0]
            if forms and not occurs(forms, words) and not (above and is_told_there(entry.record.text, above)):
                spot = entry.spot("text", "paragraphs", place, "acts", number, "verb")
                values: dict[str, Value] = {"verb": act.verb, "language": language, "words": forms}
                yield Problem("verb-in-text", spot, {**values, "hint": _verbs_in(register, words, language)})
                break


def _words_read(entry: TextHolder, paragraph: Paragraph) -> dict[str, str]:
    """Return by language what a paragraph says with those above it; our own summary need not keep a verb."""
    above = tuple(paragraphs_above(entry.record, paragraph.at))
    statuses = entry.record.text.languages
    return {
        language: "\n".join(one.text.by_language.get(language, "") for one in (paragraph, *above))
        for language in paragraph.text.by_language
        if language in _ASKED and language in statuses and statuses[language].status in TO_QUOTE
    }


def forms_of(register: Register, verb: str, language: str) -> tuple[str, ...]:
    """Return the words for a verb in a language, as the vocabulary has them."""
    if verb not in register.values_of("verb"):
        return ()
    choice = register.choice("verb", verb)
    return tuple(filter(None, (choice.words.by_language.get(language), *choice.also.get(language, ()))))


def _verbs_in(register: Register, words: str, language: str) -> Hint:
    """Return the verbs of the list that stand in some words just as the list has them."""
    verbs = register.values_of("verb")
    written = {verb: register.choice("verb", verb).words.by_language.get(language, "") for verb in verbs}
    found = tuple(verb for verb, word in written.items() if word and re.search(_plainly(word), words, re.IGNORECASE))
    return Hint("write" if len(found) == 1 else "meant", tuple(f"verb: {verb}" for verb in found)) if found else NO_HINT


def occurs(forms: tuple[str, ...], words: str) -> bool:
    """Whether a verb stands in some words in one of its forms."""
    return any(pattern_of_verb(form).search(words) for form in forms)


@cache
def pattern_of_verb(form: str) -> re.Pattern[str]:
    """Return what finds a verb in any of its forms: of “takes note” also “took note” and “taking note”."""
    if not form.isascii():
        # 表示深为关切, as “expresses its deep concern”.
        return re.compile(_plainly(form).replace("表示", "表示[^，。；]{0,6}"))
    verb, *rest = form.split(" ")
    stem = re.sub(r"(?:ing|es|ed|s|e)$", "", verb)
    # A bare stem of three letters is another word: of “noting” it would be “not”.
    endings = "e|es|s|ed|en|ing" if len(stem) <= 3 else "|e|es|s|ed|ing"
    either = "(?:tak|took)" if stem == "tak" else re.sub("iz$", "i[sz]", re.escape(stem))
    # “Expresses its deep concern”, “calls once again upon”.
    further = "".join(rf"(?: [\w’-]+){{0,3}} {re.escape(word)}" for word in rest)
    return re.compile(rf"\b{either}(?:{endings}){further}\b", re.IGNORECASE)


def _plainly(word: str) -> str:
    """Return what finds a word by itself: 请 asks, but 促请 urges and 提请 draws attention."""
    plain = re.escape(word)
    return rf"\b{plain}\b" if word.isascii() else rf"(?<![{_BEFORE_ANOTHER.get(word, '　')}]){plain}"


_BEFORE_ANOTHER = {"请": "邀促敦吁呼提申恳聘", "注意到": "示"}
"""Signs that make another verb of the words they stand before."""


def symbol_at_place(register: Register) -> Iterator[Problem]:
    """Every paragraph that is said to name a decision has its symbol."""
    for entry in register.decisions.values():
        paragraphs = {one.at: one for one in entry.record.text.paragraphs}
        for number, relation in enumerate(entry.record.relations):
            at = relation.at if relation.at in paragraphs else None
            # To itself it stands in no relation, which another rule tells.
            for to in relation.to if at else ():
                other = register.decisions.get(to)
                # What is no symbol as it is written no text can name.
                symbol = other.record.symbol if other and is_formed(register, other) else None
                if at and symbol and to != entry.identity and not _is_named(entry, at, symbol):
                    spot = entry.spot("relations", number, "at")
                    yield Problem("symbol-at-place", spot, _where_named(entry, at, symbol))


def _where_named(entry: Entry[Decision], at: str, symbol: str) -> dict[str, Value]:
    named = tuple(f"at: {one.at}" for one in entry.record.text.paragraphs if _is_named(entry, one.at, symbol))
    return {
        "at": at,
        "symbol": symbol,
        "hint": Hint("write" if len(named) == 1 else "meant", named) if named else NO_HINT,
    }


def _is_named(entry: Entry[Decision], at: str, symbol: str) -> bool:
    """Whether a paragraph, an item below it or a footnote to them has a symbol, or the numbers of it: “and 4/9”."""
    text = entry.record.text
    said = [one.text for one in text.paragraphs if one.at == at or one.at.startswith(f"{at}-")]
    marks = {mark for words in said for one in words.by_language.values() for mark in MARK.findall(one)}
    said += [note.text for note in text.footnotes if note.label in marks]
    numbers = symbol.rpartition("-")[2] or symbol
    pattern = re.compile(rf"(?<![A-Za-z\d/]){re.escape(numbers)}(?!\d)" if numbers[0].isdigit() else re.escape(symbol))
    return any(pattern.search(one.replace(symbol, numbers)) for words in said for one in words.by_language.values())


def preamble_asks_nothing(register: Register) -> Iterator[Problem]:
    """No paragraph of a preamble asks for something or is reported on."""
    for kind in ("activities", "services", "status"):
        for entry in register.entries[kind].values():
            for where, record in records_within(entry.record):
                if isinstance(record, Mandate | StatusEvent) and (record.at or "").startswith("pp"):
                    yield Problem("preamble-asks-nothing", entry.spot(*where, "at"), {"found": record.at or ""})


def term_after_decision(register: Register) -> Iterator[Problem]:
    """Nothing is asked for by a meeting that was over, or by the very meeting that asks."""
    for entry, place, _, number, _, meeting in _terms(register):
        since, _ = register.days_of_adoption(entry.record)
        _, until = register.days_of_meeting(meeting.identity)
        if _is_over(register, entry, meeting):
            own = meeting.identity == entry.record.meeting
            spot = entry.spot("text", "paragraphs", place, "acts", number, "by")
            values = {"found": meeting.identity, "until": str(until), "since": str(since)}
            yield Problem("term-of-own-meeting" if own else "term-after-decision", spot, values)


def _is_over(register: Register, entry: Entry[Decision], meeting: Entry[Meeting]) -> bool:
    """Whether a meeting is that of a decision, or was over when the decision was adopted."""
    since, _ = register.days_of_adoption(entry.record)
    return meeting.identity == entry.record.meeting or register.days_of_meeting(meeting.identity)[1] < since


def term_of_convention(register: Register) -> Iterator[Problem]:
    """Every meeting by which something is asked for is one of a conference that asks, or of a body that is asked."""
    for entry, place, _, number, act, meeting in _terms(register):
        bodies = [register.bodies[body].record for body in act.to if body in register.bodies]
        allowed = {*entry.record.conventions, *(convention for body in bodies for convention in body.of)}
        known = register.conventions.keys() >= {*allowed, meeting.record.convention}
        if known and meeting.record.convention not in allowed:
            spot = entry.spot("text", "paragraphs", place, "acts", number, "by")
            yield Problem(
                "term-of-convention", spot, {"found": meeting.identity, "convention": meeting.record.convention}
            )


def term_in_text(register: Register) -> Iterator[Problem]:
    """Where a paragraph names a meeting by its number, and no step says otherwise, that is the meeting meant."""
    for entry, place, paragraph, number, act, meeting in _terms(register):
        below = (one for one in entry.record.text.paragraphs if one.at.startswith(f"{paragraph.at}-"))
        said = [words for one in (paragraph, *below) for words in one.text.by_language.items()]
        named = {one for language, words in said for one in meetings_named(language, words)}
        if not named or act.by_step or meeting.record.number in {None, *named} or _is_over(register, entry, meeting):
            continue
        others = (one for one in register.meetings.values() if one.record.convention == meeting.record.convention)
        meant = tuple(f"by: {one.identity}" for one in others if one.record.number in named)
        spot = entry.spot("text", "paragraphs", place, "acts", number, "by")
        values: dict[str, Value] = {"found": meeting.identity, "numbers": tuple(map(str, sorted(named)))}
        hint = Hint("write" if len(meant) == 1 else "meant", meant) if meant else NO_HINT
        yield Problem("term-in-text", spot, {**values, "hint": hint})


_COUNTED_PART = re.compile(r"(?:annex|appendix)-(\d+)")


def part_named_by_number(register: Register) -> Iterator[Problem]:
    """No label of an annex says another number than the name of the part has."""
    for entry in register.documents.values():
        ids = [part.id for part in entry.record.parts]
        for number, part in enumerate(entry.record.parts):
            # A name that is given twice is told by itself.
            counted = _COUNTED_PART.fullmatch(part.id) if ids.count(part.id) == 1 else None
            labels = part.label.by_language
            named = {language: set(annexes_named(words)) for language, words in labels.items() if counted}
            wrong = [one for one, numbers in named.items() if counted and numbers - {int(counted[1])}]
            for language in languages_to_tell(wrong, named):
                values = {"found": part.id, "words": labels[language]}
                yield Problem("part-named-by-number", entry.spot("parts", number, "label", language), values)


def annex_named_by_number(register: Register) -> Iterator[Problem]:
    """No heading of an annex says another number than its place has."""
    for entry in register.text_holders():
        for place, paragraph in enumerate(entry.record.text.paragraphs):
            counted = place_of(paragraph.at)
            if counted.kind != "a" or not counted.number:
                continue
            words = paragraph.text.by_language
            # Behind its own number a title may name another one.
            named = {language: next(iter(annexes_named(said)), None) for language, said in words.items()}
            wrong = [one for one, number in named.items() if number not in {None, int(counted.number)}]
            for language in languages_to_tell(wrong, named):
                spot = entry.spot("text", "paragraphs", place, "text", language)
                yield Problem("annex-named-by-number", spot, {"found": paragraph.at, "words": words[language][:40]})


def part_of_footnote(register: Register) -> Iterator[Problem]:
    """No footnote names another annex than the part to which it is said to refer."""
    for entry in register.text_holders():
        for number, note in enumerate(entry.record.text.footnotes):
            document = register.documents.get(note.refers_to or "")
            # A part that there is not is told by itself.
            known = document is not None and note.part in {part.id for part in document.record.parts}
            counted = _COUNTED_PART.fullmatch(note.part or "") if known else None
            named = {one for words in note.text.by_language.values() for one in annexes_named(words)}
            if counted and named and int(counted[1]) not in named:
                values: dict[str, Value] = {"found": note.part or "", "named": tuple(map(str, sorted(named)))}
                yield Problem("part-of-footnote", entry.spot("text", "footnotes", number, "part"), values)


_DAYS_NAMED = re.compile(r"\b(?:on|from|between) (\d{1,2})(?:(?: (?:to|and) |[-–])(\d{1,2}))? ([A-Z][a-z]+) (\d{4})\b")
_MONTH = timedelta(days=31)


def day_in_words(register: Register) -> Iterator[Problem]:
    """Where the English words for an activity name a day near that of the activity, it is one of its days.

    That other languages name the same day is a rule of its own.
    """
    for entry in register.activities.values():
        when, since = entry.record.when, another_day(entry.record)
        if when and since and _may_be_a_slip(when.first, since):
            values = {"found": str(since), "days": " – ".join(str(day) for day in (when.from_, when.to) if day)}
            yield Problem("day-in-words", entry.spot("when"), values)


def another_day(activity: Activity) -> date | None:
    """Return the one day that the English words of an activity name, where that is none of its days."""
    when = activity.when
    named = [one for text in texts_told(activity) for one in _days_named(text.by_language.get("en", ""))]
    if when is None or len(named) != 1 or when.from_.first != when.from_.last:
        return None
    [(since, until)] = named
    return since if until < when.first or when.last < since else None


def texts_told(activity: Activity) -> Iterator[Text]:
    """Yield what is told of an activity: how it was announced, planned and reported."""
    yield from (one.text for one in (activity.reported, activity.planned, activity.announced) if one)


def _days_named(words: str) -> Iterator[tuple[date, date]]:
    for first, last, month, year in _DAYS_NAMED.findall(words):
        with suppress(ValueError):
            written = (f"{day} {month} {year}" for day in (first, last or first))
            days = [datetime.strptime(one, "%d %B %Y").date() for one in written]  # noqa: DTZ007 – a day has no zone.
            yield days[0], days[1]


def _may_be_a_slip(one: date, other: date) -> bool:
    """Whether one of two days may be meant as the other: they are near, or differ in the month or the year alone."""
    return (
        abs(one - other) < _MONTH
        or (one.month, one.day) == (other.month, other.day)
        or ((one.year, one.day) == (other.year, other.day))
    )


_Term = tuple[Entry[Decision], int, Paragraph, int, Act, Entry[Meeting]]


def _terms(register: Register) -> Iterator[_Term]:
    """Yield each act of a decision that names a meeting as its term."""
    for entry, place, paragraph, number, act in acts_of(register):
        meeting = register.meetings.get(act.by or "")
        if meeting and isinstance(entry.record, Decision):
            yield entry, place, paragraph, number, act, meeting


def acts_of(register: Register) -> Iterator[_Read]:
    """Yield each act of a text: its holder, the place of its paragraph, the paragraph, its own place, the act."""
    for entry in register.text_holders():
        for place, paragraph in enumerate(entry.record.text.paragraphs):
            for number, act in enumerate(paragraph.acts):
                yield entry, place, paragraph, number, act
