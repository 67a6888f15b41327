"""Checks: what has to hold between records, and between claims and the texts of their sources."""
