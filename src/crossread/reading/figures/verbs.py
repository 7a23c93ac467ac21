"""Whom a verb of harm is done to, by syntax."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.reading.figures.frames import frame_harms
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.lexicon import harm_verbs
from crossread.reading.figures.persons import is_people, is_sum
from crossread.reading.figures.undergoing import undergoers
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import table

_MARKS = frozenset({",", ";", ".", "(", ":"})


def of_verb(tree: Tree, at: int) -> Iterator[Harm]:
    """The harms a verb tells of."""
    token = tree.tokens[at]
    if (framed := frame_harms(tree, at)) is not None:
        yield from framed
        return
    what, whom = harm_verbs().get(tree.lowered[at], ("", ""))
    if not what or token.upos not in ("VERB", "ADJ") or token.relation == "compound":
        return
    if whom == "subject":
        patients = tree.subjects(at) or tree.children(at, "nsubj:pass")
    else:
        patients = undergoers(tree, at) or (tree.subjects(at) if whom == "either" else [])
    what = _ended(tree, at, what)
    for patient in patients:
        if whom == "people" and (is_sum(tree, patient) or not is_people(tree, patient)):
            continue
        yield Harm(what, at, patient)


def _ended(tree: Tree, at: int, what: str) -> str:
    """What a verb comes to with "fatally", "dead", "to death" on it, right before or after."""
    if what not in ("shot", "injured"):
        return what
    fatal = table("fatal_words.tsv")
    beside = tree.lowered[max(at - 1, 0) : at + 3]
    end = next((k for k, word in enumerate(beside) if word in _MARKS), len(beside))
    return "killed" if any(fatal.get(word, ("",))[0] == "killed" for word in beside[:end]) else what
