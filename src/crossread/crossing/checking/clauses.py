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
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
# "promised her to stay": the subject stays
_SUBJECT_KEEPS = frozenset({"promise", "promised", "promises", "promising"})
_PARTICIPLE = ("ed", "en", "t", "d")
_WITHOUT = frozenset({"without", "instead", "short"})
# "did not stop until six" says that it stopped
_LIMITS = frozenset({"until", "till", "before", "unless"})
_DENIABLE = ("nsubj", "obj", "obl", "det", "advmod")
_HAVING = frozenset({"have", "has", "had", "having"})
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
        before, behind = self._subjects(at)
        passive = self._is_passive(at)
        agents = [*([] if passive else before), *self._by(at)]
        patients = [c for c in self._children(at, *_OBJECTS) if self.folded[c] not in _REFLEXIVE]
        patients += [*(before if passive else self._children(at, *_PASSIVE)), *behind]
        if not before:
            agents += behind
        relation = self.tokens[at].relation
        above = self.tokens[at].head
        if relation == "acl" and not self._is_infinitive(at) and not agents:
            # "a boy killed by", "men carrying": the noun is its patient or its agent; "a plan to close it" is neither
            (agents if self.folded[at].endswith("ing") else patients).append(above)
        elif relation == "acl:relcl" or (relation == "acl" and agents):
            agents, patients = self._relative(above, agents, patients, passive=passive)
        if relation in ("xcomp", "conj", "advcl") and not self._children(at, *_SUBJECTS, *_PASSIVE):
            (patients if passive else agents).extend(self._controllers(at, above))
        return self._spread(agents), self._spread(patients)

    def _subjects(self, at: int) -> tuple[list[int], list[int]]:
        """Its subjects by the tree, before and behind the verb; behind, English has objects, but for "said the mayor"."""
        found = self._children(at, *_SUBJECTS, *_PASSIVE)
        return [c for c in found if c < at], [c for c in found if c > at]

    def _is_passive(self, at: int) -> bool:
        """Also the second of "was shot and killed": a participle without a helper or an object of its own."""
        if self._children(at, "aux:pass") or self._by(at):
            return True
        own = any(self.tokens[c].relation in (*_SUBJECTS, "obj", "aux", "aux:pass") for c in self.below[at])
        above = self.tokens[at].head
        if own or above == at or not self.folded[at].endswith(_PARTICIPLE):
            return False
        stays = self.tokens[at].relation == "xcomp" and not self._is_infinitive(at)  # "stayed blocked"
        return stays or (self.tokens[at].relation == "conj" and bool(self._children(above, "aux:pass")))

    def _is_infinitive(self, at: int) -> bool:
        return any(self.folded[c] == "to" for c in self._children(at, "mark"))

    def _relative(
        self, noun: int, agents: list[int], patients: list[int], *, passive: bool
    ) -> tuple[list[int], list[int]]:
        """The parties of a relative clause: "who", "which", "that" stand for the noun it hangs on."""
        own = [a for a in agents if self.folded[a] not in _RELATIVE]
        done_to = [p for p in patients if self.folded[p] not in _RELATIVE]
        if len(done_to) < len(patients):
            return own, [*done_to, noun]
        if len(own) < len(agents) or (not agents and not passive):
            return [*own, noun], done_to
        if not patients:
            return own, [noun]  # "the man the police shot", "the bridge bombed by rebels"
        return own, done_to

    def _controllers(self, at: int, above: int) -> list[int]:
        """Who does a verb without a subject: what stands under "ordered it to pay", else the subject of the verb above."""
        ordered = self._children(above, *_OBJECTS)
        if self.tokens[at].relation == "xcomp" and ordered and self.folded[above] not in _SUBJECT_KEEPS:
            return ordered
        return self._children(above, *_SUBJECTS, *_PASSIVE)

    def _by(self, at: int) -> list[int]:
        leads = self._children(at, "obl:agent", "obl")
        done_to = bool(self._children(at, *_PASSIVE))
        return [
            o for o in leads if self._case(o) == "by" and (done_to or self.tokens[o].relation == "obl:agent")
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
        """Odd numbers of what denies: "not", "without", "no" at the verb or its parties, "failed to", "yet to" above it."""
        joining = (c for child in (at, *self.below[at]) for c in self._children(child, "mark", "case"))
        if any(self.folded[c] in _LIMITS for c in joining):
            return False, ()
        plain = [c for c in self.below[at] if self.folded[c] in _NOT and c < at]
        cues = list(plain)
        cues += [c for c in self.below[at] if self._is_without(c)][:1]
        for party in self.below[at]:
            if self.tokens[party].relation.startswith(_DENIABLE) and self._case(party) != "with":
                if any(self.folded[c] in ("whom", "which") for c in self.below[party]):
                    continue  # "none of whom was hurt" is a clause of its own
                below = self._children(party, "det", "advmod")
                none = [c for c in (party, *below) if self.folded[c] in _NONE and not self._is_compared(c)]
                cues += (
                    [] if plain else none
                )  # "no injuries, and flights were not affected": "not" is the nearer
        cues += [c for c in self.below[at] if moods("beside").get(self.folded[c]) == "denied"]
        cues += self._denied_above(at)
        return len(set(cues)) % 2 == 1, tuple(sorted(set(cues)))

    def _denied_above(self, at: int) -> Iterator[int]:
        """What denies it from above: verbs before it like "deny" and "fail", and "not" at a verb whose infinitive it is."""
        below, infinitive = at, True
        for up in self._governors(at):
            infinitive = infinitive and self.tokens[below].relation == "xcomp"
            if up < at and moods("over").get(self.folded[up]) == "denied":
                yield up
            if infinitive:
                yield from (c for c in self.below[up] if self.folded[c] in _NOT)
                if self.folded[up] in _HAVING:
                    yield from (c for c in self.below[up] if self.folded[c] == "yet")
            below = up

    def _is_without(self, at: int) -> bool:
        """ "Without asking", "instead of asking", "stopped short of asking"."""
        word = self.folded[at - 1] if at and self.folded[at] == "of" else self.folded[at]
        return word in _WITHOUT and self.tokens[at].relation in ("mark", "case", "cc")

    def _is_compared(self, at: int) -> bool:
        """ "No fewer than 14", "no later than Friday": only a bound; "no longer" denies."""
        if at + 1 == len(self.folded):
            return False
        behind, upos = self.folded[at + 1], self.tokens[at + 1].upos
        graded = behind.endswith("er") and upos in ("ADJ", "ADV") and behind not in ("longer", "other")
        return graded or behind in ("more", "less")

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
        wanted = self._is_infinitive(at)
        for up in self._governors(at):
            mood = moods("over").get(self.folded[up])
            if mood is not None and up < at and (mood != "planned" or wanted):
                found[up] = mood  # "called on them to end it"; not "called it good"
            wanted = wanted or self._is_infinitive(up)
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
