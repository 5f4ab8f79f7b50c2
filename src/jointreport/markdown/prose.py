"""The words of an authored page, line by line: in its language, and finished."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jointreport.markdown.syntax import outside_code
from jointreport.records.model.base import is_visible
from jointreport.rules.language.notes import fault_of_note
from jointreport.rules.language.scripts import Fault, Known, faults_of_language, script_of

_NO_PROSE = re.compile(
    r"\{\{.*?(?:\}\}|\Z)"  # A block.
    r"|(?<=\])\([^)\n]*\)|(?<=\])\[[^\]\n]*\]"  # The address of a link.
    r"|^ {0,3}\[[^\]\n]+\]:.*$"  # The definition of one.
    r"|<[^<>\n]*>"  # A tag, or an address alone.
    r"|\{[^{}\n]*\}"  # A name for a heading.
    r"|&#?\w+;",  # A sign by its name.
    re.DOTALL | re.MULTILINE,
)
_MARKS = re.compile(r"[ \t]*(?:(?:[-*+>|]|#{1,6}|\d+[.)])[ \t]+)*[*_|\[]*")
"""What stands before the words of a line: the marks of lists, headings, quotations and cells."""
_SHORT = 12


def faults_of_prose(markdown: str, language: str, tags: Mapping[str, str], known: Known) -> Iterator[Fault]:
    """Yield what is wrong with the words of a page, each with its place in the Markdown."""
    lines = list(_lines_of_words(markdown))
    script = script_of(tags[language])
    if script and lines and not any(script.own.search(words) for _, words in lines):
        # A page that was copied and not translated is one slip.
        lines = lines[:1]
    for start, words in lines:
        # A list of languages names each as it is called in itself.
        if (
            len(words) <= _SHORT
            and words == markdown[start : start + len(words)]
            and markdown[start - 1 : start] == "["
        ):
            continue
        if fault := fault_of_words(words, language, tags, known):
            yield fault._replace(start=start + fault.start)


def fault_of_words(words: str, language: str, tags: Mapping[str, str], known: Known) -> Fault | None:
    """Return the first fault of words that stand by themselves, such as a description of the page."""
    fault = fault_of_note(words, verbatim=False)
    faults = () if fault else faults_of_language({language: words}, tags, known)
    return fault or next((one for _, one in faults), None)


def _lines_of_words(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield each line that has words, without its marks and without what is no words, and where it begins."""
    prose = _NO_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), outside_code(markdown))
    start = 0
    for line in prose.splitlines(keepends=True):
        marks = _MARKS.match(line)
        begin = marks.end() if marks else 0
        words = line[begin:].rstrip(" \t\r\n*_|")
        if is_visible(words):
            yield start + begin, words
        start += len(line)
