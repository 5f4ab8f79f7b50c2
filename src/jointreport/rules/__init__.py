"""What must hold between records: one generator a rule, whose docstring is the sentence of the rule.

In: the register of an edition. Out: problems, each at the place where an author can mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from jointreport.problems import Problem
from jointreport.records.register.register import Register
from jointreport.rules import (
    addressees,
    addresses,
    days,
    decisions,
    doubles,
    drafts,
    file_names,
    footnotes,
    groups,
    language,
    meetings,
    paragraphs,
    parity,
    readings,
    references,
    sources,
    symbols,
    tables,
    texts,
    translations,
    vocabulary,
)
from jointreport.rules.causes import without_consequences
from jointreport.system.workers import run_all

Rule = Callable[[Register], Iterator[Problem]]

OF_ONE_RECORD: tuple[Rule, ...] = (
    # The longest takes its process first.
    *(parity.parity, parity.parity_exception),
    *(sources.source_for_every_fact, sources.fields_on_every_source, sources.known_field),
    *(sources.supported_field_given, sources.unknown_field_empty, sources.step_of_inference),
    *(paragraphs.paragraph_slip, paragraphs.paragraph_once, paragraphs.paragraph_order),
    *(paragraphs.paragraph_gap, paragraphs.heading_before_text),
    *(texts.extent_agrees, texts.language_named, texts.language_held, texts.translation_from),
    *(texts.title_status_given, texts.title_of_status),
    *(footnotes.footnote_once, footnotes.footnote_of_mark, footnotes.mark_of_footnote),
    *(tables.wide_sign_in_row, tables.rule_as_row, tables.cells_of_row, tables.cells_joined_alike),
    *(readings.annex_named_by_number, readings.preamble_asks_nothing),
    *(groups.paired_words, groups.weekday_of_day),
    *(days.days_of_one_precision, days.days_of_one_event),
    *(doubles.part_once, doubles.name_once, drafts.relation_to_itself),
)
"""The rules that look at each record by itself: what they found once holds while its file does not change."""

OF_SEVERAL_RECORDS: tuple[Rule, ...] = (
    *language.RULES,
    *(translations.name_missing_language, translations.texts_missing_language),
    *(references.known_reference, references.known_place, references.known_part),
    *(references.meeting_of_convention, references.document_of_meeting, references.draft_of_meeting),
    *(references.document_in_time, references.conference_of_convention, references.service_to_another),
    references.service_of_others_meetings,
    *(doubles.free_alias, doubles.name_of_one_text, doubles.symbol_once, doubles.names_apart),
    *(
        doubles.item_once,
        doubles.told_once,
        doubles.order_once,
        doubles.account_once,
        doubles.words_of_one_term,
        doubles.words_of_variant,
    ),
    *(doubles.title_once, doubles.title_of_draft),
    *(symbols.symbol_of_meeting, symbols.symbol_of_series, symbols.symbol_of_numbered_meeting),
    *(file_names.name_of_symbol, file_names.name_of_month),
    *(meetings.relation_to_earlier, meetings.adoption_within_meeting, meetings.meeting_numbering),
    *(meetings.period_in_order, meetings.activity_within_period, meetings.follows_earlier_period),
    *(meetings.activity_of_both, meetings.drafting_cleared_by_both, meetings.segments_in_order),
    *(meetings.meeting_once, meetings.meeting_in_order, meetings.meeting_named_by_number, meetings.held_together),
    meetings.meeting_of_title,
    *(drafts.draft_of_adopted, drafts.draft_of_draft, drafts.draft_of_earlier, drafts.draft_of_convention),
    *(drafts.draft_of_several, drafts.draft_with_symbol, drafts.adopted_at_planned),
    *(drafts.adopted_during_another, drafts.relation_both_ways),
    *(days.after_as_of, days.meeting_over, days.activity_over, days.planned_but_reported),
    *(days.mandate_in_time, days.status_after_decision, days.evidence_taken_place),
    *(days.context_within_period, days.period_apart, days.statement_of_period, days.period_of_two_years),
    *(days.serviced_meeting_not_over, days.period_named_by_years),
    *(days.period_key_of_years, days.provided_at_planned, groups.places_paired),
    *(readings.verb_in_text, readings.symbol_at_place, readings.term_after_decision),
    *(addressees.addressee_in_text, footnotes.document_of_footnote),
    *(readings.term_of_convention, readings.term_in_text, readings.part_named_by_number),
    *(readings.part_of_footnote, readings.day_in_words),
    *(sources.note_only_of_note, sources.passage_of_source, sources.language_of_source, sources.way_to_text),
    sources.cited_document_read,
    *(addresses.original_source, addresses.address_to_its_end, addresses.address_without_detour),
    *(addresses.address_once, decisions.correspondence_of_two, decisions.correspondence_conventions),
    *(decisions.correspondence_meetings, decisions.correspondence_identical),
    *(decisions.correspondence_paragraphs, decisions.correspondence_stage, decisions.draft_never_counted),
    *(decisions.contains_a_draft, decisions.looked_for, decisions.name_of_several, decisions.symbol_listed),
    *(vocabulary.known_tag, vocabulary.known_word, vocabulary.plain_braces, vocabulary.known_braces),
    *(vocabulary.wide_braces, vocabulary.braces_dropped, vocabulary.plural_needed, vocabulary.plural_known),
    *(vocabulary.vocabulary_closed, vocabulary.value_of_list, vocabulary.value_with_words),
    vocabulary.redirect_to_page,
)
"""The rules that compare records."""

RULES = OF_ONE_RECORD + OF_SEVERAL_RECORDS
"""Every rule; the name of a rule is also the code of its problem and the folder of its cases."""

# With fewer decisions starting the processes takes longer than the rules do.
_MANY_RECORDS = 1000


def check(register: Register, sound: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what every rule finds in an edition; records of `sound` files are not looked at by themselves."""
    fresh = register.without(sound) if sound else register
    tasks = [partial(_problems_of, rule, fresh) for rule in OF_ONE_RECORD]
    tasks += [partial(_problems_of, rule, register) for rule in OF_SEVERAL_RECORDS]
    found = run_all(tasks, heavy=len(register.decisions) >= _MANY_RECORDS)
    return without_consequences(register, [problem for of_rule in found for problem in of_rule])


def _problems_of(rule: Rule, register: Register) -> list[Problem]:
    return list(rule(register))
