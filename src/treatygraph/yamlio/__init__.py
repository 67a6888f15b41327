"""YAML files as plain text data with line numbers, and typed values from it."""
