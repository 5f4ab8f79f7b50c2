"""Documents on paper: what a page shows, set as a meeting document in DOCX and PDF."""
