"""A site of another conference, made by the commands alone from a folder of its texts, with what each step takes.

`python bench/another_conference.py FOLDER --languages en,zh --out DIR` expects below FOLDER a folder for each language
(`English`, `Chinese` …) with resolutions in Akoma Ntoso, called alike up to a hyphen in all languages. It makes a
project (`init`), imports each resolution that is there in all of the languages (`import`), puts in place of each
`todo` what a person would decide, leaves out and names what the check refuses, checks (`check`) and builds it (`site`,
before that without paper as `serve` does).
Nothing under `src/` knows of that conference. `--most 40` takes the first forty.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from build_times import Figures, measured

_FOLDERS = {"en": "English", "zh": "Chinese", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic"}
_PREVIEW = """
import gc, sys
from pathlib import Path
from jointreport.generate.build import preview_site
gc.disable()
sys.exit(not preview_site(Path(sys.argv[1]), Path(sys.argv[1]) / ".cache" / "preview").ok)
"""
_MEETING = """\
ga-{number}:
  convention: un
  number: {number}
  name: {{en: "Session {number} of the General Assembly", zh: 大会第{number}届会议}}
  short: {{en: "Session {number}", zh: 第{number}届会议}}
  state: held
  published-at: [resolutions]
  sources: [{{source: resolutions, certainty: confirmed}}]
"""
_SOURCE = """\
resolutions:
  title: {en: Resolutions of the General Assembly in Akoma Ntoso, zh: 大会决议（Akoma Ntoso格式）}
  kind: document
  address: https://github.com/UNxml/GAresolutions
  read: in-full
  looked: 2026-12-01
"""
_WORDS = """\
decision-cited-title: {en: "Resolution {symbol}", zh: "第{symbol}号决议"}
"""


def main() -> None:
    """Make the site and print what each step took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, help="a folder with a folder for each language")
    parser.add_argument("--languages", default="en,zh")
    parser.add_argument("--most", type=int, help="take so many resolutions, the first ones")
    parser.add_argument("--out", type=Path, required=True, help="where the project goes; removed first")
    asked = parser.parse_args()
    shutil.rmtree(asked.out, ignore_errors=True)
    languages = asked.languages.split(",")
    found = list(_resolutions(asked.texts, languages))[: asked.most]
    rows = list(_steps(asked.out, languages, found))
    print(f"\n{len(found)} resolutions in {', '.join(languages)}, {_size(asked.out)}:\n")
    print("| | wall, s | processor, s | peak, MB |", "|---|---|---|---|", sep="\n")
    for name, one in rows:
        print(f"| {name} | {one.wall:.1f} | {one.processor:.1f} | {one.peak:.0f} |")


def _resolutions(texts: Path, languages: Sequence[str]) -> Iterator[tuple[Path, ...]]:
    """Yield the files of each resolution that is there in all languages, in the order of their numbers."""
    folders = [texts / _FOLDERS[language] for language in languages]
    files = [{file.name.partition("-")[0]: file for file in folder.glob("*.xml")} for folder in folders]
    together = set.intersection(*(set(one) for one in files))
    for name in sorted(together, key=lambda one: [int(number) for number in re.findall(r"\d+", one)]):
        yield tuple(one[name] for one in files)


def _steps(out: Path, languages: Sequence[str], found: Sequence[tuple[Path, ...]]) -> Iterator[tuple[str, Figures]]:
    run = (sys.executable, "-m", "jointreport")
    names = ("en=Resolutions of the General Assembly", "zh=大会决议")
    convention = (
        "un",
        "en=Charter of the United Nations",
        "zh=联合国宪章",
        "short.en=General Assembly",
        "short.zh=大会",
    )
    conference = (
        "conference.en=General Assembly",
        "conference.zh=大会",
        "symbols=A/RES/{meeting}/{number}",
        "symbols=A/RES/{meeting}/{number} {any}",
    )
    init = (*run, "init", str(out), "--languages", ",".join(languages), "--title", *names)
    yield (
        "init",
        measured((*init, "--short", "en=GA resolutions", "zh=大会决议", "--convention", *convention, *conference)),
    )
    _add_what_a_person_knows(out)
    texts = (str(file) for files in found for file in files)
    # One run for all, in which the project is read once.
    yield (
        "import",
        measured((*run, "import", "--root", str(out), "--status", "as-issued", "--source", "resolutions", *texts)),
    )
    for file in (out / "data" / "decisions").glob("*.yaml"):
        decided = re.sub("subject: todo.*", "subject: cooperation", file.read_text("utf-8"))
        file.write_text(decided, "utf-8")
    _leave_out_refused(out)
    yield "check", measured((*run, "check", "--root", str(out)))
    yield "site without paper", measured((sys.executable, "-c", _PREVIEW, str(out)))
    shutil.rmtree(out / ".cache", ignore_errors=True)
    yield "site", measured((*run, "site", "--root", str(out)))


def _add_what_a_person_knows(out: Path) -> None:
    data = out / "data"
    (data / "decisions").mkdir()
    (data / "meetings.yaml").write_text("".join(_MEETING.format(number=one) for one in (78, 79, 80)), "utf-8")
    for name, lines in (("sources.yaml", _SOURCE), ("wording.yaml", _WORDS)):
        with (data / name).open("a", encoding="utf-8") as file:
            file.write(lines)


def _leave_out_refused(out: Path) -> None:
    """Take away the resolutions that the check refuses, in which a person would have to look at the printed text."""
    command = (sys.executable, "-m", "jointreport", "check", "--root", str(out), "--format", "json")
    told = json.loads(subprocess.run(command, check=False, capture_output=True, text=True).stdout)
    refused = {one["path"] for one in told if one["level"] == "error"}
    print(f"{len(refused)} resolutions are refused and left out: {', '.join(sorted(map(_name, refused)))}")
    for path in refused:
        (out / path).unlink()


def _name(path: str) -> str:
    return Path(path).stem


def _size(out: Path) -> str:
    pages = sum(1 for _ in (out / "site").rglob("*.html"))
    megabytes = sum(file.stat().st_size for file in (out / "site").rglob("*") if file.is_file()) / 1e6
    return f"{pages} pages, {megabytes:.0f} MB"


if __name__ == "__main__":
    main()
