from __future__ import annotations

import pytest

from crossread.domain.layers import Token
from crossread.domain.span import Span
from crossread.models.reader.phrases import dependents, mention_around


def tree(*rows: tuple[str, int, str]) -> tuple[str, list[Token]]:
    """A sentence from rows of word, governor and relation; the part of speech is a noun's unless it is marked."""
    text, tokens = "", []
    for row, head, relation in rows:
        word, _, upos = row.partition("/")
        start = len(text) + bool(text)
        text += f"{' ' * bool(text)}{word}"
        tokens.append(Token(Span(start, start + len(word)), upos or "NOUN", head, relation))
    return text, tokens


def around(text: str, tokens: list[Token], head: int) -> str:
    first, last = mention_around(text, tokens, dependents(tokens), head)
    assert first <= head < last
    return text[tokens[first].span.start : tokens[last - 1].span.end]


MASTER = tree(
    ("For", 3, "case"),
    ("the", 3, "det"),
    ("harbour", 3, "compound"),
    ("master", 8, "obl"),
    ("of", 5, "case"),
    ("Arven", 3, "nmod"),
    (",", 8, "punct"),
    ("ferries", 8, "nsubj"),
    ("matter/VERB", 8, "root"),
)
OWNER = tree(
    ("The", 1, "det"),
    ("master", 3, "nmod:poss"),
    ("'s", 1, "case"),
    ("ferry", 5, "nsubj:pass"),
    ("was", 5, "aux:pass"),
    ("sold/VERB", 5, "root"),
)
NAMED = tree(
    ("Sandqvist", 5, "nsubj"),
    (",", 3, "punct"),
    ("a", 3, "det"),
    ("pilot", 0, "appos"),
    (",", 0, "punct"),
    ("slept/VERB", 5, "root"),
)
WHO = tree(
    ("pilots", 0, "root"),
    ("who", 2, "nsubj"),
    ("slept/VERB", 0, "acl:relcl"),
    ("aboard", 2, "advmod"),
    (".", 0, "punct"),
)
COPULA = tree(
    ("Sandqvist", 3, "nsubj"),
    ("is", 3, "cop"),
    ("a", 3, "det"),
    ("pilot", 3, "root"),
    ("and", 6, "cc"),
    ("a", 6, "det"),
    ("cook", 3, "conj"),
)
OWNERS = tree(
    ("the", 1, "det"),
    ("owner", 5, "nsubj"),
    ("(", 3, "punct"),
    ("Elin", 1, "appos"),
    (")", 1, "punct"),
    ("left/VERB", 5, "root"),
)
FORMER = tree(
    ("the", 4, "det"), ("(", 2, "punct"), ("former", 4, "amod"), (")", 2, "punct"), ("pilot", 4, "root")
)
FIRST = tree(
    ("(", 1, "punct"),
    ("former", 3, "amod"),
    (")", 1, "punct"),
    ("pilots", 4, "nsubj"),
    ("left/VERB", 4, "root"),
)


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        (MASTER, 3, "the harbour master of Arven"),
        (MASTER, 5, "Arven"),
        (MASTER, 8, "matter"),
        (OWNER, 1, "The master 's"),
        (OWNER, 3, "The master 's ferry"),
        (NAMED, 0, "Sandqvist , a pilot"),
        (NAMED, 3, "a pilot"),
        (WHO, 0, "pilots who slept aboard"),
        (COPULA, 3, "a pilot"),
        (COPULA, 6, "a cook"),
    ],
)
def test_mentions_are_what_belongs_to_their_head(
    sentence: tuple[str, list[Token]], head: int, expected: str
) -> None:
    assert around(*sentence, head) == expected


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        (OWNERS, 1, "the owner ( Elin )"),
        (FORMER, 4, "the ( former ) pilot"),
        (FIRST, 3, "( former ) pilots"),
    ],
)
def test_brackets_stay_in_pairs(sentence: tuple[str, list[Token]], head: int, expected: str) -> None:
    assert around(*sentence, head) == expected


def test_a_gap_ends_a_mention() -> None:
    """What hangs on the head but stands apart from it is left out."""
    sentence = tree(
        ("A", 1, "det"),
        ("hearing", 3, "nsubj:pass"),
        ("was", 3, "aux:pass"),
        ("held/VERB", 3, "root"),
        ("on", 6, "case"),
        ("the", 6, "det"),
        ("fire", 1, "nmod"),
    )
    assert around(*sentence, 1) == "A hearing"


def test_dependents_are_in_order_and_a_root_is_nobody_s() -> None:
    _, tokens = COPULA
    assert dependents(tokens) == [[], [], [], [0, 1, 2, 6], [], [], [4, 5]]
    assert dependents([]) == []
