"""Texts from outside, and back: Word, plain text and Akoma Ntoso in; Word and translation memories out."""
