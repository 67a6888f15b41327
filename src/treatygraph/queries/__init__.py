"""Functions that answer questions, one module a command, and what their answers share.

They read a graph and return a Result; `check` alone reads a folder, and rewrites it with `fix`.
"""
