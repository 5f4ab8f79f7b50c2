"""The menu and the languages in the engine's settings, held against the pages and the data before anything is built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

from jointreport.files.project import files_of
from jointreport.generate.settings import SETTINGS_FILE
from jointreport.problems import Problem, Spot
from jointreport.problems.hints import Hint, meant
from jointreport.records.register.register import Register
from jointreport.records.source import SourceFile, Tree, Where, read

# The engine knows tags, anchors and aliases; the data do not.
_TAG = re.compile(r"(?<=[:\-\[,][ ])![^\s,\[\]]+")
_OF_THE_ENGINE = frozenset({"yaml-tag", "yaml-anchor", "yaml-alias", "merge-key"})


def menu_problems(root: Path, register: Register) -> Iterator[Problem]:
    """Yield what is wrong with the settings as YAML, with the lines of the menu, and with the languages."""
    settings = _settings(root)
    if settings is None:
        return
    yield from (one for one in settings.problems if one.code not in _OF_THE_ENGINE)
    if isinstance(settings.tree, dict):
        pages = _pages(root)
        lines = tuple(_lines_without_page(settings, pages))
        # A page that a line names wrongly is in no menu for that reason alone.
        yield from lines or _pages_in_no_menu(settings, pages, next(iter(register.languages)))
        yield from _different_languages(settings, register)


def _settings(root: Path) -> SourceFile | None:
    """Return the settings of the engine, read as strictly as data; nothing where there are none."""
    file = root / SETTINGS_FILE
    if not file.is_file():
        return None
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    # What follows keeps its place.
    without_tags = _TAG.sub(lambda tag: " " * len(tag.group()), text)
    return read(SETTINGS_FILE, without_tags.encode("utf-8", "surrogateescape"))


def _pages(root: Path) -> dict[str, str]:
    """Return each page below `docs/` and its name without the language, `about/index.md`."""
    paths = (one.path.removeprefix("docs/") for one in files_of(root, "docs") if one.sort == "page")
    return {path: re.sub(r"\.[A-Za-z-]+\.md\Z", ".md", path) for path in paths}


def _entries(tree: Tree, where: Where) -> Iterator[tuple[str, Where]]:
    """Yield each address in a menu and where it stands; a line may have a title, or be a list with one."""
    if isinstance(tree, str):
        yield tree, where
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree if isinstance(tree, list) else ()):
        yield from _entries(value, (*where, key))


def _lines_without_page(settings: SourceFile, pages: dict[str, str]) -> Iterator[Problem]:
    names = tuple(dict.fromkeys(pages.values()))
    seen: set[str] = set()
    for address, where in _entries(_field(settings, "nav"), ("nav",)):
        if "://" in address:
            # The engine has no words for an address that stands alone.
            if isinstance(where[-1], int):
                yield Problem("menu-address-alone", settings.spot(where), {"found": address})
        elif address not in names:
            hint = Hint("write", (pages[address],)) if address in pages else Hint("meant", meant(address, names))
            yield Problem("menu-without-page", settings.spot(where), {"found": address, "hint": hint})
        elif address in seen:
            yield Problem("menu-twice", settings.spot(where), {"found": address})
        elif isinstance(title := where[-1], str) and title != "nav":
            yield Problem("menu-with-title", settings.key_spot(where), {"found": title, "address": address})
        seen.add(address)


def _pages_in_no_menu(settings: SourceFile, pages: dict[str, str], first: str) -> Iterator[Problem]:
    """Yield each page that is neither in the menu nor said to be outside of it, at the file of the first language."""
    outside = _field(settings, "not_in_nav")
    if not isinstance(outside, str) or not outside:
        return
    listed = {address for address, _ in _entries(_field(settings, "nav"), ("nav",))}
    said = GitIgnoreSpec.from_lines(outside.splitlines())
    for path, name in pages.items():
        if path.endswith(f".{first}.md") and not listed.intersection((path, name)) and not said.match_file(path):
            yield Problem("page-in-no-menu", Spot(f"docs/{path}"), {"found": name.removesuffix(".md")})


def _different_languages(settings: SourceFile, register: Register) -> Iterator[Problem]:
    """Yield each language that only the data know, or only the engine."""
    rendered = dict(_languages(settings))
    for language in register.languages if rendered else ():
        if language not in rendered:
            spot = register.entries["languages"][language].key_spot()
            yield Problem("languages-differ", spot, {"language": language})
    for language, spot in rendered.items():
        if language not in register.languages:
            yield Problem("languages-differ", spot, {"language": language})


def _languages(settings: SourceFile) -> Iterator[tuple[str, Spot]]:
    """Yield each language that the engine renders, and where it is named."""
    plugins = _field(settings, "plugins")
    for number, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        of_languages = plugin.get("i18n") if isinstance(plugin, dict) else None
        listed = of_languages.get("languages") if isinstance(of_languages, dict) else None
        for at, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("locale"), str) and one.get("build", "true") == "true":
                spot = settings.spot(("plugins", number, "i18n", "languages", at, "locale"))
                yield str(one["locale"]), spot


def _field(settings: SourceFile, name: str) -> Tree:
    return settings.tree.get(name, "") if isinstance(settings.tree, dict) else ""
