"""Two texts compared: paragraphs aligned by content, words told apart, changes ready to be said. Knows no pages."""
