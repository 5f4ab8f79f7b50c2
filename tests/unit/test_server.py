"""The server of one author: the last good edition, renewed at each save; problems on every page."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

import jointreport.server
from jointreport.server import serve
from jointreport.server.web import add_panel
from projects import REPOSITORY, cases

SOURCE = REPOSITORY / "src"
SCRIPT = '<script src="/-/live.js" defer></script>\n</body>'
PATIENCE = 20.0

# A project of the smallest kind: its texts are one page; a line BROKEN is an error, a line ODD a warning.
FAKE_SITE = """
import os
from types import SimpleNamespace
from jointreport.problems import Problem, Spot
from jointreport.system.edition import Edition

GREETING = "Hello"


def build_site(root, site):
    print("noise on standard output")
    text = "".join(file.read_text("utf-8") for file in (root / "data/text.txt", *root.glob("docs/*.md")))
    with (root / "builds.log").open("a") as log:
        log.write(f"{os.getpid()} {text}\\n")
    if "WAIT" in text:
        # A pipe: both sides wait here for each other.
        (root / "go").read_text()
    if "FAULT" in text:
        raise RuntimeError("secret detail")
    if "EXIT" in text:
        os._exit(3)
    base = (root / "mkdocs.yml").read_text("utf-8").strip() if (root / "mkdocs.yml").exists() else "/"
    codes = {"BROKEN": "no-such-day", "ODD": "cut-by-remark"}
    problems = [
        Problem(codes[line], Spot("data/text.txt", number, 5), {"found": "<b>", "text": "odd"})
        for number, line in enumerate(text.splitlines(), 1) if line in codes
    ]
    if any(problem.level == "error" for problem in problems):
        return SimpleNamespace(problems=problems, ok=False, base=base)
    pages = {"index.html": text, "a/b/index.html": text, "404.html": "nothing here"}
    with Edition(site) as edition:
        for path, words in pages.items():
            words = f"<!doctype html><title>x</title><body><p>{GREETING} {words}</p>\\n</body>"
            edition.put(path, words.encode())
        edition.put("assets/style.css", b"b{}")
        edition.put("中文/a.txt", "中文".encode())
        edition.commit()
    return SimpleNamespace(problems=problems, ok=True, base=base)
