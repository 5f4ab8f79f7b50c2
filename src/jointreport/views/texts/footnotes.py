"""What footnotes mean: “Ibid.” completed, for the ear in the name of its mark, for the eye behind the note."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.records.model.text import BodyText, Footnote
from jointreport.site.context import Reader
from jointreport.texts.citations.references import References


def mark_name(reader: Reader, body: BodyText, label: str) -> str:
    """Return the accessible name of a mark in a text: its number and the words of the note, completed."""
    references = References(reader.register, reader.say)
    words = next((references.completed(note) for note in body.footnotes if note.label == label), "")
    return reader.say("footnote-line", number=label, words=words)


def meant(reader: Reader, note: Footnote) -> Markup:
    """Return, in brackets, a link to what a footnote refers to where its own words, such as “Ibid.”, do not name it."""
    words = References(reader.register, reader.say).meant(note)
    if not words or note.refers_to is None:
        return Markup("")
    href = reader.to("documents", note.refers_to, note.part or "")
    link = Markup('<a href="{}">{}</a>').format(href, words)
    return reader.phrase("footnote-meant", words=link)
