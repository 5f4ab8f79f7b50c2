"""A decision as its files propose it: a record in the form of `data/decisions/`, and all that a person must decide.

What follows from the files is filled in. What does not is `todo`, which no check lets pass, or is left out and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jointreport.exchange.addressees import Addressees
from jointreport.exchange.conference import conference_of, known_symbol, with_plain_hyphens, with_plain_symbols
from jointreport.exchange.origins import TODO, Origins
from jointreport.exchange.readers import InLanguage
from jointreport.exchange.structure import opening_of, text_of
from jointreport.exchange.texts import Findings, Proposal, TextOfFiles
from jointreport.exchange.yaml_form import Tree
from jointreport.records.model.symbols import in_words
from jointreport.records.register.register import Register
from jointreport.rules.readings import forms_of, occurs

_RELATIONS = {
    "recalls": ("recalling", "recalls", "reaffirming", "reaffirms"),
    "welcomes": ("welcoming", "welcomes"),
    "takes-note-of": ("taking-note", "takes-note", "noting", "notes"),
}
"""Relation → the verbs that say so of what a paragraph cites."""
_NEAR_VERB = re.compile(r"[^,.;:，。；：]{0,40}")
_BEFORE_VERB = r"(?:(?:also|further|again|once again|strongly|deeply)\s+)*|(?:又|还|再次|再度|再)?"


@dataclass(frozen=True, slots=True)
class SetOutIn:
    """The document that sets out a draft decision, and the paragraph of it."""

    document: str
    at: str
    certainty: str


def decision_of(
    files: Sequence[InLanguage], symbol: str, register: Register, origins: Origins, within: SetOutIn | None = None
) -> Proposal:
    """Return what the files of one decision propose, or of a draft within a document; the first gives the places."""
    return _Decision(files, symbol, register, origins, within).proposal()


@dataclass
class _Decision:
    files: Sequence[InLanguage]
    said: str
    """The symbol that stands above the text, of whatever conference."""
    register: Register
    origins: Origins
    within: SetOutIn | None

    def __post_init__(self) -> None:
        texts = {one.language: text_of(one.manuscript, head=self._title_alone(one)) for one in self.files}
        self.findings = Findings()
        self.findings.tell_of_files(self.files, texts)
        self.text = TextOfFiles(self.files, texts, self.register, self.origins.status, self.findings)

    def _title_alone(self, file: InLanguage) -> int:
        """Return how many lines stand above a text that begins without the words of who decides: its title, or none."""
        lines = file.manuscript.lines
        is_titled = bool(self.symbol) and opening_of(lines) is None and self.symbol in with_plain_hyphens(lines[0].text)
        return int(is_titled)

    def proposal(self) -> Proposal:
        """Return the record."""
        convention, meeting = conference_of(self.symbol, self.register, "decisions")
        tree: dict[str, Tree] = {
            "stage": "draft" if self.within else "adopted" if self.symbol else TODO,
            "subject": TODO,
            **({} if self.within else {"symbol": self.symbol or TODO}),
            "conventions": [convention or TODO],
            "meeting": meeting or TODO,
            **({} if self.within else {"adopted": self._adopted(meeting)}),
            "title": self.text.in_all({one.language: self._title(one) for one in self.files}),
            "title-status": self.text.in_all({one.language: self._whose_title for one in self.files}),
        }
        if relations := [*self._place(), *self._relations()]:
            tree["relations"] = relations
        tree["text"] = self.text.tree({at: {"acts": acts} for at, acts in self._acts.items()})
        tree["sources"] = self._sources
        self._tell_of_addressees()
        return Proposal(tree, tuple(self.findings.told))

    # What stands above the text

    @cached_property
    def symbol(self) -> str:
        """The symbol, where a convention of the project forms its symbols so."""
        return known_symbol(self.said, self.register, "decisions")

    def _adopted(self, meeting: str) -> Tree:
        day = next((one.manuscript.facts["adopted"] for one in self.files if "adopted" in one.manuscript.facts), "")
        return {"on": day} if day else {"during": meeting or TODO}

    def _title(self, file: InLanguage) -> str:
        """Return the title: what the file says it is, or what stands behind the symbol or on the line after it."""
        if title := file.manuscript.facts.get("title"):
            return title
        before = [
            with_plain_symbols(line.text.strip(), self.register) for line in self.text.texts[file.language].before
        ]
        for place, words in enumerate(before) if self.symbol else ():
            if self.symbol in words:
                behind = re.sub(r"^(?:号决定|号决议)?[\s:：.]*", "", words.partition(self.symbol)[2])
                return behind or next(iter(before[place + 1 :]), TODO)
        return before[0] if len(before) == 1 else TODO

    @property
    def _whose_title(self) -> str:
        """Whose words the title is: a draft has none of its own."""
        return "ours" if self.within else "own"

    def _place(self) -> Iterator[Tree]:
        """Yield where a draft stands."""
        if self.within:
            yield {"kind": "contained-in", "to": [self.within.document], "sources": self._of_relation}

    @property
    def _sources(self) -> list[Tree]:
        return self._of_relation if self.within else self.origins.sources(self.files, self.register.languages)

    @property
    def _of_relation(self) -> list[Tree]:
        """The source of a relation; that of a draft is the document it stands in."""
        if self.within is None:
            return self.origins.of_relation()
        return [{"document": self.within.document, "at": self.within.at, "certainty": self.within.certainty}]

    # What the paragraphs do

    @cached_property
    def _verbs(self) -> dict[str, tuple[str, str]]:
        """Place → the verb with which a paragraph opens, and what follows it in the first language."""
        return {one.at: found for one in self.text.paragraphs if (found := self._verb(one.words))}

    def _verb(self, words: Mapping[str, str]) -> tuple[str, str] | None:
        """Return the verb with which a paragraph opens in the first language, where the others have it as well."""
        first, *others = words
        verbs = self.register.values_of("verb")
        forms = ((form, verb) for verb in verbs for form in forms_of(self.register, verb, first))
        found = [(len(form), verb, rest) for form, verb in forms if (rest := _behind(words[first], form)) is not None]
        if not found:
            return None
        _, verb, rest = max(found)
        known = ((forms_of(self.register, verb, language), words[language]) for language in others)
        return (verb, rest) if all(occurs(told, said) for told, said in known if told) else None

    @cached_property
    def _acts(self) -> dict[str, list[Tree]]:
        """Place → what the paragraph does, and whom it asks as far as that is sure."""
        acts: dict[str, list[Tree]] = {}
        addressees = Addressees(self.register)
        said = {one.at: one.words for one in self.text.paragraphs}
        for at, (verb, rest) in self._verbs.items():
            first, *others = said[at]
            asks = verb in self.register.verbs_that_ask
            bodies = addressees.named(rest, {other: said[at][other] for other in others}, first) if asks else ()
            to: dict[str, Tree] = {"to": bodies[0] if len(bodies) == 1 else bodies} if bodies else {}
            acts[at] = [{"verb": verb, **to}]
        return acts

    def _tell_of_addressees(self) -> None:
        """Tell where somebody is asked and it is not sure who: the words behind the verb."""
        unsure = tuple(
            f"{at} (“{_NEAR_VERB.match(rest.strip())[0]}”)"  # type: ignore[index]  # It matches anything.
            for at, (verb, rest) in self._verbs.items()
            if verb in self.register.verbs_that_ask and not any("to" in act for act in self._acts[at])
        )
        if unsure:
            self.findings.tell("exchange-addressees", self.files[0], places=unsure)

    def _relations(self) -> Iterator[Tree]:
        """Yield a relation to what each paragraph cites, where its verb tells which; else tell what it cites."""
        for paragraph in self.text.paragraphs:
            at, words = paragraph.at, paragraph.words.get(self.files[0].language, "")
            cited = [one for one in in_words(self.register.symbol_forms).findall(words) if one != self.symbol]
            verb, _ = self._verbs.get(at, ("", ""))
            kind = next((kind for kind, verbs in _RELATIONS.items() if verb in verbs), "")
            of = self.register.documents if kind == "takes-note-of" else self.register.decisions
            known = {one: self.register.symbols.get(one, "") for one in dict.fromkeys(cited)}
            leads = [identity for identity in known.values() if kind and identity in of]
            if leads:
                yield {"kind": kind, "to": leads, "at": at, "sources": self._of_relation}
            if unsure := tuple(one for one, identity in known.items() if identity not in leads):
                self.findings.tell("exchange-cited", self.files[0], at=at, symbols=unsure)


def _behind(words: str, form: str) -> str | None:
    """Return what follows a verb at the beginning of some words; None where they do not open with it."""
    # Chinese has no space between words.
    then = r"(?!\w)" if form.isascii() else ""
    match = re.match(rf"(?:{_BEFORE_VERB}){re.escape(form)}{then}", words, re.IGNORECASE)
    return words[match.end() :] if match else None
