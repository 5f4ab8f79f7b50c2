"""Interface to the engine: what it must hand over so that its pages become shells; the hook calls nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from jointreport.files.project import PROGRAM
from jointreport.markdown.page import AuthoredPage
from jointreport.markdown.render import render_page
from jointreport.markdown.shells import CHROME, Markers, Prose, Shell, Slot
from jointreport.markdown.targets import lead
from jointreport.system.shipped import shipped_path

if TYPE_CHECKING:
    from jointreport.problems import Problem


class Collector:
    """Collects the shells of one build, over all languages."""

    def __init__(self) -> None:
        self.site = Path()
        """Where the site goes when all is rendered."""
        self.begin("", "", (), {})

    def begin(
        self,
        site_url: str,
        edit_url: str,
        theme_folders: Iterable[str],
        folders: Mapping[str, str],
        published: Iterable[str] = (),
    ) -> None:
        """Start anew: the public address, that of the edit pages, the folders of the theme and of the languages.

        `published` is what of `docs/` is published.
        """
        self._folders = folders
        self._published = frozenset(published)
        self.site_url = site_url
        self.edit_url = edit_url
        self.shells: list[Shell] = []
        self._markers = Markers()
        self._pages: dict[str, AuthoredPage] = {}
        self._prose: dict[str, tuple[Prose, ...]] = {}
        self.theme_stylesheet = _stylesheet(theme_folders)

    def is_wanted(self, file: Path, docs: Path) -> bool:
        """Whether a file belongs into the site: what authors may publish, our assets, one stylesheet."""
        if file.is_relative_to(docs):
            return file.relative_to(docs).as_posix() in self._published
        ours = file.is_relative_to(shipped_path("docs/assets")) and file.name in PROGRAM
        return ours or file.as_posix().endswith(self.theme_stylesheet)

    def read(self, page: str, text: str) -> Mapping[str, str]:
        """Take the text of a page, named by its place below `docs/`; return its front matter, all of it as words."""
        self._pages[page] = AuthoredPage(f"docs/{page}", text)
        return self._pages[page].fields

    def render(self, page: str, url: str, language: str) -> tuple[str, str]:
        """Return the plain title and the body of a page that was read, as it stands at an address in a language."""
        folder = self._folders[language]
        done = render_page(
            self._pages[page].body, self._markers, lambda address: lead(address, page, url, folder, self._folders)
        )
        self._prose[page] = done.prose
        return done.title, done.body

    def slot(self, name: str) -> Markup:
        """Return the marker of a slot of the document."""
        if name not in CHROME:
            message = f"overrides/main.html asks for a slot that does not exist: {name}"
            raise KeyError(message)
        return Markup(self._markers.of(Slot("chrome", name), ""))  # noqa: S704 - a marker is letters and digits.

    def keep(self, html: str, page: str, url: str, language: str, title: str) -> None:
        """Keep a finished shell: its source below `docs/`, its address, its language and title."""
        path = url.removeprefix(f"{language}/").removeprefix("./")
        each, description, under = (self._pages[page].field(name) for name in ("each", "description", "under"))
        source, prose = f"docs/{page}", self._prose[page]
        pieces = self._markers.cut(html)
        self.shells.append(Shell(language, source, path, each, title, description, pieces, prose, under))

    def save(self, destination: Path) -> None:
        """Write the shells to a file from which `jointreport.generate.build` reads them."""
        values = {"site": self.site_url, "edit": self.edit_url, "shells": [shell.to_json() for shell in self.shells]}
        destination.write_text(json.dumps(values, ensure_ascii=False), "utf-8")

    def publish(self, root: Path, folder: Path) -> list[Problem]:
        """Publish all pages of the project at `root`, and the engine's other files in a folder; return all problems."""
        # Imported here: under `jointreport site` the child process that only renders shells needs none of it.
        from jointreport.generate.build import publish_rendered

        return publish_rendered(root, self.site, self.site_url, self.edit_url, self.shells, folder)


def _stylesheet(theme_folders: Iterable[str]) -> str:
    """Return the theme's main stylesheet, whose name carries a hash, as a path from the site's root."""
    for folder in theme_folders:
        for file in sorted(Path(folder).glob("assets/stylesheets/main.*.min.css")):
            return file.relative_to(folder).as_posix()
    return ""
