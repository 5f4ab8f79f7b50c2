"""Measures how long 3,200 record files of 8 kB take to be read: `python bench/read_sources.py [files]`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from jointreport.records.source import read  # noqa: E402 - the package is found on the path only from here on.

PARAGRAPH = """\
  - id: p{n}
    en: "Requests the secretariat to report, in its document number {n}, on the cooperation referred to above"
    zh: 请秘书处在其第{n}号文件中就上述合作情况提出报告，并说明所涉费用：附带条件以及时间安排
    acts: [{{verb: requests, to: mc-secretariat, what: report}}]
    sources:
      - {{document: mc-cop-6-note-brs, at: para. {n}}}
"""
SIZE = 8_000


def record(number: int) -> str:
    """Return a decision of about 8 kB in the shape of real ones."""
    lines = [f"# Record {number}\nid: mc-5-{number}\nstage: adopted\nadopted: 2023-11-03\ntext:\n"]
    size = 0
    while size < SIZE:
        lines.append(PARAGRAPH.format(n=len(lines)))
        size += len(lines[-1].encode())
    return "".join(lines)


def seconds_to_read(folder: Path) -> float:
    """Return the time that reading every file of `folder` takes, files and all."""
    started = time.perf_counter()
    sources = [read(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    seconds = time.perf_counter() - started
    if any(source.problems for source in sources):
        raise SystemExit("The generated records are not sound.")
    return seconds


def main() -> None:
    """Write the files to a temporary folder, read them and print the time."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 3200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(files):
            (folder / f"{number}.yaml").write_text(record(number), "utf-8")
        print(f"{files} files of {SIZE} bytes: {seconds_to_read(folder):.2f} s")


if __name__ == "__main__":
    main()
