"""Noun phrases by the order of words, for where a parser slips."""

from __future__ import annotations

from crossread.reading.syntax import Tree

RELATIVES = frozenset({"who", "that", "which", "whom"})
_LONGEST_TOKENS = 8
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_LEADS = frozenset({"DET", "ADJ", "NUM", "ADV", "PRON", "ADP"})  # ADP: the "at" of "at least"


def noun_from(tree: Tree, first: int) -> int | None:
    """The head of the noun phrase that begins at a token: the last noun of the first run of nouns, or a name's head."""
    last = min(first + _LONGEST_TOKENS, len(tree))
    for at in range(first, last):
        upos = tree.tokens[at].upos
        if upos in ("NOUN", "PROPN"):
            run = at
            while run + 1 < last and tree.tokens[run + 1].upos == upos:
                run += 1
            if upos == "PROPN" and run + 1 < last and tree.tokens[run + 1].upos == "NOUN":
                return noun_from(tree, run + 1)
            if upos == "NOUN":
                return run
            return next((i for i in range(at, run + 1) if not at <= tree.tokens[i].head <= run), at)
        if (
            upos not in _LEADS
            and tree.lowered[at] not in ("-", "“", "”", '"')
            and tree.tokens[at].relation != "amod"
        ):
            return None
    return None


def noun_before(tree: Tree, at: int) -> int | None:
    """The noun right before a token, a comma and an age between them passed over."""
    for before in range(at - 1, max(at - 4, -1), -1):
        upos = tree.tokens[before].upos
        if upos in ("NOUN", "PROPN", "PRON"):
            return before
        if upos not in ("PUNCT", "NUM"):
            return None
    return None


def is_aged(tree: Tree, token: int) -> bool:
    """Whether a token is the head of "a 15-year-old"."""
    return (
        tree.lowered[token] in ("old", "olds") and token > 1 and tree.lowered[token - 2] in ("year", "month")
    )


def antecedent(tree: Tree, relative: int) -> int | None:
    """The noun that "who" stands for: the nearest one above that comes before it."""
    return next((i for i in tree.ancestors(relative) if tree.tokens[i].upos in _NOUNS and i < relative), None)
