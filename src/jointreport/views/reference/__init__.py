"""Bodies, glossary, sources, coverage, changes."""
