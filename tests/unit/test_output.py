"""Editions: a site is always one whole edition, the old one or the new one, whatever happens to a build."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jointreport.system import edition as edition_module
from jointreport.system.edition import Edition, EditionLocked
from jointreport.system.mark import MARK, ForeignFiles

CHANGES_OF_FILES = {*("open", "os.link", "os.mkdir", "os.chmod", "os.rename", "os.remove", "os.rmdir", "os.listdir")}
PAGES = ("index.html", "a/index.html", "a/b/index.html", "zh/index.html", "assets/style.css")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def two_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot let two folders change places in one step."""
    monkeypatch.setattr(edition_module, "exchange", lambda *_: False)


def publish(site: Path, content: dict[str, bytes]) -> None:
    with Edition(site) as edition:
        for path, body in content.items():
            edition.put(path, body)
        edition.commit()


def publish_version(site: Path, version: int) -> None:
    """Publish an edition of which every file but one, which never changes, says its version."""
    publish(site, {**dict.fromkeys(PAGES, str(version).encode()), "same.txt": b"same"})


def standing(folder: Path) -> dict[str, bytes]:
    """Return the files of an edition without its mark."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != MARK
    }


def put_so_far(edition: Edition) -> dict[str, bytes]:
    """Return the files that stand in an edition before it takes the place of the last one."""
    return standing(edition._places.next)


def version_of(site: Path) -> int:
    """Return the version of a site, after asserting that it is one whole edition."""
    found = standing(site)
    assert found.pop("same.txt") == b"same"
    assert set(found) == set(PAGES)
    assert len(set(found.values())) == 1
    return int(found["index.html"])


def temporary(site: Path) -> list[str]:
    return sorted(p.name for p in site.parent.iterdir() if p.name not in {"site", ".site.lock"})


def test_an_edition_becomes_the_site_whole(site: Path) -> None:
    """The folder above is made where it is missing; a file that is not put again is gone; nothing else stays."""
    deep = site / "deep" / "site"
    for edition in ({"b.html": b"B", "a/x.html": b"A"}, {"new.html": b"new", "b.html": b"2"}):
        publish(deep, edition)
        assert standing(deep) == edition
        assert temporary(deep) == []


@pytest.mark.parametrize("name", ["mine.txt", ".git/HEAD", "a/b/notes.docx", "a/index.html.bak", "empty/"])
def test_what_no_build_has_made_stops_the_exchange(name: str, site: Path) -> None:
    """Whenever it came: it is named, and it and the last edition stay; without it the next edition is published."""
    publish_version(site, 1)
    foreign = site / name
    (foreign if name.endswith("/") else foreign.parent).mkdir(parents=True, exist_ok=True)
    if not name.endswith("/"):
        foreign.write_bytes(b"kept")
    with pytest.raises(ForeignFiles) as caught:
        publish_version(site, 2)
    assert (caught.value.site, caught.value.names) == (site, (name,))
    assert foreign.exists()
    assert (site / "index.html").read_bytes() == b"1"
    assert temporary(site) == []


@pytest.mark.parametrize("mark", [b"", b"{", b"[]", b'{"files": 5}', b"\xff", None])
def test_a_folder_whose_mark_cannot_be_read_is_nobodys(mark: bytes | None, site: Path) -> None:
    publish_version(site, 1)
    (site / MARK).unlink()
    if mark is not None:
        (site / MARK).write_bytes(mark)
    with pytest.raises(ForeignFiles):
        publish_version(site, 2)
    assert version_of(site) == 1


def test_what_a_desktop_leaves_and_what_a_hand_changed_is_replaced(site: Path) -> None:
    """A file of ours is ours whatever stands in it, or where it is gone."""
    publish_version(site, 1)
    for name in (".DS_Store", "a/Thumbs.db", "desktop.ini"):
        (site / name).write_bytes(b"")
    (site / "index.html").write_bytes(b"by hand")
    (site / "a/index.html").unlink()
    publish_version(site, 2)
    assert version_of(site) == 2


def test_a_mark_names_every_file_and_says_nothing_of_when_or_where(site: Path) -> None:
    publish_version(site, 1)
    first = (site / MARK).read_bytes()
    publish_version(site.with_name("other"), 1)
    assert (site.with_name("other") / MARK).read_bytes() == first
    assert set(json.loads(first)["files"]) == {*PAGES, "same.txt"}


def test_without_commit_the_site_is_untouched(site: Path) -> None:
    """An edition that is not committed, or that fails, is discarded."""
    publish_version(site, 1)
    with Edition(site) as edition:
        edition.put("index.html", b"2")
    with pytest.raises(ValueError, match="not a path"), Edition(site) as edition:
        edition.put("..", b"3")
    assert version_of(site) == 1
    assert temporary(site) == []


def test_put_tells_whether_a_file_differs_and_shares_what_does_not(site: Path) -> None:
    """It compares the content, also where the size is the same; what is shared is one file of the file system."""
    publish(site, dict.fromkeys(("same", "kept", "differs", "longer"), b"1"))
    before = {path: (site / path).stat().st_ino for path in standing(site)}
    with Edition(site) as edition:
        put = {"same": b"1", "differs": b"2", "longer": b"11", "new": b"1"}
        changed = {path: edition.put(path, content) for path, content in put.items()}
        edition.take_over("kept")
        edition.commit()
    assert changed == {"same": False, "differs": True, "longer": True, "new": True}
    shared = {path for path, number in before.items() if (site / path).stat().st_ino == number}
    assert shared == {"same", "kept"}


def test_putting_a_shared_file_again_leaves_the_last_edition_alone(site: Path) -> None:
    """A file is replaced, never edited in place."""
    publish(site, {"page": b"1"})
    with Edition(site) as edition:
        edition.take_over("page")
        for content in (b"2", b"1"):
            edition.put("page", content)
            assert (put_so_far(edition), (site / "page").read_bytes()) == ({"page": content}, b"1")


def test_only_files_of_the_last_edition_are_taken_over_and_no_links(site: Path, tmp_path: Path) -> None:
    """A symbolic link that somebody laid into the site brings no foreign file into the next edition."""
    (tmp_path / "foreign").write_bytes(b"secret")
    publish(site, {"folder/page": b"1"})
    (site / "link").symlink_to(tmp_path / "foreign")
    with Edition(site) as edition:
        for path in ("absent", "folder", "link"):
            with pytest.raises(FileNotFoundError):
                edition.take_over(path)
        assert edition.put("link", b"secret") is True
        assert put_so_far(edition) == {"link": b"secret"}
    assert (tmp_path / "foreign").stat().st_nlink == 1


@pytest.mark.parametrize(
    "path", ["", "/etc/x", "../x", "a/../../x", "a/../x", "./x", "a//x", "a/", "..", "a\\..\\x", "C:x", "x\0"]
)
def test_a_path_that_leaves_the_folder_is_refused(site: Path, path: str) -> None:
    """Every call that takes a path refuses it, also when it is written the way of another system."""
    publish(site, {"page": b"1"})
    with Edition(site) as edition:
        for call in (edition.take_over, lambda p: edition.put(p, b"")):
            with pytest.raises(ValueError, match="not a path inside the site"):
                call(path)
        assert put_so_far(edition) == {}


def test_a_web_server_can_read_everything(site: Path) -> None:
    """The author's own mask does not matter."""
    mask = os.umask(0o077)
    try:
        publish(site, {"a/b/page": b"1"})
    finally:
        os.umask(mask)
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (site, site / "a", site / "a/b", site / "a/b/page")]
    assert modes == [0o755, 0o755, 0o755, 0o644]


