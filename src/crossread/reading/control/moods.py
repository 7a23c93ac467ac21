"""Whether a change of control is told as done: denied, planned, feared, demanded, a mere case."""

from __future__ import annotations

from crossread.domain.facts import EventStatus
from crossread.reading.control.words import moods
from crossread.reading.syntax import Tree

_OVER_CLAUSE = frozenset({"ccomp", "xcomp", "acl", "advcl", "parataxis", "csubj"})
_OVER_NOUN = frozenset({"obj", "nmod", "obl"})
_HELPERS = frozenset({"aux", "mark", "advmod", "amod", "compound"})
_WITHOUT = frozenset({"without", "instead"})
_OF_MANY = frozenset({"first", "second", "last", "only", "latest", "next"})
_NOT_YET = ("yet", "to")
_TOWARDS = frozenset({"at", "for"})
_HIGHEST = 4  # words above a verb that can put it off; further up it is somebody else's mood
_STRONGER = (EventStatus.FEARED, EventStatus.DEMANDED)


def status_of(tree: Tree, index: int) -> EventStatus:
    """How the happening named by a token is told."""
    at, own = index, _own(tree, index)
    for _ in range(_HIGHEST):
        above = tree.parent(at)
        relation = tree.tokens[at].relation
        if own is EventStatus.NEGATED or above is None or relation == "acl:relcl":
            break
        if relation == "conj":
            if own is not None or tree.children(at, "nsubj", "aux"):
                break
            at, own = above, _own(tree, above)
            continue
        if relation not in _OVER_CLAUSE and relation.split(":", 1)[0] not in _OVER_NOUN:
            break
        put_off = _put_off(tree, at, own)
        decided = _under(tree, at, above, own, put_off=put_off, whole=at == index)
        if decided is not None:
            return decided
        at = above
    return own or EventStatus.ACTUAL


def _under(
    tree: Tree, at: int, above: int, own: EventStatus | None, *, put_off: bool, whole: bool
) -> EventStatus | None:
    """What the word above makes of it; None leaves it to the words further up. `whole`: nothing stands between."""
    over = moods().get(tree.lowered[above])
    clause = tree.tokens[at].relation in _OVER_CLAUSE
    if over is EventStatus.DENIED and (clause or tree.tokens[at].relation == "obj"):
        return over
    if tree.tokens[at].relation == "csubj":
        over = _own(tree, above)  # "seizing it would let"
        return own or (EventStatus.HYPOTHETICAL if over is EventStatus.PLANNED else over)
    if put_off and clause:
        if over is None and any(tree.lowered[c] in _OF_MANY for c in tree.children(above)):
            return None  # "the first town to fall"
        if over is EventStatus.ACTUAL:
            return EventStatus.NEGATED if tree.is_negated(above) else None
        return over or EventStatus.PLANNED
    if own is not None:
        return over if over in _STRONGER else None
    of_noun = tree.tokens[at].upos == "NOUN" or tree.tokens[above].upos == "NOUN"
    governs = whole and of_noun and at > above and over not in (None, EventStatus.ACTUAL)
    return over if governs else None


def _put_off(tree: Tree, at: int, own: EventStatus | None) -> bool:
    """Whether the verb is only aimed at: "to seize", "at seizing"; not "to have seized"."""
    helpers = tree.helpers(at)
    if "to" in helpers:
        return "have" not in helpers
    return own is None and any(tree.lowered[c] in _TOWARDS for c in tree.children(at, "mark", "case"))


def _own(tree: Tree, index: int) -> EventStatus | None:
    """What the words tied to the token itself say."""
    if tree.lowered[max(0, index - 2) : index] == _NOT_YET:
        return EventStatus.NEGATED
    beside = {tree.lowered[child] for child in tree.children(index)}
    if tree.is_negated(index) and "longer" not in beside:
        return EventStatus.NEGATED
    for child in tree.children(index):
        if tree.tokens[child].relation.split(":", 1)[0] not in _HELPERS:
            continue
        if tree.lowered[child] in _WITHOUT:
            return EventStatus.NEGATED
        status = moods().get(tree.lowered[child])
        if status not in (None, EventStatus.ACTUAL):
            return status
    return None
