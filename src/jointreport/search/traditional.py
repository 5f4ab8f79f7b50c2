"""Traditional characters that a query may hold, with the simplified ones of the index that they stand for.

They are converted one by one, without the lists of words that know 乾 of 乾坤 from 乾 of 餅乾: a query is short, often
the mere beginning of a word, and it is converted only where it finds nothing as it was written. A character that
stands in the index itself is never converted, so what is written alike in both scripts (后, 里, 面), or in some
words (乾, 著), is taken as it stands wherever this site uses it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from jointreport.search.files import Output, as_text, groups_of, put, words_of
from jointreport.search.pages import FoundPage

_FIRST, _LAST = 0x3400, 0x9FFF
"""Beyond the first plane stand rare forms, which input methods hardly give."""
_SCRIPTS = ("hk2s", "tw2s", "t2s")
"""Forms of Hong Kong (衞 for 卫) and Taiwan (著 for 着) count too; where two disagree, the last is right."""
_KEPT_IN_SOME_WORDS = {"瞭": "了", "藉": "借", "覆": "复", "沈": "沉"}
"""What the library leaves to lists of words: an index without 瞭, say, has no 瞭望 either, and so means 了 (瞭解)."""


def write_traditional(pages: Sequence[FoundPage], output: Output) -> str:
    """Write the characters that can be converted in these pages; return the name of the file, empty if there are none.

    A browser asks for it only when a query in Chinese finds nothing.
    """
    forms = simplified_forms(set().union(*(words for page in pages for words in words_of(page))))
    if not forms:
        return ""
    text = as_text(["".join(forms), "".join(forms.values())])
    ((digest, _),) = groups_of([text])
    name = f"{digest}-traditional"
    put(output, name, text)
    return name


def simplified_forms(known: Collection[str]) -> Mapping[str, str]:
    """Return each traditional character that is not known → its simplified form, which is."""
    # Beside their like, the forms compress best.
    forms = sorted(_forms().items(), key=lambda pair: pair[::-1])
    return {written: form for written, form in forms if form in known and written not in known}


@cache
def _forms() -> Mapping[str, str]:
    """Return every traditional character → its simplified form."""
    from opencc import OpenCC

    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    found = dict(_KEPT_IN_SOME_WORDS)
    for script in _SCRIPTS:
        # Each stands on a line of its own, so that no two are taken for a word.
        forms: str = OpenCC(script).convert("\n".join(characters))
        found.update((one, form) for one, form in zip(characters, forms.split("\n"), strict=True) if one != form)
    return found
