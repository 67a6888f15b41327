"""R: a script that reads the SQLite file of `--format sqlite` into data frames and igraph."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...graph import Graph

SCRIPT = """\
# Read a graph that `treatygraph export --format sqlite --output graph.sqlite` wrote.
# install.packages(c("DBI", "RSQLite", "igraph"))
library(DBI)
library(igraph)

database <- dbConnect(RSQLite::SQLite(), "graph.sqlite")
nodes <- dbReadTable(database, "nodes")
sources <- dbReadTable(database, "sources")
evidence <- dbReadTable(database, "evidence")
edges <- dbGetQuery(database, '
  SELECT edges.source AS "from", edges.target AS "to", relations.*
  FROM edges JOIN relations ON relations.id = edges.relation')
dbDisconnect(database)

# days are texts in ISO 8601; an open or missing one is NA
edges$first_day <- as.Date(edges$first_day)
edges$last_day <- as.Date(edges$last_day)
stopifnot(nrow(nodes) == {nodes}, nrow(edges) == {edges})

# igraph takes the first column of the nodes for their names: keep the readable one as `label`
names(nodes)[names(nodes) == "name"] <- "label"
graph <- graph_from_data_frame(edges, directed = TRUE, vertices = nodes)
print(graph)
"""


def pieces(graph: Graph) -> Iterator[str]:
    """Return the script, which checks that it read the nodes and edges of this graph."""
    counts = {"nodes": len(graph.nodes), "edges": int(np.count_nonzero(graph.mask))}
    text = SCRIPT
    for key, count in counts.items():
        text = text.replace(f"{{{key}}}", str(count))
    yield text
