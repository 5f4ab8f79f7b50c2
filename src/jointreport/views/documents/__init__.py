"""Documents: pages, lists, what cites them."""
