"""Whom nouns and states of harm are said of: "the death of", "found dead", "suffered wounds", "in critical condition"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.reading.figures.harm import Harm
from crossread.reading.figures.lexicon import is_person
from crossread.reading.figures.nouns import noun_before, noun_from
from crossread.reading.figures.undergoing import bearers, undergoers
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import table, word_list

_FROM = frozenset({"from", "of", "with", "in"})
_SELF = frozenset({"himself", "herself", "themselves"})
_HAVING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def of_noun(tree: Tree, at: int) -> Iterator[Harm]:
    """The harms of a noun for the act: "the killing of 12", "her death"."""
    token = tree.tokens[at]
    what, way = table("harm_nouns.tsv")[tree.lowered[at]]
    if token.relation == "compound" or way not in ("act", "both") or token.upos == "VERB":
        return
    below = _following_of(tree, at)
    if what != "shot":
        below = below + tree.children(at, "nmod:poss")
    for adjective in tree.children(at, "amod"):
        if tree.lowered[adjective] in ("fatal", "deadly") and what in ("shot", "injured"):
            what = "killed"
    for patient in below:
        yield Harm(what, at, patient)


def of_state(tree: Tree, at: int) -> Iterator[Harm]:
    """The harms of a state: "12 are missing", "was found dead", "three wounded men"."""
    (what,) = table("harm_states.tsv")[tree.lowered[at]]
    token, above = tree.tokens[at], tree.parent(at)
    if token.upos not in ("ADJ", "VERB", "NOUN", "ADV"):
        return
    subjects = tree.children(at, "nsubj", "nsubj:pass")
    if not subjects and tree.children(at, "case"):
        return  # "slept among the dead"
    if subjects:
        patients = [s for first in subjects for s in tree.conjuncts(first)]
    elif above is None:
        return
    elif token.relation in ("amod", "acl"):
        patients = [above]
    elif token.relation in ("xcomp", "advmod", "ccomp", "obl") and tree.tokens[above].upos == "VERB":
        patients = tree.objects(above) or tree.subjects(above) or tree.children(above, "nsubj:pass")
    else:
        return
    for patient in patients:
        if patient != at:
            yield Harm(what, at, patient)


def of_idiom(tree: Tree, at: int) -> Iterator[Harm]:
    """The harms of a noun with what governs it."""
    what, way = table("harm_idioms.tsv")[tree.lowered[at]]
    if tree.tokens[at].upos in ("NOUN", "PROPN"):
        for patient in _in_state(tree, at) if way == "state" else _by_verb(tree, at, way):
            yield Harm(what, at, patient)


def _in_state(tree: Tree, at: int) -> list[int]:
    """Who is "in critical condition"."""
    grave = word_list("grave_words.txt")
    if not any(tree.lowered[c] in grave for c in tree.children(at, "amod", "compound")):
        return []
    return tree.children(at, "nsubj") or _bearers(tree, at)


def _by_verb(tree: Tree, at: int, way: str) -> list[int]:
    above = tree.parent(at)
    if way == "bearer" or above is None:
        return _bearers(tree, at)
    sort = table("idiom_verbs.tsv").get(tree.lowered[above], ("",))[0]
    if way == "owner" and sort == "owner" and tree.tokens[at].relation == "obj":
        return _following_of(tree, at) + tree.children(at, "nmod:poss") or [at]
    if way == "owner" and sort == "loser":
        return tree.subjects(above)
    if way == "turned" and sort == "turned":
        return [i for i in range(at + 1, min(at + 4, len(tree))) if tree.lowered[i] in _SELF]
    if way == "hit" and sort == "hit":
        return tree.objects(above)
    if way == "place" and sort == "place":
        return _taken(tree, above)
    return []


def _taken(tree: Tree, verb: int) -> list[int]:
    """Who is taken somewhere: by the tree of a plain passive, else what follows the verb."""
    taken = tree.children(verb, "obj")
    if taken or tree.children(verb, "aux:pass") or not tree.children(verb, "nsubj", "nsubj:pass"):
        return taken or undergoers(tree, verb)
    noun = noun_from(tree, verb + 1)
    return [] if noun is None else [noun]


def _bearers(tree: Tree, at: int) -> list[int]:
    """Who has a wound, or is in a condition."""
    for verb in tree.children(at, "amod"):
        if tree.lowered[verb].endswith("ed") and (found := bearers(tree, verb)):
            return found  # "eight pensioners | sustained cuts", taken for an adjective
    relation, above = tree.tokens[at].relation, tree.parent(at)
    case = next((tree.lowered[c] for c in tree.children(at, "case")), tree.lowered[max(at - 1, 0)])
    if case == "with" and tree.children(at, "case"):
        noun = noun_before(tree, tree.children(at, "case")[0])
        if noun is not None and is_person(tree.lowered[noun]):
            return [noun]
    if above is None:
        return []
    if tree.tokens[above].upos in _HAVING:
        return [above] if relation == "nmod" and tree.lowered[above] not in table("harm_idioms.tsv") else []
    if relation == "obj":
        noun = tree.parent(above) if tree.tokens[above].relation in ("amod", "acl") else None
        return bearers(tree, above) or ([] if noun is None else [noun])
    if relation == "obl" and case != "to":  # "lost two players to injury"
        return tree.objects(above) or (tree.subjects(above) if case in _FROM else [])
    return []


def _following_of(tree: Tree, at: int) -> list[int]:
    """The nouns that follow "of" right after a noun, by the order of words: parsers slip there."""
    if at + 1 >= len(tree) or tree.lowered[at + 1] != "of":
        return []
    noun = noun_from(tree, at + 2)
    if noun is None:
        return []
    return [i for i in tree.conjuncts(noun) if i >= noun]
