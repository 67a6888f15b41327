"""Compare relations with local copies of the texts, field by field.

`texts` finds the paragraphs, `passage` reads one, `fields` judges each field of a relation by the
words of `lexicon`, and `consistency` holds the facts of a folder against each other.
"""

from .consistency import consistency_problems
from .grounding import Grounding, ground
from .texts import Texts, pointer_problems

__all__ = ["Grounding", "Texts", "consistency_problems", "ground", "pointer_problems"]
