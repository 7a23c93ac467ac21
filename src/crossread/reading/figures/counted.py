"""Which noun each number counts, by syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.domain.layers import Number
from crossread.reading.figures.lexicon import people
from crossread.reading.figures.nouns import noun_from
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import table

PEOPLE_UNITS = frozenset({"", "people", "persons"})
_MODIFIES = frozenset({"nummod", "amod", "compound", "det", "nmod", "advmod"})
_BREAKS = frozenset({"VERB", "AUX", "ADP", "PUNCT"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
_MOST_PEOPLE = 1e10  # more than there are
_NEAR_TOKENS = 4
_DATED = re.compile(r"\b(?:in|since|until|during|by|from|of)\s\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?=\s(?:killed|dead|wounded|injured)\b)")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_QUOTES = frozenset({"”", "’", "'", '"'})


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the token that heads what it counts (the number's own where it stands alone).

    `who` is the noun in the form counts are kept under, "" where none is printed; `noun` its token.
    """

    number: Number
    head: int
    who: str
    noun: int | None


def counted_of(tree: Tree, numbers: Sequence[Number]) -> list[Counted]:
    """Numbers that can count people or things, in text order; fractions and absurd heads are left out."""
    found = []
    for number in numbers:
        if number.unit in PEOPLE_UNITS and is_countable(number, tree.text):
            counted = _counted(tree, number)
            if counted is not None:
                found.append(counted)
    return found


def is_countable(number: Number, text: str) -> bool:
    """Whether so many people or things can be: whole, not below zero, no more people than live, and no year."""
    start = number.span.start
    if _YEAR.match(text, start) and _DATED.search(text, max(start - 8, 0), start):
        return False  # "in 2013 killed"
    values = [v for v in (number.low, number.best, number.high) if v is not None]
    return bool(values) and all(0 <= v <= _MOST_PEOPLE and v == int(v) for v in values)


def who_of(tree: Tree, noun: int) -> str:
    """The form a noun is counted under: "civilians" of "civilian"; "" for a noun of harm ("deaths")."""
    word = tree.lowered[noun]
    if (
        word in table("harm_nouns.tsv")
        and table("harm_nouns.tsv")[word][1] != "people"
        and word not in people()
    ):
        return ""
    known = people().get(word)
    return known.plural if known else word


def _counted(tree: Tree, number: Number) -> Counted | None:
    inside = tree.within(number.span)
    numerals = [i for i in inside if tree.tokens[i].upos == "NUM"] or [
        i for i in inside if tree.tokens[i].upos in ("NOUN", "ADJ", "DET")
    ]
    if not numerals and tree.lowered[inside.stop : inside.stop + 1] == ("of",):
        numerals = list(inside)  # "Thousands of protesters" that begins a sentence is taken for a name
    if not numerals:
        return None
    numeral = next((i for i in numerals if tree.tokens[i].head not in inside), numerals[-1])
    last = inside[-1]
    noun = _noun_after(tree, numeral, last)
    if noun is not None:
        return Counted(number, noun, who_of(tree, noun), noun)
    of = _noun_of(tree, last)
    return Counted(number, numeral, who_of(tree, of) if of is not None else "", of)


def _noun_after(tree: Tree, numeral: int, last: int) -> int | None:
    """The noun that follows, by its tree or, where the tree ties the number to a noun before it, by place."""
    token = tree.tokens[numeral]
    if tree.lowered[last] in ("people", "persons"):  # the number's unit
        return last
    above = tree.parent(numeral)
    modifies = token.relation.split(":")[0] in _MODIFIES
    if (
        modifies
        and above is not None
        and above > last
        and tree.tokens[above].upos in _NOUNS
        and tree.lowered[above] not in _RELATIVE
    ):
        between = [tree.tokens[i] for i in range(last + 1, above)]
        if all(t.upos not in _BREAKS or t.relation in ("amod", "punct") for t in between):
            return above
    for at in range(last + 1, min(last + 1 + _NEAR_TOKENS, len(tree))):
        upos = tree.tokens[at].upos
        if upos == "NOUN" and tree.lowered[at] not in table("harm_states.tsv"):
            if (
                at + 1 < len(tree)
                and tree.tokens[at].relation == "compound"
                and tree.tokens[at + 1].upos == "NOUN"
            ):
                continue
            return at
        if upos not in ("ADJ", "NUM", "PROPN") and tree.lowered[at] != "-":
            return None
    return None


def _noun_of(tree: Tree, last: int) -> int | None:
    """The noun of "dozens of insurgents", "three of the passengers"."""
    if last + 1 < len(tree) and tree.lowered[last + 1] in _QUOTES:
        last += 1
    if last + 1 >= len(tree) or tree.lowered[last + 1] != "of":
        return None
    return noun_from(tree, last + 2)
