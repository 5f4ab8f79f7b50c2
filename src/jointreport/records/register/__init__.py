"""All records of an edition, linked: look-up, order, relations."""
