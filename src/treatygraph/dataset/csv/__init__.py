"""The form of spreadsheets: a folder of nodes.csv and edges.csv, as Gephi and Kumu have them.

The mapping `graph` reads them back. Where a record was made of such a table, it may remember in its
attribute `as_written` the cells that would be written otherwise; the vocabulary remembers the
columns, as the choices of an attribute that no record carries.
"""

from __future__ import annotations

AS_WRITTEN = "as_written"
NODES, EDGES = "nodes", "edges"
# the attribute of the vocabulary whose choices are the columns
REMEMBERED = {NODES: "nodes_csv", EDGES: "edges_csv"}
