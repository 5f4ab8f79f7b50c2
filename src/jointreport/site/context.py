"""Render context: one language, one page. After a view has used it, no choice of language is left."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from markupsafe import Markup, escape

from jointreport.records.load import Entry
from jointreport.records.model.documents import without_marks
from jointreport.records.model.language import LanguageVersion, Text
from jointreport.records.model.site import Choice
from jointreport.records.model.symbols import in_words
from jointreport.records.reads import cached, now
from jointreport.records.register.register import Register
from jointreport.site.markup import escape_once, html, join_html
from jointreport.site.running_text import is_chinese, language_runs, link_symbols
from jointreport.site.urls import Standpoint, path_of, safe_address
from jointreport.site.wording import Wording

_NAMED_BY = 80
"""By so many of its first characters a record is called in the name of a link."""


# A tuple, of which a hundred thousand are written and read ten times as fast as other objects.
class PagePassage(NamedTuple):
    """Words in one language as a page shows them, where they stand on it, and what they are called in a result.

    A label is a place in a text (`p4-a`), the key of an interface word (`field-planned`) or a value of a
    closed list (`activity-state:planned`). Under a heading stand the passages after it that have the same anchor:
    in a result they are named after it.
    """

    anchor: str
    language: str
    words: str
    label: str = ""
    heading: bool = False


@dataclass(slots=True)
class ShownOnPage:
    """What one page shows, gathered while it is rendered; without a path nothing is, as on paper."""

    path: str | None = None
    passages: list[PagePassage] = field(default_factory=list)
    # Symbols and short names that lead to it as that of its own record does: of what it tells in a line, as of bodies.
    names: list[str] = field(default_factory=list)
    # Whether it holds a list with filters, which need their script.
    has_filters: bool = False
    # The path of the page that is to be cited for it, where that is another.
    canonical: str | None = None
    # What is cited on it → the number of its note.
    cited: dict[Any, int] = field(default_factory=dict)

    def here(self, anchor: str) -> str:
        """Return the home of what belongs to whatever page it stands on."""
        return f"{self.path or ''}#{anchor}"

    def note(self, home: str | None, language: str, words: str, label: str = "", *, heading: bool = False) -> None:
        """Note a passage, unless it is at home on another page; without a home it is found elsewhere already."""
        path, _, anchor = (home or "").partition("#")
        if home is not None and path == self.path:
            self.passages.append(PagePassage(anchor, language, words, label, heading))

    def cite(self, what: Hashable) -> tuple[int, bool]:
        """Return the number of a note, and whether it is cited for the first time."""
        is_first = what not in self.cited
        return self.cited.setdefault(what, len(self.cited) + 1), is_first


# Names and titles end otherwise; that they are in another language is seen at once.
_END_OF_SENTENCE = tuple(".;:?!…。；：？！؛؟")


class RenderContext:
    """Everything a view needs to print one page for its reader: language, links, words, dates, records."""

    def __init__(self, register: Register, standpoint: Standpoint, wordings: Mapping[str, Wording]) -> None:
        self.register = register
        self.standpoint = standpoint
        self.language = standpoint.language
        self.wordings = wordings
        self.say = wordings[standpoint.language]
        self.spoken = self.say.spoken
        self._shown = ShownOnPage()
        # The same few hundred links stand on thousands of pages.
        self.made: dict[Any, dict[Any, Any]] = {}

    def on_page(self, shown: ShownOnPage) -> Self:
        """Return the same reader on one page, who notes what that page shows."""
        own = copy(self)
        own._shown = shown  # noqa: SLF001 - it is a copy of this one.
        return own

    @property
    def shown(self) -> ShownOnPage:
        """What the page shows; a function under `@cached` runs once for many pages, so it must not ask."""
        if now.shared:
            message = "a value kept by @cached for many pages cannot show a passage on one of them"
            raise TypeError(message)
        return self._shown

    # Words

    def tag(self, language: str) -> str:
        """Return the HTML language tag of a language."""
        return self.register.languages[language].tag

    @property
    def direction(self) -> str:
        """The direction of the page, `ltr` or `rtl`: that of the language in which its own words are."""
        return self.register.languages[self.spoken].direction

    def text(self, text: Text) -> Markup:
        """Return a text for this reader, each passage in another language or script marked as such."""
        passage = text.version(self.language)
        runs = language_runs(passage.words, passage.language, self.register.languages)
        words = join_html(self.in_language(words, language) for words, language in runs if words)
        sentences = passage.is_fallback and passage.words.endswith(_END_OF_SENTENCE)
        return self.not_yet(passage) + words if sentences else words

    def show(self, text: Text, home: str | None, label: str = "", *, heading: bool = False) -> Markup:
        """Return a text as `text` does, and let the search find it at its home: `bodies/#unep`, or a whole page."""
        self.let_find(text, home, label, heading=heading)
        return self.text(text)

    def show_if_any(self, text: Text | None, home: str | None, label: str = "") -> Markup:
        """Return a text as `show` does; nothing where a record has none."""
        return self.show(text, home, label) if text else Markup("")

    def let_find(
        self, text: Text, home: str | None, label: str = "", *, heading: bool = False, language: str = ""
    ) -> None:
        """Let the search find a text that is printed on this page, in another language where one is given."""
        told = text.version(language or self.language)
        self.shown.note(home, told.language, without_marks(told.words), label, heading=heading)

    def show_words(self, words: Markup, home: str | None, label: str = "") -> Markup:
        """Return finished words in the reader's language, and let the search find them: names, dates, symbols."""
        self.shown.note(home, self.language, words.striptags(), label)
        return words

    def lead_here(self, name: Text | str | None, home: str) -> None:
        """Let the search lead to this page first, in whatever spelling and language a symbol or short name is typed."""
        if name and home.partition("#")[0] == self.shown.path:
            self.shown.names += (name,) if isinstance(name, str) else self._not_chinese(name)

    def _not_chinese(self, name: Text) -> list[str]:
        """Return a name without its Chinese, which is part of the whole name and found like any other words."""
        languages = self.register.languages
        return [words for language, words in name.by_language.items() if not is_chinese(languages[language])]

    def foreign(self, words: str, language: str) -> Markup:
        """Return words of another language, marked with it."""
        return self._mark_language(self.prose(words), language)

    def not_yet(self, passage: LanguageVersion) -> Markup:
        """Return a note for before words that there are in another language only; nothing where there is no need."""
        if not passage.is_fallback:
            return Markup("")
        # Where the note itself is told in another language, so are the names in it.
        told_in = self.register.entries["wording"]["not-yet-in"].record.root.version(self.language).language
        words = self.wordings[told_in].not_yet(passage.asked, passage.language)
        note = html('<span class="not-yet">{}</span>', words.rstrip())
        # The space stands outside, where it runs in the reader's direction.
        return (note if told_in == passage.asked else self._mark_language(note, told_in)) + words[len(words.rstrip()) :]

    def text_if_any(self, text: Text | None) -> Markup:
        """Return a text as `text` does; nothing where a record has none."""
        return self.text(text) if text else Markup("")

    def own_first(self, languages: Iterable[str]) -> list[str]:
        """Return languages with the reader's own before the others, which keep their order."""
        return sorted(languages, key=lambda language: language != self.language)

    def in_language(self, words: str, language: str) -> Markup:
        """Return words with their symbols as links; those of another language than the page's are marked with it."""
        return self.prose(words) if language == self.spoken else self.foreign(words, language)

    def _mark_language(self, words: Markup, language: str) -> Markup:
        """Return finished words marked with their language, and with their direction where it is not ours."""
        entry = self.register.languages.get(language)
        tag, direction = (entry.tag, entry.direction) if entry else (language, "auto")
        across = html(' dir="{}"', direction) if direction != self.direction else Markup("")
        return html('<span lang="{}"{}>{}</span>', tag, across, words)

    def phrase(self, key: str, **values: object) -> Markup:
        """Return interface words with markup in their braces; everything else is escaped."""
        return html(escape_once(self.say.words(key, values.get("n"))), **values)

    def plain(self, text: Text) -> str:
        """Return a text without markup, for titles and names."""
        return text.version(self.language).words

    def prose(self, words: str) -> Markup:
        """Return escaped words in which each symbol we know is a link to its record."""
        return link_symbols(words, in_words(self.register.symbol_forms), self.symbol_link)

    def symbol_link(self, symbol: str) -> Markup | None:
        """Return a link to the record with this symbol, or nothing if there is none."""
        identity = self.register.symbols.get(symbol)
        if identity is None:
            return None
        return html('<a class="symbol" href="{}">{}</a>', self.to_text(identity), symbol)

    def field(self, name: str) -> str:
        """Return what a field is called; one inside another, such as `title.fr`, is called as the outer one."""
        outer = name.partition(".")[0]
        key = f"field-{outer}"
        return self.say(key) if key in self.say.by_key else outer

    # Links

    def to(self, kind: str, identity: str, anchor: str = "") -> str:
        """Return a relative link to a record, or to a place in its text."""
        path = path_of(self.register, kind, identity)
        # A record without a page has no places of its own: its line is one.
        return self.standpoint.to(path if not anchor or "#" in path else f"{path}#{anchor}")

    def to_text(self, identity: str, at: str = "") -> str:
        """Return a relative link to a decision or document, and to a place in it where that place is held."""
        kind = "decisions" if identity in self.register.decisions else "documents"
        return self.to(kind, identity, at if at in self.register.places_in(identity) else "")

    def to_record(self, identity: str, anchor: str = "") -> str:
        """Return a relative link to any record, by its identity alone, as authors write it."""
        return self.to(self.register.kind_of(identity), identity, anchor)

    def link(self, kind: str, identity: str, words: str | Markup | None = None) -> Markup:
        """Return a link to a record under other words, or under its shortest name."""
        if words:
            return html('<a href="{}">{}</a>', self.to(kind, identity), words)
        return self._named_link(kind, identity, whole=False)

    @cached()
    def _named_link(self, kind: str, identity: str, *, whole: bool) -> Markup:
        """Return a link under the whole name of a record, or the shortest; a symbol is not broken between lines."""
        entry = self.register.entries[kind][identity]
        name = self.text_without_links(entry.record.name) if whole else self.name(entry)
        link = self.symbol_link(entry.record.symbol or "") if kind == "decisions" and not whole else None
        return link or html('<a href="{}">{}</a>', self.to(kind, identity), name)

    @cached()
    def link_name(self, at: str) -> str:
        """Return the accessible name of the permanent link to a place: `Link to paragraph 4 (a)`."""
        return self.say("link-to", place=self.say.paragraph(at))

    def beside_name(self, at: str) -> str:
        """Return the accessible name of what the editors add to a place, so that it is not taken for the text."""
        return self.say("editors-add", place=self.say.paragraph(at))

    @cached()
    def source_link(self, identity: str) -> Markup:
        """Return a link straight to a source outside this site, or to our list where no address may be given."""
        record = self.register.sources[identity].record
        name, address = self.text_without_links(record.title), safe_address(record.address)
        if not address:
            return html('<a href="{}">{}</a>', self.to("sources", identity), name)
        return html('<a href="{}" hreflang="{}" rel="external noreferrer">{}</a>', address, record.language, name)

    def pencil(self, entry: Entry[Any], text: Text | None = None) -> Markup:
        """Return a quiet link to where a record is written, for readers who can mend it; nothing on paper.

        It is named after the record, or after how a text begins that has no title. The sign is drawn by the
        stylesheet, so that it is no part of what is copied or read as text.
        """
        site = self.standpoint.site
        # The line is asked for only where it is shown: a page that does not show it does not depend on it.
        if self.shown.path is None or not site.edit_url:
            return Markup("")
        words = self.text_without_links(text) if text else self.name(entry)
        # A name for screen readers cannot say that a part of it is in another language.
        name = entry.identity if "<" in words else words.striptags()
        # A name stays whole: others may begin like it.
        label = self.say("edit-record", name=f"{name[:_NAMED_BY]}…" if text and len(name) > _NAMED_BY else name)
        address = site.to_edit(entry.source.path, entry.line)
        return html(' <a class="pencil" href="{}" aria-label="{}"></a>', address, label)

    # Names

    def name(self, entry: Entry[Any]) -> Markup:
        """Return the shortest name under which a record is known: symbol, short name, name or title."""
        record = entry.record
        symbol = getattr(record, "symbol", None)
        if symbol:
            return escape(symbol)
        for attribute in ("short", "name", "title", "words"):
            words = getattr(record, attribute, None)
            if isinstance(words, Text):
                return self.text_without_links(words)
        return escape(entry.identity)

    def text_without_links(self, text: Text) -> Markup:
        """Return a text for use inside a link, marked with its language where it is not that of the page."""
        passage = text.version(self.language)
        if passage.language == self.spoken:
            return escape(passage.words)
        return self._mark_language(escape(passage.words), passage.language)

    def body(self, identity: str) -> Markup:
        """Return a link to a body under its name."""
        return self._named_link("bodies", identity, whole=True)

    def bodies(self, identities: Iterable[str]) -> tuple[Markup, ...]:
        """Return links to several bodies."""
        return tuple(self.body(identity) for identity in identities)

    def meeting(self, identity: str) -> Markup:
        """Return a link to a meeting under its full name."""
        return self._named_link("meetings", identity, whole=True)

    def join(self, items: Iterable[Markup]) -> Markup:
        """Return markup joined as a list in prose."""
        return Markup(self.say.join(tuple(items), escape_once))  # noqa: S704 - all items are markup, and what joins them.

    def join_clauses(self, clauses: Iterable[Markup]) -> Markup:
        """Return markup joined as the clauses of one sentence."""
        return join_html(clauses, escape_once(self.say("clause-separator")))

    def choice(self, list_name: str, value: str) -> str:
        """Return the words of a value of a closed list."""
        found: Choice = self.register.choice(list_name, value)
        return self.plain(found.words)

    def definition(self, list_name: str, value: str) -> str:
        """Return the definition of a value of a closed list."""
        return self.plain(self.register.choice(list_name, value).definition)
