"""BibTeX: one entry, with every character that TeX takes for a command escaped."""

from __future__ import annotations

from jointreport.texts.citations.entries import CitedEntry

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


def bibtex(entry: CitedEntry) -> str:
    """Return an entry: `@unpublished` for what is not issued, else `@misc`."""
    kind = "unpublished" if entry.unpublished else "misc"
    fields = {
        # A second pair of braces keeps the name of a body whole and the capitals of a title.
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in entry.authors),
        "title": f"{{{_escaped(entry.title)}}}",
        "year": f"{entry.issued.year:04}" if entry.issued else "",
        "date": str(entry.issued or ""),
        "eventtitle": _escaped(entry.event),
        "number": _escaped(entry.number),
        "url": entry.address,
        "language": entry.tag,
        "note": _escaped(entry.note),
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    return "\n".join((f"@{kind}{{{entry.key},", *lines, "}"))


def _escaped(words: str) -> str:
    return words.translate(_ESCAPED)
