"""Multiplies the corpus of the tests into a treaty system of any size, for measuring."""
