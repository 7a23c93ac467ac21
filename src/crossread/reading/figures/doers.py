"""What the taking of people is, by who takes whom: police arrest, gunmen abduct, an army captures, a lifeboat rescues."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crossread.reading.figures.lexicon import any_of
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import mapping, table

_TAKEN = "taken/"
_BY_DOER = {"police": "arrested", "rescuers": "rescued", "healers": "treated"}
_ARMED = frozenset({"army", "gunmen", "police"})
_KINDS = frozenset({"police", "gunmen", "army", "rescuers"})
_MODIFIERS = ("amod", "compound")
_NEAR_CHARS = 600


def sort_of(tree: Tree, noun: int) -> str:
    """The sort of harm_doers.tsv that a noun is of, "" where it is of none: "armed men" are gunmen."""
    word = tree.lowered[noun]
    for child in tree.children(noun, *_MODIFIERS):
        nouns, sort = table("harm_masks.tsv").get(tree.lowered[child], ("", ""))
        if sort and (nouns == "-" or word in nouns.split()):
            return sort
    return mapping("harm_doers.tsv").get(word, "")


def is_sort(wanted: str, sort: str) -> bool:
    """Whether a sort is one of those wanted: "army|gunmen" or "-" for any."""
    return wanted == "-" or sort in wanted.split("|")


def kind_of(tree: Tree, at: int, what: str, *, doers: Sequence[str], patient: str) -> str:
    """What a word does to a patient of a sort: the taking of "taken/arrested" by who takes whom and what is told beside it.

    `doers` are the sorts of those who are told to do it. "" where nothing decides a taking that names nothing.
    """
    if not what.startswith(_TAKEN):
        return what
    doer = next((sort for sort in doers if sort in _KINDS), "")
    if doer in _BY_DOER:
        return _BY_DOER[doer]
    if doer == "gunmen":
        return "captured" if patient in ("army", "police") else "abducted"
    if doer == "army":
        return "arrested" if patient == "crowd" else "captured"
    return _undecided(tree, at, what.removeprefix(_TAKEN), patient=patient, is_done_by=bool(doers))


def _undecided(tree: Tree, at: int, named: str, *, patient: str, is_done_by: bool) -> str:
    """What a taking is where its doer does not say it."""
    if named and patient == "crowd":
        return "arrested"
    if named == "arrested":
        return "" if is_done_by else named  # "were led away by their parents"
    if tells_of_ransom(tree, at):
        return "abducted"
    if named == "captured" and patient not in _ARMED and _speaks(tree, at, "harm_custody.txt"):
        return "arrested"
    return "captured" if named and patient in _ARMED else named


def tells_of_ransom(tree: Tree, at: int) -> bool:
    """Whether the words about a token, 600 characters to each side, speak of ransom, captors or gunpoint."""
    start = tree.tokens[at].span.start
    return (
        any_of("harm_ransom.txt").search(tree.text, max(start - _NEAR_CHARS, 0), start + _NEAR_CHARS)
        is not None
    )


def is_ailing(tree: Tree, at: int) -> bool:
    """Whether the sentence of a token speaks of an illness, so that those treated were not hurt."""
    return _speaks(tree, at, "harm_ailments.txt")


def _speaks(tree: Tree, at: int, phrases: str) -> bool:
    first, last = _sentence(tree, at)
    tokens = tree.tokens
    return any_of(phrases).search(tree.text, tokens[first].span.start, tokens[last].span.end) is not None


_FARTHEST_TOKENS = 60


def _sentence(tree: Tree, at: int) -> tuple[int, int]:
    """The first and last token of the sentence of a token, sixty to each side at most."""
    first = last = at
    ends = _ends()
    while first > 0 and at - first < _FARTHEST_TOKENS and tree.lowered[first - 1] not in ends:
        first -= 1
    while last + 1 < len(tree) and last - at < _FARTHEST_TOKENS and tree.lowered[last] not in ends:
        last += 1
    return first, last


@cache
def _ends() -> frozenset[str]:
    return frozenset({".", "!", "?"})
