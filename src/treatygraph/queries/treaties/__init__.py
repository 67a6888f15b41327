"""The lives of treaties: who is bound by what on which day, since when, and by which act.

`acts` reads what parties did, `documents` and `endings` the facts of treaties; `starts` and
`stints` derive for which time each party is bound; the other modules answer.
"""

from .in_force import in_force
from .lineage import lineage
from .parties import parties
from .status import status

__all__ = ["in_force", "lineage", "parties", "status"]
