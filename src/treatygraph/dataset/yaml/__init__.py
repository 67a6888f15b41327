"""A dataset as a folder of YAML: read, write, canonical form, and a cache for large folders."""
