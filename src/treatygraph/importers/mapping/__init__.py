"""The language of mappings: what each part of one may say, read with all its problems at once."""
