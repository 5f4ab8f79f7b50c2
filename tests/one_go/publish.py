"""A hook that renders record pages in one go: no markers, no filling, MkDocs writes each page itself.

It uses the same document, blocks and chrome as the publisher; what differs is that each record has a
Markdown page of its own at its own address. A filled shell must equal the page made this way.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from jointreport.generate.check import check_project
from jointreport.generate.hook import Collector
from jointreport.generate.page_facts import Job, jobs_for
from jointreport.generate.pages import Renderer
from jointreport.generate.papers import print_all
from jointreport.generate.postprocess import add_policies
from jointreport.generate.publish import site_of
from jointreport.markdown.shells import Shell
from jointreport.site.context import RenderContext, ShownOnPage
from jointreport.site.pages import Subject, subjects
from jointreport.site.wording import wordings
from jointreport.system.cache import Cache
from jointreport.views.blocks import BlockContext
from jointreport.views.layout.chrome import PARTS

_SHELL = re.compile(r"/(?:record|year)[./]|^not-found\.")


class OneGo:
    """What the events share: the renderer, and the finished content of each page."""

    collector = Collector()
    renderer: Renderer
    titles: dict[tuple[str, str], str]
    pages: dict[str, tuple[Shell, Subject | None, RenderContext, str]]


def on_pre_build(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    if plugin.building:
        return
    folders = {one.locale: "" if one.default else f"{one.locale}/" for one in plugin.config.languages}
    OneGo.collector.begin(config.site_url or "", config.edit_uri or "", config.theme.dirs, folders)
    OneGo.titles, OneGo.pages = {}, {}
    root = Path(config.config_file_path).parent
    register = check_project(root).register
    assert register is not None
    site = site_of(config.site_url or "", config.edit_uri or "", register)
    # A preview prints nothing on paper, so its pages offer none.
    printed = None if os.environ["PREVIEW"] else print_all(Cache(root / ".cache"), register, site, wordings(register))
    downloads = printed.downloads if printed else {}
    OneGo.renderer = Renderer(register, site, (), downloads=downloads)


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> None:
    for file in list(files):
        if _SHELL.search(file.src_uri):
            files.remove(file)


def on_page_read_source(**_: object) -> str:
    return ""


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    page.meta = dict(OneGo.collector.read(page.file.src_uri, page.file.content_string))
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    plugin: Any = config.plugins["i18n"]
    title, body = OneGo.collector.render(page.file.src_uri, page.url, plugin.current_language)
    page.title = title or page.meta.get("title", "")
    OneGo.collector.keep(html + body, page.file.src_uri, page.url, plugin.current_language, title)
    shell = OneGo.collector.shells[-1]
    subject = _subject(page, shell.language)
    if subject and subject.kind == "decision-years":
        # A list of a year is edited where its shell stands, and no record has a file of its own for it.
        shell = replace(shell, source=shell.source.replace(f"/{subject.identity}.", "/year."))
    path, renderer = subject.path if subject else shell.path, OneGo.renderer
    reader = renderer.reader(shell.language, path).on_page(ShownOnPage(path))
    place = BlockContext(reader, subject, downloads=renderer._downloads)
    content = "".join(piece if isinstance(piece, str) else renderer.content(place, piece) for piece in shell.pieces)
    if subject is None:
        OneGo.titles[shell.language, shell.path] = title
    OneGo.pages[f"{shell.language}/{page.file.src_uri}"] = (shell, subject, reader, content)
    return content


def _subject(page: Page, language: str) -> Subject | None:
    """Return what a page is about, which stands at its own address."""
    kind = page.meta.get("each")
    found = subjects(OneGo.renderer.register, str(kind)) if kind else ()
    return next((one for one in found if page.url in {one.path, f"{language}/{one.path}"}), None)


def on_env(env: Any, config: MkDocsConfig, **_: object) -> None:
    plugin: Any = config.plugins["i18n"]
    language = plugin.current_language
    env.globals["theme_stylesheet"] = OneGo.collector.theme_stylesheet
    env.globals["slot"] = pass_context(lambda context, name: _slot(language, context["page"], name))


def on_post_page(output: str, **_: object) -> str:
    return add_policies(output)


def _slot(language: str, page: Page, name: str) -> Markup:
    shell, subject, reader, content = OneGo.pages[f"{language}/{page.file.src_uri}"]
    renderer = OneGo.renderer
    renderer.descriptions.titles = OneGo.titles
    job = Job(shell)
    if subject:
        jobs = jobs_for(shell, tuple(subjects(renderer.register, page.meta["each"])))
        # Here each page below that of a record is made in all languages; where it stands in some, the others go unused.
        job = next((one for one in jobs if one.subject == subject), Job(shell, subject))
    facts = renderer.descriptions.of(job, reader)
    return PARTS[name](reader, facts, content)
