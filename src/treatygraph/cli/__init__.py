"""The command line: parse, call, render; nothing is computed here."""

from ..signals import ended_by_signals

# the imports take longer than some commands: Ctrl-C ends them as quietly as a command
with ended_by_signals():
    from .app import main

__all__ = ["main"]
