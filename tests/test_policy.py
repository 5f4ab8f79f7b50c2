"""The policy of a page: one sentence for all, plus the hash of each script the page holds itself."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from finished import all_pages
from jointreport.generate.postprocess import add_policies

HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
POLICY = (
    "default-src 'none'; script-src 'self'{}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
)
INSIDE = '<meta http-equiv="Content-Security-Policy" content="{}">\n<meta name="referrer" content="no-referrer">\n'


def hash_of(script: str) -> str:
    return f" 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("scripts", "hashes"),
    [
        ("", ""),
        ('<script src="a.js" defer></script>', ""),
        ('<script type="application/ld+json">{"@type": "Report"}</script>', ""),
        ("<script>a()</script>", hash_of("a()")),
        ("<script>a()\n</script><script type='module'>汞</script >", hash_of("a()\n") + hash_of("汞")),
    ],
)
def test_a_page_gets_the_hash_of_each_script_that_runs(scripts: str, hashes: str) -> None:
    """A file is allowed as the site's own, and data such as JSON-LD does not run."""
    page = f"{HEAD}<title>T</title></head><body>{scripts}</body></html>"
    assert add_policies(page) == HEAD + INSIDE.format(POLICY.format(hashes)) + page.removeprefix(HEAD)


def test_every_page_that_is_built_has_the_same_policy_before_anything_else(any_site: Path) -> None:
    """Redirects, tombstones, plain editions and the page for unknown addresses as well; no page holds a script."""
    for page in all_pages(any_site):
        start = page.html[page.html.index("<head>") :].removeprefix('<head>\n<meta charset="utf-8">\n')
        assert start.startswith(INSIDE.format(POLICY.format(""))), page
        assert page.html.count("http-equiv") - page.html.count('http-equiv="refresh"') == 1, page
