"""Plain frozen nouns: what the record is made of. No rules and no files."""
