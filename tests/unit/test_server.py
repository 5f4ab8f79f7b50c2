"""The server of one author: the last good edition, renewed at each save; problems on every page."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from jointreport.server.builder import build
from jointreport.server.live import Live
from jointreport.server.pages import Found, Moved, content_type, find
from jointreport.server.panel import panel, with_live
from jointreport.server.report import Finding, Report, decode, encode

SOURCE = Path(__file__).parents[2] / "src"
SCRIPT = '<script src="/-/live.js" defer></script>\n</body>'
PATIENCE = 20.0

# A project of the smallest kind: each line of data/text.txt is a page, a line with BROKEN is a problem.
FAKE_SITE = """
import os
import time
from dataclasses import dataclass
from pathlib import Path
from jointreport.system import Edition
from jointreport.problems import Spot

GREETING = "Hello"


@dataclass(frozen=True)
class Problem:
    spot: Spot
    level: str
    code: str = "broken"

    def parts(self, language):
        return {
            "en": ("A <b>broken</b> line.", "Write another."),
            "zh": ("<b>坏</b>了一行。", "请改写。"),
        }[language]


@dataclass(frozen=True)
class Outcome:
    problems: tuple
    ok: bool
    base: str


def build_site(root, site):
    print("noise on standard output")
    text = "".join(file.read_text("utf-8") for file in (root / "data/text.txt", *root.glob("docs/*.md")))
    with (root / "builds.log").open("a") as log:
        log.write(f"{os.getpid()} {text}\\n")
    while "WAIT" in text and not (root / "go").exists():
        time.sleep(0.01)
    if "FAULT" in text:
        raise RuntimeError("secret detail")
    if "EXIT" in text:
        os._exit(3)
    base = (root / "mkdocs.yml").read_text("utf-8").strip() if (root / "mkdocs.yml").exists() else "/"
    lines = text.splitlines()
    problems = [
        Problem(Spot("data/text.txt", n, 5), "error" if "BROKEN" in line else "warning")
        for n, line in enumerate(lines, 1) if "BROKEN" in line or "ODD" in line
    ]
    if any(p.level == "error" for p in problems):
        return Outcome(tuple(problems), False, base)
    with Edition(site) as edition:
        edition.put("index.html", page(text))
        edition.put("a/b/index.html", page(text))
        edition.put("404.html", page("nothing here"))
        edition.put("assets/style.css", b"b{}")
        edition.commit()
    return Outcome(tuple(problems), True, base)


def page(text):
    return f"<!doctype html><title>x</title><body><p>{GREETING} {text}</p>\\n</body>".encode()
"""


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


class Project:
    """A small project in a folder, and the server that runs on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = ""
        self.process: subprocess.Popen[str] | None = None
        self.save("src/fakesite.py", FAKE_SITE)

    def save(self, path: str, text: str) -> None:
        """Save as editors do: a new file takes the place of the old one."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.swp")
        beside.write_text(text, "utf-8")
        beside.replace(file)

    def start(self, port: int = 0) -> subprocess.Popen[str]:
        call = "import sys; from pathlib import Path; from jointreport.server import serve; "
        call += "sys.exit(serve(Path('.'), Path('site'), int(sys.argv[1]), using='fakesite:build_site'))"
        with (self.root / "stderr.txt").open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-c", call, str(port)],
                cwd=self.root,
                env={
                    **os.environ,
                    "PYTHONPATH": f"{SOURCE}{os.pathsep}{self.root / 'src'}",
                    "PYTHONUTF8": "1",
                },
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        return self.process

    def serve(self, text: str = "one") -> Project:
        """Save the text, start the server, and wait until it says its address."""
        self.save("data/text.txt", text)
        output = self.start().stdout
        assert output is not None
        for line in output:
            if line.startswith("http"):
                self.address = line.split()[0]
                return self
        raise AssertionError(self.errors())

    def get(self, path: str, method: str = "GET") -> Answer:
        """Ask for a path as it stands, without following redirects or tidying it."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read().decode("utf-8"))

    @contextmanager
    def events(self) -> Iterator[HTTPResponse]:
        """Open the stream of events, as the live script does."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", "/-/events")
            with connection.getresponse() as stream:
                yield stream

    def until(self, wanted: Callable[[Answer], bool], path: str = "/") -> Answer:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self.get(path)
            if wanted(answer):
                return answer
            time.sleep(0.02)
        raise AssertionError(f"{path} never came to be as wanted: {answer}\n{self.errors()}")

    def until_shows(self, text: str, path: str = "/") -> Answer:
        return self.until(lambda answer: text in answer.text, path)

    def until_mended(self, text: str, path: str = "/") -> None:
        """Wait for the text without a panel; the edition stands a moment before its build is reported."""
        self.until(lambda answer: text in answer.text and not has_panel(answer), path)

    def builds(self) -> list[tuple[int, str]]:
        """Return the process and the text of each build so far."""
        lines = (self.root / "builds.log").read_text("utf-8").splitlines()
        return [(int(line.split()[0]), line.partition(" ")[2]) for line in lines]

    def errors(self) -> str:
        return (self.root / "stderr.txt").read_text("utf-8")

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].partition("/")[0])

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Stop the server; return its exit status and the rest of its output."""
        process, self.process = self.process, None
        assert process is not None
        process.send_signal(number)
        rest, _ = process.communicate(timeout=PATIENCE)
        return process.returncode, rest


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = Project(tmp_path)
    yield project
    if project.process is not None:
        project.stop()


