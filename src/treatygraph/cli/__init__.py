"""The command line: parse, call, render; nothing is computed here."""

from .app import main

__all__ = ["main"]
