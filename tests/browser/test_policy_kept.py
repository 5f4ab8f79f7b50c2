"""What pages may load and run, as a real browser takes it: from a host and from a disk, and against the policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.chromium import Visitor
from browser.hosting import hosted
from browser.kinds import ONLY_IN_CORPUS

# The policy must see a script, a style and a request of each kind that a page of ours never makes.
BREACHES = {
    "a script inside the page": "let s = document.createElement('script'); s.textContent = 'ran = true';"
    "document.head.append(s)",
    "an attribute that runs": "document.body.setAttribute('onclick', 'ran = true'); document.body.click()",
    "a style inside the page": "document.body.setAttribute('style', 'display: none')",
    "a script from elsewhere": "let s = document.createElement('script'); s.src = 'https://example.org/x.js';"
    "document.head.append(s)",
    "a picture from elsewhere": "new Image().src = 'https://example.org/x.png'",
    "a request elsewhere": "fetch('https://example.org/').catch(() => {})",
    "a page inside the page": "document.body.append(document.createElement('iframe'));"
    "document.querySelector('iframe').src = 'https://example.org/'",
    "another base": "let b = document.createElement('base'); b.href = 'https://example.org/';document.head.append(b)",
}
COUNT_VIOLATIONS = "violations = 0; addEventListener('securitypolicyviolation', () => { violations += 1; })"


def runs_its_script(page: Page) -> bool:
    found: bool = page.evaluate("document.documentElement.classList.contains('js')")
    return found


def is_styled(page: Page) -> bool:
    """Whether the stylesheet came; only pages with furniture have one."""
    found: bool = page.evaluate("getComputedStyle(document.querySelector('.skip')).position === 'absolute'")
    return found


@pytest.mark.parametrize("path", [*ONLY_IN_CORPUS.values(), "decisions/aa-cop-3-kites/", "zh/search/"])
def test_a_page_asks_its_own_host_alone_and_complains_of_nothing(shared: Visitor, path: str) -> None:
    """Texts compared, four languages, right to left, a tombstone, and a page that leads on by itself.

    The pages of the real site are looked at in `test_first_view.py`.
    """
    shared.visit(path)
    shared.page.wait_for_load_state("networkidle")
    assert [url for url in shared.requested if not url.startswith((shared.root, "data:"))] == []
    assert (shared.failed, shared.messages) == ([], [])


def test_the_page_for_unknown_addresses_complains_of_its_own_address_alone(shared: Visitor) -> None:
    """At any depth it finds its stylesheet and script."""
    page = shared.visit("no/such/page/")
    assert shared.failed == [f"404 {shared.root}no/such/page/"]
    assert len(shared.messages) == 1
    assert runs_its_script(page)
    assert is_styled(page)


@pytest.mark.parametrize("path", ["", "zh/decisions/", "documents/aa-cop-4-note/", "search/"])
def test_pages_on_a_disk_find_their_stylesheet_and_scripts(shared: Visitor, built_corpus: Path, path: str) -> None:
    """From `file:` the site itself is what stands in the same folder."""
    shared.root = (built_corpus / "site").as_uri() + "/"
    page = shared.visit(f"{path}index.html")
    assert (shared.failed, shared.messages) == ([], [])
    assert runs_its_script(page)
    assert is_styled(page)


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES.keys())
def test_whatever_a_page_of_ours_never_does_is_refused(shared: Visitor, breach: str) -> None:
    """Each is one violation of the policy, and nothing of it happens."""
    page = shared.visit("services/")
    page.evaluate(f"() => {{ {COUNT_VIOLATIONS}; window.ran = false; }}")
    page.evaluate(f"() => {{ {breach}; }}")
    page.wait_for_function("window.violations > 0")
    assert page.evaluate("window.ran") is False
    assert page.evaluate("document.baseURI").startswith(shared.root)
    # What is refused is still noted as a request that failed.
    refused = {line.rpartition(" ")[2] for line in shared.failed if "csp" in line}
    assert {url for url in shared.requested if "example.org" in url} <= refused
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_other_sites_are_not_told_what_was_read(shared: Visitor) -> None:
    page = shared.visit("decisions/aa-3-4/")
    with hosted(Path(__file__).parent) as elsewhere:
        page.evaluate(f"location.href = '{elsewhere}/kinds.py'")
        page.wait_for_url(f"{elsewhere}/kinds.py")
        assert page.evaluate("document.referrer") == ""
