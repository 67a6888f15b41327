"""Values of cells: dates in the formats that tables use, converted to EDTF."""
