"""The text of a decision or document, in every form in which a page shows it."""
