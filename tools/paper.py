"""Write every document on paper of a project into a folder, to be looked at: `tools/paper.py FOLDER [PROJECT]`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "src"))

from jointreport.generate.publish import site_of  # noqa: E402 - as above.
from jointreport.paper.files import files_of, papers  # noqa: E402 - as above.
from jointreport.records.load import load  # noqa: E402 - the package is found on the path set above.
from jointreport.records.register.register import Register  # noqa: E402 - as above.
from jointreport.site.wording import wordings  # noqa: E402 - as above.


def write_all(folder: Path, project: Path) -> None:
    """Write the files and print the size of each and the seconds it took."""
    register = Register(load(project))
    site = site_of(os.environ.get("SITE_URL", "https://example.org/"), register)
    since = time.perf_counter()
    for paper in papers(register, site, wordings(register)):
        for file in files_of(paper):
            target = folder / file.told.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
            now = time.perf_counter()
            print(f"{now - since:6.2f} s  {file.told.size / 1000:6.0f} kB  {file.told.path}")
            since = now


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else REPOSITORY)
