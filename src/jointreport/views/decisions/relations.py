"""How a decision stands to others and to documents, from both ends, and what sources say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.model.decisions import Account, Decision
from jointreport.records.register.register import Link
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, with_badge
from jointreport.site.pages import Subject
from jointreport.views.blocks import BlockContext, block, subject_of
from jointreport.views.parts.sources import Supports, supports
from jointreport.views.templates import render
from jointreport.views.texts.quotations import passage
from jointreport.views.texts.status import inferred_stage, stage_words


@dataclass(frozen=True, slots=True)
class AccountView:
    """What a source says about one or several decisions together."""

    together: Markup
    words: Markup
    statement: Markup
    tag: str
    supports: Supports


@dataclass(frozen=True, slots=True)
class RelationView:
    """One line of a list of relations: what kind, to which records, where it is said, how we know."""

    kind: str
    to: Markup
    at: Markup
    supports: Supports


@block("decision.accounts", each="decisions")
def accounts(place: BlockContext) -> Markup:
    """What sources say about the decision, alone or together with others."""
    reader, subject = place.reader, subject_of(place)
    views = tuple(_account(reader, subject, entry.record) for entry in reader.register.accounts_of(subject.identity))
    return render("accounts", accounts=views, say=reader.say) if views else Markup("")


def _account(reader: RenderContext, subject: Subject, record: Account) -> AccountView:
    words, statement, tag = account_words(reader, record, f"{subject.path}#accounts")
    return AccountView(_together(reader, subject, record), words, statement, tag, supports(reader, record.sources))


def account_words(reader: RenderContext, record: Account, home: str) -> tuple[Markup, Markup, str]:
    """Return the words of an account, what they are if quoted, and the tag of their language if quoted."""
    quoted = passage(reader, record.passage)
    if quoted is not None:
        return quoted.words, quoted.statement, quoted.tag
    return reader.show_if_any(record.text, home, "heading-accounts"), Markup(""), ""


def _together(reader: RenderContext, subject: Subject, record: Account) -> Markup:
    """Say that an account is about several decisions together, and which; empty where it is about this one alone."""
    if len(record.of) < 2:
        return Markup("")
    others = _named_together(reader, [i for i in record.of if i != subject.identity])
    key = "account-together-note" if _from_note(reader, record) else "account-together"
    return reader.phrase(key, n=_counted(reader, len(record.of)), others=others)


def _named_together(reader: RenderContext, decisions: Sequence[str]) -> Markup:
    """Return links to decisions, as a sentence names several of them."""
    names = reader.join(reader.link("decisions", identity) for identity in decisions)
    by_symbol = all(reader.register.decisions[identity].record.symbol for identity in decisions)
    return reader.phrase("decisions-by-symbol", symbols=names) if by_symbol else names


def _from_note(reader: RenderContext, record: Account) -> bool:
    """Whether the words of an account are those of the note by the secretariat."""
    entry = reader.register.documents.get(record.passage.document) if record.passage else None
    return entry is not None and entry.record.kind == "note-by-the-secretariat"


def _counted(reader: RenderContext, number: int) -> str:
    """Return a small number in letters, as prose has it, or in figures where there is no word."""
    key = f"number-{number}"
    return reader.say(key) if key in reader.say.by_key else str(number)


@block("decision.relations", each="decisions")
def relations(place: BlockContext) -> Markup:
    """What the decision recalls, responds to or takes note of, and what leads back to it."""
    reader, subject = place.reader, subject_of(place)
    home = f"{subject.path}#relations"
    own = tuple(_relation(reader, link, home) for link in _by_relation(reader, subject))
    back = tuple(reverse(reader, link) for link in _back(reader, subject))
    return render("relations", own=own, back=back, say=reader.say) if own or back else Markup("")


def _back(reader: RenderContext, subject: Subject) -> list[Link]:
    """Return what leads back to the decision by kind of relation, drafts last: they are no decisions."""
    found = reader.register.links_to(subject.identity)
    return sorted(found, key=lambda link: (link.decision.record.stage == "draft", link.relation.kind))


def _by_relation(reader: RenderContext, subject: Subject) -> tuple[tuple[Link, ...], ...]:
    links = reader.register.links_of(subject.identity)
    groups: dict[int, list[Link]] = {}
    for link in links:
        # A relation to several records is one line; another one that says the same has its own.
        groups.setdefault(id(link.relation), []).append(link)
    return tuple(tuple(group) for group in groups.values())


def _relation(reader: RenderContext, links: tuple[Link, ...], home: str) -> RelationView:
    relation = links[0].relation
    kind = reader.choice("relation", relation.kind)
    targets = reader.join(_target(reader, link.to, relation.part) for link in links)
    at = _at(reader, links[0]) if relation.at else Markup("")
    # Who looks for a decision also finds what responds to it.
    reader.show_words(html("{} {}", kind, targets), home)
    return RelationView(kind, targets, at, supports(reader, relation.sources))


def reverse(reader: RenderContext, link: Link) -> RelationView:
    """Return a relation as it is told at the record it leads to."""
    name = reader.link("decisions", link.decision.identity)
    kind = reader.say(f"reverse-{link.relation.kind}")
    at = _at(reader, link) if link.relation.at else Markup("")
    return RelationView(
        kind, with_stage(reader, link.decision.record, name), at, supports(reader, link.relation.sources)
    )


def with_stage(reader: RenderContext, record: Decision, name: Markup) -> Markup:
    """Return a name with the badge of a draft, or with that its adoption is inferred; else as it is."""
    kind = "draft" if record.stage == "draft" else "inferred" if inferred_stage(reader, record) else ""
    return with_badge(name, kind, stage_words(reader, record)) if kind else name


def _at(reader: RenderContext, link: Link) -> Markup:
    at = link.relation.at or ""
    href = reader.to_text(link.decision.identity, at)
    link_to = html('<a href="{}">{}</a>', href, reader.say.paragraph(at))
    return reader.phrase("in-brackets", words=link_to)


def _target(reader: RenderContext, identity: str, part: str | None) -> Markup:
    if identity in reader.register.decisions:
        return reader.link("decisions", identity)
    document = reader.register.documents[identity].record
    found = next((p for p in document.parts if p.id == part), None)
    name = reader.link("documents", identity)
    if found is None:
        return name
    return reader.phrase("in-document", document=name, place=reader.text_without_links(found.label))


@block("decision.corresponding", each="decisions")
def corresponding(place: BlockContext) -> Markup:
    """The corresponding decisions of other conferences, and whether their texts are identical."""
    reader, subject = place.reader, subject_of(place)
    others = reader.register.counterparts(subject.entry)
    if not others or subject.record.corresponds is None:
        return Markup("")
    identical = reader.choice("identical-text", subject.record.corresponds.identical_text)
    links = reader.join(reader.link("decisions", other.identity) for other in others)
    support = supports(reader, subject.record.sources, "corresponds")
    return render("corresponding", links=links, identical=identical, supports=support, say=reader.say)
