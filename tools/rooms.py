#!/usr/bin/env python3
"""Draws the rooms of the program from the import contract: `python tools/rooms.py` writes both pictures.

What a room is for is the first sentence of its `__init__`, what it may import is the contract in `pyproject.toml`;
so the picture can say nothing that does not hold.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / ".github" / "pictures"
PALETTES = {
    "light": {"ground": "#ffffff", "room": "#f3f5f9", "edge": "#4051b5", "name": "#1d2433", "words": "#454d5d"},
    "dark": {"ground": "#0d1117", "room": "#1b2230", "edge": "#8f9df0", "name": "#eef1f7", "words": "#b7bfce"},
}
# Lengths are in pixels of the picture; a character of the small face is a little narrower than 6.6.
WIDTH, MARGIN, GAP, HEAD, LINE, CHARACTER = 920, 16, 22, 26, 16, 6.6


def layers() -> list[list[str]]:
    """Return the rooms of the program, from the command down; those of one layer stand side by side."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    street = next(one for one in settings["contracts"] if one.get("containers") == ["jointreport"])
    return [layer.split(" | ") for layer in street["layers"]]


def purpose(room: str) -> str:
    """Return what a room is for: the first sentence of its docstring."""
    package = ROOT / "src" / "jointreport"
    file = package / room / "__init__.py"
    source = file if file.exists() else package / f"{room}.py"
    words = ast.get_docstring(ast.parse(source.read_text("utf-8"))) or ""
    return words.split("\n\n")[0].replace("\n", " ").replace("`", "")


def picture(palette: str) -> str:
    """Return the drawing in one palette, as SVG."""
    colours, top, shapes = PALETTES[palette], MARGIN, list[str]()
    for rooms in layers():
        if shapes:
            shapes.append(f'<path d="M{WIDTH / 2:g} {top - GAP + 3}V{top - 4}m-4 -5l4 5l4 -5"/>')
        wide = (WIDTH - 2 * MARGIN - (len(rooms) - 1) * MARGIN) / len(rooms)
        told = [wrap(purpose(room), int((wide - 2 * MARGIN) / CHARACTER)) for room in rooms]
        height = HEAD + LINE * max(map(len, told)) + 8
        for place, room in enumerate(rooms):
            left = MARGIN + place * (wide + MARGIN)
            shapes.append(f'<rect x="{left:g}" y="{top}" width="{wide:g}" height="{height}" rx="6"/>')
            shapes += _words(room, told[place], left + MARGIN, top)
        top += height + GAP
    height = top - GAP + MARGIN
    style = (
        f"rect{{fill:{colours['room']};stroke:{colours['edge']}}}path{{stroke:{colours['edge']};fill:none}}"
        f"text{{font:13px/1.2 system-ui,sans-serif;fill:{colours['words']}}}"
        f".name{{font:600 15px ui-monospace,monospace;fill:{colours['name']}}}"
        f".ground{{fill:{colours['ground']};stroke:none}}"
    )
    label = "The rooms of the program: each may import from those below it, never from those above."
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">',
            f"<style>{style}</style>",
            f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
            *shapes,
            "</svg>\n",
        ]
    )


def _words(room: str, purpose: Sequence[str], left: float, top: int) -> Iterator[str]:
    """Yield the name of a room and, below it, what the room is for."""
    yield f'<text class="name" x="{left:g}" y="{top + 20}">{room}</text>'
    for number, line in enumerate(purpose):
        yield f'<text x="{left:g}" y="{top + HEAD + 12 + LINE * number}">{escape(line)}</text>'


def main(arguments: Sequence[str]) -> int:
    """Write both pictures, or with `--check` tell whether they are up to date."""
    stale = 0
    for palette in PALETTES:
        file, drawn = PICTURES / f"rooms-{palette}.svg", picture(palette)
        if "--check" not in arguments:
            file.write_text(drawn, "utf-8")
        elif not file.exists() or file.read_text("utf-8") != drawn:
            sys.stderr.write(f"{file.relative_to(ROOT)}: run python tools/rooms.py\n")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
