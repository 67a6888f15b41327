"""Files to plain text data, and plain text data to typed values, with a line for each."""
