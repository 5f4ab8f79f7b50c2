"""The words of an authored page, line by line: in its language, and finished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jointreport.markdown.contents import Words
from jointreport.markdown.leftovers import Place
from jointreport.rules.language.notes import fault_of_note
from jointreport.rules.language.scripts import Fault, Known, faults_of_language, script_of

_SHORT = 12


def faults_of_prose(
    lines: Sequence[Words], language: str, tags: Mapping[str, str], known: Known
) -> Iterator[tuple[Place, Fault]]:
    """Yield what is wrong with the words of a page, each with its line and column."""
    script = script_of(tags[language])
    if script and lines and not any(script.own.search(one.words) for one in lines):
        # A page that was copied and not translated is one slip.
        lines = lines[:1]
    for one in lines:
        # A list of languages names each as it is called in itself.
        if one.are_a_link and len(one.words) <= _SHORT:
            continue
        if fault := fault_of_words(one.words, language, tags, known):
            line, column = one.at
            yield (line, column + fault.start), fault


def fault_of_words(words: str, language: str, tags: Mapping[str, str], known: Known) -> Fault | None:
    """Return the first fault of words that stand by themselves, such as a description of the page."""
    fault = fault_of_note(words, verbatim=False)
    faults = () if fault else faults_of_language({language: words}, tags, known)
    return fault or next((one for _, one in faults), None)
