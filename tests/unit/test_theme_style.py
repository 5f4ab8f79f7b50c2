"""What is left of a stylesheet: the rules that can apply to a page of ours, in their order."""

from __future__ import annotations

import pytest

from jointreport.generate.theme_css import part_in_use


@pytest.mark.parametrize(
    "css",
    [
        "p{margin:0}",
        ".md-typeset p>a:hover{color:red}",
        ".md-typeset :not(.unknown){color:red}",
        "[dir=rtl] .md-typeset ol,ul[type]{margin:0}",
        "@media print{.highlight{color:red}}",
        "@page{margin:25mm}",
        "p{--of:red;color:var(--of)}",
        "p{animation:turn 1s}@keyframes turn{to{rotate:90deg}}",
        "p{background:url(\"data:image/svg+xml,<path d='{}'/>\")}",
        "p{color:red!important}",
    ],
)
def test_whatever_can_apply_stays_as_it_was(css: str) -> None:
    """Names inside `:not(…)` ask for nothing; values, animations and rules for paper stay where they are used."""
    assert part_in_use(css) == css


@pytest.mark.parametrize(
    "css",
    [
        ".md-header{color:red}",
        ".md-typeset .tabbed-set>input{color:red}",
        ".md-typeset.unknown{color:red}",
        "#sidebar p{color:red}",
        "@media print{.md-header{color:red}}",
        "p{--nobody-asks:red}",
        "@keyframes turn{to{rotate:90deg}}",
        # The value of a rule that goes away goes with it, and so does what only this value asked for.
        ":root{--a:var(--b);--b:red}.md-header{color:var(--a)}",
    ],
)
def test_whatever_cannot_apply_is_left_out(css: str) -> None:
    assert part_in_use(css) == ""


def test_the_order_stays_and_only_the_selectors_that_can_apply() -> None:
    css = "a{color:red}.md-nav a,b,.md-typeset a{color:blue;--none:1}i{color:red}"
    assert part_in_use(css) == "a{color:red}b,.md-typeset a{color:blue}i{color:red}"
