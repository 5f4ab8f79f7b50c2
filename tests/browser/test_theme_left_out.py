"""What is left out of the theme's stylesheet would have applied to nothing on any kind of page."""

from __future__ import annotations

from pathlib import Path

from browser.chromium import Visitor
from browser.kinds import KINDS, ONLY_IN_CORPUS
from stylesheet import theme_stylesheet

# The selectors of a stylesheet, each once; what is only there at times (`:hover`) or is no element (`::after`)
# gives way to what is always so. Rules that only set values for other rules are not meant.
SELECTORS = r"""
    css => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        const rules = list => [...list].flatMap(rule => rule.selectorText ? [rule] : rules(rule.cssRules || []));
        const telling = rules(sheet.cssRules).filter(({ style }) => [...style].some(name => !name.startsWith("--")));
        const all = telling.flatMap(rule => rule.selectorText.split(/,(?![^(]*\))/));
        const at_times = /::[\w-]+(\([^)]*\))?|:(hover|focus[\w-]*|active|target|checked|disabled|empty)(?![\w-])/g;
        return [...new Set(all.map(one => one.replace(at_times, ":is(*)").trim()))];
    }
"""
APPLYING = "selectors => selectors.filter(selector => document.querySelector(selector))"


def left_out(visitor: Visitor, site: Path) -> list[str]:
    (file,) = site.glob("assets/stylesheets/main.*.min.css")
    kept = set(visitor.page.evaluate(SELECTORS, file.read_text("utf-8")))
    return [one for one in visitor.page.evaluate(SELECTORS, theme_stylesheet()) if one not in kept]


def test_no_rule_that_is_left_out_would_have_applied(shared: Visitor, any_site: Path) -> None:
    """Selectors are asked without their states, so that what only hovering would show is found as well."""
    gone = left_out(shared, any_site)
    assert len(gone) > 500
    files = (any_site / path / "index.html" for path in (*KINDS.values(), *ONLY_IN_CORPUS.values()))
    for file in filter(Path.is_file, files):
        shared.page.goto(file.as_uri())
        assert shared.page.evaluate(APPLYING, gone) == [], file


def test_our_own_stylesheet_asks_for_no_value_of_the_theme(built_site: Path) -> None:
    """It could be one that nothing else asks for and that is left out."""
    assert "var(--md-" not in (built_site / "site" / "assets" / "site.css").read_text("utf-8")
