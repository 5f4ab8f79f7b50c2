"""The templates: `for` and `if`, and escaping always on."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from jointreport.system.cache import digest_of_parts, libraries

_PACKAGE = Path(__file__).parent.parent
_FOLDERS = (*sorted((_PACKAGE / "views").iterdir()), _PACKAGE / "generate", _PACKAGE / "paper")


class _Environment(Environment):
    def _generate(self, *template: Any, **named: Any) -> str:
        """Let a compiled template escape with our function: what it prints becomes part of a page at once."""
        imports, _, code = super()._generate(*template, **named).partition("\n")
        return f"{imports}\nfrom jointreport.site.markup import escape_once as escape\n{code}"


@cache
def _environment() -> Environment:
    return _Environment(
        loader=FileSystemLoader(_FOLDERS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_bytecode(),
    )


def _bytecode() -> BytecodeCache | None:
    """Return where compiled templates are kept: beside the modules that Python compiles, and trusted like these."""
    folder = Path(__file__).parent / "__pycache__"
    if sys.dont_write_bytecode or not os.access(folder, os.W_OK):
        return None
    # Jinja looks at the words of a template alone; what it is compiled to follows from its version and from ours.
    made_by = digest_of_parts(*libraries(), Path(__file__).read_text("utf-8"))[:12]
    return FileSystemBytecodeCache(str(folder), f"template-{made_by}-%s.cache")


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html.jinja")


def render(name: str, **values: object) -> Markup:
    """Return the HTML of a template, which lies beside the view that renders it, named without its ending."""
    return Markup(_template(name).render(**values).strip())  # noqa: S704 - the environment escapes.
