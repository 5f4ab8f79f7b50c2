"""A whole new project for other conferences: settings, data and pages that pass the check, and hold no record yet.

What is the same for all stands in `skeleton/`; nothing of it names a convention, and nothing of the program does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from jointreport.exchange.yaml_form import Tree, scalar, to_yaml
from jointreport.problems import Problem, Spot
from jointreport.records.model.base import IDENTITY
from jointreport.records.model.language import LANGUAGES_OF_PROGRAM, locale_of
from jointreport.site.locales import locale_style

_SKELETON = Path(__file__).parent.parent / "skeleton"
_SCRIPTS = {"zh": "zh-Hans"}
"""Language → the tag it has where nobody says otherwise."""
_MENU = ("index", "decisions/index", "meetings/index", "mandates", "documents/index")
_LIKE_MENU = "How to write them: data/README.md of the program / 写法见程序的data/README.md"
_DISCLAIMER = {
    "en": "Not a United Nations document; the issued documents prevail.",
    "zh": "并非联合国正式文件，以印发文件为准。",
}
_KEPT_OUT = "/site/\n/.site.*\n.cache/\n"

Words = Mapping[str, str]
"""Language → words."""


@dataclass(frozen=True, slots=True)
class NewConvention:
    """A convention, its conference, and how the symbols of its decisions are formed."""

    key: str
    name: Words
    conference: Words
    symbols: tuple[str, ...] = ()
    short: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a project is to be called, in which languages it is, the first at `/`, and whose decisions it holds."""

    tags: tuple[str, ...]
    title: Words
    conventions: tuple[NewConvention, ...]
    short: Words = field(default_factory=dict)

    @property
    def languages(self) -> dict[str, str]:
        """The languages by their key: `zh` for `zh-Hans`."""
        return {tag.partition("-")[0]: _SCRIPTS.get(tag, tag) for tag in self.tags}

    @property
    def required(self) -> tuple[str, ...]:
        """The languages that every name has: those of which the program has its own words."""
        return tuple(key for key in self.languages if key in LANGUAGES_OF_PROGRAM)


class Asked(Protocol):
    """What was given on the command line; of a convention its key, then pairs such as `conference.en=…`."""

    languages: str | None
    title: Sequence[tuple[str, str]]
    short: Sequence[tuple[str, str]]
    convention: Sequence[Sequence[str]]


def project_asked_for(asked: Asked, ask: Callable[[str], str] | None) -> NewProject:
    """Return the project that is asked for; `ask` asks a person for what was not given, where there is one."""
    tags = asked.languages or (ask("Languages / 语文 [en,zh]: ") if ask else "") or "en,zh"
    plan = NewProject(tuple(tag.strip() for tag in tags.split(",")), dict(asked.title), (), dict(asked.short))
    given = [_given(key, pairs) for key, *pairs in asked.convention]
    if ask:
        title = plan.title or _ask_words(ask, "Name of the site / 网站名称", plan)
        given = given or [_ask_convention(ask, plan)]
        plan = replace(plan, title=title)
    return replace(plan, conventions=tuple(given))


def _given(key: str, written: Sequence[str]) -> NewConvention:
    """Return a convention as it is given: `en=…`, `short.en=…`, `conference.en=…`, any number of `symbols=…`."""
    pairs = [pair.partition("=")[::2] for pair in written]
    name = {key: words for key, words in pairs if "." not in key and key != "symbols"}
    conference, short = (
        {key.partition(".")[2]: words for key, words in pairs if key.startswith(f"{what}.")}
        for what in ("conference", "short")
    )
    return NewConvention(key, name, conference, tuple(words for key, words in pairs if key == "symbols"), short)


def _ask_words(ask: Callable[[str], str], what: str, plan: NewProject) -> dict[str, str]:
    return {language: ask(f"{what} ({language}): ").strip() for language in plan.required}


def _ask_convention(ask: Callable[[str], str], plan: NewProject) -> NewConvention:
    key = ask("Short key of the convention, small letters / 公约代号，小写字母 (mc): ").strip()
    name = _ask_words(ask, "Name of the convention / 公约名称", plan)
    conference = _ask_words(ask, "Name of its conference / 缔约方大会名称", plan)
    symbols = ask(
        "Form of the symbols of its decisions, if any / 决定文号的格式，可不填 (MC-{meeting}/{number}): "
    ).strip()
    return NewConvention(key, name, conference, (symbols,) if symbols else ())


