"""Judge the status of a relation by the words of the sentences that hold it."""

from __future__ import annotations

from collections.abc import Iterator

from .dates import Sentences
from .finding import Context, Finding, Place, first_place
from .lexicon import lexicon
from .passage import Sentence, content, stem
from .words import names_an_end


def status_findings(context: Context) -> Iterator[Finding]:
    """Report a status that the words of the sentences of a relation speak against.

    Either they have cues of another status and none of this one, or the relation is established
    and all of them speak of what is yet to be done.
    """
    relation = context.relation
    what = f"status {relation.status}"
    if _never_open(context):
        yield Finding("status", what, None, explained=False)
    elif _is_open(context):
        yield Finding("status", what, None)
    elif _is_judged(context):
        among = _sentences(context)
        place = _place(among, relation.status)
        if place or any(_has_other_status(each, relation.status) for _, each in among):
            yield Finding("status", what, place)


def _never_open(context: Context) -> bool:
    """Return whether the type is one that a source can report only once it is done."""
    words = lexicon().words("types", context.relation.type, key="statuses")
    return bool(words) and context.relation.status not in words


def _is_open(context: Context) -> bool:
    """Return whether an established act is only planned or possible in all of its sentences."""
    relation = context.relation
    if relation.status not in context.vocabulary.established or not _can_be_open(relation.type):
        return False
    among = [sentence for _, sentence in _sentences(context)]
    return bool(among) and all(
        each.has_cue("modality", "open") and not each.has_cue("modality", "done") for each in among
    )


def _can_be_open(type: str) -> bool:
    return type in lexicon().words("modality", "acts")


def _is_judged(context: Context) -> bool:
    """Return whether the words of this status are looked for.

    A type without cues, such as a location, is judged only if its status is not an established
    one, since texts always mark that in words.
    """
    relation = context.relation
    judged = bool(lexicon().cues("statuses", relation.status))
    established = relation.status in context.vocabulary.established
    return judged and (bool(lexicon().cues("types", relation.type)) or not established)


def _sentences(context: Context) -> Sentences:
    """Return the sentences with a cue of the type, or those about an end, or all."""
    everything = list(context.sentences)
    if lexicon().cues("types", context.relation.type):
        return [one for one in everything if one[1].has_cue("types", context.relation.type)]
    return [one for one in everything if _is_about_an_end(context, one[1])] or everything


def _is_about_an_end(context: Context, sentence: Sentence) -> bool:
    """Return whether an end is named, or described by two words of a name."""
    words = {stem(word) for word in sentence.words.split()}
    ends = (*context.relation.origins, *context.relation.targets)
    described = (len(content(name) & words) > 1 for end in ends for name in context.names[end])
    return names_an_end(context, sentence) or any(described)


def _place(among: Sentences, status: str) -> Place | None:
    return first_place(among, lambda each: each.has_cue("statuses", status))


def _has_other_status(sentence: Sentence, status: str) -> bool:
    others = (each for each in lexicon().keys("statuses") if each != status)
    return any(sentence.has_cue("statuses", each) for each in others)
