"""MkDocs events become calls: this is the only file that knows the engine.

MkDocs renders shells (see `jointreport.markdown.shells`); this hook collects them.
`mkdocs build` alone then publishes every page; under `jointreport site` the shells are only left in a file.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from jointreport.files.project import paths_published
from jointreport.generate.hook import Collector
from jointreport.generate.theme_css import part_in_use
from jointreport.system.shipped import shipped_path

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_log = logging.getLogger("mkdocs.hooks.publish")
_collector = Collector()
_aside: list[TemporaryDirectory[str]] = []


def on_config(config: MkDocsConfig) -> None:
    """Let MkDocs, which begins by emptying the folder of the site, work in another one."""
    if "JOINTREPORT_SHELLS" not in os.environ and not config.plugins["i18n"].building:  # type: ignore[attr-defined]  # An attribute of static-i18n's plugin.
        _aside.append(TemporaryDirectory(prefix="engine-"))
        _collector.site, config.site_dir = Path(config.site_dir), _aside[-1].name


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the pages of an earlier build; static-i18n builds the further languages inside the first."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]  # As above.
        # The theme's last folder: an asset of the project's own takes the place of ours, and one it lacks is ours.
        config.theme.dirs.append(str(shipped_path("docs")))
        published = paths_published(Path(config.docs_dir))
        folders = _folders(config)
        _collector.begin(config.site_url or "", config.edit_uri or "", config.theme.dirs, folders, published)


def _folders(config: MkDocsConfig) -> dict[str, str]:
    """Return the folder of each language: empty for that at the root."""
    languages = config.plugins["i18n"].config.languages
    return {one.locale: "" if one.default else f"{one.locale}/" for one in languages}


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what is no part of the project, and of the theme what our document does not use, also of its styles."""
    docs = Path(config.docs_dir)
    for file in list(files):
        if not _collector.is_wanted(Path(file.abs_src_path or docs), docs):
            files.remove(file)
        elif file.src_uri == _collector.theme_stylesheet:
            file.content_string = part_in_use(file.content_string)


def on_page_read_source(**_: object) -> str:
    """Keep MkDocs from reading a page: it takes words for numbers, and a first sentence for front matter."""
    return ""


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Read the page in its place; what MkDocs then renders is empty."""
    page.meta = dict(_collector.read(page.file.src_uri, page.file.content_string))
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Render the page, and set the heading apart; the menu and the head print it as plain text."""
    language = config.plugins["i18n"].current_language  # type: ignore[attr-defined]  # As above.
    title, body = _collector.render(page.file.src_uri, page.url, language)
    page.title = title or page.meta.get("title", "")
    return html + body


def on_env(env: Environment, **_: object) -> None:
    """Give the document its slots."""
    env.globals["slot"] = _collector.slot
    env.globals["theme_stylesheet"] = _collector.theme_stylesheet


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the finished shell; MkDocs itself writes no page."""
    language = config.plugins["i18n"].current_language  # type: ignore[attr-defined]  # As above.
    _collector.keep(output, page.file.src_uri, page.url, language, str(page.title or ""))
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Publish, once all languages are rendered, or leave the shells for `jointreport site`."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]  # As above.
        return
    if destination := os.environ.get("JOINTREPORT_SHELLS"):
        _collector.save(Path(destination))
        return
    problems = _collector.publish(Path(config.config_file_path).parent, Path(config.site_dir))
    # Whoever built may want to put the site somewhere now, as `mkdocs gh-deploy` does.
    config.site_dir = str(_collector.site)
    _aside.pop().cleanup()
    for problem in problems:
        _log.log(logging.ERROR if problem.level == "error" else logging.WARNING, "%s", problem.line())
    if any(problem.level == "error" for problem in problems):
        message = "The site was not published; the problems are listed above."
        raise PluginError(message)
