"""Rows of plain tables, taken in batches: what cells mean is worked out once for equal cells.

A row that is anything but plain is taken by itself, as the rows of all other tables are. So the
nodes, the relations and the report are the same either way.
"""
