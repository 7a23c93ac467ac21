"""What a word is said of: a verb of its parties, an adjective of its noun, a noun of what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.crossing.checking.clauses import NEGATIVES, Clause
from crossread.crossing.checking.parties import Party, party_of
from crossread.crossing.checking.telling import Telling
from crossread.domain.span import Span
from crossread.text.words import fold

_OWNING = ("nmod", "nmod:poss", "compound")
_PART_OF = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj", "xcomp")


@dataclass(frozen=True, slots=True)
class Theme:
    """`of` are the parties a word is said of, `verb` the stem of the verb an adverb stands at; `denied` by "not", "no"."""

    of: tuple[Party, ...]
    verb: str
    denied: bool

    def is_one(self, other: Theme | None) -> bool:
        """Whether both words are said of one thing."""
        if other is None or self.verb != other.verb:
            return False
        return any(a.is_party(b) for a in self.of for b in other.of)


def theme_of(telling: Telling, span: Span) -> Theme | None:
    """What the word at `span` is said of; None where the tree does not tell."""
    at = telling.token_at(span)
    if at is None:
        return None
    token = telling.tokens[at]
    own = _clause_at(telling, at)
    if own is not None:
        return Theme(parties_of(telling, own, but=at), "", own.denied)
    if token.upos == "ADJ" or token.relation in ("amod", "nummod"):
        if token.head == at:
            return None
        return Theme((party_of(telling, token.head),), "", _is_denied(telling, token.head))
    above = _clause_at(telling, token.head)
    if token.relation in ("advmod", "compound:prt") and above is not None:
        return Theme(parties_of(telling, above, but=at), above.stem, above.denied)
    owning = [i for i, t in enumerate(telling.tokens) if t.head == at and t.relation in _OWNING]
    owners = [party_of(telling, i) for i in owning]
    beside = parties_of(telling, above, but=at) if above is not None and token.relation in _PART_OF else ()
    return Theme((*owners, *beside), "", _is_denied(telling, at) or (above is not None and above.denied))


def parties_of(telling: Telling, clause: Clause, *, but: int | None = None) -> tuple[Party, ...]:
    """Who does a clause's deed and whom it is done to, the token `but` left out."""
    heads = dict.fromkeys((*clause.agents, *clause.patients))
    return tuple(party_of(telling, at) for at in heads if at != but)


def _clause_at(telling: Telling, at: int) -> Clause | None:
    return next((c for c in telling.clauses if c.head == at), None)


def _is_denied(telling: Telling, at: int) -> bool:
    text = telling.report.report.text
    return any(t.head == at and fold(t.span.of(text)) in NEGATIVES for t in telling.tokens)