"""


@dataclass
class Answer:
    status: int
    headers: Message
    text: str

    @property
    def has_panel(self) -> bool:
        return "<section" in self.text


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

    def write(self, text: str) -> None:
        self.save("data/text.txt", text)

    def start(self, port: int = 0, **options: list[str]) -> subprocess.Popen[str]:
        call = "import sys; from pathlib import Path; from jointreport.server import serve; "
        call += f"sys.exit(serve(Path('.'), Path('site'), {port}, using='fakesite:build_site', **{options}))"
        path = f"{SOURCE}{os.pathsep}{self.root / 'src'}"
        with (self.root / "stderr.txt").open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-c", call],
                cwd=self.root,
                env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        return self.process

    def serve(self, text: str = "one", **options: list[str]) -> Project:
        """Save the text, start the server, and wait until it says its address."""
        self.write(text)
        output = self.start(0, **options).stdout
        assert output is not None
        self.address = next((line.split()[0] for line in output if line.startswith("http")), "")
        assert self.address, self.errors()
        return self

    def get(self, path: str, method: str = "GET", host: str = "") -> Answer:
        """Ask for a path as it stands, without following redirects or tidying it."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, headers={"Host": host} if host else {})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8"))

    def state(self, mark: str = "") -> Any:
        """Return the state that the script asks for, which comes once its mark is another than this."""
        return json.loads(self.get(f"/-/state?{mark}").text)

    def until(self, wanted: Callable[[Answer], bool], path: str = "/") -> Answer:
        """Ask for a path after each build until the answer is as wanted."""
        mark, end = "", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            mark = self.state(mark)["mark"]
            answer = self.get(path)
            if wanted(answer):
                return answer
        raise AssertionError(f"{path} never came to be as wanted: {answer}\n{self.errors()}")

    def until_panel(self, path: str = "/") -> Answer:
        return self.until(lambda answer: answer.has_panel, path)

    def saved_until_shown(self, text: str) -> None:
        """Save a text and wait until the page shows it."""
        self.write(text)
        self.until_shows(f"Hello {text}")

    def until_shows(self, text: str, path: str = "/") -> Answer:
        """Wait for the text without a panel; the edition stands a moment before its build is told."""
        return self.until(lambda answer: text in answer.text and not answer.has_panel, path)

    def builds(self) -> list[tuple[int, str]]:
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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A server that shows one edition, in which nobody changes anything."""
    project = Project(tmp_path_factory.mktemp("served") / "project")
    project.save("secret.txt", "secret")
    yield project.serve("one")
    project.stop()


class TestServing:
    def test_pages_and_files_are_served_with_their_types_and_never_kept(self, served: Project) -> None:
        """Only pages get the live script, at the end of their body, a small file of its own."""
        paths = ("/", "/assets/style.css", "/%E4%B8%AD%E6%96%87/a.txt", "/-/live.js")
        page, style, text, script = map(served.get, paths)
        assert page.text.endswith(SCRIPT)
        assert "Hello one" in page.text
        assert not page.has_panel
        assert (style.text, text.text) == ("b{}", "中文")
        types = [answer.headers["Content-Type"] for answer in (page, style, text)]
        assert types == [f"text/{kind}; charset=utf-8" for kind in ("html", "css", "plain")]
        assert {answer.headers["Cache-Control"] for answer in (page, style, text)} == {"no-store"}
        assert script.headers["Content-Type"] == "text/javascript"
        assert 0 < len(script.text.encode()) < 2048
        assert SCRIPT not in (served.root / "site/index.html").read_text("utf-8")

    @pytest.mark.parametrize("path", ["/", "/absent/", "/assets/style.css"])
    def test_the_head_of_an_answer_can_be_asked_for_alone(self, served: Project, path: str) -> None:
        """It says the length of what is left out."""
        whole, head = served.get(path), served.get(path, "HEAD")
        assert (head.status, head.text) == (whole.status, "")
        assert head.headers["Content-Length"] == whole.headers["Content-Length"] != "0"

    @pytest.mark.parametrize(
        "path",
        [
            *("/absent/", "/a/", "/assets/style.css/", "/%00", "/%00/", "/%FF", f"/{'x' * 300}"),
            *("/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2f../secret.txt"),
        ],
    )
    def test_an_address_without_a_file_gets_the_sites_own_page_for_it(self, served: Project, path: str) -> None:
        """Whatever it looks like: none leaves the site, and none is a fault of the program."""
        answer = served.get(path)
        assert answer.status == 404
        assert "Hello nothing here" in answer.text
        assert answer.text.endswith(SCRIPT)
        assert not (served.root / ".cache/last-fault.txt").exists()

    def test_a_folder_without_its_slash_is_redirected_with_its_question(self, served: Project) -> None:
        answer = served.get("/a/b?q=1")
        assert (answer.status, answer.headers["Location"]) == (301, "/a/b/?q=1")
        assert served.get("/a/b/?q=1").status == 200

    @pytest.mark.parametrize("host", ["localhost:{}", "127.0.0.1:{}", "LocalHost:{}"])
    def test_the_server_answers_to_its_own_names_and_port(self, served: Project, host: str) -> None:
        assert served.get("/", host=host.format(served.port)).status == 200

    def test_in_a_codespace_the_server_answers_to_the_name_that_github_gives_it(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CODESPACE_NAME", "Silver-Lamp")
        monkeypatch.setenv("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN", "app.github.dev")
        port = project.serve().port
        own, other = (f"{name}-{port}.app.github.dev" for name in ("silver-lamp", "golden-lamp"))
        assert [project.get("/", host=host).status for host in (own, other, "app.github.dev")] == [200, 421, 421]

    @pytest.mark.parametrize("path", ["/", "/assets/style.css", "/-/state", "/-/live.js", "/-/panel.css", "/absent/"])
    @pytest.mark.parametrize("host", cases("hostile.yaml")["hosts"])
    def test_another_name_is_answered_with_the_right_one_alone(self, served: Project, host: str, path: str) -> None:
        """A foreign page that gives its own name to this address reads nothing, not even that there is something."""
        answer = served.get(path, host=host.format(served.port))
        assert answer.status == 421
        assert f"Open {served.address} / 请打开此网址" in answer.text
        assert "Hello" not in answer.text

    @pytest.mark.parametrize("head", cases("hostile.yaml")["requests"])
    def test_a_request_that_hides_its_host_is_refused(self, served: Project, head: str) -> None:
        """None, two, or a whole address in place of the path: a program between may read another than we do."""
        with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as connection:
            connection.sendall(head.format(served.port).replace("\n", "\r\n").encode())
            answer = connection.makefile("rb").read().decode()
        assert answer.split()[1] == "421"
        assert "Hello" not in answer

    def test_nothing_outside_the_edition_is_served(self, served: Project) -> None:
        """Whatever a link in the file system leads to."""
        links = {"secret.html": "../secret.txt", "secret.txt": "../secret.txt", "above": "..", "loop": "loop"}
        for name, target in links.items():
            (served.root / "site" / name).symlink_to(target)
        for path in ("/secret.html", "/secret.txt", "/above/secret.txt", "/above/", "/above", "/loop", "/loop/"):
            answer = served.get(path)
            assert (answer.status, "secret" in answer.text) == (404, False), path
        for name in links:
            (served.root / "site" / name).unlink()

    @pytest.mark.parametrize("path", ["/", "/assets/style.css", "/absent/", "/-/state", "/-/live.js", "/-/panel.css"])
    def test_every_answer_has_a_policy_of_its_own(self, served: Project, path: str) -> None:
        """Under which nothing an author wrote runs, whatever file it stands in; no other site may use an answer."""
        headers = served.get(path).headers
        assert headers["Content-Security-Policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
        )
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Access-Control-Allow-Origin"] is None

    def test_the_policy_holds_before_a_first_good_build_and_for_refusals(self, project: Project) -> None:
        """The panel brings neither a style nor a script inside it."""
        page = project.serve("BROKEN").get("/")
        refused = project.get("/", host="evil.example")
        assert page.has_panel
        assert not re.search(r"<style|<script(?! src=)| style=", page.text)
        assert {"default-src 'none'"} == {
            answer.headers["Content-Security-Policy"].partition(";")[0] for answer in (page, refused)
        }

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

    def test_a_page_without_an_end_gets_the_live_part_at_its_end(self) -> None:
        """HTML lets the closing tag of the body be left out."""
        page = add_panel(b"<p>x", "mark", "").decode()
        assert page.startswith('<p>x<link rel="stylesheet" href="/-/panel.css">\n<jointreport-panel role="alert"')
        assert page.endswith('<script src="/-/live.js" defer></script>\n')


class TestSaving:
    def test_pages_are_there_while_editions_change_places(self, project: Project) -> None:
        """No request finds half a site, and each save shows."""
        project.serve("0")
        answers: list[Answer] = []
        for number in range(1, 11):
            project.write(str(number))
            while not answers or f"Hello {number}" not in answers[-1].text:
                answers.append(project.get("/a/b/"))
        assert {answer.status for answer in answers} == {200}

    def test_a_problem_shows_on_every_page_until_it_is_mended(self, project: Project) -> None:
        """The last good pages stay, with status 200; the panel counts, and names place, fault and remedy twice."""
        project.serve("one").write("ODD\nBROKEN")
        page = project.until_panel()
        assert page.status == 200
        assert "Hello one" in page.text
        assert 'role="alert"' in page.text
        assert '<p lang="en">1 error, 1 warning. What to do stands below;' in page.text
        assert '<p lang="zh-Hans">1处错误，1条警告。请按以下说明处理；' in page.text
        # The worst stands first.
        assert re.findall("<code>(.*)</code>", page.text) == ["data/text.txt:2:5", "data/text.txt:1:5"]
        assert (
            '<li class="jointreport-error">\n<p><code>data/text.txt:2:5</code></p>\n'
            '<p lang="en"><strong>There is no such day as &lt;b&gt;.</strong> Check the day and the month.</p>\n'
            '<p lang="zh-Hans"><strong>&lt;b&gt;这一天不存在。</strong>请核对月和日。</p>'
        ) in page.text
        assert project.get("/a/b/").has_panel
        assert project.get("/absent/").has_panel
        project.saved_until_shown("mended")
        assert project.errors().startswith(
            "data/text.txt:2:5: There is no such day as <b>. Check the day and the month."
            " / <b>这一天不存在。请核对月和日。 [no-such-day]\n"
        )

    def test_a_warning_is_printed_and_shown_and_does_not_stop_the_page(self, project: Project) -> None:
        """Printed here in the one language that was asked for. It is counted, and folded away by a click."""
        page = project.serve("ODD", languages=["en"]).get("/")
        assert "Hello ODD" in page.text
        assert not page.has_panel
        assert (
            '<details open>\n<summary><span lang="en">1 warning: this page shows your last save</span> · '
            '<span lang="zh-Hans">1条警告：本页已显示您上次保存的内容</span></summary>'
        ) in page.text
        assert '<li class="jointreport-warning">\n<p><code>data/text.txt:1:5</code></p>' in page.text
        project.saved_until_shown("mended")
        assert "<details" not in project.get("/").text
        assert project.errors() == (
            "data/text.txt:1:5: “odd” is read as a remark and not as text, because “#” follows a space. "
            "If it is text, put the whole text in quotes; if it is a remark, write a space after “#”. "
            "[cut-by-remark]\n"
        )

    def test_of_many_mistakes_the_first_fifty_are_told(self, project: Project) -> None:
        """On the page and in the terminal, both with the number of those that follow."""
        page = project.serve("BROKEN\n" * 62).get("/")
        assert page.text.count("<code>") == 50
        assert '<p lang="en">62 errors. What' in page.text
        assert '<p lang="en">12 more will be listed when these are done.</p>' in page.text
        assert '<p lang="zh-Hans">处理以上各条后，将列出其余12条。</p>' in page.text
        *listed, last = project.errors().splitlines()
        assert (len(listed), last) == (
            50,
            "12 more will be listed when these are done. / 处理以上各条后，将列出其余12条。",
        )

    def test_a_first_build_that_fails_is_served_as_the_panel_alone(self, project: Project) -> None:
        """Under any address, and the site takes its place at the first good save."""
        page = project.serve("BROKEN").get("/a/b/")
        assert (page.status, page.has_panel) == (200, True)
        assert re.search("The site could not be built(.|\n)*网站未能生成", page.text)
        assert SCRIPT in page.text
        project.write("mended")
        project.until_shows("Hello mended", "/a/b/")

    def test_a_failed_build_does_not_move_the_last_good_edition(self, project: Project) -> None:
        """A new base path counts when its edition stands."""
        project.save("mkdocs.yml", "/here/")
        project.serve("one").write("BROKEN")
        project.until_panel("/here/")
        project.save("mkdocs.yml", "/there/")
        assert project.state(project.state()["mark"])["base"] == "/here/"
        project.write("two")
        project.until_shows("Hello two", "/there/")

    def test_changed_python_runs_at_once(self, project: Project) -> None:
        """The building process is another one then, and a changed text alone leaves it as it is."""
        project.serve("one").saved_until_shown("two")
        project.save("src/fakesite.py", FAKE_SITE.replace('"Hello"', '"Good morning"'))
        project.until_shows("Good morning two")
        first, second, third = (process for process, _ in project.builds())
        assert first == second != third

    def test_folders_may_come_and_go(self, project: Project) -> None:
        """One that takes the place of another is watched as well."""
        project.serve("one")
        for texts in (("a new text", "a changed text"), ("another text", "the last text")):
            for text in texts:
                project.save("docs/new.md", text)
                project.until_shows(text)
            (project.root / "docs").rename(project.root / texts[0])
            project.until(lambda answer: "Hello one<" in answer.text)

    def test_saves_during_a_build_lead_to_one_build_more(self, project: Project) -> None:
        """The build that follows sees the last of them."""
        os.mkfifo(project.root / "go")
        project.serve("0").write("WAIT")
        with (project.root / "go").open("w"):
            for number in range(1, 9):
                project.write(str(number))
        project.until_shows("Hello 8")
        assert [text for _, text in project.builds()][:3] == ["0", "WAIT", "8"]


class TestFaults:
    @pytest.mark.parametrize(
        ("file", "saved", "detail"),
        [
            ("data/text.txt", "FAULT", "RuntimeError: secret detail"),
            ("src/fakesite.py", "def build_site(:", "SyntaxError"),
            # The building process dies each time; it is asked twice, not for ever, and again at the next save.
            ("data/text.txt", "EXIT", "exit status 3\n"),
        ],
    )
    def test_a_fault_of_the_program_is_told_without_its_details(
        self, project: Project, file: str, saved: str, detail: str
    ) -> None:
        """They stand in a file; the last good pages stay, and the next good save mends it."""
        project.serve("one").save(file, saved)
        page = project.until_panel()
        for words in (
            "<code>.cache/last-fault.txt:1:1</code>",
            "The program itself has failed; this is not a fault in your text.",
            *("程序本身出现故障，您的文本并没有错。", "Hello one"),
        ):
            assert words in page.text
        assert detail not in page.text + project.errors()
        assert detail in (project.root / ".cache/last-fault.txt").read_text("utf-8")
        assert len(project.builds()) == (3 if saved == "EXIT" else 2 if saved == "FAULT" else 1)
        project.save("src/fakesite.py", FAKE_SITE.replace('"Hello"', '"Welcome back"'))
        project.write("mended")
        project.until_shows("Welcome back mended")

    def test_a_killed_building_process_is_replaced(self, project: Project) -> None:
        project.serve("one")
        os.kill(project.builds()[0][0], signal.SIGKILL)
        project.saved_until_shown("two")
        assert project.builds()[0][0] != project.builds()[1][0]
        assert project.errors() == ""

    def test_another_build_at_the_same_time_is_told_as_such(self, project: Project) -> None:
        with_lock = "from pathlib import Path; from jointreport.system.edition import Edition\n"
        with_lock += "with Edition(Path('site')): print('locked', flush=True); input()"
        project.serve("one")
        with subprocess.Popen(
            [sys.executable, "-c", with_lock],
            cwd=project.root,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as other:
            assert other.stdout is not None
            other.stdout.readline()
            project.write("two")
            page = project.until_panel()
            other.communicate(b"\n")
        assert re.search("Another build of this site is running.(.|\n)*本网站正由另一个程序生成。", page.text)

    def test_a_taken_port_is_said_in_one_sentence(self, project: Project) -> None:
        """With exit status 1, and before anything is built."""
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            assert project.start(port).wait(PATIENCE) == 1
        assert project.errors() == (
            f"Port {port} is taken by another program: stop that program, or choose another port, "
            f"for example: make serve PORT={port + 1} (or --port {port + 1}).\n"
            f"端口{port}已被另一个程序占用，请停止该程序，或改用其他端口，"
            f"例如：make serve PORT={port + 1}（或--port {port + 1}）。\n"
        )
        assert not (project.root / "site").exists()

    def test_a_port_of_administrators_is_said_in_one_sentence(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(jointreport.server, "WebServer", refuse)
        assert serve(tmp_path, tmp_path / "site", 80) == 1
        assert capsys.readouterr().err == (
            "Port 80 may be used by an administrator alone: choose another port, "
            "for example: make serve PORT=8001 (or --port 8001).\n"
            "端口80只有管理员可以使用，请改用其他端口，例如：make serve PORT=8001（或--port 8001）。\n"
        )

    def test_a_machine_that_can_watch_no_more_is_asked_by_polling(
        self, project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It says so once; a save is seen all the same, and what came before the watch broke off is not lost."""

        def watch_no_more(*_: Path, **__: object) -> Iterator[Any]:
            yield set()
            raise OSError("OS file watch limit reached")

        monkeypatch.setattr(jointreport.server, "watch", watch_no_more)
        monkeypatch.setattr(jointreport.server, "_PAUSE", 0.01)
        project.write("one")
        saves = jointreport.server.watch_saves(project.root)
        assert next(saves) == set()
        assert next(saves) == {"data", "src"}, "nobody knows what was saved"
        project.write("two")
        (project.root / "data" / ".text.txt.swp").write_text("unfinished", "utf-8")
        assert [next(saves) for _ in range(3)] == [{"data"}, set(), set()]
        english, chinese = capsys.readouterr().err.splitlines()
        assert english.startswith("This machine can watch no more files: saves are looked for every second instead.")
        assert chinese.startswith("本机已不能监视更多文件，改为每秒检查一次是否有保存；")

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_the_server_stops_quietly(self, project: Project, number: int) -> None:
        """Its building process ends with it, an open page does not hold it up, and each good build was one line."""
        project.serve("one").saved_until_shown("two")
        with closing(socket.create_connection(("127.0.0.1", project.port))) as waiting:
            mark = project.state()["mark"]
            waiting.sendall(f"GET /-/state?{mark} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
            status, rest = project.stop(number)
        assert status == 0
        assert re.fullmatch(r"built in \d+\.\d s\n", rest)
        assert project.errors() == ""
        with pytest.raises(ProcessLookupError):
            os.kill(project.builds()[0][0], 0)
