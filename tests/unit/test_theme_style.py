"""What is left of a stylesheet: the rules that can apply to a page of ours, in their order."""

from __future__ import annotations

import pytest

from jointreport.generate.theme_css import part_in_use


@pytest.mark.parametrize(
    "css",
    [
        "p{margin:0}",
        ".md-typeset p>a:hover{color:red}",
        "[dir=rtl] .md-typeset ol,ul[type]{margin:0}",
        "@media print{.highlight{color:red}}",
        "@page{margin:25mm}",
        "p{color:red!important}",
        "p{background:url(\"data:image/svg+xml,<path d='{}'/>\")}",
        # Names inside `:not(…)` ask for nothing; values and animations stay where they are used.
        ".md-typeset :not(.unknown){color:red}",
        "p{--of:red;color:var(--of)}",
        "p{animation:turn 1s}@keyframes turn{to{rotate:90deg}}",
    ],
)
def test_whatever_can_apply_stays_as_it_was(css: str) -> None:
    assert part_in_use(css) == css


def test_whatever_cannot_apply_is_left_out_and_the_order_stays() -> None:
    """Also what only left-out rules ask for."""
    left_out = (
        *(".md-header{color:red}", ".md-typeset .tabbed-set>input{color:red}", ".md-typeset.unknown{color:red}"),
        *("#sidebar p{color:red}", "@media print{.md-header{color:red}}", "p{--nobody-asks:red}"),
        *("@keyframes turn{to{rotate:90deg}}", ":root{--a:var(--b);--b:red}.md-header{color:var(--a)}"),
    )
    css = f"a{{color:red}}{''.join(left_out)}.md-nav a,b,.md-typeset a{{color:blue;--none:1}}i{{color:red}}"
    assert part_in_use(css) == "a{color:red}b,.md-typeset a{color:blue}i{color:red}"
