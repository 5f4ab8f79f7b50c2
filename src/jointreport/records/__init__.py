"""YAML files become frozen records, each with its place in the file, and are linked."""
