"""Which clause of its sentence a place or time is told in, and whether a happening is told in it too."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from crossread.reading.events.scene import Scene

_RELATIVE = "acl:relcl"
_OF_NOUNS = frozenset({"acl", _RELATIVE})
_SAID = frozenset({"ccomp", "parataxis"})
_CLAUSES = frozenset({"acl", "ccomp", "parataxis"})
_MOST_CLIMBS = 3


def clauses_of(scene: Scene, token: int) -> Iterator[int]:
    """The heads of the clauses that a token stands in, its own first; a root heads one."""
    tree = scene.tree
    for at in (token, *tree.ancestors(token)):
        relation = tree.tokens[at].relation.split(":")[0]
        if relation == "conj" and tree.tokens[at].upos == "VERB":
            is_own = bool(tree.children(at, "nsubj"))
        elif relation == "advcl":  # not "..., killing 12", which goes on with its clause
            marks = tree.children(at, "mark")
            is_own = bool(tree.children(at, "nsubj")) or any(scene.words[mark] != "to" for mark in marks)
        else:
            is_own = relation in _CLAUSES
        if is_own or tree.parent(at) is None:
            yield at


def governors_in_clause(scene: Scene, token: int) -> Iterator[int]:
    """What governs a word, a few steps up, as far as its clause: not who says it, nor the noun its clause is of."""
    below = token
    for above, _ in zip(scene.tree.ancestors(token), range(_MOST_CLIMBS), strict=False):
        if scene.tree.tokens[below].relation in _OF_NOUNS | _SAID:
            return
        yield above
        below = above


def is_of_clause(scene: Scene, token: int, spine: int) -> bool:
    """Whether what stands at a token is told of a happening.

    So it is in its clause or one above, not above a relative clause, and in what is told of the happening or of a noun
    behind it: "fired on students who had met in Corva", but not "on the day that a truce began in Corva".
    """
    tree = scene.tree
    above = list(clauses_of(scene, spine))
    reached = above[:1] if tree.tokens[above[0]].relation == _RELATIVE else above
    for clause in clauses_of(scene, token):
        if clause in reached:
            # Of the clause of a verb of saying only what stands before it ("In Corva, police said ...").
            below = above[: above.index(clause)]
            return token < clause or not any(tree.tokens[at].relation in _SAID for at in below)
        noun = tree.parent(clause)
        if (
            noun is None
            or noun < spine
            or tree.tokens[clause].relation not in _OF_NOUNS
            or scene.is_time(noun)
        ):
            return False
    return False


def is_of_relative(scene: Scene, token: int, spine: int) -> bool:
    """Whether a token does not stand before the relative clause that a happening is told in, if it is told in one."""
    clause = next(clauses_of(scene, spine))
    if scene.tree.tokens[clause].relation != _RELATIVE:
        return True
    return token > clause or clause in clauses_of(scene, token)


def is_of_another(scene: Scene, token: int, spine: Sequence[int], others: Container[int]) -> bool:
    """Whether a token is told of one of `others`, nouns for happenings ("a truce in Estria"), or of who does something
    ("media in Corva")."""
    tree = scene.tree
    governs = {*spine, *tree.ancestors(spine[-1])}
    below = token
    for above in tree.ancestors(token):
        if above in governs:
            return below != token and tree.tokens[below].relation == "nsubj"
        if above in others and tree.tokens[above].upos != "VERB":
            return True
        below = above
    return False
