"""Whom a verb is done to, by syntax, and by the order of words where parsers slip."""

from __future__ import annotations

from crossread.reading.figures.lexicon import are_people, harm_verbs, is_person
from crossread.reading.figures.nouns import noun_before
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import word_list

_LIST_TOKENS = 8
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PARTING = frozenset({"VERB", "CCONJ", "PUNCT"})
_AIMED = frozenset({"at", "toward", "towards"})


def undergoers(tree: Tree, at: int) -> list[int]:
    """Whom a verb that has an object is done to."""
    relation, above = tree.tokens[at].relation, tree.parent(at)
    if relation == "amod" and above is not None:
        return [above]
    if tree.lowered[at].endswith("ing") and not tree.children(at, "aux:pass"):
        return _following(at, [i for first in tree.children(at, "obj") for i in tree.conjuncts(first)])
    if relation == "acl" and (noun := noun_before(tree, at)) == at - 1 and is_person(tree.lowered[noun]):
        if tree.children(at, "obj"):
            return tree.objects(at)
        return [i for i in tree.conjuncts(noun) if i <= noun]  # "a girl and a student shot and killed by"
    active = [i for first in tree.children(at, "obj") if first > at for i in tree.conjuncts(first)]
    is_passive = bool(tree.children(at, "aux:pass"))
    if active and not is_passive:
        return active  # whatever the parser takes the subject for
    found = tree.objects(at)
    if is_passive:
        return _with_last(tree, at, found) if found else _raised(tree, at)
    if found:
        return found if tree.is_passive(at) else _following(at, found)
    return _bare_adjuncts(tree, at) or _unsaid(tree, at)


def _bare_adjuncts(tree: Tree, at: int) -> list[int]:
    """People right after an active verb without a preposition, taken for an adjunct: "whisked away | 17 men"."""
    bare = [i for i in tree.children(at, "obl") if i > at and not tree.children(i, "case")]
    beside = [i for i in bare if not any(t.upos in _PARTING for t in tree.tokens[at + 1 : i])]
    return [i for first in beside if are_people(tree.lowered[first]) for i in tree.conjuncts(first)]


def _unsaid(tree: Tree, at: int) -> list[int]:
    """Whom a participle is said of that has neither object nor auxiliary."""
    return _shared(tree, at) if tree.tokens[at].relation == "conj" else _bare_subjects(tree, at)


def _raised(tree: Tree, at: int) -> list[int]:
    """Whom a passive without a subject of its own is said of: "two had to be rescued", "12 gave up and were arrested"."""
    relation, above = tree.tokens[at].relation, tree.parent(at)
    is_raised = relation == "conj" or tree.lowered[above or 0] in word_list("harm_raising.txt")
    if relation in ("xcomp", "conj") and above is not None and is_raised:
        found = tree.children(above, "nsubj:pass") or tree.subjects(above)
        if found:
            return found
    return _unsaid(tree, at)


def bearers(tree: Tree, at: int) -> list[int]:
    """Of whom a verb tells as its subject, or what is right before it where it is taken for an adjective.

    "31 people | sustained injuries", "twenty | needed stitches".
    """
    found = tree.subjects(at) or tree.children(at, "nsubj:pass")
    found = found or [i for i in tree.children(at, "compound", "nummod") if tree.tokens[i].upos == "NUM"]
    if found or tree.tokens[at].relation != "amod" or tree.tokens[at].head < at or at == 0:
        return found
    return [at - 1] if tree.tokens[at - 1].upos in _NOMINAL else []


def _with_last(tree: Tree, at: int, found: list[int]) -> list[int]:
    """The subjects of a passive with the person right before its auxiliary: "a woman and a child | were shot"."""
    first = tree.children(at, "aux", "aux:pass")[0]
    last = noun_before(tree, first)
    if last is None or last in found or last < found[0] or not is_person(tree.lowered[last]):
        return found
    between = tree.lowered[found[-1] + 1 : last]
    is_listed = "and" in between and len(between) <= _LIST_TOKENS
    return [*found, last] if is_listed and found[-1] < last else found


def _shared(tree: Tree, at: int) -> list[int]:
    """Those of the verb that this one is coordinated with: "killed and wounded dozens", "was shot and killed"."""
    above = tree.parent(at)
    if above is None or tree.lowered[above] not in harm_verbs():
        return _bare_subjects(tree, at)
    shared = tree.children(above, "obj")
    if shared and shared[0] > at:
        return tree.objects(above)
    return _bare_subjects(tree, at) if tree.children(at, "nsubj") else undergoers(tree, above)


def _bare_subjects(tree: Tree, at: int) -> list[int]:
    """The subjects of a participle without its auxiliary: "two killed in", a headline's "man shot"."""
    if _has_own(tree, at):
        return []
    subjects = tree.children(at, "nsubj")
    above = tree.parent(at)
    if tree.tokens[at].relation in ("acl", "acl:relcl") and above is not None and not subjects:
        return [above]
    if not subjects and (noun := noun_before(tree, at)) == at - 1 and noun in tree.children(at, "obl"):
        return [noun]  # "five soldiers fallen", the noun taken for an adjunct
    return [noun for first in subjects for noun in tree.conjuncts(first)]


def _following(at: int, objects: list[int]) -> list[int]:
    """Of objects on both sides of an active verb those that follow: a parser took the doer for one."""
    following = [i for i in objects if i > at]
    return following or objects


def _has_own(tree: Tree, at: int) -> bool:
    """Whether a verb has an object, an auxiliary or an aim, so that its subject is the doer."""
    aims = (tree.lowered[case] for o in tree.children(at, "obl") for case in tree.children(o, "case"))
    return bool(tree.children(at, "obj", "aux")) or any(word in _AIMED for word in aims)
