"""Say which addresses outside the site lead nowhere, as Markdown for the summary of the weekly workflow.

Usage: python tools/dead_links.py [FOLDER]; it needs nothing but Python, and never fails because an address is dead:
nothing of ours is to wait for the servers of others.
"""

from __future__ import annotations

import re
import socket
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from itertools import chain
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urlsplit
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent

_WRITTEN = {
    "data": (".yaml", re.compile(r"https?://[^\s\"'<>，。；、）]+")),
    "docs": (".md", re.compile(r"https?://[^\s\"'<>，。；、）)]+")),
}
"""Folder → the files in which authors write addresses, and how far one goes: in Markdown a bracket may end it."""
_PLAIN = "%/:=&?~#+!$,;'@()*[]"
"""What is no letter or digit and stands in an address as it is."""
_ASKING = {"User-Agent": "Mozilla/5.0 (compatible; a weekly check of the links of a public record)"}
_OPEN, _GONE = 200, {404, 410}
_SECONDS = 30
_PAUSE = 0.5
"""Between two questions to the same server, which has other readers too."""

_HEAD = "### Addresses outside the site / 站外网址\n\n"
_COUNT = (
    "{all} asked, {gone} lead nowhere, {unsure} could not be checked. / "
    "共查{all}个，{gone}个失效，{unsure}个未能核实。\n"
)
_NO_NETWORK = (
    "No server answered at all; nothing is said of any address. / 所有服务器均无应答，无法判断网址是否有效。\n"
)
_TABLE = "\n| Address / 网址 | Answer / 结果 | Where / 位置 |\n|---|---|---|\n"
_LEADING_NOWHERE = (
    "\n**They lead nowhere.** Look for the new address or for an archived copy, and mend the line.\n"
    "**网址失效。** 请查找新网址或存档副本，并修改该行。\n"
)
_UNSURE = (
    "\n**They could not be checked.** They may open in a browser all the same: some servers refuse programs.\n"
    "**未能核实。** 在浏览器中或可打开：有的服务器拒绝程序访问。\n"
)
_NO_SUCH_HOST = "no such server / 无此服务器"


def main(arguments: Sequence[str]) -> int:
    """Print what became of the addresses of the project in a folder, by default this one."""
    places = _places(Path(arguments[0]) if arguments else ROOT)
    answers = _answers(places)
    silence = places and not any(isinstance(one, int) for one in answers.values())
    sys.stdout.write(_HEAD + (_NO_NETWORK if silence else _told(places, answers)))
    return 0


def _told(places: Mapping[str, Sequence[str]], answers: Mapping[str, int | str]) -> str:
    gone = [one for one in places if _is_gone(answers[one])]
    unsure = [one for one in places if not _is_gone(answers[one]) and answers[one] != _OPEN]
    told = _COUNT.format(all=len(places), gone=len(gone), unsure=len(unsure))
    for words, addresses in ((_LEADING_NOWHERE, gone), (_UNSURE, unsure)):
        if addresses:
            told += words + _TABLE + "".join(_row(one, answers[one], places[one]) for one in addresses)
    return told


def _row(address: str, answer: int | str, where: Sequence[str]) -> str:
    return f"| <{address.replace('|', '%7C')}> | {answer} | {', '.join(where)} |\n"


def _places(root: Path) -> Mapping[str, list[str]]:
    """Return each address that authors wrote → where, as `data/sources.yaml:12`."""
    places: dict[str, list[str]] = {}
    for folder, (suffix, address) in _WRITTEN.items():
        for file in sorted((root / folder).rglob(f"*{suffix}")):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                for found in address.findall(line):
                    places.setdefault(found.rstrip(".,;:!?"), []).append(
                        f"`{file.relative_to(root).as_posix()}:{number}`"
                    )
    return places


def _answers(addresses: Iterable[str]) -> Mapping[str, int | str]:
    """Return what each address answers; one server is asked one thing after the other, several at once."""
    of_host: dict[str, list[str]] = {}
    for one in addresses:
        of_host.setdefault(urlsplit(one).netloc, []).append(one)
    with ThreadPoolExecutor(max_workers=8) as pool:
        return dict(chain.from_iterable(pool.map(_answers_of_host, of_host.values())))


def _answers_of_host(addresses: Sequence[str]) -> list[tuple[str, int | str]]:
    return [(one, _answer(one)) for one in addresses]


def _answer(address: str) -> int | str:
    """Return the status an address answers with, or why there was none; what failed is asked once more."""
    first = _asked(address)
    return first if first == _OPEN or _is_gone(first) else _asked(address)


def _asked(address: str) -> int | str:
    time.sleep(_PAUSE)
    try:
        # Only http and https are looked for. The body is not read.
        with urlopen(Request(quote(urldefrag(address).url, safe=_PLAIN), headers=_ASKING), timeout=_SECONDS):  # noqa: S310
            return _OPEN
    except HTTPError as answer:
        return answer.code
    except (OSError, HTTPException, ValueError) as fault:
        return _why(fault.reason if isinstance(fault, URLError) else fault)


def _why(fault: object) -> str:
    if isinstance(fault, socket.gaierror) and fault.errno == socket.EAI_NONAME:
        return _NO_SUCH_HOST
    return type(fault).__name__


def _is_gone(answer: int | str) -> bool:
    return answer in _GONE or answer == _NO_SUCH_HOST


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
