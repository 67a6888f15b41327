"""Run an import: each row becomes nodes and relations, each of which is kept once.

`pipeline` reads files through a mapping; `table` (or `wide_table`, or `round_trip` for tables that
are written back cell by cell) handles the rows of one file; `node_resolver` and `relation_builder`
turn a row into nodes and relations; `node_index` and `relation_index` keep and merge them.
"""
