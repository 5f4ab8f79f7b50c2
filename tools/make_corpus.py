"""Writes an invented project of any size, to measure with.

`python tools/make_corpus.py --decisions 3200 --out DIR` multiplies the corpus of the tests under new identities,
symbols and days, and gives each copy paragraphs of its own; `--languages en zh fr es ru ar` writes its decisions
in six languages. The same numbers give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))  # A script finds only its own folder; its modules lie beside it.

from tools.invented.copies import Copy, names_without_number  # noqa: E402 - after the path is set.
from tools.invented.decisions import enlarged  # noqa: E402 - after the path is set.

FEWEST, MOST = 15, 24_000
_ERAS = 5
_MOST_OF_AN_ERA = 90
_HEADING = "# Invented, to measure with; it means nothing. / 为测量而虚构，没有任何含义。"
_LONE = "decisions/aa-1-3.yaml"  # It stands in no relation to a later one, so any number of it can fill the last copy.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9./-]*")
_LANGUAGES = {
    "en": {"tag": "en", "direction": "ltr", "name": "English", "required": "yes"},
    "zh": {"tag": "zh-Hans", "direction": "ltr", "name": "简体中文", "required": "yes"},
    "fr": {"tag": "fr", "direction": "ltr", "name": "Français"},
    "es": {"tag": "es", "direction": "ltr", "name": "Español"},
    "ru": {"tag": "ru", "direction": "ltr", "name": "Русский"},
    "ar": {"tag": "ar", "direction": "rtl", "name": "العربية"},
}
_NAMED = {"language-es": {"en": "Spanish", "zh": "西班牙文"}, "language-ru": {"en": "Russian", "zh": "俄文"}}

Record = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a project as the arguments ask and print how many records it has; return the exit status."""
    parser = argparse.ArgumentParser(description="Write an invented project in our schema, to measure with.")
    parser.add_argument("--decisions", type=int, required=True, help="how many decisions, drafts among them")
    parser.add_argument("--languages", nargs="+", choices=_LANGUAGES, default=["en", "zh"])
    parser.add_argument("--checkout", type=Path, default=REPOSITORY, help="whose corpus and looks are taken")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist or is empty")
    asked = parser.parse_args(arguments)
    if not FEWEST <= asked.decisions <= MOST:
        parser.error(f"--decisions must be from {FEWEST} to {MOST}")
    if asked.out.exists() and (not asked.out.is_dir() or any(asked.out.iterdir())):
        parser.error(f"{asked.out} holds files already")
    multiply(asked.checkout, asked.out, asked.decisions, asked.languages)
    for folder in sorted(path for path in (asked.out / "data").iterdir() if path.is_dir()):
        print(f"{folder.name}: {sum(1 for _ in folder.rglob('*.yaml'))}")
    return 0


