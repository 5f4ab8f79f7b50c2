"""The worklist of translators: what is pending in which language, and what is ours rather than issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jointreport.records.fields import field_path, texts_within
from jointreport.records.model.documents import BodyText
from jointreport.records.model.language import missing_languages
from jointreport.site.context import RenderContext
from jointreport.views.blocks import BlockContext, block
from jointreport.views.documents.cited_by import linked
from jointreport.views.templates import render


@dataclass(frozen=True, slots=True)
class PendingText:
    """A text that waits for a translation: whose it is, in which field of which file, in which language."""

    name: Markup
    file: str
    field: str
    language: str


@dataclass(frozen=True, slots=True)
class OwnRendering:
    """A text or term whose words in a language are those of the editors."""

    name: Markup
    language: str


@block("translation")
def translation(place: BlockContext) -> Markup:
    """Show which texts wait for a translation, and which translations and terms are our own."""
    reader = place.reader
    return render(
        "translation",
        pending=tuple(_pending(reader)),
        unofficial=tuple(_unofficial(reader)),
        terms=tuple(_our_terms(reader)),
        say=reader.say,
    )


def _pending(reader: RenderContext) -> Iterator[PendingText]:
    """Yield every text that lacks a language which every name and title must have."""
    for kind, entries in reader.register.entries.items():
        for entry in (e for e in entries.values() if e.source.path in reader.register.files_with_pending):
            for where, text in texts_within(entry.record):
                for language in missing_languages(text, reader.register.languages):
                    name, field = linked(reader, kind, (entry,))[0], field_path(where)
                    yield PendingText(name, entry.source.path, field, reader.say.language_name(language))


def _unofficial(reader: RenderContext) -> Iterator[OwnRendering]:
    """Yield the texts of decisions and documents that were translated by the editors."""
    for kind in ("decisions", "documents"):
        for entry in reader.register.entries[kind].values():
            body: BodyText = entry.record.text
            for language, status in body.languages.items():
                if status.status == "unofficial-translation":
                    yield OwnRendering(reader.link(kind, entry.identity), reader.say.language_name(language))


def _our_terms(reader: RenderContext) -> Iterator[OwnRendering]:
    """Yield the terms whose rendering in a language was not seen in a source."""
    for entry in reader.register.terms.values():
        for language, status in entry.record.status.items():
            if status == "our-rendering":
                yield OwnRendering(reader.link("terms", entry.identity), reader.say.language_name(language))
