"""What a record says of the files it was made from: their names, the days they were saved, and their digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jointreport.exchange.readers import InLanguage
from jointreport.exchange.yaml_form import Tree
from jointreport.files.names import printable
from jointreport.records.model.dates import PartialDate
from jointreport.records.model.site import Language
from jointreport.site.locales import locale_style

TODO = "todo"
_FILE = {
    "en": ("file “{name}”, saved on {day}, SHA-256 {digest}", "file “{name}”, SHA-256 {digest}"),
    "zh": ("文件“{name}”（{day}保存，SHA-256：{digest}）", "文件“{name}”（SHA-256：{digest}）"),
}
"""By language what is said of a file, and of one that does not say when it was saved; elsewhere it is English."""


@dataclass(frozen=True, slots=True)
class Origins:
    """What whoever imports files says of them: what they are, and the source they were taken from."""

    status: str = ""
    source: str = ""

    def sources(self, files: Sequence[InLanguage], languages: Mapping[str, Language]) -> list[Tree]:
        """Return the source of a record, with the files as the place in it."""
        return [{"source": self.source or TODO, "place": place_of_files(files, languages), "certainty": "confirmed"}]

    def of_relation(self) -> list[Tree]:
        """Return the source of a relation: the same, without the files once more."""
        return [{"source": self.source or TODO, "certainty": "confirmed"}]


def place_of_files(files: Sequence[InLanguage], languages: Mapping[str, Language]) -> dict[str, Tree]:
    """Return in each language that texts must have from which files a text was taken."""
    required = (key for key, one in languages.items() if one.required == "yes")
    return {key: locale_style(languages[key].tag).join(list(_told(files, languages[key].tag))) for key in required}


def _told(files: Sequence[InLanguage], tag: str) -> Iterator[str]:
    with_day, without = _FILE.get(tag.partition("-")[0], _FILE["en"])
    for one in files:
        day = one.manuscript.facts.get("saved", "")
        said = locale_style(tag).date(PartialDate.parse(day)) if day else ""
        name = printable(one.manuscript.name)
        yield (with_day if day else without).format(name=name, day=said, digest=one.digest)
