"""Activities and services."""