def multiply(checkout: Path, out: Path, decisions: int, languages: Sequence[str]) -> None:
    """Write a whole project: pages and tables once, all other records copy by copy."""
    held = _in_languages(_read(checkout / "tests" / "corpus" / "data"), languages)
    eras = min(max(_ERAS, decisions // (FEWEST * _MOST_OF_AN_ERA) + 1), decisions // FEWEST)
    copies = list(_copies(held, decisions, eras))
    _write_pages(checkout, out, copies[0][0], languages)
    tables = {name: record for name, record in held.items() if "/" not in name}
    for name, record in _tables(tables, copies, languages):
        _write(out / "data" / name, record)
    for copy, wanted in copies:
        for name in wanted:
            _write_copied(out / "data", copy, name, held[name], languages)


def _read(data: Path) -> dict[str, Record]:
    """Return the records of the corpus by the path of their file."""
    files = sorted(data.rglob("*.yaml"))
    return {
        file.relative_to(data).as_posix(): yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but strings.
        for file in files
    }


def _in_languages(value: Any, languages: Sequence[str]) -> Any:
    """Return records without the words of languages that nobody asked for, and without what then is empty."""
    others = set(_LANGUAGES).difference(languages)
    if isinstance(value, dict):
        left = ((key, _in_languages(item, languages)) for key, item in value.items() if key not in others)
        return {key: item for key, item in left if item != {}}
    if isinstance(value, list):
        return [_in_languages(item, languages) for item in value if str(item).removeprefix("title.") not in others]
    return value


def _copies(held: Mapping[str, Record], decisions: int, eras: int) -> Iterator[tuple[Copy, tuple[str, ...]]]:
    """Yield each copy with the files it has, until there are as many decisions as asked for."""
    names, left = names_without_number(held), decisions
    adopted = tuple(name for name in held if name.startswith("decisions/") and held[name]["stage"] == "adopted")
    for number in count():
        copy = Copy(number, eras, names)
        if not left:
            return
        if left < FEWEST:
            wanted: tuple[str, ...] = (_LONE,)
        elif copy.brings_documents:
            wanted = tuple(name for name in held if "/" in name and (copy.of_era == 0 or _repeats(name)))
        else:
            wanted = adopted
        left -= sum(name.startswith("decisions/") for name in wanted)
        yield copy, wanted


def _repeats(name: str) -> bool:
    """Whether an era may have a record several times; it has one statement on each biennium and one treaty."""
    return not name.startswith("statements/")


def _write_copied(data: Path, copy: Copy, name: str, record: Record, languages: Sequence[str]) -> None:
    renamed = copy.renamed(record)
    steps = name.removesuffix(".yaml").split("/")
    place = "/".join(map(copy.renamed, steps))
    if steps[0] in {"decisions", "services"}:
        renamed = _with_meetings_of(copy, renamed)
    if steps[0] == "decisions":
        renamed = enlarged(renamed, place, copy.number, languages)
    if copy.era and renamed.get("state") in {"planned", "under-way"}:
        # What was planned for years that are over is planned no longer, and nobody reported of it.
        renamed["state"] = "not-stated"
    if copy.number and "parts" in renamed:
        # One joint report and one outline, as there are; what other documents have is an annex like any other.
        renamed["parts"] = [_without(part, "role", "period") for part in renamed["parts"]]
    path = data / f"{place}.yaml"
    if not path.exists():  # The treaties are the same in every copy.
        _write(path, renamed)


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def _with_meetings_of(copy: Copy, record: Record) -> Record:
    """Return a decision or service whose words name the meetings of its era by their numbers, as its fields do."""
    words = json.dumps(record, ensure_ascii=False)
    words = re.sub(
        rf"({'|'.join(_ORDINALS)})(?= meeting)",
        lambda match: f"{copy.meeting(_ORDINALS.index(match[1]) + 1)}th",
        words,
    )
    chinese = "一二三四五六七八九"
    named: Record = json.loads(
        re.sub(f"第([{chinese}])次(?=会议)", lambda match: f"第{copy.meeting(chinese.index(match[1]) + 1)}次", words)
    )
    return named


def _without(record: Record, *fields: str) -> Record:
    return {key: value for key, value in record.items() if key not in fields}


def _tables(
    tables: Mapping[str, Record], copies: Sequence[tuple[Copy, tuple[str, ...]]], languages: Sequence[str]
) -> Iterator[tuple[str, Record]]:
    """Yield the records that stand together in one file, with the meetings, bienniums and years of every era."""
    latest, eras = copies[0][0], copies[0][0].eras
    oldest_first = [copy for copy, _ in reversed(copies[:eras])]
    for name, records in tables.items():
        if name == "languages.yaml":
            yield name, {language: _LANGUAGES[language] for language in languages}
        elif name == "meetings.yaml":
            yield name, dict(pair for copy in oldest_first for pair in _meetings(copy, records))
        elif name in {"periods.yaml", "sources.yaml"}:
            yield name, {key: one for copy in oldest_first for key, one in copy.renamed(records).items()}
        elif name == "wording.yaml":
            # An earlier program takes the names of languages from here; now the program knows them.
            yield name, records | (_NAMED if "language-en" in records else {})
        else:
            yield name, latest.renamed(records)


def _meetings(copy: Copy, meetings: Record) -> Iterator[tuple[str, Record]]:
    """Yield the meetings of an era; those its end only plans are the first of the next era."""
    for identity, meeting in meetings.items():
        if copy.era == 0 or meeting["state"] == "held":
            number = str(copy.meeting(int(meeting["number"])))
            renamed = copy.renamed(meeting) | {"number": number}
            for field in ("name", "short"):
                # “Fourth meeting” or “COP-4”; in Chinese always with “第四次”.
                english = re.sub(r"^\w+ (?=meeting)", f"{number}. ", renamed[field]["en"])
                english = re.sub(r"(?<=COP-)\d+", number, english)
                renamed[field] = {"en": english, "zh": re.sub("第.次", f"第{number}次", renamed[field]["zh"])}
            yield copy.renamed(identity), renamed


def _write_pages(checkout: Path, out: Path, latest: Copy, languages: Sequence[str]) -> None:
    """Copy the pages of the corpus, and of the checkout what gives them their looks."""
    corpus = checkout / "tests" / "corpus"
    shutil.copytree(corpus / "docs", out / "docs")
    shutil.copytree(checkout / "docs" / "assets", out / "docs" / "assets", dirs_exist_ok=True)
    for name in ("overrides", "hooks"):
        shutil.copytree(checkout / name, out / name, ignore=shutil.ignore_patterns("__pycache__"))
    for page in (out / "docs").rglob("*.md"):
        page.write_text(latest.renamed(page.read_text("utf-8")), "utf-8")
    settings = (corpus / "mkdocs.yml").read_text("utf-8")
    first, *rest = (f"        - {{locale: {key}, name: {_LANGUAGES[key]['name']}, build: true}}\n" for key in languages)
    listed = "".join((first.replace(", build", ", default: true, build"), *rest))
    (out / "mkdocs.yml").write_text(re.sub(r"(?: +- \{locale: .*\n)+", listed, settings), "utf-8")


def _write(path: Path, record: Record) -> None:
    """Write a record field by field; YAML contains JSON, which is written much faster."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join((_HEADING, *_lines(record), "")).encode())


def _lines(record: Record, indent: str = "") -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, dict) and "paragraphs" in value:
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{_written(key)}:"
            yield from (f"{indent}  - {_written(item)}" for item in value)
        else:
            yield f"{indent}{_written(key)}: {_written(value)}"


def _written(value: Any) -> str:
    """Return a word as authors write it, and everything else as JSON."""
    plain = isinstance(value, str) and _PLAIN.fullmatch(value) and value not in {"yes", "no"}
    return value if plain else json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
