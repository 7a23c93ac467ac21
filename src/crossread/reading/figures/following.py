"""What must follow a verb or noun for a wording to hold: "off", "to safety", no "to" of "lost to injury"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.reading.syntax import Tree

_CLAUSE_TOKENS = 16
_GAP_TOKENS = 5  # between two words of what must follow
_STOP_TOKENS = 2  # how far after it a word that must not come next is looked for
_MOST_STEPS = 4
_ENDS = frozenset({".", ";", ":", "!", "?"})
_NEW_CLAUSES = frozenset({"conj", "acl:relcl", "advcl", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of which one must follow.

    `absent` is "!" where none may come next, "~" where none may hang on the verb; `leads` says that those meant follow it.
    """

    words: frozenset[str]
    absent: str = ""
    leads: bool = False


def pieces_of(follows: str) -> tuple[Piece, ...]:
    """The second column of harm_frames.tsv taken apart."""
    found = []
    for piece in () if follows == "-" else follows.split():
        absent = piece[0] if piece[0] in "!~" else ""
        words = frozenset(word.rstrip("^") for word in piece.removeprefix(absent).split("|"))
        found.append(Piece(words, absent, "^" in piece))
    return tuple(found)


def following(tree: Tree, at: int, pieces: Sequence[Piece]) -> int | None:
    """Where what must follow a token leads to those meant, else where it ends; None where it does not follow."""
    pos, lead, is_first = at, at, True
    for piece in pieces:
        if piece.absent:
            if _comes(tree, at, pos, piece):
                return None
            continue
        last = min(pos + 1 + (_CLAUSE_TOKENS if is_first else _GAP_TOKENS), len(tree))
        found = None
        for i in range(pos + 1, last):
            if tree.lowered[i] in piece.words and (not is_first or _is_below(tree, i, at)):
                found = i
                break
            if tree.lowered[i] in _ENDS:
                break
        if found is None:
            return None
        pos, is_first = found, False
        lead = found if piece.leads else lead
    return lead if lead != at else pos


def _comes(tree: Tree, at: int, pos: int, piece: Piece) -> bool:
    """Whether a word that must not come comes next, or hangs on the verb: "lost two players | to injury"."""
    if any(word in piece.words for word in tree.lowered[pos + 1 : pos + 1 + _STOP_TOKENS]):
        return True
    if piece.absent == "!":
        return False
    below = [
        noun
        for verb in (at, *tree.children(at, "xcomp"))
        for noun in tree.children(verb, "obl", "obj", "compound", "advmod")
    ]
    return any(tree.lowered[i] in piece.words for noun in below for i in (noun, *tree.children(noun, "case")))


def _is_below(tree: Tree, token: int, at: int) -> bool:
    """Whether a token belongs to a verb or noun: right after it, or under it within its own clause."""
    if token == at + 1:
        return True
    for _ in range(_MOST_STEPS):
        above = tree.parent(token)
        if above is None or (
            tree.tokens[token].relation in _NEW_CLAUSES and tree.tokens[token].upos == "VERB"
        ):
            return False
        if above == at:
            return True
        token = above
    return False
