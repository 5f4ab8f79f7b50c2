"""What is said of a text or title agrees with the words that stand there; its footnotes have their marks."""

from __future__ import annotations

from collections.abc import Iterator

from jointreport.problems import Problem
from jointreport.records.model.documents import WITH_WORDS
from jointreport.records.model.language import Text
from jointreport.records.register.register import Register, TextHolder
from jointreport.records.source import Where


def extent_agrees(register: Register) -> Iterator[Problem]:
    """No text that is not held has paragraphs; each one that is held, whole or in part, has some."""
    for entry in register.text_holders():
        text = entry.record.text
        if (text.extent == "none") == bool(text.paragraphs):
            yield Problem("extent-agrees", entry.spot("text", "extent"), {"extent": text.extent})


def language_named(register: Register) -> Iterator[Problem]:
    """Each language in which a text has words is named under its `languages`."""
    for entry in register.text_holders():
        named = entry.record.text.languages
        # Each language once, at its first words: all others have the same cause.
        told: set[str] = set()
        for where, words in _texts(entry):
            for language in words.by_language:
                if language not in named and language not in told:
                    told.add(language)
                    yield Problem("language-named", entry.key_spot(*where, language), {"language": language})


def language_held(register: Register) -> Iterator[Problem]:
    """Every language whose text is said to stand here has words."""
    for entry in register.text_holders():
        written = {language for _, words in _texts(entry) for language in words.by_language}
        for language, said in entry.record.text.languages.items():
            if said.status in WITH_WORDS and language not in written:
                values = {"language": language, "status": said.status}
                yield Problem("language-held", entry.spot("text", "languages", language, "status"), values)


def translation_from(register: Register) -> Iterator[Problem]:
    """Every translation names another language as the one it was made from."""
    for entry in register.text_holders():
        for language, said in entry.record.text.languages.items():
            if said.status == "unofficial-translation" and said.from_ in {None, language}:
                spot = entry.spot("text", "languages", language)
                yield Problem("translation-from", spot, {"language": language})


def title_status_given(register: Register) -> Iterator[Problem]:
    """Each language of a title has its status."""
    for entry in register.text_holders():
        for language in entry.record.title.by_language:
            if language not in entry.record.title_status:
                yield Problem("title-status-given", entry.key_spot("title", language), {"language": language})


def title_of_status(register: Register) -> Iterator[Problem]:
    """No status is given for a language in which there is no title."""
    for entry in register.text_holders():
        for language in entry.record.title_status:
            if language not in entry.record.title:
                spot = entry.key_spot("title-status", language)
                yield Problem("title-of-status", spot, {"language": language})


def _texts(entry: TextHolder) -> Iterator[tuple[Where, Text]]:
    """Yield the opening line and the paragraphs of a text."""
    text = entry.record.text
    if text.opening:
        yield ("text", "opening"), text.opening
    for number, paragraph in enumerate(text.paragraphs):
        yield ("text", "paragraphs", number, "text"), paragraph.text
