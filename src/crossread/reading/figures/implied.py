"""Figures without a printed number: "a 19-year-old man was shot dead" is one, "no one was hurt" none."""

from __future__ import annotations

import re

from crossread.domain.layers import MentionKind, Number
from crossread.domain.span import Span
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.lexicon import is_person, is_plural
from crossread.reading.figures.nouns import is_aged
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import table, word_list

_LONGEST_WORD = 40
_BEGUN = re.compile(r"[\w-]+\Z")
_HYPHENS = re.compile(r"(?:-\w+)+")
_NO = frozenset({"no", "not"})
_COUNTED_AS_NONE = frozenset({"one", "body"})


class Implied:
    """The numbers that noun phrases of one report imply; each thing of a chain is counted once a harm."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        people = [
            m for m in ground.of_kind(MentionKind.PERSON) if m.span.of(ground.text) not in ground.place_names
        ]
        self._named = {i: m.span for m in people for i in ground.tree.within(m.span)}
        self._chains = {
            i: number
            for number, chain in enumerate(ground.chains)
            for mention in chain.mentions
            if (i := ground.tree.head_of(mention)) is not None
        }
        self._counted: set[tuple[int | str, str]] = set()

    def number(self, patient: int, what: str) -> Number | None:
        """The number that the phrase of a patient implies, None where it implies none or was counted before."""
        tree = self._ground.tree
        if is_nobody(tree, patient):
            return _exactly(0, tree.phrase(patient))
        many = self._how_many(patient)
        if not many:
            return None
        keys = {(key, what) for key in self._keys(patient)}
        if keys & self._counted:
            return None
        self._counted |= keys
        return _exactly(many, self._named.get(patient) or self._phrase(patient))

    def _keys(self, patient: int) -> set[int | str]:
        """What tells that somebody was counted before: their chain, the words of their name."""
        keys: set[int | str] = {self._chains[patient]} if patient in self._chains else set()
        named = self._named.get(patient)
        return keys | set(named.of(self._ground.text).lower().split()) if named else keys

    def _phrase(self, patient: int) -> Span:
        """The noun phrase, its hyphened words whole and with the determiner before it."""
        text, tree = self._ground.text, self._ground.tree
        span = tree.phrase(patient)
        is_cut = text[span.start] == "-" or text[span.start - 1 : span.start] == "-"
        start = _BEGUN.search(text, max(span.start - _LONGEST_WORD, 0), span.start) if is_cut else None
        end = _HYPHENS.match(text, span.end)
        span = Span(start.start() if start else span.start, end.end() if end else span.end)
        before = tree.within(span)[0] - 1
        if (
            before >= 0
            and tree.tokens[before].relation in ("det", "nmod:poss")
            and tree.tokens[before].head > before
        ):
            span = Span(tree.tokens[before].span.start, span.end)
        return span

    def _how_many(self, patient: int) -> int:
        tree = self._ground.tree
        word = tree.lowered[patient]
        if word in table("collectives.tsv"):
            return int(table("collectives.tsv")[word][0])
        if patient in self._named:
            return 1
        if not is_aged(tree, patient) and (
            tree.tokens[patient].upos != "NOUN" or not is_person(word) or is_plural(word)
        ):
            return 0
        return 1 if self._introduced(patient) else 0

    def _introduced(self, patient: int) -> bool:
        """Whether the phrase brings somebody in: "a man", "her daughter", a headline's bare "man"; not "the man"."""
        tree = self._ground.tree
        before = [tree.lowered[c] for c in tree.children(patient, "det")]
        return "the" not in before or patient in self._chains


def is_nobody(tree: Tree, token: int) -> bool:
    """Whether a token means none: "nobody", "no one", "no casualties"."""
    word = tree.lowered[token]
    if word in word_list("nobody.txt"):
        return tree.lowered[token - 1 : token] != (",",) or tree.lowered[token + 1 : token + 2] != ("of",)
    if word not in _COUNTED_AS_NONE and not is_person(word) and word not in table("harm_nouns.tsv"):
        return False
    return any(tree.lowered[c] in _NO for c in tree.children(token, "det", "advmod"))


def nothing_of(tree: Tree) -> list[Harm]:
    """ "no casualties", "no arrests": nouns of harm of which there are none."""
    nouns = table("harm_nouns.tsv")
    return [
        Harm(nouns[word][0], at, at)
        for at, word in enumerate(tree.lowered)
        if word in nouns and nouns[word][1] in ("count", "both") and is_nobody(tree, at)
    ]


def _exactly(many: int, span: Span) -> Number:
    return Number(span, float(many), float(many), float(many))
