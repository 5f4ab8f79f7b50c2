"""Shards of the index: sorted terms in ranges, of which a query needs one for each of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jointreport.search.encoding import coded, coded_steps, coded_words
from jointreport.search.files import Output, as_text, groups_of, put
from jointreport.search.normalize import GAP
from jointreport.search.postings import Lists

_SIZE = 8_000


@dataclass(frozen=True, slots=True)
class Shards:
    """The first term of each shard, the last term of all, the names of groups, the very common terms.

    Also the long paragraphs of the language, and the paths of the files.
    """

    firsts: str
    last: str
    groups: tuple[str, ...]
    common: str
    long: tuple[str, str]
    paths: tuple[str, ...]


def write_shards(lists: Lists, output: Output) -> Shards:
    """Write sorted terms with their blocks and, in a file beside each, the places in those blocks."""
    cuts = list(_cuts(lists))
    files = [_files(lists, start, end) for start, end in cuts]
    names: list[str] = []
    paths: list[str] = []
    for name, group in groups_of(files):
        names.append(name)
        for number, text in enumerate(group):
            blocks, _, places = text.partition("\n")
            paths.append(put(output, f"{name}-{number}", blocks))
            if places:
                paths.append(put(output, f"{name}-{number}-places", places))
    firsts = coded_words(lists.terms[start] for start, _ in cuts)
    last = lists.terms[-1] if lists.terms else ""
    return Shards(firsts, last, tuple(names), " ".join(lists.common), _long(lists.long), tuple(paths))


def _files(lists: Lists, start: int, end: int) -> str:
    """Return the two files of a shard on two lines, so that one name can stand for both; symbols have no places."""
    blocks = as_text([coded_words(lists.terms[start:end]), " ".join(lists.blocks[start:end])])
    return f"{blocks}\n{as_text(' '.join(lists.places[start:end]))}" if lists.places else blocks


def _cuts(lists: Lists) -> Iterator[tuple[int, int]]:
    """Yield where each shard begins and ends; the terms of punctuation stand together and are left out."""
    start, size = 0, 0
    for number, (term, blocks) in enumerate(zip(lists.terms, lists.blocks, strict=True)):
        if term[0] == GAP:
            start = number + 1
            continue
        more = len(term) + len(blocks) + 2
        if size and size + more > _SIZE:
            yield start, number
            start, size = number, 0
        size += more
    if size:
        yield start, len(lists.terms)


def _long(long: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Return the paragraphs of several blocks, each by its distance from the one before, and their sizes."""
    return coded_steps([number for number, _ in long]), coded(size for _, size in long)
