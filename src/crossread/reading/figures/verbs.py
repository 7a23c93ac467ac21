"""Whom a verb of harm is done to, by syntax."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.reading.figures.harm import Harm
from crossread.reading.figures.lexicon import harm_verbs, is_person
from crossread.reading.figures.nouns import noun_before
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import rows, table

_MARKS = frozenset({",", ";", ".", "(", ":"})
_LIST_TOKENS = 8
_AIMED = frozenset({"at", "toward", "towards"})


def of_verb(tree: Tree, at: int) -> Iterator[Harm]:
    """The harms a verb tells of."""
    token = tree.tokens[at]
    what, whom = harm_verbs().get(tree.lowered[at], ("", ""))
    if not what:
        what, whom = _with_particle(tree, at)
    if not what or token.upos not in ("VERB", "ADJ") or token.relation == "compound":
        return
    if whom == "subject":
        patients = tree.subjects(at) or tree.children(at, "nsubj:pass")
    else:
        patients = _undergoers(tree, at) or (tree.subjects(at) if whom == "either" else [])
    what = _ended(tree, at, what)
    for patient in patients:
        yield Harm(what, at, patient)


def _with_particle(tree: Tree, at: int) -> tuple[str, str]:
    """ "passed away", "gunned down"."""
    for verb, particle, what, whom in rows("harm_particles.tsv"):
        if verb == tree.lowered[at] and particle in tree.lowered[at + 1 : at + 3]:
            return what, whom
    return "", ""


def _undergoers(tree: Tree, at: int) -> list[int]:
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
    if active and not tree.children(at, "aux:pass"):
        return active  # whatever the parser takes the subject for
    found = tree.objects(at)
    if found and tree.children(at, "aux:pass"):
        return _with_last(tree, at, found)
    if found:
        return found if tree.is_passive(at) else _following(at, found)
    return _shared(tree, at) if relation == "conj" else _bare_subjects(tree, at)


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
    return _bare_subjects(tree, at) if tree.children(at, "nsubj") else _undergoers(tree, above)


def _bare_subjects(tree: Tree, at: int) -> list[int]:
    """The subjects of a participle without its auxiliary: "two killed in", a headline's "man shot"."""
    if _has_own(tree, at):
        return []
    subjects = tree.children(at, "nsubj")
    above = tree.parent(at)
    if tree.tokens[at].relation in ("acl", "acl:relcl") and above is not None and not subjects:
        return [above]
    return [noun for first in subjects for noun in tree.conjuncts(first)]


def _following(at: int, objects: list[int]) -> list[int]:
    """Of objects on both sides of an active verb those that follow: a parser took the doer for one."""
    following = [i for i in objects if i > at]
    return following or objects


def _has_own(tree: Tree, at: int) -> bool:
    """Whether a verb has an object, an auxiliary or an aim, so that its subject is the doer."""
    aims = (tree.lowered[case] for o in tree.children(at, "obl") for case in tree.children(o, "case"))
    return bool(tree.children(at, "obj", "aux")) or any(word in _AIMED for word in aims)


def _ended(tree: Tree, at: int, what: str) -> str:
    """What a verb comes to with "fatally", "dead", "to death" on it, right before or after."""
    if what not in ("shot", "injured"):
        return what
    fatal = table("fatal_words.tsv")
    beside = tree.lowered[max(at - 1, 0) : at + 3]
    end = next((k for k, word in enumerate(beside) if word in _MARKS), len(beside))
    return "killed" if any(fatal.get(word, ("",))[0] == "killed" for word in beside[:end]) else what
