"""What must hold between records: one generator a rule, whose docstring is the sentence of the rule.

In: the register of an edition. Out: problems, each at the place where an author can mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from jointreport.problems import Problem
from jointreport.records.register.register import Register
from jointreport.rules.correspondence import (
    correspondence_conventions,
    correspondence_identical,
    correspondence_meetings,
    correspondence_of_two,
    correspondence_paragraphs,
)
from jointreport.rules.dates import (
    activity_within_period,
    adoption_within_meeting,
    follows_earlier_period,
    period_in_order,
    relation_to_earlier,
)
from jointreport.rules.drafts import contains_a_draft, coverage_held, draft_never_counted
from jointreport.rules.identities import (
    free_alias,
    meeting_of_convention,
    name_of_one_text,
    symbol_of_meeting,
    symbol_of_series,
    symbol_once,
)
from jointreport.rules.meetings import activity_of_both, drafting_cleared_by_both, meeting_numbering
from jointreport.rules.numbering import paragraph_gap, paragraph_once, paragraph_order
from jointreport.rules.parity import parity, parity_exception
from jointreport.rules.places import known_part, known_place
from jointreport.rules.references import known_reference
from jointreport.rules.sources import (
    fields_on_every_source,
    known_field,
    original_source,
    source_for_every_fact,
    supported_field_given,
    unknown_field_empty,
)
from jointreport.rules.texts import (
    extent_agrees,
    footnote_of_mark,
    language_held,
    language_named,
    mark_of_footnote,
    title_of_status,
    title_status_given,
    translation_from,
)
from jointreport.rules.vocabulary import (
    known_braces,
    known_tag,
    known_word,
    plain_braces,
    plural_known,
    plural_needed,
    redirect_to_page,
    vocabulary_closed,
)
from jointreport.system.workers import run_all

Rule = Callable[[Register], Iterator[Problem]]

OF_ONE_RECORD: tuple[Rule, ...] = (
    parity,  # The longest takes its process first.
    parity_exception,
    source_for_every_fact,
    fields_on_every_source,
    known_field,
    supported_field_given,
    unknown_field_empty,
    paragraph_once,
    paragraph_order,
    paragraph_gap,
    extent_agrees,
    language_named,
    language_held,
    translation_from,
    title_status_given,
    title_of_status,
    footnote_of_mark,
    mark_of_footnote,
)
"""The rules that look at each record by itself: what they found once holds while its file does not change."""

OF_SEVERAL_RECORDS: tuple[Rule, ...] = (
    known_reference,
    known_place,
    known_part,
    free_alias,
    name_of_one_text,
    symbol_once,
    symbol_of_meeting,
    symbol_of_series,
    meeting_of_convention,
    relation_to_earlier,
    adoption_within_meeting,
    period_in_order,
    activity_within_period,
    follows_earlier_period,
    meeting_numbering,
    original_source,
    correspondence_of_two,
    correspondence_conventions,
    correspondence_meetings,
    correspondence_identical,
    correspondence_paragraphs,
    draft_never_counted,
    activity_of_both,
    drafting_cleared_by_both,
    contains_a_draft,
    coverage_held,
    known_tag,
    known_word,
    plain_braces,
    known_braces,
    plural_needed,
    plural_known,
    redirect_to_page,
    vocabulary_closed,
)
"""The rules that compare records."""

RULES = OF_ONE_RECORD + OF_SEVERAL_RECORDS
"""Every rule; the name of a rule is also the code of its problem and the folder of its cases."""

_MANY_RECORDS = 1000


def check(register: Register, sound: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what every rule finds in an edition; records of `sound` files are not looked at by themselves."""
    fresh = register.without(sound) if sound else register
    tasks = [partial(_found, rule, fresh) for rule in OF_ONE_RECORD]
    tasks += [partial(_found, rule, register) for rule in OF_SEVERAL_RECORDS]
    for found in run_all(tasks, heavy=len(register.decisions) >= _MANY_RECORDS):
        yield from found


def _found(rule: Rule, register: Register) -> list[Problem]:
    return list(rule(register))