def test_a_second_build_of_a_site_is_held_off_until_the_first_has_ended(site: Path) -> None:
    """The second learns which site it is; neither the first nor the build of another site is disturbed."""
    with Edition(site) as first:
        first.put("page", b"1")
        with pytest.raises(EditionLocked) as caught, Edition(site):
            pass
        assert caught.value.path == site
        publish(site.with_name("other"), {"page": b"other"})
        first.commit()
    assert (standing(site), standing(site.with_name("other"))) == ({"page": b"1"}, {"page": b"other"})
    publish(site, {"page": b"2"})


def test_forked_processes_may_put_at_the_same_time(site: Path) -> None:
    """Nothing they do stands in memory only, and their end does not end the edition."""
    publish(site, {"shared/0": b"0"})
    with Edition(site) as edition:
        children = [forked(put_share, edition, k) for k in range(4)]
        assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
        assert len(put_so_far(edition)) == 80
        edition.commit()
    assert standing(site) == {f"shared/{n}": str(n).encode() for n in range(80)}


def put_share(edition: Edition, share: int) -> None:
    for n in range(share, 80, 4):
        edition.put(f"shared/{n}", str(n).encode())


def test_a_forked_process_that_leaves_the_edition_ends_nothing(site: Path) -> None:
    """Only the process that began the edition may discard it and free the lock."""
    with Edition(site) as edition:
        edition.put("page", b"1")
        os.waitpid(forked(edition.__exit__, None, None, None), 0)
        assert put_so_far(edition) == {"page": b"1"}
        with pytest.raises(EditionLocked), Edition(site):
            pass


