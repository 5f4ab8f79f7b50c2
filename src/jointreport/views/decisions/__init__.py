"""Decisions: pages, lists, relations."""
