"""References in United Nations style, in one language: “Decision MC-5/19, para. 2”, “MC-5/19号决定，第2段”."""

from __future__ import annotations

from typing import Any

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import BodyText, Document, Footnote, LanguageOfText, Paragraph
from jointreport.records.model.language import LanguageVersion, Text
from jointreport.records.model.places import CLOSING, place_of
from jointreport.records.model.sources import Sourced
from jointreport.records.reads import cached
from jointreport.records.register.register import Register
from jointreport.site.wording import HEADINGS, Wording, kind_of_place, trial_words

_STATUS_IN_REFERENCE = {"summary": "cite-summary", "unofficial-translation": "cite-translation"}


class References:
    """Says in one language how decisions, documents and paragraphs are cited, and what their texts are."""

    def __init__(self, register: Register, wording: Wording) -> None:
        self._register = register
        self._say = wording
        self.language = wording.language
        # A text is cited at each of its paragraphs, and the same numbers stand in thousands of texts.
        self.made: dict[Any, dict[Any, Any]] = {}

    @cached()
    def whole(self, identity: str) -> str:
        """Return the reference of a decision or document as a whole, without what its text is."""
        entry = self._register.decisions.get(identity)
        if entry is None:
            return self._document(self._register.documents[identity].record)
        record = entry.record
        if record.stage == "draft":
            return self._draft(identity, record)
        if record.symbol and record.title_status.get(self.language) == "own":
            return self._say("cite-decision-titled", symbol=record.symbol, title=self._words(record.title))
        return self._decision(record)

    def paragraph(self, identity: str, at: str) -> str:
        """Return the reference of a paragraph; the title of a decision is not repeated in it."""
        place = self.place(at)
        entry = self._register.decisions.get(identity)
        if entry is None:
            return self._say("cite-place", whole=self.whole(identity), place=place)
        if entry.record.stage == "draft":
            return self._say("cite-place-in-draft", whole=self.whole(identity), place=place)
        return self._say("cite-place", whole=self._decision(entry.record), place=place)

    @cached()
    def place(self, at: str) -> str:
        """Return “para. 4 (c)” or “第4(c)段”, as a reference has it."""
        place = place_of(at)
        key = {"pp": "cite-preamble", "p": "cite-paragraph"}.get(place.kind)
        if key is None or CLOSING in place.items:
            return self._say.paragraph(at)
        return self._say.within(place, self._say(key, number=self._say.paragraph_number(at)))

    def label(self, paragraph: Paragraph) -> str:
        """Return what is printed before a paragraph: `4.`, `(a)`, `II.`; nothing before a preambular one."""
        return self.before(paragraph).strip()

    def before(self, paragraph: Paragraph) -> str:
        """Return the label of a paragraph or title with its space: `1. `, `II. `, `一、`."""
        label = self._say.label(paragraph.at, paragraph.printed)
        # The label of a title ends as its language has it, with a space or without.
        return f"{label} " if label and kind_of_place(paragraph.at) not in HEADINGS else label

    def with_status(self, reference: str, text: BodyText) -> str:
        """Return a reference with what the text in this language is, where it is not the text as issued."""
        status = text.languages.get(self.language)
        key = _STATUS_IN_REFERENCE.get(status.status) if status else None
        if status is None or key is None:
            return reference
        return self._say("cite-status", reference=reference, status=self._status(key, status))

    def statements(self, record: Decision | Document) -> tuple[LanguageVersion, ...]:
        """Return the sentences that every quotation carries: what record, text and edition of the site are."""
        said = (self.own(words) for words in self._stage(record))
        trial = trial_words(self._register.edition, self._say)
        return (*said, *self._held(record.text), *((self.own(trial),) if trial else ()))

    def own(self, words: str) -> LanguageVersion:
        """Return words of the interface of this language as a passage."""
        return LanguageVersion(words, self._say.spoken, self.language)

    def meaning_of(self, note: Footnote) -> str:
        """Return what a footnote refers to; empty where its own words name it or nothing is known."""
        if note.refers_to is None:
            return ""
        document = self._register.documents[note.refers_to].record
        name = document.symbol or self._words(document.title)
        if name in self._words(note.text):
            return ""
        part = next((part for part in document.parts if part.id == note.part), None)
        return self._say("joined-reference", document=name, part=self._words(part.label)) if part else name

    def complete(self, note: Footnote) -> str:
        """Return the words of a footnote; “Ibid.” is followed by what it means."""
        words, meant = self._words(note.text), self.meaning_of(note)
        return self._say("footnote-completed", words=words, meant=meant) if meant else words

    def _words(self, text: Text) -> str:
        return text.version(self.language).words

    def _decision(self, record: Decision) -> str:
        if record.symbol:
            return self._say("decision-cited-title", symbol=record.symbol)
        values = {"meetings": self._meetings(record), "title": self._words(record.title)}
        of_parties = self._register.meetings[record.meeting].record.number is not None
        return self._say("cite-decision-without-symbol" if of_parties else "cite-resolution", **values)

    def _draft(self, identity: str, record: Decision) -> str:
        holder = self._register.draft_of_document.get(identity)
        if holder is None:
            values = {"meetings": self._meetings(record), "title": self._words(record.title)}
            return self._say("cite-draft-alone", **values)
        document = self._register.documents[holder].record
        at = next(paragraph.at for paragraph in document.text.paragraphs if paragraph.contains == identity)
        return self._say("cite-draft", document=self._document(document), place=self.place(at))

    def _document(self, record: Document) -> str:
        if record.symbol:
            return record.symbol
        if record.kind == "treaty":
            return self._say("cite-treaty", title=self._words(record.title))
        kind = self._words(self._register.choice("document-kind", record.kind).words)
        status = record.text.languages.get(self.language)
        translated = status is not None and status.status == "unofficial-translation"
        # Quotation marks are for titles that are printed over a text, and for our translation of such a title.
        printed = translated or record.title_status.get(self.language) == "own"
        key = "cite-document" if printed else "cite-document-described"
        name = self._say(key, kind=kind, title=self._words(record.title))
        return self._say("cite-symbol-not-known", document=name) if "symbol" in record.unknown else name

    def _meetings(self, record: Decision) -> str:
        meetings = self._register.meetings
        names = [self._words(meetings[one].record.name) for one in self._register.meetings_of(record)]
        return self._say.join([self._say.inside(name) for name in names])

    def _status(self, key: str, status: LanguageOfText) -> str:
        if key != "cite-translation":
            return self._say(key)
        if status.from_ is None or status.from_ not in self._register.languages:
            return self._say("cite-translation-plain")
        return self._say(key, language=self._say.language_name(status.from_))

    def _stage(self, record: Decision | Document) -> tuple[str, ...]:
        if isinstance(record, Document):
            return (self._say("cite-being-written"),) if record.state == "drafting" else ()
        if record.stage == "draft":
            return (self._say("cite-draft-status"),)
        return (self._say("cite-stage-inferred"),) if is_inferred(record, "stage") else ()

    def _held(self, text: BodyText) -> tuple[LanguageVersion, ...]:
        if text.extent == "none":
            return (self.own(self._say("cite-not-held")),)
        status = text.languages.get(self.language) or LanguageOfText(status="pending")
        meaning = self._register.choice("text-status", status.status).definition
        if status.status == "summary":
            # A note alone might not say that the words are ours.
            return tuple(words.version(self.language) for words in (meaning, status.note) if words)
        part = self._register.choice("extent", "part").definition
        extent = (part.version(self.language),) if text.extent == "part" else ()
        return (*extent, (status.note or meaning).version(self.language))


def is_inferred(record: Sourced, field: str) -> bool:
    """Whether no source says a fact itself."""
    told = {one.certainty for one in record.sources if not one.for_ or field in one.for_}
    return told == {"inferred"}
