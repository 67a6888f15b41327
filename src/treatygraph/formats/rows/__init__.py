"""Formats that every answer has."""
