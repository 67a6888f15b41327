"""The explorer: a graph as one HTML file that opens anywhere and asks nothing of the network.

Python says what is known (`payload`), folds relations to lines (`lines`), gives nodes their positions
(`layout/`) and hands the drawing to pyvis (`pyvis_network`), which renders
`template.html` around `style.css` and the modules of `scripts/`, joined by `bundle`. In the
browser, `main.js` puts the parts together: data and state in the middle, and around them search,
legend, panel and drawing, which know nothing of each other. Texts for readers are in `ui/texts.js`.
"""

from .page import Page, make_page

__all__ = ["Page", "make_page"]
