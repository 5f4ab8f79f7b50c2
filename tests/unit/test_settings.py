"""The address of the site and that of its sources: what is odd is refused, and it is told who gave it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.generate.check import check_project
from jointreport.generate.settings import address_problems, environment_given
from projects import bare_corpus, cases, rewrite

CASES = cases("words/site-addresses.yaml")
SETTINGS = {"site": ("site_url", "SITE_URL", "bad-site-address"), "edit": ("edit_uri", "EDIT_URL", "bad-edit-address")}
ALL = [(kind, sort, given) for kind, sorts in CASES.items() for sort, all_given in sorts.items() for given in all_given]


def codes(root: Path) -> list[str]:
    return [problem.code for problem in address_problems(root)]


@pytest.fixture
def unset(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for _, variable, _ in SETTINGS.values():
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


@pytest.mark.parametrize(("kind", "sort", "given"), ALL)
def test_an_odd_address_is_told_wherever_it_was_given(
    kind: str, sort: str, given: str, tmp_path: Path, unset: pytest.MonkeyPatch
) -> None:
    setting, variable, code = SETTINGS[kind]
    written = given.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(f'# Settings\n{setting}: "{written}"\n', "utf-8")
    told = [] if sort == "good" else [code]
    # An address of blanks is written by nobody; a variable may hold them.
    assert codes(tmp_path) == told or not given.strip()
    settings.write_text(f'{setting}: !ENV [{variable}, "{written}"]\n', "utf-8")
    assert codes(tmp_path) == told or not given.strip()
    settings.write_text(f"{setting}: !ENV {variable}\n", "utf-8")
    assert codes(tmp_path) == []
    unset.setenv(variable, given)
    assert codes(tmp_path) == [f"{one}-given" for one in told]


def test_it_is_said_in_one_sentence_where_it_came_from_and_no_password_is_printed(
    tmp_path: Path, unset: pytest.MonkeyPatch
) -> None:
    project = bare_corpus(tmp_path)
    unset.setenv("SITE_URL", "https://reader:secret@example.org/")
    unset.setenv("EDIT_URL", " ")
    (problem,) = check_project(project).problems
    assert problem.line() == (
        "mkdocs.yml:5:11: The environment variable SITE_URL gives “https://…@example.org/” as the public address of the"
        " site, which is none. Set it to https://, the host and a path, for example https://example.org/report/,"
        " without user, password, spaces, ? or #; or leave it empty. Nothing is wrong with mkdocs.yml."
        " / 环境变量SITE_URL给出的网站公开地址是“https://…@example.org/”，不是网址。请将其设为https://、主机名和路径，"
        "例如https://example.org/report/，不含用户名、密码、空格、?和#；也可留空。mkdocs.yml没有错误。"
        " [bad-site-address-given]"
    )


def test_an_empty_variable_gives_nothing_and_what_stands_in_the_settings_holds(
    tmp_path: Path, unset: pytest.MonkeyPatch
) -> None:
    """So it is where the step before gave no output."""
    project = bare_corpus(tmp_path)
    unset.setenv("SITE_URL", "")
    assert "SITE_URL" not in environment_given()
    assert check_project(project).problems == []
    rewrite(project / "mkdocs.yml", ("https://corpus.example.org/lamps/", "https://corpus.example.org/lamps/?a"))
    (problem,) = check_project(project).problems
    assert (problem.code, str(problem.spot)) == ("bad-site-address", "mkdocs.yml:5:11")
    assert problem.sentence("en").startswith("The public address of the site, site_url, is given as")


@pytest.mark.parametrize(
    "settings", ["", "- a\n", "site_url: [a\n", "site_url: {a: b}\n", "site_url:\n", "\0", "a: &b\n"]
)
def test_what_cannot_be_read_is_left_to_the_engine(settings: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    assert codes(tmp_path) == []
    (tmp_path / "mkdocs.yml").unlink()
    assert codes(tmp_path) == []
