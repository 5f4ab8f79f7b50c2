"""What each file below `data/` and `docs/` is: one function decides it, and whatever is wrong is told at its path."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import zipfile
from collections.abc import Generator
from contextlib import closing
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jointreport.files.contents import ASSETS, ending_of_contents, is_as_named
from jointreport.files.names import better_name, fault_of_name, is_ignored, printable, same_elsewhere
from jointreport.files.project import PROGRAM, ProjectFile, digest_inputs, files_of, paths_published
from jointreport.generate.check import check_project
from jointreport.generate.engine import engine_at_work
from jointreport.problems import LANGUAGES, sentences
from jointreport.records.history.git import unwanted_problems
from jointreport.server import watch_saves
from jointreport.system.cache import Cache
from projects import CORPUS, REPOSITORY, bare_corpus, cases
from repository import Repository

CASES = cases("files.yaml")
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>'


def packed(*files: str, mimetype: str = "") -> bytes:
    """Return an archive that holds empty files of some names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for file in files:
            archive.writestr(file, "")
    return held.getvalue()


CONTENTS = {
    "text": "A text with 汉字.\n".encode(),
    "latin": "é".encode("latin-1"),
    "empty": b"",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "gif": b"GIF89a",
    "webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "pdf": b"%PDF-1.7\n",
    "svg": SVG.encode(),
    "docx": packed("[Content_Types].xml", "word/document.xml"),
    "macros": packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": packed("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
}


def lay(root: Path, path: str, kind: str) -> None:
    """Put something of a kind at a path."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "link":
        place.symlink_to("/etc/hostname")
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    elif kind == "socket":
        # The path of a socket may have a hundred characters; from within its folder it has fewer.
        before = Path.cwd()
        os.chdir(place.parent)
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(place.name)
        os.chdir(before)
    else:
        place.write_bytes(CONTENTS[kind])


def leading_page(root: Path) -> str:
    """Lay a page that leads to all that lies in assets, and return its path."""
    page = root / "docs" / "a-leading-page.en.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("\n".join(f"<{path.relative_to(root / 'docs')}>" for path in (root / "docs").rglob("*")), "utf-8")
    return "docs/a-leading-page.en.md"


def judged(root: Path) -> dict[str, ProjectFile]:
    """Return what each file of a project is, but for the page that leads to the others."""
    leading = leading_page(root)
    found = (*files_of(root, "data"), *files_of(root, "docs"), *files_of(root, "inbox"))
    return {one.path: one for one in found if one.path != leading}


def told(file: ProjectFile | None) -> str:
    """Return what a file is, or the code of its problem and where it should be."""
    if file is None:
        return "ignored"
    return " ".join(filter(None, (file.problem.code if file.problem else file.sort, file.meant)))


ALONE = [
    (path.format(top), kind, right)
    for group in ("data", "inbox", "names", "docs", "assets", "editors")
    for path, kind, right in CASES[group]
    for top in (("data", "docs", "docs/assets", "data/decisions") if group == "editors" else ("",))
]


@pytest.mark.parametrize(("path", "kind", "right"), ALONE, ids=[f"{one[0]!a}-{one[1]}" for one in ALONE])
def test_a_file_is_what_its_path_and_its_bytes_say(path: str, kind: str, right: str, tmp_path: Path) -> None:
    lay(tmp_path, path, kind)
    found = judged(tmp_path).get(path)
    assert told(found) == right
    published = paths_published(tmp_path / "docs") - {"a-leading-page.en.md"}
    assert published == ({path.removeprefix("docs/")} if right in {"page", "asset", "program"} else set())


@pytest.mark.parametrize(("laid", "right"), CASES["beside"], ids=str)
def test_of_two_names_that_are_one_elsewhere_one_is_told(
    laid: dict[str, str], right: dict[str, str], tmp_path: Path
) -> None:
    for path, kind in laid.items():
        lay(tmp_path, path, kind)
    problems = {path: file.problem for path, file in judged(tmp_path).items()}
    assert {path: problem.code for path, problem in problems.items() if problem} == right
    # What is offered never takes the place of another file.
    offered = {
        str(problem.values["meant"]) for problem in problems.values() if problem and "ending" not in problem.code
    }
    assert not offered & set(laid)


@pytest.mark.parametrize(("words", "leads"), CASES["leading"])
def test_what_no_page_leads_to_is_told_and_not_published(words: str, leads: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case.
    lay(tmp_path, "docs/assets/a map.png", "png")
    (tmp_path / "docs" / "index.en.md").write_text(f"# T\n\n{words}\n", "utf-8")
    (found, _) = files_of(tmp_path, "docs")
    assert told(found) == ("asset" if leads else "asset-not-linkable")
    assert ("assets/a map.png" in paths_published(tmp_path / "docs")) is leads


def test_a_picture_of_one_language_is_named_without_it(tmp_path: Path) -> None:
    lay(tmp_path, "docs/assets/map.zh.png", "png")
    (tmp_path / "docs" / "index.zh.md").write_text("![图](assets/map.png)\n", "utf-8")
    assert [told(one) for one in files_of(tmp_path, "docs")] == ["asset", "page"]


def test_a_large_picture_is_published_and_told(tmp_path: Path) -> None:
    lay(tmp_path, "docs/assets/map.png", "png")
    with (tmp_path / "docs/assets/map.png").open("ab") as file:
        file.truncate(12_300_000)
    (found,) = judged(tmp_path).values()
    assert found.problem is not None
    assert (found.sort, found.problem.level) == ("asset", "warning")
    assert found.problem.sentence("en").startswith("The picture “map.png” has 12.3 MB;")


def test_nothing_below_a_folder_that_is_told_is_told_again_or_published(tmp_path: Path) -> None:
    for path in ("docs/a:b/index.en.md", "docs/a:b/more/index.en.md", "docs/page.md/x.en.md"):
        lay(tmp_path, path, "text")
    found = judged(tmp_path)
    assert {path: file.problem.code for path, file in found.items() if file.problem} == {
        "docs/a:b": "file-name-sign", "docs/page.md": "file-is-folder",
    }  # fmt: skip
    assert not paths_published(tmp_path / "docs") - {"a-leading-page.en.md"}


def test_a_folder_that_is_a_link_is_never_entered(tmp_path: Path) -> None:
    """One that leads back to where it lies would have no end."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "round").symlink_to(tmp_path / "docs")
    (tmp_path / "data").symlink_to(tmp_path / "docs")
    assert {path: told(file) for path, file in judged(tmp_path).items()} == {
        "data": "file-is-link", "docs/round": "file-is-link",
    }  # fmt: skip
    assert [path for path, _ in digest_inputs(tmp_path, "data")] == ["data"]


