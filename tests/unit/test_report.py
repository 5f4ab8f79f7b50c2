"""Problems as GitHub and other programs read them, and their sentences."""

from __future__ import annotations

import html
import json
import re
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jointreport.problems import LANGUAGES, Problem, Spot, Value, in_order, sentences
from jointreport.problems.formats import MOST_ANNOTATIONS, counted, format_problems, summary, worst_first
from jointreport.problems.hints import Hint

# Which names and addresses GitHub makes links of, no other parser knows.
SUMMARY = MarkdownIt("commonmark")
PROBLEM = Problem("no-such-day", Spot("data/a.yaml", 3, 10), {"found": "2025-02-30"})


WARNING = Problem("smart-quotes", Spot("data/b.yaml", 8, 13), {"text": "Bells"})
HOSTILE = "x\n::error file=a::100%\r\n##[error]y\u2028## [z](https://evil.example) <img src=x> `*_|~@a #1 www.a.b"


def test_github_shows_a_problem_at_its_line_with_a_title_in_words_and_the_languages_apart() -> None:
    assert format_problems([PROBLEM], "github", ("en", "zh")) == (
        "::error file=data/a.yaml,line=3,col=10,title=Please correct · 请改正::"
        "There is no such day as 2025-02-30. Check the day and the month.%0A"
        "2025-02-30这一天不存在。请核对月和日。 [no-such-day]"
    )
    assert format_problems([WARNING], "github", ("en",)).startswith(
        "::warning file=data/b.yaml,line=8,col=13,title=Please check::The quotes “ ” around"
    )


def test_nothing_an_author_wrote_forges_a_command_of_github() -> None:
    """Neither in one of the problems that are shown at their lines, nor among those that stand in the log alone."""
    problem = Problem("no-such-day", Spot("data/a,b:c.yaml", 3, 10), {"found": HOSTILE})
    *shown, logged = format_problems([problem] * 11, "github", ("en",)).split("\n")
    (command,) = set(shown)
    assert command == (
        "::error file=data/a%2Cb%3Ac.yaml,line=3,col=10,title=Please correct::There is no such day as x%0A"
        "::error file=a::100%25%0D%0A##[error]y\u2028## [z](https://evil.example) <img src=x> `*_|~@a #1 www.a.b. "
        "Check the day and the month. [no-such-day]"
    )
    assert len(logged.splitlines()) == 1
    assert logged.startswith("data/a,b:c.yaml:3:10: There is no such day as x ::error file=a")
    assert "##[" not in logged


def test_github_is_told_the_worst_first_and_of_files_that_were_changed_before_others() -> None:
    """As it shows ten of a step, an author sees their own; the others are lines of the log."""
    errors = [Problem("no-such-day", Spot(f"data/{name}.yaml"), {"found": "x"}) for name in "abcdefghijkl"]
    ordered = worst_first([WARNING, *errors], {"data/l.yaml", "data/b.yaml"})
    assert [one.spot.path[5] for one in ordered] == list("blacdefghijkb")
    lines = format_problems(ordered, "github", ("en",)).split("\n")
    assert [line.startswith("::error ") for line in lines] == [True] * MOST_ANNOTATIONS + [False] * 3


def test_the_summary_of_a_run_holds_every_problem_as_sentences_that_lead_to_their_lines() -> None:
    assert summary([PROBLEM, WARNING], ("en", "zh"), "https://github.example/o/r/blob/abc/") == (
        "### 1 error, 1 warning · 1处错误，1条警告\n\n"
        "An error must be corrected before the site can be published; "
        "a warning stops nothing, and what it is about may be right.\n\n"
        "错误须改正后，网站才能发布；警告不妨碍发布，所涉内容也可能无误。\n\n"
        "#### Please correct · 请改正\n\n"
        "[**data\\/a\\.yaml\\:3\\:10**](<https://github.example/o/r/blob/abc/data/a.yaml?plain=1#L3>)\\\n"
        "There is no such day as 2025\\-02\\-30\\. Check the day and the month\\.\\\n"
        "2025\\-02\\-30这一天不存在。请核对月和日。\n\n"
        "#### Please check · 请核对\n\n"
        "[**data\\/b\\.yaml\\:8\\:13**](<https://github.example/o/r/blob/abc/data/b.yaml?plain=1#L8>)\\\n"
        "The quotes “ ” around this text are printed as part of it\\. If they are not meant to be printed\\, "
        "write Bells without quotes or in straight quotes\\; if they are\\, put straight quotes around them\\.\\\n"
        "这段文字两端的引号“ ”会作为文字的一部分印出。如果不想印出，请写Bells，不加引号或用半角引号；"
        "如果要印出，请在其外再加半角引号。\n\n"
    )


@pytest.mark.parametrize("place", ["data/a.yaml", "data/<b>&[x](y)_*.yaml"])
def test_nothing_an_author_wrote_is_markup_in_the_summary(place: str) -> None:
    """What is read is letter for letter what was written, on one line."""
    shown = SUMMARY.render(summary([Problem("no-such-day", Spot(place), {"found": HOSTILE})], ("en",)))
    assert set(re.findall(r"<(/?\w+)", shown)) <= {"h3", "/h3", "h4", "/h4", "p", "/p", "strong", "/strong", "br"}
    assert f"There is no such day as {' '.join(HOSTILE.splitlines())}." in html.unescape(shown).replace("\\", "")


