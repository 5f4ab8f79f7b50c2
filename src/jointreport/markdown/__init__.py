"""Pages that authors write in Markdown: what may stand in them, and what becomes of it."""