def test_a_name_that_is_not_utf_8_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    Path(os.fsdecode(bytes(tmp_path) + b"/docs/assets/caf\xe9.png")).write_bytes(CONTENTS["png"])
    (found,) = files_of(tmp_path, "docs")
    assert found.problem is not None
    assert found.problem.line(["en"]) == (
        r"docs/assets/caf\xe9.png:1:1: The name “caf\xe9.png” is not written in UTF-8. "
        "Rename it to “docs/assets/caf-.png”. [file-name-bytes]"
    )


def test_no_name_of_a_file_reaches_a_terminal_as_a_command(tmp_path: Path) -> None:
    lay(tmp_path, "docs/\x1b[31m\n::error::x.en.md", "text")
    (problem,) = (file.problem for file in judged(tmp_path).values())
    assert problem is not None
    assert re.search(r"[\x00-\x1f]", problem.line(LANGUAGES)) is None


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=60)


PROPERTY = settings(max_examples=100, deadline=None, derandomize=True, database=None)


@PROPERTY
@given(NAMES, st.lists(NAMES, max_size=4))
def test_the_name_that_is_offered_can_stand_everywhere(name: str, beside: list[str]) -> None:
    better = better_name(name, beside)
    assert fault_of_name(better) == ""
    assert same_elsewhere(better) not in {same_elsewhere(other) for other in beside if other != name}
    assert fault_of_name(name) or name.startswith(".") or beside or better == name
    assert printable(better) == better


