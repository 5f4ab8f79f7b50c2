"""The panel with the problems, and the pages as an author sees them: with the panel and the live script."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from jointreport.generate.csp import without_policy
from jointreport.server.live import Moment

_TEMPLATES = Environment(
    loader=PackageLoader("jointreport.server", "."),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
)
_LIVE = Markup(
    '<div id="jointreport-live" role="alert" data-mark="{}">{}</div>\n'
    '<script src="/-/live.js" defer></script>\n'
)
_END = b"</body>"
NOT_BUILT = ("The site could not be built", "网站未能生成")
NOT_FOUND = ("There is no such page", "没有此页")


def panel(moment: Moment) -> str:
    """Return the list of problems as HTML; nothing while all is well."""
    if moment.ok:
        return ""
    return _TEMPLATES.get_template("panel.html").render(errors=moment.errors)


def with_live(page: bytes, moment: Moment) -> bytes:
    """Return a page with the region for problems and the script at the end of its body."""
    live = _LIVE.format(moment.mark, Markup(panel(moment))).encode()  # noqa: S704 - the template escapes.
    page = without_policy(page)
    end = page.lower().rfind(_END)
    return page + live if end < 0 else page[:end] + live + page[end:]


def bare_page(words: tuple[str, str]) -> bytes:
    """Return a page with a heading alone, in English and Chinese, for where the site has none."""
    en, zh = words
    return _TEMPLATES.get_template("bare.html").render(en=en, zh=zh).encode()
