"""Records that were made on GitHub, as Markdown for the summary of the run: what to click, copy and delete.

Names of files and the words in them come from outside. Names are escaped, addresses are encoded, and a record stands in
a block that nothing in it can close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from jointreport.exchange.command import Imported
from jointreport.files.names import printable
from jointreport.problems.formats import as_markdown

_LONGEST_ADDRESS = 6000
"""Bytes: GitHub refuses an address of more than eight thousand, and signing in makes it longer."""
_MOST_BYTES = 400_000
"""GitHub throws away a summary of more than a million bytes, and what is told of the files follows below."""
_STEPS = {
    "en": "For each record: click its link, which opens the file on your branch, new and with the right name, or as it "
    "is; copy the block below the link in place of all that stands in the file, where it is not there yet; "
    "replace each `todo`; click *Commit changes…*. "
    "Then delete the files in `inbox/`: until it is empty, nothing can be merged.",
    "zh": "对每条记录：点击其链接，即在您的分支上新建名称正确的文件，或打开已有的文件；如内容尚未填入，"
    "用链接下方的文字块替换文件的全部内容；"
    "逐一替换`todo`；点击“Commit changes…”（提交更改）。然后删除`inbox/`中的文件：清空之前不能合并。",
}
_TOO_LONG = {
    "en": "Not shown here, because it is long: take it from the artifact *records* at the foot of this page.",
    "zh": "因篇幅较长，此处不显示：请从本页底部的产物“records”中取用。",
}
_NEW = {"en": "Create {}", "zh": "新建{}"}
_EDIT = {"en": "Edit {}, which is there already", "zh": "编辑已有的{}"}
_DELETE = {"en": "Delete {}", "zh": "删除{}"}


def summary_of_import(
    records: Sequence[Imported], files: Sequence[Path], address: str, languages: Sequence[str]
) -> str:
    """Return what to do with some records; `address` is where GitHub makes a new file on the branch, or empty.

    Args:
        records: What was made of the files.
        files: The files, which stand in `inbox/`.
        address: `https://github.com/OWNER/REPOSITORY/new/BRANCH`, with the branch as it is called.
        languages: The languages in which it is said.

    """
    parts = [_STEPS[language] for language in languages] if records else []
    room = _MOST_BYTES
    for record in records:
        room -= len(record.content.encode())
        parts += _record(record, address, languages, is_shown=room > 0)
    parts += _deletions(files, address, languages) if records and address else ()
    return "".join(f"{part}\n\n" for part in parts)


def _record(record: Imported, address: str, languages: Sequence[str], *, is_shown: bool) -> Iterator[str]:
    path = f"data/{record.folder}/{record.identity}.yaml"
    yield f"### {as_markdown(path)}"
    if address:
        words = " / ".join((_EDIT if record.is_there else _NEW)[language].format(path) for language in languages)
        yield f"[{as_markdown(words)}](<{_address_of_record(address, path, record)}>)"
    yield _block(record.content) if is_shown else " / ".join(_TOO_LONG[language] for language in languages)


def _address_of_record(address: str, path: str, record: Imported) -> str:
    """Return where GitHub makes a file, with its content where that is short enough; or opens the one that is there."""
    if record.is_there:
        return f"{_beside(address, 'edit')}/{quote(path)}"
    named = f"{quote(address, safe=':/')}?filename={quote(path)}"
    whole = f"{named}&value={quote(record.content, safe='')}"
    return whole if len(whole) <= _LONGEST_ADDRESS else named


def _beside(address: str, act: str) -> str:
    """Return where GitHub does something else on the branch than make a file."""
    before, _, branch = address.partition("/new/")
    return quote(f"{before}/{act}/{branch}", safe=":/")


def _block(content: str) -> str:
    """Return a block of code; its fence is longer than any row of the same sign within."""
    longest = max(map(len, re.findall("`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{content}{fence}"


def _deletions(files: Sequence[Path], address: str, languages: Sequence[str]) -> Iterator[str]:
    """Yield a link for each file of the inbox, under which GitHub deletes it."""
    for file in files:
        words = " / ".join(_DELETE[language].format(printable(file.name)) for language in languages)
        yield f"- [{as_markdown(words)}](<{_beside(address, 'delete')}/inbox/{quote(file.name)}>)"
