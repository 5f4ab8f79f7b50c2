"""Invents a treaty system of any size, for measuring: words, texts, decisions and all that goes with them."""
