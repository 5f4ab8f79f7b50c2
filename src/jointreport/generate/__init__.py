"""From records and authored pages to a finished edition of the site."""
