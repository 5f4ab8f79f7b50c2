"""The opening words of what a paragraph does, set apart as the official layout does."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from jointreport.records.model.text import Paragraph
from jointreport.site.context import Reader


def verbs_set_apart(reader: Reader, words: Markup, paragraph: Paragraph, language: str) -> Markup:
    """Return the words of a paragraph in a language, the verb of each act set apart; the words stay the same."""
    done, rest = "", str(words)
    for act in paragraph.acts:
        verb = reader.register.choice("verb", act.verb).words.told(language).words
        found = _pattern(verb).search(rest)
        if found:
            done += f'{rest[: found.start()]}<em class="verb">{found.group()}</em>'
            rest = rest[found.end() :]
    return Markup(done + rest)  # noqa: S704 - only our own tags were added to escaped words.


@lru_cache(maxsize=256)
def _pattern(verb: str) -> re.Pattern[str]:
    # What a tag says, such as the address of a link, is no text.
    return re.compile(rf"{re.escape(str(escape(verb)))}(?![^<]*>)", re.IGNORECASE)
