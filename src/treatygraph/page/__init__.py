"""The explorer: a graph as one HTML file that opens anywhere and asks nothing of the network.

Python encodes the data (`payload`), groups relations into lines (`lines`), computes positions
(`layout/`) and hands the drawing to pyvis (`pyvis_network`), which renders `template.html` around
`style.css` and the modules of `scripts/`, joined by `bundle`. In the browser, `main.js` connects
the parts: data and state in the middle, and around them search, legend, panel and drawing, which do
not import each other.
"""

from .page import Page, make_page
from .third_party import third_party_scripts

__all__ = ["Page", "make_page", "third_party_scripts"]
