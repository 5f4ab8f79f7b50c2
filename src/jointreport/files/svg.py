"""Whether a vector drawing only draws: a closed list of elements and attributes, read without resolving anything.

A drawing that is opened by itself is a document of the site, and could run scripts there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_NAMES = (
    "svg g defs symbol use switch view title desc metadata style image"  # structure
    " path rect circle ellipse line polyline polygon marker clipPath mask pattern"  # shapes
    " text tspan textPath tref altGlyph flowRoot flowRegion flowPara flowSpan flowDiv"  # words
    " font font-face font-face-src font-face-name glyph missing-glyph hkern vkern"  # letters drawn by the file itself
    " linearGradient radialGradient stop meshgradient meshrow meshpatch hatch hatchpath solidcolor"  # colours
    " filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap"
    " feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode"
    " feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
_ELEMENTS = frozenset(_NAMES.split())
# What drawing programs note down for themselves; browsers know none of these.
_NOTES_OF_PROGRAMS = re.compile(
    r"http://(?:sodipodi\.sourceforge\.net|www\.inkscape\.org|www\.w3\.org/1999/02/22-rdf-syntax-ns|creativecommons\.org"
    r"|web\.resource\.org/cc|purl\.org/dc|ns\.adobe\.com|www\.serif\.com|www\.bohemiancoding\.com|www\.figma\.com"
    r"|schemas\.microsoft\.com/visio|xml\.openoffice\.org)[/#].*"
    r"|https://boxy-svg\.com/?|adobe:ns:meta/|urn:oasis:names:tc:opendocument:.*"
)
_OF_XML, _OF_XLINK = (
    frozenset({"lang", "space", "id"}),
    frozenset({"title", "type", "role", "arcrole", "show", "actuate"}),
)
# Words and points, which no browser reads as a style.
_PLAIN = re.compile(r"id|class|d|points|(?:aria|data)-.*|lang|unicode|glyph-name|font-family")
_INSIDE = re.compile(r"\s*#")
_PICTURE_INSIDE = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
# Whatever leads out of the file, brings in another, or hides that it does: a backslash can stand for any letter.
_STYLE_LEADS_OUT = re.compile(
    r"(?P<found>\\|@(?!media\b|font-face\b|charset\b|keyframes\b|supports\b)[a-z-]*|javascript:|expression\s*\("
    r"|-moz-binding|behavior\s*:|(?:image-set|image|src|attr)\s*\("
    r"|url\s*\((?!\s*[\"']?\s*(?:#|data:(?:image/(?:png|jpe?g|gif|webp)|font/|application/(?:x-)?font)))[^)]*)",
    re.IGNORECASE,
)


class Fault(NamedTuple):
    """What is wrong with a drawing: the code of the problem, what was found, line and column counted from 1."""

    code: str
    found: str
    line: int
    column: int


class _Found(Exception):
    """Ends the reading at the first thing that may not stand there; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


@dataclass
class _Reader:
    """Reads a drawing up to the first fault; nothing outside of it is ever opened."""

    parser: expat.XMLParserType = field(default_factory=lambda: expat.ParserCreate("utf-8", " "))
    style: list[str] | None = None
    begun: bool = False

    def __post_init__(self) -> None:
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = lambda *_: self._refuse("<!DOCTYPE>")
        self.parser.ProcessingInstructionHandler = lambda target, _: self._refuse(f"<?{target}?>")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words

    def _refuse(self, found: str) -> None:
        # Asked now: once the reader has stopped, it stands behind the element.
        raise _Found(Fault("drawing-active", found, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        # In another encoding the same bytes are other signs: a browser would read another drawing than this.
        if encoding and encoding.lower() not in {"utf-8", "us-ascii", "ascii"}:
            self._refuse(f'encoding="{encoding}"')

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        drawn = space == _SVG and local in _ELEMENTS
        if not (drawn or (self.begun and _NOTES_OF_PROGRAMS.fullmatch(space))) or (not self.begun and local != "svg"):
            self._refuse(f"<{local}>")
        self.begun = True
        for one, value in attributes.items():
            self._attribute(one, value, of_picture=local == "image")
        if drawn and local == "style":
            self.style = []

    def _attribute(self, name: str, value: str, *, of_picture: bool) -> None:
        space, _, local = name.rpartition(" ")
        if space and not _NOTES_OF_PROGRAMS.fullmatch(space):
            known = {_XML: _OF_XML, _XLINK: _OF_XLINK | {"href"}}.get(space, frozenset[str]())
            if local not in known:
                self._refuse(local)
        if local.lower().startswith("on") or (not space and local in {"src", "base"}):
            self._refuse(local)
        if local == "href" and space in {"", _XLINK}:
            stays = _INSIDE.match(value) or (of_picture and _PICTURE_INSIDE.match(value))
            self._refuse(f"{local}=“{value.strip()[:40]}”") if not stays else None
        elif not space and not _PLAIN.fullmatch(local):
            self._style(value)

    def _words(self, words: str) -> None:
        if self.style is not None:
            self.style.append(words)

    def _end(self, _: str) -> None:
        if self.style is not None:
            self._style("".join(self.style))
        self.style = None

    def _style(self, styles: str) -> None:
        if leads_out := _STYLE_LEADS_OUT.search(styles):
            self._refuse(leads_out["found"][:40].strip())


def fault_of_drawing(file: Path) -> Fault | None:
    """Return the first thing in a drawing that does more than draw, or why it cannot be read, if there is any."""
    reader = _Reader()
    try:
        reader.parser.Parse(file.read_bytes(), True)  # noqa: FBT003 - it takes no names: these bytes are all.
    except _Found as found:
        return found.fault
    except expat.ExpatError as fault:
        return Fault("drawing-broken", expat.ErrorString(fault.code) or "", fault.lineno, fault.offset + 1)
    return None
