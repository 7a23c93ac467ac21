"""States told by a preposition and a noun: "twelve are in custody", "ended up in hospital", "crushed to death"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.reading.figures.doers import is_ailing, kind_of, sort_of
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.nouns import RELATIVES, antecedent
from crossread.reading.figures.persons import is_people
from crossread.reading.figures.undergoing import undergoers
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import rows, word_list

_OF_THE_HURT = frozenset({"injured", "treated"})
_SELVES = frozenset({"themselves", "himself", "herself"})


@dataclass(frozen=True, slots=True)
class _Condition:
    """A line of harm_conditions.tsv."""

    cases: frozenset[str]
    before: frozenset[str]
    what: str


def condition_harms(tree: Tree, at: int) -> Iterator[Harm]:
    """The harms of a noun that is a state with the preposition before it."""
    cases = {tree.lowered[c] for c in tree.children(at, "case")} or {*tree.lowered[max(at - 1, 0) : at]}
    before = {tree.lowered[c] for c in tree.children(at, "amod", "compound")}
    for one in conditions().get(tree.lowered[at], ()):
        if not cases & one.cases or not _stands(tree, at, one.before, before):
            continue
        if one.what in _OF_THE_HURT and is_ailing(tree, at):
            return
        for found in _whose(tree, at, one):
            patient = antecedent(tree, found) if tree.lowered[found] in RELATIVES else found
            if patient is not None and (what := _what(tree, at, one, patient)):
                yield Harm(what, at, patient)
        return


def _what(tree: Tree, at: int, one: _Condition, patient: int) -> str:
    """What a state is of a patient; "" where the patient is nobody, or one of those who heal."""
    if not is_people(tree, patient) and tree.lowered[patient] not in _SELVES:
        return ""
    sort = sort_of(tree, patient)
    if not one.what.startswith("taken/"):
        return "" if one.what in _OF_THE_HURT and sort == "healers" else one.what
    before = (tree.lowered[c] for c in tree.children(at, "amod", "compound"))
    holders = ["army" if word == "enemy" else "" for word in before]
    holders += [sort_of(tree, noun) for noun in tree.children(at, "nmod", "nmod:poss", "compound")]
    if tree.lowered[at] == "hands" and not any(holders):
        return ""
    return kind_of(tree, at, one.what, doers=[holder for holder in holders if holder], patient=sort)


def _stands(tree: Tree, at: int, wanted: frozenset[str], before: set[str]) -> bool:
    """Whether what must stand before the noun does."""
    if tree.tokens[at].relation == "compound":
        return False
    if "bare" in wanted:
        return "the" not in {tree.lowered[c] for c in tree.children(at, "det")}
    return not wanted or bool(before & wanted)


@cache
def conditions() -> dict[str, tuple[_Condition, ...]]:
    """By noun what it is a state of; callers only read it."""
    found: dict[str, tuple[_Condition, ...]] = {}
    for cases, nouns, before, what in rows("harm_conditions.tsv"):
        one = _Condition(frozenset(cases.split()), frozenset(before.split() if before != "-" else ()), what)
        for noun in nouns.split():
            found[noun] = (*found.get(noun, ()), one)
    return found


def state_of(case: str, noun: str) -> str:
    """What a preposition and a noun right after it are a state of, "" where they are of none: "under arrest"."""
    found = (one.what for one in conditions().get(noun, ()) if case in one.cases and one.before <= {"bare"})
    return next((what for what in found if not what.startswith("taken/")), "")


def _whose(tree: Tree, at: int, one: _Condition) -> list[int]:
    """Who is in a state, or is brought into it."""
    subjects = tree.children(at, "nsubj", "nsubj:pass")
    if subjects:
        return [i for first in subjects for i in tree.conjuncts(first)]
    above = tree.parent(at)
    if above is None:
        return []
    if tree.tokens[above].upos != "VERB":
        is_tied = tree.tokens[at].relation in ("nmod", "acl") and one.what != "treated"
        return [above] if is_tied and above < at else []
    is_end = one.what == "killed"
    verb = tree.lowered[above]
    if is_end and (
        verb in word_list("harm_not_brought.txt") or verb.endswith("ing")
    ):  # "is bleeding to death"
        return []
    if not is_end and verb not in word_list("harm_bringing.txt"):
        return []
    objects = [i for first in tree.children(above, "obj") for i in tree.conjuncts(first)]
    found = objects or undergoers(tree, above) or tree.subjects(above) or tree.children(above, "nsubj:pass")
    return [i for i in found if i < at] if is_end else found
