"""How texts are cited: references in United Nations style, quotations, entries for reference managers."""
