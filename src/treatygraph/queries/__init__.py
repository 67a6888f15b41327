"""Pure functions from a graph to a Result; each module is a family of questions."""