def test_where_links_are_refused_files_are_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The edition is the same, it only takes more room."""
    publish(site, {"put": b"1", "keep": b"2"})

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refused)
    with Edition(site) as edition:
        assert not edition.put("put", b"1")
        edition.take_over("keep")
        edition.commit()
    assert standing(site) == {"put": b"1", "keep": b"2"}


@pytest.mark.skipif(sys.platform != "linux", reason="The exchange in one step is a call of Linux.")
def test_the_exchange_happens_in_one_step(tmp_path: Path) -> None:
    """Both folders keep standing, each under the name of the other."""
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "one" / "first").touch()
    assert edition_module.exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "other" / "first").exists()
    assert not edition_module.exchange(tmp_path / "one", tmp_path / "absent")


@pytest.mark.usefixtures("two_renames")
def test_a_second_rename_that_fails_brings_the_last_edition_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The author sees the failure and still has the site."""
    publish_version(site, 1)
    rename = Path.rename

    def fail_for_next(path: Path, target: Path) -> Path:
        if path.name == ".site.next":
            raise PermissionError(path)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_next)
    with pytest.raises(PermissionError):
        publish_version(site, 2)
    assert version_of(site) == 1
    assert temporary(site) == []


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_a_build_killed_before_any_of_its_steps_leaves_one_whole_edition(
    site: Path, request: pytest.FixtureRequest, way: str
) -> None:
    """Each change to the file system is the last one in turn, and the next build mends what was left.

    Between two renames alone there is no site, and the next start brings the last edition back.
    """
    if way == "two renames":
        request.getfixturevalue("two_renames")
    seen = []
    for step in range(1, 200):
        publish_version(site, 1)
        child = forked(publish_version_until, step, site)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            break
        if way == "two renames" and not site.exists():
            with Edition(site):
                pass
        seen.append(version_of(site))
        publish_version(site, 3)
        assert version_of(site) == 3
        assert temporary(site) == []
    assert version_of(site) == 2
    assert temporary(site) == []
    assert seen == sorted(seen)
    assert set(seen) == {1, 2}
    assert len(seen) > 20


def publish_version_until(step: int, site: Path) -> None:
    kill_before(step)
    publish_version(site, 2)


def forked(work: Callable[..., object], *values: object) -> int:
    """Run the work in a forked process and return its number; it ends with 0 when the work succeeds."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(*values)
            status = 0
        finally:
            os._exit(status)
    return child


def kill_before(step: int) -> None:
    """Let this process die, as by kill -9, before the given one of its calls that touch the file system."""
    left = step

    def count(event: str, _: object) -> None:
        nonlocal left
        if event in CHANGES_OF_FILES:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
