"""What changed in the records, by meaning: read once from the history that git keeps of `data/`, into a plain value."""
