"""Files and processes: the cache, the worker pool, and the only part that writes the site."""
