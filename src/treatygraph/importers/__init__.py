"""Tables of others as nodes and relations: a mapping is data, and every row is accounted for."""
