"""Write the index of the search, or take it over from the last edition where nothing it holds has changed."""

from __future__ import annotations

from jointreport.generate.fill import Writer, taken_over
from jointreport.generate.incremental import Filled, Keys, LastEdition
from jointreport.generate.pages import Publisher
from jointreport.search.index import write_index

PORTION = "search"
"""Under this name the index is remembered from one edition to the next, like a portion of the pages."""


def fill_index(publisher: Publisher, writer: Writer, keys: Keys, last: LastEdition | None) -> Filled:
    """Write the files of the index; return them with their times, as for a portion of the pages."""
    key = keys.of_index(publisher.shells)
    known = taken_over(PORTION, key, writer, last)
    if known is not None:
        return known
    readers = {language: publisher.reader(language, "") for language in publisher.site.languages}
    files = write_index(readers, publisher.shells, writer)
    return Filled(key, files={file: writer.written_at(file) for file in files})
