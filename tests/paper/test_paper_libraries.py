"""What is missing is named before a build; nothing but printing needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jointreport.paper.libraries import FONTS, kai_warnings, library_problems, missing_libraries
from projects import REPOSITORY


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setitem(sys.modules, "docx", None)
    (problem,) = library_problems()
    assert problem.line() == (
        "Makefile:1:1: Documents on paper (DOCX, PDF) cannot be made here; not installed: python-docx, WeasyPrint."
        " Run “make system” once, then “make site” again."
        " / 此处无法生成纸质文件（DOCX、PDF）；未安装：python-docx、WeasyPrint。"
        "请先运行一次“make system”，再运行“make site”。 [library-missing]"
    )


def test_a_system_library_that_weasyprint_cannot_load_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n", "utf-8")
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert missing_libraries() == ("Pango",)


def test_fonts_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a Kai face a build goes on, and warns that opening verbs in Chinese look otherwise."""
    assert (missing_libraries(), kai_warnings()) == ((), ())
    empty = tmp_path / "fonts.conf"
    empty.write_text("<fontconfig></fontconfig>", "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    assert missing_libraries() == tuple(sorted(FONTS))
    (problem,) = kai_warnings()
    assert problem.level == "warning"
    assert problem.line() == (
        "Makefile:1:1: The opening verbs of Chinese texts are set in a sans-serif face in PDF files; not installed:"
        " AR PL UKai CN, a Kai face. Run “make system” once, then “make site” again."
        " / PDF文件中文案文的起首动词改用黑体；未安装楷体字体：AR PL UKai CN。"
        "请先运行一次“make system”，再运行“make site”。 [kai-missing]"
    )


def test_serving_and_checking_need_none_of_it() -> None:
    """What a build imports before it prints does not load the printers."""
    imports = "import sys, jointreport.paper.files, jointreport.paper.libraries"
    asked = f"{imports}; print({{'docx', 'weasyprint'}} & set(sys.modules))"
    command, path = (sys.executable, "-c", asked), {"PYTHONPATH": str(REPOSITORY / "src")}
    assert subprocess.run(command, env=path, capture_output=True, check=True).stdout == b"set()\n"
