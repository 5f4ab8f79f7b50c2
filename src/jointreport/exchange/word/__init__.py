"""Word documents: the numbers that Word prints, words letter for letter, tables and footnotes."""
