"""Who a noun of a clause means: the names it goes by, else the noun itself, and all that stands in its phrase."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.crossing.checking.matching import phrase_words, words_meet
from crossread.crossing.checking.telling import Telling
from crossread.domain.layers import Token
from crossread.text.words import fold, is_stop

_NAMING = ("compound", "flat", "appos", "nmod:poss", "amod")
_INSIDE = ("compound", "flat", "appos", "nmod:poss", "nmod", "amod", "conj")
_DEEPEST = 2  # steps down from a party's noun that still tell who it is


@dataclass(frozen=True, slots=True)
class Party:
    """Folded words. `names` are proper ("Chinese" of a Chinese vessel too), `nouns` its telling words, `phrase` all of it.

    `within` are the names it belongs to or lies in ("rents in Lisbon").
    """

    names: frozenset[str]
    nouns: frozenset[str]
    phrase: frozenset[str]
    within: frozenset[str] = frozenset()

    def is_party(self, other: Party) -> bool:
        """Whether the two are surely one: by their names where both have some, else by their nouns."""
        if self.within and other.within and not words_meet(self.within, other.within):
            return False
        if self.names and other.names:
            return words_meet(self.names, other.names)
        return words_meet(self.nouns, other.nouns)

    def may_be(self, other: Party) -> bool:
        """Whether anything in the one phrase names the other."""
        mine, theirs = self.names | self.nouns, other.names | other.nouns
        return words_meet(mine, other.phrase) or words_meet(theirs, self.phrase)


def party_of(telling: Telling, head: int) -> Party:
    """The party that a token of the tree stands for."""
    text, token = telling.report.report.text, telling.tokens[head]
    nouns = phrase_words(telling, head)
    ends = [(m.overlaps(token.span) and m.end >= token.span.end, entity) for m, entity in telling.meant]
    names = {fold(part) for here, e in ends if here for name in e.names[:2] for part in name.split()}
    if token.upos == "PRON":
        return Party(_telling(names), frozenset() if names else nouns, nouns | names)
    if token.upos == "PROPN":
        names.add(fold(token.span.of(text)))
    below = [(t, t.span.of(text)) for t in telling.tokens if t.head == head]
    names |= {fold(printed) for t, printed in below if t.relation in _NAMING and _is_proper(t, printed)}
    within = {fold(printed) for t, printed in below if t.relation == "nmod" and t.upos == "PROPN"}
    own = _telling(names)
    return Party(own, nouns - own or nouns, nouns | _phrase(telling, head), _telling(within))


def _is_proper(token: Token, printed: str) -> bool:
    return token.upos in ("PROPN", "ADJ") and printed[:1].isupper()


def _telling(words: set[str]) -> frozenset[str]:
    return frozenset(word for word in words if not is_stop(word) and any(c.isalpha() for c in word))


def _phrase(telling: Telling, head: int) -> frozenset[str]:
    inside, last = {head}, {head}
    for _ in range(_DEEPEST):
        below = {at for at, t in enumerate(telling.tokens) if t.head in last and t.relation in _INSIDE}
        last = below - inside
        inside |= last
    found: frozenset[str] = frozenset().union(*(phrase_words(telling, at) for at in inside))
    return found
