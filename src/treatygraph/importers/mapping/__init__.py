"""The mapping language: each part of a mapping, read with all its problems."""
