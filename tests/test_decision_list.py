"""The list of decisions as it stands in the pages: complete without any script, filed for the filters, cut by year."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from filed import KEYS, Filed
from finished import Page, page_at, pages, said
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.site.pages import pages_of_years
from jointreport.site.wording import wordings
from jointreport.views.layout.filters import filter_bar, item_attributes
from library import Library
from projects import DRAFT, FILED, copy_for_one_go, records, rendered_in_one_go, with_page


def rows(page: Page) -> dict[str, Element]:
    """Return the rows of a list by the identity of their decision."""
    found = [row for row in page.every("tr") if "data-item" in row.attrib]
    return {row.find("th/a").attrib["href"].rstrip("/").rpartition("/")[2]: row for row in found}  # type: ignore[union-attr]  # A row without a link fails here.


def attributes(row: Element) -> dict[str, set[str]]:
    """Return what a row is filed under."""
    return {key: set(row.get(f"data-f-{key}", "").split()) for key in KEYS}


def test_every_decision_has_one_row(any_project: Path, any_site: Path) -> None:
    """In every language: those on this cooperation first, then the related ones."""
    known = with_page(any_project, "decisions")
    for page in (page for page in pages(any_site) if page.path == "decisions/"):
        assert set(rows(page)) == set(known)
        subjects = [known[identity]["subject"] for identity in rows(page)]
        assert subjects == sorted(subjects), "cooperation stands before related"


def test_every_row_is_filed_under_what_the_data_say(any_project: Path, any_site: Path) -> None:
    """Conference, year, meeting, area, stage, verb, addressee and text, read a second time from the YAML.

    A draft is filed apart, so that no number ever counts it among decisions.
    """
    filed = Filed(any_project).decisions
    for identity, row in rows(page_at(any_site, "decisions/")).items():
        assert attributes(row) == filed[identity], identity
        assert (row.get("data-item") == "apart") == (filed[identity]["stage"] == {"draft"}), identity


def test_each_filter_offers_the_values_that_occur(any_project: Path, any_site: Path) -> None:
    """No value without a decision is offered, and none is left out; the order is the same in all languages."""
    filed = Filed(any_project)
    offered = [_offered(page) for page in pages(any_site) if page.path == "decisions/"]
    occurring = {key: filed.values(key) for key in KEYS}
    # Of what all are filed under alike, or none, there is nothing to choose.
    assert {key: set(values) for key, values in offered[0].items()} == {k: v for k, v in occurring.items() if v}
    assert all(one == offered[0] for one in offered)


def _offered(page: Page) -> dict[str, list[str]]:
    return {
        fieldset.attrib["data-filter"]: [box.attrib["value"] for box in fieldset.iter("input")]
        for fieldset in page.every("fieldset")
    }


def test_years_and_meetings_are_offered_the_latest_first(any_site: Path, built_corpus: Path) -> None:
    years = [year for year in _offered(page_at(any_site, "decisions/"))["year"] if year.isdigit()]
    assert years == sorted(years, reverse=True)
    meetings = _offered(page_at(built_corpus / "site", "decisions/"))["meeting"]
    assert (meetings[0][-1], meetings[-1]) == ("7", "aa-cop-1")


def test_only_pages_with_a_list_load_the_script(any_site: Path) -> None:
    loading = {page.path for page in pages(any_site) if "assets/filters.js" in page.html}
    assert "decisions/" in loading
    assert loading == {page.path for page in pages(any_site) if page.every("form", **{"class": "filters"})}


@pytest.mark.parametrize("language", ["", "zh/"])
def test_a_row_says_what_is_held_of_a_text_and_nothing_of_one_that_is_not(any_project: Path, language: str) -> None:
    say = wordings(Register(load(any_project)))[language.rstrip("/") or "en"]
    does = say("row-does")
    known = records(any_project, "decisions")
    for identity, row in rows(page_at(any_project / "site", f"{language}decisions/")).items():
        (held,) = (cell for cell in row.iter("td") if cell.get("data-column") == say("field-text"))
        assert bool(said(held)) == (known[identity]["text"]["extent"] != "none"), identity
        assert said(held) or does not in said(row)


def test_each_row_has_its_symbol_as_header(built_corpus: Path) -> None:
    row = rows(page_at(built_corpus / "site", "decisions/"))["aa-2-5"]
    assert [(said(header), header.get("scope")) for header in row.iter("th")] == [("AA-2/5", "row")]


def test_values_are_escaped_in_attributes() -> None:
    assert item_attributes({"year": ('"><b>',)}) == 'data-item data-f-year="&#34;&gt;&lt;b&gt;"'
    assert item_attributes({"year": ("2019",), "area": ()}, apart=True) == 'data-item="apart" data-f-year="2019"'


def test_items_that_do_not_differ_have_no_filters(built_corpus: Path) -> None:
    reader, earlier, later = Library(built_corpus).reader(), {"year": ("2019",)}, {"year": ("2022",)}
    assert filter_bar(reader, [earlier, earlier], counted="decisions") == ""
    assert "filter-year" in filter_bar(reader, [earlier, later], counted="decisions")


class TestALongHistory:
    """More than 300 decisions: the latest year, a page for each year, one for those without a date, and all."""

    def years(self, site: Path) -> list[str]:
        """Return the last steps of the links between the years, in their order."""
        page = page_at(site, "decisions/")
        (links,) = page.every("nav", **{"class": "years"})
        return [link.attrib["href"].rstrip("/").rpartition("/")[2] for link in links.iter("a")]

    def test_300_decisions_stand_on_one_page_and_301_do_not(self, built_long_history: Path) -> None:
        loaded = load(built_long_history)
        assert len(pages_of_years(Register(loaded))) > 2
        del loaded.entries["decisions"][DRAFT]
        shorter = Register(loaded)
        assert len(shorter.decisions) == FILED
        assert pages_of_years(shorter) == ()

    def test_the_list_shows_the_latest_year_and_leads_to_the_others(self, built_long_history: Path) -> None:
        site = built_long_history / "site"
        years = self.years(site)
        dated = [year for year in years if year.isdigit()]
        assert years == [*sorted(dated, reverse=True), "undated", "all"]
        page = page_at(site, "decisions/")
        filed = Filed(built_long_history)
        assert set(rows(page)) == filed.found(f"year={years[0]}")
        assert f"The list below shows {years[0]} only" in page.words()

    def test_each_year_is_complete_and_so_is_the_whole_list(self, built_long_history: Path) -> None:
        site, filed = built_long_history / "site", Filed(built_long_history)
        for folder in ("", "zh/"):
            for year in self.years(site):
                found = rows(page_at(site, f"{folder}decisions/{year}/"))
                assert set(found) == filed.found("" if year == "all" else f"year={year}"), (folder, year)
                assert all(attributes(row) == filed.decisions[key] for key, row in found.items())

    def test_the_links_tell_how_many_are_known_and_count_no_draft(self, built_long_history: Path) -> None:
        page = page_at(built_long_history / "site", "decisions/")
        (links,) = page.every("nav", **{"class": "years"})
        numbers = [said(item) for item in links.iter("li")]
        filed = Filed(built_long_history)
        latest = self.years(built_long_history / "site")[0]
        of_latest, every = filed.count(filed.found(f"year={latest}")), filed.count(set(filed.decisions))
        assert every.decisions + every.drafts == len(with_page(built_long_history, "decisions"))
        assert len(records(built_long_history, "decisions")) == FILED + 1
        assert numbers[0] == f"{latest} {of_latest.decisions} listed and {of_latest.drafts} drafts"
        everything = f"All decisions {every.decisions} listed and {every.drafts} drafts"
        assert numbers[-2:] == ["Year not known 1 draft", everything]

    def test_each_page_is_called_by_its_year_and_so_are_its_captions(self, built_long_history: Path) -> None:
        """The number of a year is not taken for the number of all."""
        site = built_long_history / "site"
        for address, title in {
            "decisions/2025/": "Decisions of 2025",
            "zh/decisions/2025/": "2025年的决定",
            "decisions/undated/": "Decisions whose year is not known",
            "zh/decisions/undated/": "年份不详的决定",
            "decisions/all/": "All decisions",
            "zh/decisions/all/": "全部决定",
        }.items():
            page = page_at(site, address)
            assert [said(heading) for heading in page.every("h1")] == [title]
            assert address.split("/")[-2] in str(page.links(**{"aria-current": "page"}))
        first, *_ = page_at(site, "decisions/2025/").every("caption")
        assert said(first).startswith("2025: Decisions on this cooperation: ")
        (undated,) = page_at(site, "decisions/undated/").every("caption")
        assert said(undated).startswith("Year not known: Decisions on this cooperation: 0")

    def test_the_whole_list_is_lean(self, built_long_history: Path) -> None:
        """What a decision does is told by year; all together each row says no more than any table of decisions."""
        site = built_long_history / "site"
        assert "What it does" in page_at(site, "decisions/2025/").html
        assert "What it does" not in page_at(site, "decisions/all/").html

    def test_every_list_equals_the_page_rendered_in_one_go(self, built_long_history: Path, tmp_path: Path) -> None:
        """Each year as a Markdown page of its own that MkDocs renders by itself."""
        copy, site = copy_for_one_go(built_long_history, tmp_path), built_long_history / "site"
        steps, shells = self.years(site), copy / "docs" / "decisions"
        for step in steps:
            for language in ("en", "zh"):
                shutil.copy(shells / f"year.{language}.md", shells / f"{step}.{language}.md")
        in_one_go = rendered_in_one_go(copy, preview=True)
        for address in (f"{folder}decisions/{step}/index.html" for folder in ("", "zh/") for step in steps):
            assert (site / address).read_text("utf-8") == (in_one_go / address).read_text("utf-8"), address
