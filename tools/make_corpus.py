"""Writes an invented project of any size, to measure with.

`python tools/make_corpus.py --decisions 3200 --seed 1 --out DIR` writes `DIR/data/` and copies what else a
project needs from this repository. The same number and seed give the same bytes. What was written is
printed in figures, so that nobody measures with a corpus that is easier than the real thing.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))  # A script finds only its own folder; its modules lie beside it.

from tools.invented import decision_records, documents  # noqa: E402 - after the path is set.
from tools.invented.decisions import Conferences  # noqa: E402 - after the path is set.
from tools.invented.deeds import Deeds  # noqa: E402 - after the path is set.
from tools.invented.figures import figures  # noqa: E402 - after the path is set.
from tools.invented.lexicon import invented_lexicon  # noqa: E402 - after the path is set.
from tools.invented.phrases import RECURRING, Phrasing  # noqa: E402 - after the path is set.
from tools.invented.tables import write_world  # noqa: E402 - after the path is set.
from tools.invented.world import World, invented_world  # noqa: E402 - after the path is set.
from tools.invented.written import write  # noqa: E402 - after the path is set.

_COPIED = ("docs", "overrides", "hooks", "mkdocs.yml")
_COPIED_DATA = ("languages.yaml", "vocabulary.yaml", "wording.yaml")
_NAMED_IN_PAGES = ("decisions", "documents")
_MOST_DECISIONS = 79_920  # Four conferences, 20 meetings, and symbols that end at 999.


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a corpus as the arguments ask and print its figures; return the exit status."""
    parser = argparse.ArgumentParser(description="Write an invented project in our schema, to measure with.")
    parser.add_argument("--decisions", type=int, required=True, help="how many decisions")
    parser.add_argument("--seed", type=int, required=True, help="the same seed gives the same bytes")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist or is empty")
    asked = parser.parse_args(arguments)
    if not 1 <= asked.decisions <= _MOST_DECISIONS:
        parser.error(f"--decisions must be from 1 to {_MOST_DECISIONS}")
    if asked.out.exists() and (not asked.out.is_dir() or any(asked.out.iterdir())):
        parser.error(f"{asked.out} holds files already")
    copy_project(asked.out)
    for name, value in write_corpus(asked.out / "data", asked.decisions, asked.seed):
        print(f"{name}: {value}")
    return 0


def copy_project(out: Path) -> None:
    """Copy the pages, templates and words of this repository, as far as there are any."""
    (out / "data").mkdir(parents=True, exist_ok=True)
    for name in _COPIED:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, out / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (REPOSITORY / name).is_file():
            shutil.copyfile(REPOSITORY / name, out / name)
    for name in _COPIED_DATA:
        if (REPOSITORY / "data" / name).is_file():
            shutil.copyfile(REPOSITORY / "data" / name, out / "data" / name)
    _leave_out_lines_about_real_records(out / "docs")


def _leave_out_lines_about_real_records(docs: Path) -> None:
    """Remove the lines of copied pages that name a record of this repository, which the corpus has not."""
    records = sorted(
        path.stem for kind in _NAMED_IN_PAGES for path in (REPOSITORY / "data" / kind).glob("*.yaml")
    )
    names = "|".join(map(re.escape, records)) or "(?!)"
    # A link to the place of a block that names real records goes with the block.
    named = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])|#passages\b", re.ASCII)
    for page in docs.rglob("*.md"):
        lines = page.read_text("utf-8").splitlines(keepends=True)
        page.write_text("".join(line for line in lines if not named.search(line)), "utf-8")


def write_corpus(data: Path, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Write all invented records below `data` and yield the figures that describe them."""
    rng = Random(seed)  # noqa: S311 - the texts must be repeatable, not secret.
    lexicon = invented_lexicon(rng)
    world = invented_world(lexicon, count)
    phrasing = Phrasing(rng, lexicon, share_recurring=_share_recurring(world, count))
    issued = documents.invented_documents(world, count)
    decisions = list(Conferences(rng, world, phrasing, issued).decisions())
    sizes = [write(data / f"decisions/{d.identity}.yaml", decision_records.record(d)) for d in decisions]
    for document in chain.from_iterable(issued.values()):
        lines = documents.record(rng, world, phrasing, document)
        write(data / f"documents/{document.identity}.yaml", lines)
    for file in Deeds(rng, world, phrasing, decisions).files():
        write(data / file.path, file.lines)
    write_world(data, world, rng)
    yield from figures(lexicon, phrasing, decisions, sizes)


def _share_recurring(world: World, count: int) -> float:
    """Return how many phrases of a decision with a predecessor must recur, so that of all phrases 20 % do."""
    first = world.meetings[0].first
    with_predecessor = count - sum(m.decisions for m in world.meetings if m.first == first)
    return min(1.0, RECURRING * count / with_predecessor) if with_predecessor else 0.0


if __name__ == "__main__":
    sys.exit(main())
