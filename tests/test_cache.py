"""What is kept between builds: damage costs time and nothing else, and nothing that is read can run anything."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from jointreport.generate.build import preview_site
from jointreport.problems import Problem, Spot
from jointreport.records.load import load
from jointreport.system.cache import Cache
from projects import CORPUS, contents

Asked = tuple[str, str, type[object]]
"""A kind, a key and what the value must be."""
KINDS = ("contents", "differences", "editions", "pages", "records", "shells")


@pytest.fixture(scope="module")
def asked(previewed: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Asked]:
    """What a build of a project asks its cache for, and finds there."""
    found: list[Asked] = []
    get = Cache.get

    def noting(self: Cache, kind: str, key: str, shape: type[object]) -> object:
        found.append((kind, key, shape))
        return get(self, kind, key, shape)

    project = shutil.copytree(previewed, tmp_path_factory.mktemp("asked") / "corpus", symlinks=True)
    # Else nothing would be asked for but the outcome of the last build.
    shutil.rmtree(project / ".cache" / "editions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cache, "get", noting)
        assert preview_site(project, project / "site").ok
    there = Cache(previewed / ".cache")
    return [one for one in found if there.get(*one) is not None]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / ".cache")


class Harm:
    """What a poisoned pickle would do."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch harmed",)


def _with_digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest() + content


def _flipped(content: bytes) -> bytes:
    middle, flip = len(content) // 2, bytes(range(255, -1, -1))
    return content[:middle] + content[middle : middle + 40].translate(flip) + content[middle + 40 :]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half": lambda content: content[: len(content) // 2],
    "flipped bytes": _flipped,
    "another type": lambda _: _with_digest(pickle.dumps(5)),
    "a protocol from the future": lambda _: _with_digest(b"\x80c."),
    "no pickle": lambda _: _with_digest(b"{}"),
    "a class that is gone": lambda kept: _with_digest(kept[32:].replace(b"jointreport.", b"jointreporx.")),
    "poison": lambda _: _with_digest(pickle.dumps(Harm())),
}


def _damaged(project: Path, change: Callable[[Path], object]) -> Path:
    """Return a project of which each kept file of every kind was changed."""
    for file in [file for kind in KINDS for file in (project / ".cache" / kind).iterdir()]:
        change(file)
    return project


@pytest.mark.parametrize("damage", DAMAGE)
def test_whatever_a_build_asks_for_is_not_there_if_it_was_damaged(
    damage: str, own_preview: Path, asked: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own_preview)
    _damaged(own_preview, lambda file: file.write_bytes(DAMAGE[damage](file.read_bytes())))
    assert {kind for kind, _, _ in asked} >= {*KINDS}
    assert [one for one in asked if Cache(own_preview / ".cache").get(*one) is not None] == []
    assert not (own_preview / "harmed").exists()


def _another_shape(file: Path) -> None:
    file.write_bytes(_with_digest(pickle.dumps(("a", "b", "c"))))


def _folder_in_its_place(file: Path) -> None:
    file.unlink()
    (file / "deep").mkdir(parents=True)


def _file_in_place_of_the_folder(file: Path) -> None:
    if file.parent.is_dir():
        shutil.rmtree(file.parent)
        file.parent.write_text("", "utf-8")


def _from_the_future(file: Path) -> None:
    """As after a wrong clock: what is made now must not count as the oldest and be forgotten."""
    for number in range(8):
        later = file.with_name(f"later-{number}")
        later.write_bytes(b"")
        os.utime(later, (4e9, 4e9))
    file.unlink()


CHANGES = [_another_shape, _folder_in_its_place, _file_in_place_of_the_folder, _from_the_future]


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_a_damaged_cache_is_as_none(change: Callable[[Path], None], previewed: Path, own_preview: Path) -> None:
    """Also where files and folders took each other's place; the build after it finds everything again."""
    outcome = preview_site(_damaged(own_preview, change), own_preview / "site")
    assert (outcome.ok, outcome.problems) == (True, ())
    assert contents(own_preview / "site") == contents(previewed / "site")
    assert "nothing changed" in preview_site(own_preview, own_preview / "site").seconds


def test_a_cache_that_cannot_be_written_is_a_warning(own_preview: Path) -> None:
    shutil.rmtree(own_preview / ".cache")
    (own_preview / ".cache").write_text("", "utf-8")
    outcome = preview_site(own_preview, own_preview / "site")
    assert outcome.ok
    (problem,) = outcome.problems
    assert problem.line() == (
        ".cache:1:1: What was made could not be kept in the folder “.cache” (Not a directory)."
        " Make room on the disk, or make the folder writable; until then every build takes longer."
        " / 无法把生成的内容保存在“.cache”文件夹中（Not a directory）。"
        "请腾出磁盘空间，或使该文件夹可以写入；否则每次生成都会更慢。 [cache-not-written]"
    )


def test_plain_values_days_values_of_ours_and_every_record_come_back(cache: Cache) -> None:
    value = {"a": (1, "é", b"x", None, frozenset({2})), "b": [date(2025, 5, 1), Problem("code", Spot("data"))]}
    records = {kind: [one.record for one in entries.values()] for kind, entries in load(CORPUS).entries.items()}
    cache.put("kind", "key", value | records)
    assert cache.get("kind", "key", dict) == value | records


def test_what_was_changed_under_its_digest_does_not(cache: Cache, tmp_path: Path) -> None:
    cache.put("kind", "key", "words")
    file = tmp_path / ".cache" / "kind" / "key"
    file.write_bytes(file.read_bytes().replace(b"words", b"other"))
    assert cache.get("kind", "key", str) is None


@pytest.mark.parametrize("value", [Path("/"), Harm(), os.getcwd, Cache])
def test_nothing_else_does(value: object, cache: Cache) -> None:
    cache.put("kind", "key", value)
    assert cache.get("kind", "key", object) is None


def test_what_a_build_has_used_is_never_forgotten(cache: Cache, tmp_path: Path) -> None:
    earlier = Cache(tmp_path / ".cache")
    for number in range(5):
        earlier.put("kind", f"earlier-{number}", number)
        os.utime(tmp_path / ".cache" / "kind" / f"earlier-{number}", (4e9 + number, 4e9 + number))
    cache.put("kind", "made", 1)
    assert cache.get("kind", "earlier-0", int) == 0
    cache.forget("kind", besides=2)
    left = sorted(file.name for file in (tmp_path / ".cache" / "kind").iterdir())
    assert left == ["earlier-0", "earlier-3", "earlier-4", "made"]


def _put_often(folder: Path) -> None:
    cache = Cache(folder)
    for _ in range(200):
        cache.put("kind", "key", "x" * 1000)
        assert cache.refused is None
        assert cache.get("kind", "key", str) == "x" * 1000


def test_several_processes_may_keep_the_same_at_once(tmp_path: Path) -> None:
    fork = get_context("fork")
    processes = [fork.Process(target=_put_often, args=(tmp_path,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    assert [file.name for file in (tmp_path / "kind").iterdir()] == ["key"]
