"""`python -m treatygraph`."""

from .cli import main

main()