def problems_of(plan: NewProject, folder: Path) -> Iterator[Problem]:
    """Yield why a project cannot be made so."""
    spot = Spot(str(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        yield Problem("init-not-empty", spot, {"found": str(folder)})
    for tag in plan.tags:
        if locale_of(tag) is None:
            yield Problem("init-language-unknown", spot, {"found": tag})
    if next(iter(plan.languages), "") not in LANGUAGES_OF_PROGRAM or len(plan.languages) < len(plan.tags):
        yield Problem("init-languages", spot, {"found": ",".join(plan.tags)})
    for one in plan.conventions:
        if not IDENTITY.fullmatch(one.key):
            yield Problem("init-bad-key", spot, {"found": one.key})
    for what, words in _names(plan):
        if lacking := tuple(key for key in plan.required if not words.get(key)):
            yield Problem("init-lacks", spot, {"what": what, "languages": lacking})


def _names(plan: NewProject) -> Iterator[tuple[str, Words]]:
    yield "--title", plan.title
    if not plan.conventions:
        yield "--convention", {}
    for one in plan.conventions:
        yield f"--convention {one.key} …", one.name
        yield f"--convention {one.key} … conference.…", one.conference


def files_of_project(plan: NewProject, today: date) -> dict[str, str]:
    """Return the files of a project by their path."""
    files = {f"data/{name}.yaml": to_yaml(tree, head=_LIKE_MENU) for name, tree in _data(plan, today).items() if tree}
    return {
        ".gitignore": _KEPT_OUT,
        "README.md": (_SKELETON / "README.md").read_text("utf-8").replace("TITLE", _first(plan.title)),
        "mkdocs.yml": _settings(plan),
        **files,
        **dict(_pages(plan)),
    }


def _first(words: Words) -> str:
    return next(iter(words.values()), "")


def _data(plan: NewProject, today: date) -> dict[str, dict[str, Tree]]:
    said = _skeleton("words.yaml")
    return {
        "languages": {key: _language(key, tag) for key, tag in plan.languages.items()},
        "edition": _edition(plan, today),
        "conventions": {one.key: _convention(one) for one in plan.conventions},
        "bodies": {f"{one.key}-conference": _conference(one) for one in plan.conventions},
        "sources": {f"{one.key}-text": _source(one, plan, today) for one in plan.conventions},
        "wording": _only(said["wording"], plan.required),
        "vocabulary": _only(said["vocabulary"], plan.required),
    }


def _language(key: str, tag: str) -> dict[str, Tree]:
    locale, name = locale_of(tag), locale_style(tag).language(tag) or tag
    direction = "rtl" if locale and locale.character_order == "right-to-left" else "ltr"
    required = "yes" if key in LANGUAGES_OF_PROGRAM else "no"
    return {"tag": tag, "direction": direction, "name": name[:1].upper() + name[1:], "required": required}


def _edition(plan: NewProject, today: date) -> dict[str, Tree]:
    return {
        "title": plan.title,
        "short": plan.short or plan.title,
        "description": plan.title,
        "as-of": today.isoformat(),
        "disclaimer": _only(_DISCLAIMER, plan.required),
    }


def _convention(one: NewConvention) -> dict[str, Tree]:
    forms: dict[str, Tree] = {"decision-series": one.symbols} if one.symbols else {}
    told: dict[str, Tree] = {"name": one.name, "short": one.short or one.name, "conference": f"{one.key}-conference"}
    return {**told, **forms, "sources": _from_text(one)}


def _conference(one: NewConvention) -> dict[str, Tree]:
    return {"name": one.conference, "kind": "conference", "of": [one.key], "sources": _from_text(one)}


def _from_text(one: NewConvention) -> Tree:
    return [{"source": f"{one.key}-text", "certainty": "confirmed"}]


def _source(one: NewConvention, plan: NewProject, today: date) -> dict[str, Tree]:
    """Return the source of the names that were given: whoever gave them has read so much of the convention."""
    read = _only({"en": "its title, and the name of its conference", "zh": "标题和会议名称"}, plan.required)
    told: dict[str, Tree] = {"title": one.name, "kind": "treaty", "read": "in-part", "read-part": read}
    return {**told, "looked": today.isoformat()}


def _only(tree: Any, languages: Sequence[str]) -> Any:
    """Return words without those in languages that the project does not have."""
    if not isinstance(tree, dict):
        return tree
    return {key: _only(one, languages) for key, one in tree.items() if key not in LANGUAGES_OF_PROGRAM - {*languages}}


def _settings(plan: NewProject) -> str:
    words = (_SKELETON / "mkdocs.yml").read_text("utf-8").replace("TITLE", scalar(_first(plan.title)))
    languages = (f"        - {_row(key, tag)}\n" for key, tag in plan.languages.items())
    # The first language is the one in which a page is shown that others lack.
    first = "".join(languages).replace(", build: true", ", build: true, default: true", 1)
    menu = "".join(f"  - {path}.md\n" for path in _MENU)
    outside = "".join(f"  /{path}.*\n" for path in _skeleton("pages.yaml") if path not in _MENU)
    return words.replace("LANGUAGES\n", first).replace("MENU\n", menu).replace("OUTSIDE\n", outside)


def _row(key: str, tag: str) -> str:
    return f"{{locale: {key}, name: {_language(key, tag)['name']}, build: true}}"


def _pages(plan: NewProject) -> Iterator[tuple[str, str]]:
    for path, page in _skeleton("pages.yaml").items():
        for language in plan.required:
            yield f"docs/{path}.{language}.md", _page(page, language)


def _page(page: Mapping[str, Any], language: str) -> str:
    """Return a page: its front matter, its words, and its blocks."""
    head = {key: page[key] for key in ("each", "under") if key in page}
    head |= {key: page[key][language] for key in ("menu", "title", "description") if key in page}
    front = "".join(f"{key}: {words}\n" for key, words in head.items())
    parts = (page.get(language, "").strip(), *(f"{{{{ {one} }}}}" for one in page["blocks"]))
    return f"---\n{front}---\n\n" + "\n\n".join(filter(None, parts)) + "\n"


@cache
def _skeleton(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((_SKELETON / name).read_text("utf-8"))
    return told
