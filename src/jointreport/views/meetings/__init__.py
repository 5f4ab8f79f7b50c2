"""Meetings, and what is due at them."""
