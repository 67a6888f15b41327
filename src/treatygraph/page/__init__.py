"""The explorer: a graph as one HTML file that opens anywhere and asks nothing of the network."""

from .page import Page, make_page

__all__ = ["Page", "make_page"]
