"""Who does what to whom in one sentence, denied or not, told as done or as possible: from its dependency tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossread.crossing.checking.lists import moods
from crossread.crossing.events.stems import stem
from crossread.domain.layers import Token
from crossread.text.words import fold

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubj:pass", "csubj:pass")
_OBJECTS = ("obj", "iobj")
_OBLIQUE = ("obl", "nmod")
_NOT = frozenset({"not", "n't", "never", "nt"})
_NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "nowhere"})
NEGATIVES = _NOT | _NONE | {"without", "nor"}
_GOVERNED = ("xcomp", "ccomp", "obj", "acl", "csubj")
_JOINED = ("conj",)
_FURTHEST = 6  # steps up the tree; deeper sentences say nothing reliable


class Mood(StrEnum):
    """How a happening is told."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb, or a noun or adjective with "is": tokens by index within the sentence.

    `others` are its further phrases by the word that leads them ("to", "for"). `cues` are the words that deny it or say
    how sure it is.
    """

    head: int
    stem: str
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    others: tuple[tuple[str, int], ...]
    denied: bool
    mood: Mood
    cues: tuple[int, ...]


def clauses(text: str, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """All clauses, in text order; heads of `tokens` are indices into them."""
    return tuple(_Sentence(text, tokens).clauses())


class _Sentence:
    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.folded = [fold(token.span.of(text)) for token in tokens]
        self.below: list[list[int]] = [[] for _ in tokens]
        for at, token in enumerate(tokens):
            if token.head != at:
                self.below[token.head].append(at)

    def clauses(self) -> Iterator[Clause]:
        for at, token in enumerate(self.tokens):
            copula = any(self.tokens[c].relation == "cop" for c in self.below[at])
            if token.upos == "VERB" or copula:
                agents, patients = self._parties(at)
                denied, denying = self._denial(at)
                mood, moody = self._mood(at)
                others = tuple(self._others(at))
                yield Clause(
                    at, stem(self.folded[at]), agents, patients, others, denied, mood, (*denying, *moody)
                )

    def _children(self, at: int, *relations: str) -> list[int]:
        return [c for c in self.below[at] if self.tokens[c].relation in relations]

    def _parties(self, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        agents = [*self._children(at, *_SUBJECTS), *self._by(at)]
        patients = [*self._children(at, *_OBJECTS), *self._children(at, *_PASSIVE)]
        relation = self.tokens[at].relation
        above = self.tokens[at].head
        passive = bool(self._children(at, "aux:pass")) or bool(self._by(at))
        if relation == "acl":  # "a boy killed by", "men carrying": the noun is its patient or its agent
            (agents if self.folded[at].endswith("ing") else patients).append(above)
        if relation == "acl:relcl":
            (patients if passive or agents else agents).append(above)
        if relation in ("xcomp", "conj", "advcl") and not any(
            self.tokens[c].relation in (*_SUBJECTS, *_PASSIVE) for c in self.below[at]
        ):
            (patients if passive else agents).extend(self._children(above, *_SUBJECTS, *_PASSIVE))
        return self._spread(agents), self._spread(patients)

    def _by(self, at: int) -> list[int]:
        leads = self._children(at, "obl:agent", "obl")
        return [
            o
            for o in leads
            if self.tokens[o].relation == "obl:agent"
            or (self._case(o) == "by" and self._children(at, *_PASSIVE))
        ]

    def _spread(self, heads: Sequence[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(x for head in heads for x in (head, *self._children(head, *_JOINED))))

    def _others(self, at: int) -> Iterator[tuple[str, int]]:
        for child in self._children(at, *_OBLIQUE):
            case = self._case(child)
            if case != "by":
                yield case, child

    def _case(self, at: int) -> str:
        return next((self.folded[c] for c in self._children(at, "case")), "")

    def _denial(self, at: int) -> tuple[bool, tuple[int, ...]]:
        """Odd numbers of what denies: "not" and "no" at the verb or its parties, and verbs like "deny" and "fail" above."""
        cues = [c for c in self.below[at] if self.folded[c] in _NOT]
        for party in [
            c
            for c in self.below[at]
            if self.tokens[c].relation.startswith(("nsubj", "obj", "obl", "det", "advmod"))
        ]:
            if self.folded[party] in _NONE:
                cues.append(party)
            else:
                cues += [c for c in self._children(party, "det", "advmod") if self.folded[c] in _NONE]
        cues += [up for up in self._governors(at) if moods("over").get(self.folded[up]) == "denied"]
        cues += [c for c in self.below[at] if moods("beside").get(self.folded[c]) == "denied"]
        for up in self._governors(at):
            cues += [c for c in self.below[up] if self.folded[c] in _NOT]
        return len(set(cues)) % 2 == 1, tuple(sorted(set(cues)))

    def _mood(self, at: int) -> tuple[Mood, tuple[int, ...]]:
        found: dict[int, str] = {}
        for child in self.below[at]:
            word = self.folded[child]
            if self.tokens[child].relation.startswith("aux") and word in moods("helper"):
                found[child] = moods("helper")[word]
            elif word in moods("beside"):
                found[child] = moods("beside")[word]
            elif word in ("if", "unless") and self.tokens[child].relation == "mark":
                found[child] = "possible"
        for up in self._governors(at):
            if self.folded[up] in moods("over"):
                found[up] = moods("over")[self.folded[up]]
        told = [mood for mood in found.values() if mood != "denied"]
        mood = Mood.POSSIBLE if "possible" in told else (Mood.PLANNED if "planned" in told else Mood.ACTUAL)
        return mood, tuple(sorted(at for at, mood in found.items() if mood != "denied"))

    def _governors(self, at: int) -> Iterator[int]:
        """Verbs and nouns this one hangs on as what they are about: "failed to agree", "a plan to leave"."""
        seen = at
        for _ in range(_FURTHEST):
            above = self.tokens[seen].head
            if above == seen or self.tokens[seen].relation not in _GOVERNED:
                return
            yield above
            seen = above
