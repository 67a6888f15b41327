"""CSV: a folder with nodes.csv and edges.csv, as Gephi and Kumu have them.

The mapping `graph` reads them back. A record imported from such a table keeps, in its attribute
`as_written`, the cells that would otherwise be written differently. The vocabulary keeps the
columns, as choices of an attribute that no record carries.
"""

from __future__ import annotations

AS_WRITTEN = "as_written"
NODES, EDGES = "nodes", "edges"
# the attribute of the vocabulary whose choices are the columns
REMEMBERED = {NODES: "nodes_csv", EDGES: "edges_csv"}
