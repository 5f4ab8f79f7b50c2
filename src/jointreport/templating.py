"""The templates: `for` and `if`, and escaping always on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

_FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html.jinja")


def render(name: str, **values: object) -> Markup:
    """Return the HTML of a template below `templates/`, named without its ending."""
    return Markup(_template(name).render(**values).strip())  # noqa: S704 - the environment escapes.
