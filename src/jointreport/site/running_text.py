"""What stands inside running text: words of another script, and symbols of decisions and documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from jointreport.records.model.site import Language
from jointreport.site.markup import join_html

_CHINESE = re.compile(r"[\u3400-\u9fff](?:[\u3400-\u9fff\u3001-\u3011\uff01-\uff1f]*[\u3400-\u9fff])?")
# One or two Latin words may be a name or an abbreviation of any language; three are a phrase.
_LATIN = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[,:;]? [A-Za-z][A-Za-z’'-]*){2,}")


def is_chinese(language: Language) -> bool:
    """Whether a language is written in Chinese characters, by its tag."""
    return language.tag.partition("-")[0] == "zh"


def language_runs(words: str, language: str, languages: Mapping[str, Language]) -> Iterator[tuple[str, str]]:
    """Cut a text in a language into runs, each with its own language; joined again they are the text.

    Only Chinese and Latin letters are told apart: a Latin phrase in a Chinese text is taken for the first
    language of the site that is not Chinese, a Chinese word elsewhere for the first that is.
    """
    chinese = is_chinese(languages[language])
    others = (key for key, entry in languages.items() if is_chinese(entry) != chinese)
    other, pattern = next(others, language), _LATIN if chinese else _CHINESE
    end = 0
    for match in pattern.finditer(words):
        yield words[end : match.start()], language
        yield match.group(), other
        end = match.end()
    yield words[end:], language


def link_symbols(words: str, symbols: re.Pattern[str], link: Callable[[str], Markup | None]) -> Markup:
    """Return escaped words in which each symbol is a link, where `link` knows one for it; markup stays as it is."""
    parts: list[Markup] = []
    end = 0
    for match in symbols.finditer(words):
        if linked := link(match.group()):
            parts += (escape(words[end : match.start()]), linked)
            end = match.end()
    return join_html((*parts, escape(words[end:])))
