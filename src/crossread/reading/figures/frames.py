"""Wordings that tell of harm by a verb or noun and what follows it: "carried off", "pulled alive", "did not survive"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.reading.figures.doers import is_ailing, is_sort, kind_of, sort_of, tells_of_ransom
from crossread.reading.figures.following import Piece, following, pieces_of
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.nouns import RELATIVES, antecedent, noun_from
from crossread.reading.figures.persons import is_people
from crossread.reading.figures.undergoing import bearers, undergoers
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import rows, word_list

_PARTS_OF_SPEECH = frozenset({"VERB", "ADJ", "NOUN", "ADV"})
_NOBODY = frozenset({"nothing", "nobody", "none"})
_OF_THE_HURT = frozenset({"injured", "treated"})
_FAILING = frozenset({"fail", "fails", "failed", "unable", "failing"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """A line of harm_frames.tsv."""

    is_denied: bool
    follows: tuple[Piece, ...]
    whom: str
    what: str
    doers: str
    patients: str


def frame_harms(tree: Tree, at: int) -> list[Harm] | None:
    """The harms of the first frame that holds of a token, none of a frame that tells of nothing; None where none holds."""
    if tree.tokens[at].upos not in _PARTS_OF_SPEECH or tree.tokens[at].relation == "compound":
        return None
    for frame in frames().get(tree.lowered[at], ()):
        if found := list(_told(tree, at, frame)):
            return [harm for harm in found if harm.what != "nothing"]
    return None


@cache
def frames() -> dict[str, tuple[_Frame, ...]]:
    """By the form of a verb or noun its frames, in the order they are asked; callers only read it."""
    found: dict[str, tuple[_Frame, ...]] = {}
    for forms, follows, whom, what, doers, patients in rows("harm_frames.tsv"):
        is_denied = forms.startswith("not ")
        frame = _Frame(is_denied, pieces_of(follows), whom, what, doers, patients)
        for form in forms.removeprefix("not ").split():
            found[form] = (*found.get(form, ()), frame)
    return {form: tuple(sorted(own, key=lambda one: -len(one.follows))) for form, own in found.items()}


def _told(tree: Tree, at: int, frame: _Frame) -> Iterator[Harm]:
    if frame.is_denied and not is_denied(tree, at):
        return
    ends = following(tree, at, frame.follows)
    if ends is None:
        return
    doers = [sort_of(tree, doer) for doer in tree.subjects(at)]
    if not _is_done_by(tree, at, frame, doers):
        return
    for found in _patients(tree, at, frame, ends):
        patient = antecedent(tree, found) if tree.lowered[found] in RELATIVES else found
        if patient is None or not _fits(tree, patient, frame.patients):
            continue
        what = kind_of(tree, at, frame.what, doers=doers, patient=sort_of(tree, patient))
        if what and not (what in _OF_THE_HURT and is_ailing(tree, at)):
            yield Harm(what, at, patient, is_denial=frame.is_denied)


def _is_done_by(tree: Tree, at: int, frame: _Frame, doers: Sequence[str]) -> bool:
    """Whether those do it who must; "ransom" asks for words about ransom instead."""
    if frame.doers == "ransom":
        return tells_of_ransom(tree, at)
    return frame.doers == "-" or any(is_sort(frame.doers, doer) for doer in doers)


def _patients(tree: Tree, at: int, frame: _Frame, lead: int) -> list[int]:
    if frame.whom == "subject":
        return bearers(tree, at)
    if frame.whom == "after":
        noun = next((head for head in [tree.parent(lead)] if head is not None and head > lead), None)
        if noun is None and tree.tokens[lead + 1 : lead + 2] and tree.tokens[lead + 1].upos != "ADP":
            noun = noun_from(tree, lead + 1)
        return [] if noun is None else [i for i in tree.conjuncts(noun) if i >= noun]
    found = undergoers(tree, at)
    is_active = bool(tree.children(at, "obj")) and not tree.children(at, "aux:pass")
    return [] if frame.whom == "passive" and is_active else found


def _fits(tree: Tree, patient: int, wanted: str) -> bool:
    """Whether those meant are of the sort a frame is about."""
    people = is_people(tree, patient)
    if wanted in ("thing", "all"):
        return wanted == "all" or not people
    word = tree.lowered[patient]
    if wanted in ("!wanted", "!hired"):
        is_wanted = wanted == "!wanted" and word in word_list("harm_wanted.txt")
        return people and not is_wanted and word not in word_list("harm_hired.txt")
    if wanted in ("lost", "locals"):
        return word in word_list(f"harm_{wanted}.txt")
    if wanted == "dwellers":
        return tree.tokens[patient].upos in ("NUM", "DET") or word in word_list("harm_dwellers.txt")
    if wanted == "life":
        return sort_of(tree, patient) == "life"
    return people and is_sort(wanted, sort_of(tree, patient))


def is_denied(tree: Tree, at: int) -> bool:
    """Whether a verb or noun is denied: by "not" or "no" on it, "yet to", "failed to", "nothing has been"."""
    if tree.is_negated(at):
        return True
    adverbs = {tree.lowered[c] for c in tree.children(at, "advmod")}
    if "yet" in adverbs and "to" in tree.helpers(at):
        return True
    if any(tree.lowered[c] in _NOBODY for c in tree.children(at, "nsubj", "obj")):
        return True
    above = tree.parent(at)
    if above is None or tree.tokens[at].relation != "xcomp":
        return False
    before = tree.lowered[max(at - 2, 0) : at]
    return tree.lowered[above] in _FAILING or ("yet" in before and "to" in before)
