"""The drawings of the site, in plain numbers, without records or words of their own."""
