"""Decides of each file below `data/` and `docs/` what it is: a record, a page, a picture or document, or wrong."""
