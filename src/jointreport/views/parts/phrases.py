"""Phrases that several pages share: when adopted, how far held, who to write to, names kept on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from jointreport.records.model.decisions import Decision
from jointreport.records.model.documents import BodyText
from jointreport.site.context import RenderContext
from jointreport.site.markup import html
from jointreport.site.pages import Download
from jointreport.site.urls import safe_address
from jointreport.site.wording import Wording

# A browser may break a line after a hyphen; a hyphen that forbids it would be copied with the words.
_WITH_HYPHEN = re.compile(r"\b[A-Z]{2,}-\d+(?:/\d+)?")


def unbroken(words: str) -> Markup:
    """Return words, escaped, in which “COP-7” and “MC-5/19” are not broken between lines."""
    return Markup(_WITH_HYPHEN.sub(r'<span class="symbol">\g<0></span>', str(escape(words))))  # noqa: S704 - escaped above.


HOLDINGS = ("complete", "part", "summary", "none")
"""What `holding_of` may say: the whole text, a part of it, only our own summary, nothing."""


def holding_of(text: BodyText) -> str:
    """Return how far a text is held; `summary` where no language has words of the text itself."""
    return "summary" if text.extent != "none" and _only_summarized(text) else text.extent


def _only_summarized(text: BodyText) -> bool:
    written = text.languages_held
    return bool(written) and all(text.languages[language].status == "summary" for language in written)


def contact(reader: RenderContext) -> Markup:
    """Return who to write to, as a link where an address is given; nothing while nobody is named."""
    edition = reader.register.edition
    if edition.contact is None:
        return Markup("")
    words = reader.text_without_links(edition.contact)
    address = safe_address(edition.contact_address)
    return html('<a href="{}">{}</a>', address, words) if address else words


def definitions_of(
    reader: RenderContext, list_name: str, values: Sequence[str], *, anchor: str = ""
) -> tuple[tuple[str, str], ...]:
    """Return words of a closed list, each with its definition; they are found on the page they are printed on."""
    home = reader.shown.here(anchor)
    for value in values:
        choice = reader.register.choice(list_name, value)
        reader.let_find(choice.words, home, heading=True)
        reader.let_find(choice.definition, home)
    return tuple((reader.choice(list_name, one), reader.definition(list_name, one)) for one in values)


def adoption(reader: RenderContext, record: Decision, *, short: bool = False, home: str | None = None) -> Markup:
    """Return the day of adoption and what must be said with it; a meeting has its `short` name or the whole."""
    if record.adopted is None:
        return Markup("")
    during = record.adopted.during
    # The record names the meeting of the first convention; where that is meant, those of the others are too.
    at = reader.register.meetings_of(record) if during in {None, record.meeting} else (during,)
    # Meetings of several conferences may have the same short name.
    meetings = reader.say.join(tuple(dict.fromkeys(_name(reader, one, short=short) for one in at)))
    words = unbroken(reader.say.adoption(record.adopted, meetings))
    if record.adopted.note is None:
        return words
    note = reader.show(record.adopted.note, home, "field-adopted")
    return html('{} <span class="remark">{}</span>', words, note)


def _name(reader: RenderContext, identity: str, *, short: bool) -> str:
    """Return “COP-6”, or “sixth meeting of the Conference of the Parties” as inside a sentence."""
    meeting = reader.register.meetings[identity].record
    return reader.plain(meeting.short) if short else reader.say.inside(reader.plain(meeting.name))


_BYTES_IN_A_KILOBYTE = 1000


def size_of_file(say: Wording, file: Download) -> str:
    """Return “40 kB”: rounded up, so that no file is said to have 0 kB."""
    return say("file-size", n=-(-file.size // _BYTES_IN_A_KILOBYTE))
