"""What the server adds to the pages: the panel with the problems, and the script that keeps them current."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from jointreport.generate.csp import without_policy
from jointreport.problems import Problem

_TEMPLATES = Environment(
    loader=PackageLoader("jointreport.server", "."),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
)
_END = b"</body>"


def render_panel(errors: Sequence[Problem]) -> str:
    """Return the list of what stopped a build, as HTML in all languages of problems."""
    return _TEMPLATES.get_template("panel.html").render(errors=errors)


def add_panel(page: bytes, mark: str, panel: str) -> bytes:
    """Return a page with a panel, which may be empty, and the script, at the end of its body.

    `mark` names the build that the page shows.
    """
    # An element of a name of its own: an author's page may hold any id, and must not be taken for the panel.
    element = f'<jointreport-panel role="alert" data-mark="{mark}">{panel}</jointreport-panel>\n'
    live = f'{element}<script src="/-/live.js" defer></script>\n'.encode()
    page = without_policy(page)
    end = page.lower().rfind(_END)
    return page + live if end < 0 else page[:end] + live + page[end:]