@PROPERTY
@given(st.binary(max_size=200), st.sampled_from(sorted(ASSETS)))
def test_any_bytes_under_any_ending_are_judged(content: bytes, ending: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{ending}"
        file.write_bytes(content)
        assert is_as_named(file, ending) in {True, False}
        assert ending_of_contents(file) in {"", *ASSETS}


DRAWINGS = CASES["drawings"]
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'


def drawing(root: Path, content: str | bytes) -> str:
    """Return where and why a drawing is refused; empty where it only draws."""
    file = root / "docs" / "assets" / "map.svg"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = judged(root).values()
    if found.problem is None:
        return ""
    spot, inside = found.problem.spot, found.problem.values.get("inside", "")
    return f"{spot.line}:{spot.column} {found.problem.code} {inside}".rstrip()


@pytest.mark.parametrize("inside", DRAWINGS["drawn"])
def test_a_drawing_that_only_draws_is_published(inside: str, tmp_path: Path) -> None:
    assert drawing(tmp_path, f"{HEAD}{inside}\n</svg>\n") == ""


@pytest.mark.parametrize(("inside", "right"), DRAWINGS["active"])
def test_a_drawing_that_does_more_is_refused_at_its_place(inside: str, right: str, tmp_path: Path) -> None:
    assert drawing(tmp_path, f"{HEAD}{inside}\n</svg>\n").replace("drawing-active ", "") == right


@pytest.mark.parametrize(("content", "right"), DRAWINGS["whole"])
def test_a_whole_drawing_is_read_as_strictly(content: str, right: str, tmp_path: Path) -> None:
    assert drawing(tmp_path, content) == right


def test_a_drawing_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """Browsers would follow what it says and see other signs than were looked through."""
    for encoding in ("utf-16", "utf-32"):
        assert "file-not-as-named" in drawing(tmp_path, SVG.encode(encoding))
    assert drawing(tmp_path, b"\xef\xbb\xbf" + SVG.encode()) == ""


@pytest.mark.parametrize("inside", DRAWINGS["drawn"])
def test_no_handler_and_no_script_can_be_added_to_a_drawing(inside: str, tmp_path: Path) -> None:
    """At the beginning of any of its elements, in any letter case."""
    whole = f"{HEAD}{inside}\n</svg>\n"
    tags = [match.end() for match in re.finditer(r"<(?!script)[a-zA-Z][\w:]*", whole)]
    for added in (' onload="a()"', ' OnClick="a()"', ' xlink:href="javascript:a()"', ' href="//evil.example/a"'):
        assert all(drawing(tmp_path, whole[:at] + added + whole[at:]) for at in tags)
    for end in (match.end() for match in re.finditer(r"<(?:svg|g|defs|text|pattern|metadata)[^<>/]*>", whole)):
        assert "<script>" in drawing(tmp_path, f"{whole[:end]}<script>a()</script>{whole[end:]}")


def test_of_what_leads_to_a_file_that_is_told_nothing_is_told(tmp_path: Path) -> None:
    """Neither the pages that link to it, nor the one that has lost its counterpart, nor a picture's own page."""
    root = bare_corpus(tmp_path)
    (root / "docs" / "services.en.md").rename(root / "docs" / "services.en.markdown")
    (root / "docs" / "bodies.zh.md").rename(root / "docs" / "bodies.zh.MD")
    lay(root, "docs/assets/active.svg", "text")
    lay(root, "docs/assets/a:b.png", "png")
    page = root / "docs" / "index.en.md"
    links = "![Map](assets/active.svg) [x](assets/a:b.png) [y](assets/a-b.png) [z](services.md) [w](bodies.md)"
    page.write_text(f"{page.read_text('utf-8')}\n{links}\n", "utf-8")
    assert [(one.spot.path, one.code) for one in check_project(root).problems] == [
        ("docs/assets/a:b.png", "file-name-sign"),
        ("docs/assets/active.svg", "file-not-as-named"),
        ("docs/bodies.zh.MD", "page-ending"),
        ("docs/services.en.markdown", "page-ending"),
    ]


@pytest.mark.slow
def test_the_engine_publishes_nothing_that_is_told(tmp_path: Path) -> None:
    """It begins before the check has ended, and `mkdocs build` alone begins without one."""
    root = bare_corpus(tmp_path)
    for path in ("assets/map.png", "assets/evil.svg", "assets/unlinked.png", "#index.en.md#", "index.en.md~"):
        lay(root, f"docs/{path}", "png" if path.endswith("png") else "text")
    for path in ("pipe.en.md", "assets/pipe.png"):
        lay(root, f"docs/{path}", "pipe")
    for path, kind, right in CASES["docs"]:
        # Of two that would be one page MkDocs itself complains.
        if right != "page" and not list((root / path).parent.glob(f"{Path(path).stem}.*")):
            lay(root, path, kind)
    page = root / "docs" / "index.en.md"
    page.write_text(f"{page.read_text('utf-8')}\n![Map](assets/map.png) [x](assets/evil.svg)\n", "utf-8")
    cache = Cache(tmp_path / "cache")
    with engine_at_work(root, cache, "inputs", lambda: True) as shells:
        rendered = shells()
    ours = {f"assets/{name}" for name in PROGRAM} | {"assets/map.png"}
    assert {name for name in rendered.files if not name.startswith("assets/stylesheets/")} == ours
    pages = {file.path for file in files_of(CORPUS, "docs") if file.sort == "page"}
    assert {shell.source for shell in rendered.shells} == pages


def test_what_editors_make_by_themselves_is_no_reason_to_build(tmp_path: Path) -> None:
    for folder in ("data", "docs"):
        (tmp_path / folder).mkdir()
    saves = watch_saves(tmp_path)
    assert isinstance(saves, Generator)
    with closing(saves):
        assert next(saves) == set()
        for path, kind, _ in CASES["editors"]:
            lay(tmp_path, path.format("data"), kind)
        lay(tmp_path, "data/README.md", "text")
        # Whatever would have been seen is seen by now.
        assert [next(saves) for _ in range(4)] == [set()] * 4
        lay(tmp_path, "docs/index.en.md", "text")
        assert next(filter(None, saves)) == {"docs"}


def test_what_editors_left_is_told_where_git_keeps_it(tmp_path: Path) -> None:
    """Nobody turns red for a copy that an editor made; in a public repository it can be read by all."""
    made = Repository(tmp_path / "project")
    left = ("data/decisions/mc-7-1.yaml~", "docs/.index.en.md.swp", "docs/Thumbs.db")
    for path in (*left, ".cache/records/x", "docs/.gitkeep", "data/README.md", "src/x~"):
        made.write(path, "")
    assert list(unwanted_problems(made.root)) == []
    made.git("add", "--all")
    assert [(str(one.spot), one.code, one.level) for one in unwanted_problems(made.root)] == [
        (".cache:1:1", "cache-in-git", "error"),
        *((f"{path}:1:1", "editors-file-in-git", "warning") for path in left),
    ]
    assert list(unwanted_problems(tmp_path)) == []


def test_the_program_of_the_site_is_all_that_git_keeps_in_its_assets() -> None:
    listed = subprocess.run(
        ("git", "ls-files", "docs/assets"), cwd=REPOSITORY, capture_output=True, check=True, text=True
    ).stdout.split()
    kept = {path.removeprefix("docs/assets/") for path in listed}
    assert {name for name in kept if name.endswith((".js", ".css"))} | {"icon.svg"} == PROGRAM


def test_the_program_of_the_site_changes_only_with_those_who_maintain_it() -> None:
    """Of the rules that fit a path the last one holds; `*` stays within a folder."""
    rules = [line.split() for line in (REPOSITORY / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()]
    rules = [rule for rule in rules if rule and not rule[0].startswith("#")]
    for name in PROGRAM:
        fits = [pattern for pattern, *_ in rules if _covers(pattern, f"/docs/assets/{name}")]
        owners = next(owners for pattern, *owners in rules if pattern == fits[-1])
        assert owners == ["@example-org/site-maintainers"]


def _covers(pattern: str, path: str) -> bool:
    folder, _, _ = path.rpartition("/")
    inside = pattern.endswith("/") and path.startswith(pattern)
    return pattern == "*" or inside or (pattern.rpartition("/")[0] == folder and fnmatch(path, pattern))


def test_each_fault_of_a_name_and_file_has_its_sentences() -> None:
    codes = {right.split()[0] for _, _, right in ALONE if "-" in right}
    assert codes <= set(sentences())
    assert not is_ignored("data/decisions/mc-7-1.yaml")
