"""Binary files that carry a whole graph."""
