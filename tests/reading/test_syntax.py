"""What rules ask of a dependency tree."""

from __future__ import annotations

from crossread.domain.layers import Token
from crossread.domain.span import Span
from crossread.reading.syntax import Tree


def test_an_infinitive_of_purpose_is_active() -> None:
    words = ["Envoys", "travelled", "to", "meet"]
    heads = [1, 1, 3, 1]
    relations = ["nsubj", "root", "mark", "advcl"]
    upos = ["NOUN", "VERB", "PART", "VERB"]
    tokens, start = [], 0
    for word, tag, head, relation in zip(words, upos, heads, relations, strict=True):
        tokens.append(Token(Span(start, start + len(word)), tag, head, relation))
        start += len(word) + 1
    tree = Tree(" ".join(words), tokens)
    assert not tree.is_passive(3)
    assert tree.subjects(3) == [0]
