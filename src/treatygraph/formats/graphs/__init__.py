"""Formats that carry a whole graph."""
