"""The records: what an author may write, field by field. They know neither files nor other records."""
