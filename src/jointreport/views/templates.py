"""The templates: `for` and `if`, and escaping always on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

_PACKAGE = Path(__file__).parent.parent
_FOLDERS = (*sorted((_PACKAGE / "views").iterdir()), _PACKAGE / "generate", _PACKAGE / "paper")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDERS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html.jinja")


def render(name: str, **values: object) -> Markup:
    """Return the HTML of a template, which lies beside the view that renders it, named without its ending."""
    return Markup(_template(name).render(**values).strip())  # noqa: S704 - the environment escapes.