@settings(max_examples=40)
@given(st.text(max_size=40), st.text(st.characters(exclude_characters="/\0"), max_size=20))
def test_whatever_an_author_wrote_is_words_on_github(words: str, name: str) -> None:
    """Both as a message at its line, which is one command, and in the summary, where it forms nothing."""
    problem = Problem("no-such-day", Spot(f"data/{name}", 2), {"found": words})
    told = format_problems([problem], "github", ("en", "zh"))
    assert not re.search(r"[\r\n]", told)  # The only ends of a line that GitHub knows.
    assert re.fullmatch(r"::error file=data/[^:,]*,line=2,col=1,title=[^:,]*::(?s:.*) \[no-such-day\]", told)
    shown = SUMMARY.render(summary([problem], ("en", "zh")))
    assert re.findall(r"<(\w+)", shown) == ["h3", "p", "p", "h4", "p", "strong", "br", "br"]


def test_the_summary_is_never_too_long_for_github() -> None:
    """It throws away, whole, what has more than a mebibyte."""
    many = [Problem("no-such-day", Spot("data/a.yaml", n), {"found": "废" * 1000}) for n in range(500)]
    told = summary(many, ("en", "zh"))
    shown = told.count("There is no such day")
    assert 100 < shown < 500
    assert len(told.encode()) < 2**20
    assert told.endswith(f"{500 - shown} more are in the log of the step.\n\n另有{500 - shown}条见该步骤的日志。\n\n")


def test_problems_are_counted_by_level() -> None:
    assert counted([PROBLEM, WARNING, PROBLEM]) == {"en": "2 errors, 1 warning", "zh": "2处错误，1条警告"}
    assert counted([]) == {"en": "", "zh": ""}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("x\n::error file=README.md,line=1::forged", "x ::error file=README.md,line=1::forged"),
        ("x\r::warning::y", "x ::warning::y"),
        ("x\u2028::notice::y\u2029\x85\x0b\x0c", "x ::notice::y    "),
        ("\x1b[2Jgone\x1b]0;title\x07\x9b1m", "U+001B[2JgoneU+001B]0;titleU+0007U+009B1m"),
        ("\u202etxet\u2066\u200b\ufeff\U000e0041", "U+202EtxetU+2066U+200BU+FEFFU+E0041"),
        ("##[error]forged ##[add-mask]x", "## [error]forged ## [add-mask]x"),
        ("a\ud800b\ue000", "aU+D800bU+E000"),
        # What is only another kind of letter or space stands as it was written.
        ("2\u202f000 ﬁ 汞 زئبق é", "2\u202f000 ﬁ 汞 زئبق é"),
    ],
)
@pytest.mark.parametrize("where", ["value", "list", "name", "path"])
def test_a_line_of_text_stays_one_line_and_gives_no_order_to_a_terminal_or_a_log(
    where: str, written: str, told: str
) -> None:
    values: dict[str, Value] = {"value": written, "list": ("a", written), "name": Hint("meant", (written,))}
    path = f"data/{written}.yaml" if where == "path" else "data/a.yaml"
    problem = Problem("unknown-block", Spot(path), {"found": values.get(where, "x"), "hint": values["name"]})
    line = format_problems([problem], "text", ("en", "zh"))
    assert line.count(told) >= (1 if where == "path" else 2)
    assert len(line.splitlines()) == 1
    annotation = format_problems([problem], "github", ("en", "zh"))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\u2066]", annotation)
    assert re.findall("(?:^|%0A|%0D)::error ", annotation)[0] == "::error "


def test_json_holds_every_field() -> None:
    assert json.loads(format_problems([PROBLEM], "json", ())) == [
        {
            "code": "no-such-day",
            "level": "error",
            "path": "data/a.yaml",
            "line": 3,
            "column": 10,
            "en": "There is no such day as 2025-02-30. Check the day and the month.",
            "zh": "2025-02-30这一天不存在。请核对月和日。",
        }
    ]


def test_problems_come_once_each_by_file_line_and_column() -> None:
    first = Problem("empty-text", Spot("a", 1, 2), {"field": "x"})
    second = Problem("all-pending", Spot("a", 1, 1), {"field": "x"})
    assert in_order([first, second, first]) == [second, first]


def test_every_sentence_ends_as_one_and_holds_the_same_values_in_both_languages() -> None:
    for code in sorted(sentences()):
        words = sentences()[code].words
        assert _values(words["en"]) == _values(words["zh"]), code
        # A hint is a sentence itself.
        assert all(sentence[-1] in ".?…" for sentence in words["en"] if not sentence.endswith("{hint}")), code
        assert all(sentence[-1] in "。？…" for sentence in words["zh"] if not sentence.endswith("{hint}")), code


def _values(told: tuple[str, str]) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(" ".join(told)) if name}


def test_a_symbol_has_one_name_in_chinese() -> None:
    """As in the guides: 文号; 编号 is the number of a paragraph."""
    told = {code: [" ".join(entry.words[language]) for language in LANGUAGES] for code, entry in sentences().items()}
    of_symbols = {code: words for code, (english, words) in told.items() if re.search(r"(?<!{)\bsymbols?\b", english)}
    assert len(of_symbols) > 4
    assert [code for code, words in of_symbols.items() if "文号" not in words or "编号" in words] == []
