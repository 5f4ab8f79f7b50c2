"""Who to write to, wherever a page says it."""

from __future__ import annotations

from markupsafe import Markup

from jointreport.site.context import Reader
from jointreport.site.urls import outside


def contact(reader: Reader) -> Markup:
    """Return who to write to, as a link where an address is given."""
    edition = reader.register.edition
    words = reader.text_without_links(edition.contact)
    address = outside(edition.contact_address)
    return Markup('<a href="{}">{}</a>').format(address, words) if address else words
