"""Every finished page passes the Nu Html Checker, which knows the rules of HTML and ARIA: no error, no warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import REPOSITORY, run

pytestmark = pytest.mark.slow
CHECKER = REPOSITORY / "node_modules/vnu-jar/build/dist/vnu.jar"
# The checker reads files and takes their own site for none, so that to it a policy allows no file of the site.
# Browsers see it otherwise, from a host and from `file:`; `tests/browser/test_policy_kept.py` holds that.
NOT_SO = "Resource violates Content Security Policy.*"


def test_the_checker_has_nothing_to_say_of_any_page(any_site: Path) -> None:
    """Pages, plain editions, redirects, tombstones, the page for unknown addresses, and drawings of our own."""
    # Its guess at the language is left out: a page of symbols looks like English to it.
    settings = ("--skip-non-html", "--also-check-svg", "--no-langdetect", "--filterpattern", NOT_SO)
    done = run("java", "-jar", CHECKER, *settings, "--stdout", "--format", "gnu", any_site)
    told = done.stdout.replace(f"file:{any_site}/", "").splitlines()
    assert (told[:20], done.returncode) == ([], 0), done.stderr


def test_the_checker_tells_of_a_fault(tmp_path: Path) -> None:
    """So that silence is not taken for soundness where it did not run."""
    page = "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>T</title></head><body></p></body></html>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    done = run("java", "-jar", CHECKER, "--stdout", "--format", "gnu", tmp_path)
    assert done.returncode == 1
    assert "No “p” element in scope but a “p” end tag seen." in done.stdout
