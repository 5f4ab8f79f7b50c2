"""What is set apart inside a text: marks of footnotes, opening words, the editors' reading of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from markupsafe import Markup, escape

from jointreport.records.model.documents import MARK, Act, Paragraph
from jointreport.records.model.places import note_place
from jointreport.rules.parity.issued import differences_of
from jointreport.site.context import RenderContext
from jointreport.site.markup import html, join_html
from jointreport.site.pages import DIFFERENCES
from jointreport.site.urls import record_path
from jointreport.views.parts.occasions import short_name
from jointreport.views.parts.sources import as_read, recipient

MakeLink = Callable[[Markup, str, str], Markup]
"""Makes the link of a mark from the attribute that notes lead back to, the address of the note, and its label."""


def back_anchor(prefix: str, at: str) -> str:
    """Return the anchor of the first mark of the footnote at a place: of `fn3` it is `fnref3`."""
    return f"{prefix}fnref{at.removeprefix('fn')}"


def link_marks(words: Markup, prefix: str, marked: set[str], link: MakeLink) -> Markup:
    """Return words with each mark a link to its footnote on the same page.

    `marked` notes which labels were met: a footnote may be cited again, and its way back leads to the first mark.
    """

    def linked(match: re.Match[str]) -> str:
        label = match.group(1)
        at = note_place(label)
        back = Markup("") if label in marked else html(' id="{}"', back_anchor(prefix, at))
        marked.add(label)
        return str(link(back, f"#{prefix}{at}", label))

    return Markup(MARK.sub(linked, words)) if "[^" in words else words  # noqa: S704 - the words are escaped, the links are Markup.


def print_marks(words: str) -> Markup:
    """Return words with each mark as it is printed, for a place from which no link may lead."""
    printed = '<sup class="mark">{}</sup>'
    pieces = MARK.split(words)
    return join_html(html(printed, one) if n % 2 else escape(one) for n, one in enumerate(pieces))


def link_to_differences(reader: RenderContext, kind: str, identity: str, at: str, place: str) -> Markup:
    """Return a link to where the languages of a passage differ, `place` in words; nothing where they do not.

    It is in words, because a sign beside the words of a text would seem to belong to it, also in print.
    """
    if all(one.at != at for one in differences_of(reader.register, kind, identity)):
        return Markup("")
    href = reader.standpoint.to(f"{record_path(kind, identity)}{DIFFERENCES}/#{at}")
    name = reader.say("differences-at", place=place)
    link = '<a class="differs" lang="{}" href="{}" aria-label="{}">{}</a>'
    return html(link, reader.tag(reader.spoken), href, name, reader.say("differences-mark"))


def verbs_set_apart(reader: RenderContext, words: Markup, paragraph: Paragraph, language: str) -> Markup:
    """Return the words of a paragraph in a language, the verb of each act set apart; the words stay the same."""
    done, rest = "", str(words)
    for act in paragraph.acts:
        verb = reader.register.choice("verb", act.verb).words.version(language).words
        found = _pattern(verb).search(rest)
        if found:
            done += f'{rest[: found.start()]}<em class="verb">{found.group()}</em>'
            # Two acts may have the same verb: the next one is looked for behind this one.
            rest = rest[found.end() :]
    return Markup(done + rest)  # noqa: S704 - only our own tags were added to escaped words.


@lru_cache(maxsize=256)
def _pattern(verb: str) -> re.Pattern[str]:
    # What a tag says, such as the address of a link, is no text.
    return re.compile(rf"{re.escape(str(escape(verb)))}(?![^<]*>)", re.IGNORECASE)


def act_rows(
    reader: RenderContext, act: Act, to: Act, what: Markup, home: str | None = None
) -> Iterator[tuple[str, Markup]]:
    """Yield what an act does, to whom (as `to` names it), what, how, why and by when, as far as each is said.

    By when is found at `home`, where the text itself stands.
    """
    yield reader.say("act-verb"), escape(reader.choice("verb", act.verb))
    if to.to:
        yield reader.say("act-to"), recipient(reader, to)
    if what:
        yield reader.say("act-what"), what
    yield from terms_of(reader, act)
    if act.by:
        yield reader.say("act-by"), by_when(reader, act, home)


def by_when(reader: RenderContext, act: Act, home: str | None = None) -> Markup:
    """Return the meeting by which an act is to be done, empty where none is said; that it is inferred, and the step.

    Its short name stands in brackets, so that this leads the search to whatever is due at the meeting.
    """
    if act.by is None:
        return Markup("")
    short = short_name(reader, reader.register.meetings[act.by].record)
    name = reader.meeting(act.by) + join_html(reader.phrase("in-brackets", words=one) for one in short)
    return as_read(reader, reader.show_words(name, home, "act-by"), act.by_step)


def terms_of(reader: RenderContext, act: Act) -> Iterator[tuple[str, Markup]]:
    """Yield on which condition, to which end and for which reason an act is done, as far as each is said."""
    for key, words in (("condition", act.condition), ("purpose", act.purpose), ("reason", act.reason)):
        if words:
            yield reader.say(f"act-{key}"), reader.text(words)
