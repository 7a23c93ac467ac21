"""Whether a word stands for people who can be counted."""

from __future__ import annotations

from crossread.reading.figures.lexicon import are_people
from crossread.reading.figures.nouns import noun_from
from crossread.reading.syntax import Tree


def is_people(tree: Tree, token: int) -> bool:
    """Whether a token stands for people: a noun for them, a bare number, "who"."""
    if tree.tokens[token].upos in ("NUM", "DET"):
        noun = noun_from(tree, token + 2) if tree.lowered[token + 1 : token + 2] == ("of",) else None
        return noun is None or is_people(tree, noun)  # "15 of the past 21 years"
    word = tree.lowered[token]
    if tree.tokens[token].upos == "PROPN":
        return True  # "arrested 12 Norvians"
    return are_people(word) or (word in ("old", "olds") and token > 0)


def is_sum(tree: Tree, token: int) -> bool:
    """Whether a bare number is rather one of money: "freed 300 million for research"."""
    return tree.lowered[token] in ("million", "billion", "m", "bn")
