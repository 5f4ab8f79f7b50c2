"""Pure functions over texts: comparison, terms, citations."""
