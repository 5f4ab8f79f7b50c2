"""What is wrong with the templates of a project's own layout, told before the engine renders anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from jointreport.markdown.shells import CHROME
from jointreport.problems import Problem, Spot, Value
from jointreport.problems.hints import hint_of_list

_FOLDER = "overrides"
_TEMPLATES = frozenset({".html", ".xml"})
# Nothing is rendered with it: what escapes words is written in the templates themselves.
_PARSER = Environment(autoescape=True)


def layout_problems(root: Path) -> Iterator[Problem]:
    """Yield each template that cannot be read, at its line, and each slot of the document that does not exist."""
    for file in sorted((root / _FOLDER).rglob("*")):
        if file.suffix in _TEMPLATES and file.is_file():
            yield from _problems_of(file.relative_to(root).as_posix(), file.read_text("utf-8-sig", "replace"))


def _problems_of(path: str, source: str) -> Iterator[Problem]:
    try:
        template = _PARSER.parse(source)
    except TemplateSyntaxError as fault:
        yield Problem("template-not-read", Spot(path, fault.lineno), {"output": str(fault.message).rstrip(".")})
        return
    for line, name in _slots_of(template):
        if name not in CHROME:
            values: dict[str, Value] = {"found": name, "hint": hint_of_list(name, CHROME)}
            yield Problem("unknown-slot", Spot(path, line), values)


def _slots_of(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield line and name of each slot that is asked for by its name."""
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "slot":
            yield from ((one.lineno, str(one.value)) for one in call.args if isinstance(one, nodes.Const))
