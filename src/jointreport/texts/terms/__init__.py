"""The terms of the glossary in the texts: where they occur, and how the languages of a text render them."""
