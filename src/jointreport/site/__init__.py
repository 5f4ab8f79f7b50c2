"""Which pages the site has, at which URL, and how it speaks one language."""