def has_panel(answer: Answer) -> bool:
    return "<section" in answer.text


class TestServing:
    """What is served, and as what."""

    def test_pages_and_files_are_served_with_their_types_and_never_kept(self, project: Project) -> None:
        """Only pages get the live script, at the end of their body."""
        project.serve("one")
        page, style = project.get("/"), project.get("/assets/style.css")
        assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert "Hello one" in page.text
        assert page.text.endswith(SCRIPT)
        assert not has_panel(page)
        assert (style.status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
        assert style.text == "b{}"
        assert {answer.headers["Cache-Control"] for answer in (page, style)} == {"no-store"}
        assert SCRIPT not in (project.root / "site/index.html").read_text("utf-8")

    def test_an_unknown_address_gets_the_sites_own_page_for_it(self, project: Project) -> None:
        """With status 404, and with the live script, so that it renews itself too."""
        answer = project.serve().get("/absent/")
        assert answer.status == 404
        assert "nothing here" in answer.text
        assert answer.text.endswith(SCRIPT)

    def test_a_folder_without_its_slash_is_redirected(self, project: Project) -> None:
        """The question after the path is kept."""
        answer = project.serve().get("/a/b?q=1")
        assert (answer.status, answer.headers["Location"]) == (302, "/a/b/?q=1")
        assert project.get("/a/b/?q=1").status == 200

    def test_pages_are_there_while_editions_change_places(self, project: Project) -> None:
        """No request finds half a site."""
        project.serve("0")
        answers: list[Answer] = []
        for number in range(1, 11):
            project.save("data/text.txt", str(number))
            while not answers or f"Hello {number}" not in answers[-1].text:
                answers.append(project.get("/a/b/"))
        assert {answer.status for answer in answers} == {200}

    def test_the_head_of_an_answer_can_be_asked_for_alone(self, project: Project) -> None:
        """It says the length of what is left out."""
        project.serve()
        whole, head = project.get("/"), project.get("/", "HEAD")
        assert (head.status, head.text) == (200, "")
        assert head.headers["Content-Length"] == whole.headers["Content-Length"]

    @pytest.mark.parametrize("up", ["/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2f../secret.txt"])
    def test_no_path_leaves_the_site(self, project: Project, up: str) -> None:
        """However it is written."""
        project.save("secret.txt", "secret")
        answer = project.serve().get(up)
        assert answer.status == 404
        assert "secret" not in answer.text

    def test_a_site_with_a_base_path_is_served_below_it(self, project: Project) -> None:
        """The address says so, and the root leads there."""
        project.save("mkdocs.yml", "/joint-report/")
        project.serve()
        assert project.address.endswith("/joint-report/")
        for path in ("/", "/joint-report"):
            answer = project.get(path)
            assert (answer.status, answer.headers["Location"]) == (302, "/joint-report/")
        assert "Hello one" in project.get("/joint-report/a/b/").text
        assert project.get("/joint-report/a/b").headers["Location"] == "/joint-report/a/b/"
        assert project.get("/a/b/").status == 404

    def test_the_live_script_is_classic_and_small(self, project: Project) -> None:
        """It is a file of its own, without modules."""
        answer = project.serve().get("/-/live.js")
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert 0 < len(answer.text.encode()) < 2048
        assert "import" not in answer.text


class TestSaving:
    """What an author sees after a save."""

    def test_a_save_shows_on_the_page(self, project: Project) -> None:
        """The state that the script asks for has another mark then, and says that all is well."""
        project.serve("one")
        before = json.loads(project.get("/-/state").text)
        project.save("data/text.txt", "two")
        page = project.until_shows("Hello two")
        after = json.loads(project.until(lambda a: json.loads(a.text) != before, "/-/state").text)
        assert after["mark"] != before["mark"]
        assert (before["ok"], before["panel"], after["ok"], after["panel"]) == (True, "", True, "")
        assert not has_panel(page)

    def test_a_problem_shows_on_every_page_until_it_is_mended(self, project: Project) -> None:
        """The last good pages stay, with status 200, and the panel names place, fault and remedy twice."""
        project.serve("one")
        project.save("data/text.txt", "fine\nBROKEN")
        page = project.until(has_panel)
        assert page.status == 200
        assert "Hello one" in page.text
        assert 'role="alert"' in page.text
        assert "<code>data/text.txt:2:5</code>" in page.text
        assert (
            '<p lang="en"><strong>A &lt;b&gt;broken&lt;/b&gt; line.</strong> Write another.</p>\n'
            '<p lang="zh-Hans"><strong>&lt;b&gt;坏&lt;/b&gt;了一行。</strong>请改写。</p>'
        ) in page.text
        assert has_panel(project.get("/a/b/"))
        assert has_panel(project.get("/absent/"))
        project.save("data/text.txt", "mended")
        project.until_mended("Hello mended")
        assert project.errors() == (
            "data/text.txt:2:5: A <b>broken</b> line. Write another. [broken]\n"
            "    <b>坏</b>了一行。请改写。\n"
        )

    def test_a_warning_is_printed_and_does_not_stop_the_page(self, project: Project) -> None:
        """The panel is for what stops the build."""
        page = project.serve("ODD").get("/")
        assert "Hello ODD" in page.text
        assert not has_panel(page)
        assert project.errors().startswith("data/text.txt:1:5: A <b>broken</b> line.")

    def test_a_first_build_that_fails_is_served_as_the_panel_alone(self, project: Project) -> None:
        """Under any address, and the site takes its place at the first good save."""
        page = project.serve("BROKEN").get("/a/b/")
        assert page.status == 200
        assert has_panel(page)
        assert "The site could not be built" in page.text
        assert "网站未能生成" in page.text
        assert SCRIPT in page.text
        project.save("data/text.txt", "mended")
        project.until_mended("Hello mended", "/a/b/")

    def test_changed_python_runs_at_once(self, project: Project) -> None:
        """The building process is another one then, and a changed text alone leaves it as it is."""
        project.serve("one")
        project.save("data/text.txt", "two")
        project.until_shows("Hello two")
        project.save("src/fakesite.py", FAKE_SITE.replace('"Hello"', '"Good morning"'))
        project.until_shows("Good morning two")
        first, second, third = (process for process, _ in project.builds())
        assert first == second != third

    def test_the_settings_and_new_folders_are_watched(self, project: Project) -> None:
        """Also when they come to be only while the server runs."""
        project.serve("one")
        project.save("mkdocs.yml", "/here/")
        project.until(lambda answer: answer.headers.get("Location") == "/here/")
        project.save("docs/new.md", "a new text")
        project.until_shows("a new text", "/here/")
        project.save("docs/new.md", "a changed text")
        project.until_shows("a changed text", "/here/")

    def test_saves_during_a_build_lead_to_one_build_more(self, project: Project) -> None:
        """The build that follows sees the last of them."""
        project.serve("0")
        project.save("data/text.txt", "WAIT")
        project.until(lambda _: len(project.builds()) == 2)
        for number in range(1, 9):
            project.save("data/text.txt", str(number))
        project.save("go", "")
        project.until_shows("Hello 8")
        assert [text for _, text in project.builds()][:3] == ["0", "WAIT", "8"]

    def test_the_stream_tells_the_present_and_then_each_build(self, project: Project) -> None:
        """One event of one line of JSON for each."""
        project.serve("one")
        with project.events() as stream:
            assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
            first = next_event(stream)
            project.save("data/text.txt", "BROKEN")
            second = next_event(stream)
            project.save("data/text.txt", "mended")
            third = next_event(stream)
        assert [state["ok"] for state in (first, second, third)] == [True, False, True]
        assert "data/text.txt:1:5" in str(second["panel"])
        assert len({str(state["mark"]) for state in (first, second, third)}) == 3


def next_event(stream: HTTPResponse) -> dict[str, object]:
    """Return the state in the next event of the stream, past what only keeps it open."""
    for line in stream:
        if line.startswith(b"data: "):
            state: dict[str, object] = json.loads(line[6:])
            return state
    raise AssertionError("the stream has ended")


class TestFaults:
    """Faults of the program, and of what is around it."""

    def test_a_fault_of_the_program_is_told_without_its_details(self, project: Project) -> None:
        """They stand in a file; the server stays up and the next good save mends it."""
        project.serve("one")
        project.save("data/text.txt", "FAULT")
        page = project.until(has_panel)
        assert "<code>.cache/last-fault.txt:1:1</code>" in page.text
        assert "The program itself has failed; this is not a fault in your text." in page.text
        assert "程序本身出现故障，您的文本并没有错。" in page.text
        assert "secret detail" not in page.text + project.errors()
        assert "RuntimeError: secret detail" in (project.root / ".cache/last-fault.txt").read_text("utf-8")
        project.save("data/text.txt", "mended")
        project.until_mended("Hello mended")

    def test_python_that_cannot_be_read_is_told_as_a_fault(self, project: Project) -> None:
        """Whoever changed it finds the line in the file."""
        project.serve("one")
        project.save("src/fakesite.py", "def build_site(:")
        assert "Hello one" in project.until(has_panel).text
        assert "SyntaxError" in (project.root / ".cache/last-fault.txt").read_text("utf-8")
        project.save("src/fakesite.py", FAKE_SITE.replace('"Hello"', '"Welcome back"'))
        project.until_mended("Welcome back one")

    def test_a_killed_building_process_is_replaced(self, project: Project) -> None:
        """The author notices nothing."""
        project.serve("one")
        os.kill(project.builds()[0][0], signal.SIGKILL)
        project.save("data/text.txt", "two")
        project.until_mended("Hello two")
        assert project.builds()[0][0] != project.builds()[1][0]
        assert project.errors() == ""

    def test_a_building_process_that_dies_each_time_is_told_as_a_fault(self, project: Project) -> None:
        """It is asked twice, not for ever, and again at the next save."""
        project.serve("one")
        project.save("data/text.txt", "EXIT")
        project.until(has_panel)
        assert len(project.builds()) == 3
        assert "exit status 3\n" in (project.root / ".cache/last-fault.txt").read_text("utf-8")
        project.save("data/text.txt", "two")
        project.until_mended("Hello two")

    def test_another_build_at_the_same_time_is_told_as_such(self, project: Project) -> None:
        """It is no fault of the program."""
        project.serve("one")
        with_lock = "from pathlib import Path; from jointreport.system import Edition\n"
        with_lock += "with Edition(Path('site')): print('locked', flush=True); input()"
        with subprocess.Popen(
            [sys.executable, "-c", with_lock],
            cwd=project.root,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as other:
            assert other.stdout is not None
            other.stdout.readline()
            project.save("data/text.txt", "two")
            page = project.until(has_panel)
            other.communicate(b"\n")
        assert "Another build of this site is running." in page.text
        assert "本网站正由另一个程序生成。" in page.text

    def test_a_taken_port_is_said_in_one_sentence(self, project: Project) -> None:
        """With exit status 1, and before anything is built."""
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            assert project.start(port).wait(PATIENCE) == 1
        assert project.errors() == (
            f"Port {port} is taken by another program: stop that program, or choose another port, "
            f"for example --port {port + 1}.\n"
            f"端口{port}已被另一个程序占用，请停止该程序，或改用其他端口，例如--port {port + 1}。\n"
        )
        assert not (project.root / "site").exists()

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_the_server_stops_quietly(self, project: Project, number: int) -> None:
        """Its building process ends with it, and an open stream does not hold it up."""
        project.serve("one")
        with project.events() as stream:
            next_event(stream)
            assert project.stop(number) == (0, "")
        assert project.errors() == ""
        with pytest.raises(ProcessLookupError):
            os.kill(project.builds()[0][0], 0)

    def test_the_terminal_has_one_line_for_each_good_build(self, project: Project) -> None:
        """And nothing of what the build itself prints."""
        project.serve("one")
        project.save("data/text.txt", "two")
        project.until(lambda a: json.loads(a.text)["mark"].endswith("-2"), "/-/state")
        status, rest = project.stop()
        assert status == 0
        assert re.fullmatch(r"built in \d+\.\d s\n", rest)


class TestParts:
    """The parts by themselves."""

    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        (tmp_path / "site/中文").mkdir(parents=True)
        (tmp_path / "site/中文/index.html").write_text("中文", "utf-8")
        (tmp_path / "site/a.txt").write_text("a", "utf-8")
        (tmp_path / "secret").write_text("secret", "utf-8")
        (tmp_path / "site/link").symlink_to(tmp_path / "secret")
        return tmp_path / "site"

    @pytest.mark.parametrize(
        "target",
        [
            "/link",
            "//a.txt",
            "/./a.txt",
            "/a.txt/",
            "/%00",
            "/a%5Ctxt",
            "/%FF",
            f"/{'x' * 300}",
            "/",
            "a.txt",
        ],
    )
    def test_odd_targets_name_nothing(self, site: Path, target: str) -> None:
        """Links out of the site, empty and doubled parts, names that cannot be."""
        assert find(site, "/", target) is None

    def test_addresses_in_chinese_are_found(self, site: Path) -> None:
        """A redirect keeps them as the browser wrote them."""
        assert find(site, "/", "/%E4%B8%AD%E6%96%87") == Moved("/%E4%B8%AD%E6%96%87/")
        assert find(site, "/", "/%E4%B8%AD%E6%96%87/") == Found("中文".encode(), "text/html; charset=utf-8")

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("x.HTML", "text/html; charset=utf-8"),
            ("x.json", "application/json; charset=utf-8"),
            ("sitemap.xml", "application/xml; charset=utf-8"),
            ("x.woff2", "font/woff2"),
            ("x.pdf", "application/pdf"),
            ("CNAME", "application/octet-stream"),
        ],
    )
    def test_types_do_not_depend_on_the_machine(self, name: str, kind: str) -> None:
        """Text says its character set."""
        assert content_type(name) == kind

    def test_a_page_without_an_end_gets_the_live_part_at_its_end(self) -> None:
        """HTML lets the closing tag of the body be left out."""
        page = with_live(b"<p>x", Live().now).decode()
        assert page.startswith('<p>x<div id="jointreport-live" role="alert" data-mark="')
        assert page.endswith('<script src="/-/live.js" defer></script>\n')

    def test_a_failed_build_does_not_move_the_last_good_edition(self) -> None:
        """The base of a build counts when it is good, or when there was no good one before."""
        live = Live()
        bases = []
        for ok, base in ((False, None), (False, "/one/"), (True, "/two/"), (False, "/three/"), (False, None)):
            live.publish(Report(ok=ok, problems=(), seconds=0, base=base))
            bases.append(live.now.base)
        assert bases == ["/", "/one/", "/two/", "/two/", "/two/"]

    def test_the_panel_lists_errors_and_no_warnings(self) -> None:
        """A failed build may have found both."""
        live = Live()
        live.publish(
            Report(ok=False, problems=(finding("warning", 1), finding("error", 2)), seconds=0, base="/")
        )
        assert "x.yaml:2:1" in panel(live.now)
        assert "x.yaml:1:1" not in panel(live.now)

    def test_a_report_travels_as_one_line_of_ascii(self) -> None:
        """It comes out as it went in."""
        report = Report(ok=False, problems=(finding("error", 3),), seconds=0.5, base=None)
        line = encode(report)
        assert line.isascii()
        assert "\n" not in line
        assert decode(line) == report

    @pytest.mark.parametrize(
        "line", ["", "noise", "[]", "{}", '{"problems": [{}]}', '{"problems": [], "x": 1}']
    )
    def test_a_line_that_is_no_report_is_refused(self, line: str) -> None:
        """The building process counts as dead then."""
        with pytest.raises(ValueError, match=r".*"):
            decode(line)

    def test_a_build_function_that_does_not_exist_is_a_fault_of_the_program(self, tmp_path: Path) -> None:
        """So is whatever else goes wrong before the build."""
        report = build(tmp_path, tmp_path / "site", "jointreport.absent:build_site")
        assert [problem.code for problem in report.problems] == ["internal-fault"]
        assert report.problems[0].en == (
            "The program itself has failed; this is not a fault in your text.",
            "Please report it, with the file .cache/last-fault.txt, which holds the details.",
        )
        assert report.problems[0].zh == (
            "程序本身出现故障，您的文本并没有错。",
            "请报告这一故障，并附上载有详情的文件.cache/last-fault.txt。",
        )
        assert "ModuleNotFoundError" in (tmp_path / ".cache/last-fault.txt").read_text("utf-8")


def finding(level: str, line: int) -> Finding:
    return Finding("x.yaml", line, 1, level, "some-rule", ("Wrong.", "Right."), ("错。", "对。"))
