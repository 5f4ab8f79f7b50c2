"""The weekly check of the addresses that lead out of the site: what it asks, what it says, that it holds nothing up."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import Thread

import pytest
import yaml

from finished import pages
from projects import REPOSITORY, run

HEAD = "### Addresses outside the site / 站外网址\n\n"
ANSWERS = {"/": 200, "/page?tab=1": 200, "/UNEP(DTIE)": 200, "/gone": 410, "/lost": 404, "/closed": 403, "/broken": 503}
DATA = """\
first:
  address: {root}/page?tab=1#part
second:
  address: {root}/lost
third:
  address: "{root}/UNEP(DTIE)"
"""
PAGE = """\
See [the old page]({root}/gone), [a closed one]({root}/closed) and {root}/moved.

The same again: <{root}/lost>；{root}/broken。{silent}/
"""


class Answers(BaseHTTPRequestHandler):
    """Answers each path as the table says; one leads to another."""

    def do_GET(self) -> None:
        self.send_response(301 if self.path == "/moved" else ANSWERS[self.path])
        self.send_header("Location", "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - as in http.server.
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as answering:
        Thread(target=answering.serve_forever).start()
        yield f"http://127.0.0.1:{answering.server_port}"
        answering.shutdown()


@pytest.fixture
def silent() -> Iterator[str]:
    """An address at which nothing answers: the port is taken, and nobody listens."""
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def checked(folder: Path, **files: str) -> str:
    """Return what is said of a project with these files; it never fails."""
    for name, words in (("data/sources.yaml", files.get("data", "")), ("docs/about/page.en.md", files.get("page", ""))):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    done = run(sys.executable, "tools/dead_links.py", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.removeprefix(HEAD)


def test_dead_addresses_are_told_with_the_lines_on_which_they_stand(tmp_path: Path, server: str, silent: str) -> None:
    """What a server refuses, or does not answer now, is told apart: people may see it all the same."""
    told = checked(tmp_path, data=DATA.format(root=server), page=PAGE.format(root=server, silent=silent))
    first, *tables = told.split("\n\n")
    assert first == "8 asked, 2 lead nowhere, 3 could not be checked. / 共查8个，2个失效，3个未能核实。"
    assert [table.splitlines()[2:] for table in tables if table.startswith("|")] == [
        [
            f"| <{server}/lost> | 404 | `data/sources.yaml:4`, `docs/about/page.en.md:3` |",
            f"| <{server}/gone> | 410 | `docs/about/page.en.md:1` |",
        ],
        [
            f"| <{server}/closed> | 403 | `docs/about/page.en.md:1` |",
            f"| <{server}/broken> | 503 | `docs/about/page.en.md:3` |",
            f"| <{silent}/> | ConnectionRefusedError | `docs/about/page.en.md:3` |",
        ],
    ]


def test_where_all_is_well_a_line_says_so(tmp_path: Path, server: str) -> None:
    said = "1 asked, 0 lead nowhere, 0 could not be checked. / 共查1个，0个失效，0个未能核实。\n"
    assert checked(tmp_path, data=f"address: {server}/") == said


def test_where_nothing_answers_no_address_is_called_dead(tmp_path: Path, silent: str) -> None:
    """Then the machine that asks is at fault."""
    said = "No server answered at all; nothing is said of any address. / 所有服务器均无应答，无法判断网址是否有效。\n"
    assert checked(tmp_path, data=f"address: {silent}/") == said


@pytest.mark.real_data
def test_every_address_that_leads_out_of_a_page_is_asked(built_site: Path) -> None:
    """They stand in the files of authors as they stand on the pages; the way to correct a page is our own."""
    files = (*(REPOSITORY / "data").rglob("*.yaml"), *(REPOSITORY / "docs").rglob("*.md"))
    written = "".join(file.read_text("utf-8") for file in files)
    links = {link.attrib["href"] for page in pages(built_site / "site") for link in page.every("a")}
    outside = {link for link in links if link.startswith("http") and "/edit/main/" not in link}
    assert outside
    assert {link for link in outside if link not in written} == set()


def test_a_job_of_the_weekly_workflow_puts_it_into_its_summary_and_nothing_waits_for_it() -> None:
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/weekly.yml").read_text("utf-8"))
    *_, step = workflow["jobs"]["addresses"]["steps"]
    assert step["run"] == 'python tools/dead_links.py >> "$GITHUB_STEP_SUMMARY"'
    # YAML reads the word “on” as a truth value.
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}
    assert not any("needs" in job for job in workflow["jobs"].values())
