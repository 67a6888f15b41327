"""`python -m treatygraph`."""

from .signals import end_on_signals

end_on_signals()  # first, since the imports below take longer than some commands

from .cli import main  # noqa: E402

main()
