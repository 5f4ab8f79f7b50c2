"""Times a whole build of an invented project: from nothing, with nothing changed, with one decision changed.

`python bench/build_at_scale.py --decisions 3200 --folder /dev/shm/scale` writes the project there (see
`tools/make_corpus.py`), runs `jointreport site` as an author would, each in a fresh process, and prints
wall and processor seconds and the peak memory of the largest process. The folder should lie in memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write the project, build it in each way, print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=3200)
    parser.add_argument("--folder", type=Path, required=True)
    asked = parser.parse_args()
    project: Path = asked.folder
    shutil.rmtree(project, ignore_errors=True)
    corpus = (sys.executable, str(REPOSITORY / "tools" / "make_corpus.py"))
    subprocess.run(
        (*corpus, "--decisions", str(asked.decisions), "--seed", "1", "--out", str(project)), check=True
    )
    _timed("from nothing", project)
    _timed("nothing changed", project)
    record = sorted((project / "data" / "decisions").glob("*.yaml"))[asked.decisions // 2]
    record.write_text(record.read_text("utf-8").replace('en: "', 'en: "Changed: ', 1), "utf-8")
    _timed("one decision changed", project)


def _timed(name: str, project: Path) -> None:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        (sys.executable, "-m", "jointreport", "site", "--root", str(project)),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
        check=True,
    )
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name}: {wall:.1f} s wall, {processor:.1f} s processor, peak {after.ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
