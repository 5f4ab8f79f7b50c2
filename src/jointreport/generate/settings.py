"""The two addresses in the engine's settings, which stand on every page: that of the site, and that of its sources.

Both may be given by an environment variable, as the workflow that publishes does; an empty one gives nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from jointreport.problems import Problem, Spot

SETTINGS_FILE = "mkdocs.yml"
VARIABLES = ("SITE_URL", "EDIT_URL")

_HOST = r"https://(?:[\w-]+\.)+[\w-]+(?::\d{1,5})?"
# For a look at one's own machine, where there is no encryption.
_OWN_HOST = r"http://(?:localhost|127\.0\.0\.1)(?::\d{1,5})?"
_STEP = r"/(?!\.{1,2}(?:/|$))[\w.~%!$&()*+,;=:@-]+"
# No user or password before the host, which every page would print; nothing behind which a path cannot go on;
# no quotation marks, spaces, and steps that are empty or dots, which browsers read in another way.
_SITE = re.compile(rf"(?:{_HOST}|{_OWN_HOST})(?:{_STEP})*/?")
_EDIT = re.compile(rf"{_HOST}/[^\s\"'<>\\]*")
_SECRET = re.compile(r"(?<=//)[^/?#]*@")
_LONGEST = 2000


class Given(NamedTuple):
    """An address that a setting gives, where it stands in the settings, and the variable that overrides it, if any."""

    address: str
    spot: Spot
    variable: str = ""


def environment_given() -> Mapping[str, str]:
    """Return the environment for the engine: a variable for an address that holds nothing is left out."""
    return {name: value for name, value in os.environ.items() if name not in VARIABLES or value.strip()}


def address_problems(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the public address of the site and with the one at which its sources are edited."""
    for setting, code, pattern in (("site_url", "bad-site-address", _SITE), ("edit_uri", "bad-edit-address", _EDIT)):
        given = _given(root, setting)
        if given.address and not (len(given.address) <= _LONGEST and pattern.fullmatch(given.address)):
            # A password must not stand in a log either.
            found = _SECRET.sub("…@", given.address)[:100]
            source = {"variable": given.variable} if given.variable else {}
            yield Problem(f"{code}-given" if source else code, given.spot, {"found": found, **source})


def _given(root: Path, setting: str) -> Given:
    """Return the address that a setting of the engine gives; an empty one where it cannot be read."""
    nothing = Given("", Spot(SETTINGS_FILE))
    try:
        settings = yaml.compose((root / SETTINGS_FILE).read_text("utf-8-sig"), yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        # The engine tells what is wrong with its settings.
        return nothing
    pairs = settings.value if isinstance(settings, yaml.MappingNode) else ()
    return next((_value(value) for key, value in pairs if key.value == setting), nothing)


def _value(node: yaml.Node) -> Given:
    """Return what a value is: written as it is, or `!ENV [VARIABLE, default]`."""
    spot = Spot(SETTINGS_FILE, node.start_mark.line + 1, node.start_mark.column + 1)
    listed = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = [one.value for one in listed if isinstance(one, yaml.ScalarNode)]
    if node.tag != "!ENV":
        return Given(names[0] if names else "", spot)
    environment = environment_given()
    for name in names[:-1] or names:
        if name in environment:
            return Given(environment[name], spot, name)
    return Given(names[-1] if len(names) > 1 else "", spot)
