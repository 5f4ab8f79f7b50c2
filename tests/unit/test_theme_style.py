"""What is left of a stylesheet: the rules that can apply to a page of ours, in their order."""

from __future__ import annotations

import pytest

from jointreport.generate.theme_css import part_in_use
from projects import cases

CASES = cases("stylesheets.yaml")


@pytest.mark.parametrize("css", CASES["kept"])
def test_whatever_can_apply_stays_as_it_was(css: str) -> None:
    assert part_in_use(css) == css


def test_whatever_cannot_apply_is_left_out_and_the_order_stays() -> None:
    left_out = "".join(CASES["left out"])
    css = f"a{{color:red}}{left_out}.md-nav a,b,.md-typeset a{{color:blue;--none:1}}i{{color:red}}"
    assert part_in_use(css) == "a{color:red}b,.md-typeset a{color:blue}i{color:red}"
