"""A text's dependency trees, asked by what rules want to know: who did it, to whom, with what, is it denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from crossread.domain.layers import Token
from crossread.domain.span import Span

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "csubj", "ccomp"})
_NOT_OF_A_HEAD = frozenset(
    {
        "punct",
        "cc",
        "cc:preconj",
        "conj",
        "dep",
        "case",
        "mark",
        "cop",
        "aux",
        "aux:pass",
        "nsubj",
        "nsubj:pass",
        "expl",
    }
)
_JOINTS = frozenset({"-", "‑", "–", "’", "'"})


class Tree:
    """The dependency trees of one text; tokens are named by their index.

    Without tokens (a reader that has no syntax) every question is answered with nothing.
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tuple(tokens)
        self._starts = [token.span.start for token in self.tokens]
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self._children[token.head].append(index)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, index: int) -> str:
        """The token as printed."""
        return self.tokens[index].span.of(self.text)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """Every token, case folded."""
        return tuple(token.span.of(self.text).casefold() for token in self.tokens)

    def within(self, span: Span) -> range:
        """Tokens that begin inside `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def at(self, offset: int) -> int | None:
        """The token that covers the character at `offset`."""
        index = bisect_left(self._starts, offset + 1) - 1
        return index if index >= 0 and offset < self.tokens[index].span.end else None

    def children(self, index: int, *relations: str) -> list[int]:
        """Tokens that hang on this one, in text order; only of `relations` (with their subtypes) where any are named."""
        below = self._children[index]
        return (
            [child for child in below if _is(self.tokens[child].relation, relations)] if relations else below
        )

    def parent(self, index: int) -> int | None:
        """What the token hangs on; None for a root."""
        head = self.tokens[index].head
        return None if head == index else head

    def ancestors(self, index: int) -> Iterator[int]:
        """From the parent up to the root."""
        seen = index
        while (above := self.parent(seen)) is not None:
            yield above
            seen = above

    def head_of(self, span: Span) -> int | None:
        """The token of `span` whose governor lies outside: the head of a noun phrase."""
        inside = self.within(span)
        return next((i for i in inside if self.parent(i) is None or self.tokens[i].head not in inside), None)

    def subtree(self, index: int) -> list[int]:
        """The token and all below it, in text order."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += self._children[at]
        return sorted(found)

    def phrase(self, index: int) -> Span:
        """The noun phrase around a head, without what is coordinated, in apposition or told in a clause.

        "the Syrian army" of "the Syrian army and its allies, which ..."; prepositions before it are left out.
        """
        kept = {index}
        waiting = [c for c in self._children[index] if self.tokens[c].relation not in _NOT_OF_A_HEAD]
        while waiting:
            at = waiting.pop()
            if self.tokens[at].relation not in _CLAUSES:
                kept.add(at)
                waiting += self._children[at]
        first = last = index
        while first - 1 in kept or (first - 2 in kept and self.lowered[first - 1] in _JOINTS):
            first -= 1
        while last + 1 in kept or (last + 2 in kept and self.lowered[last + 1] in _JOINTS):
            last += 1
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def conjuncts(self, index: int) -> list[int]:
        """The token and those coordinated with it: "Idlib", "Hama", "Aleppo"."""
        first = index
        while self.tokens[first].relation == "conj" and (above := self.parent(first)) is not None:
            first = above
        found, waiting = [], [first]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += self.children(at, "conj")
        return sorted(found)

    def subjects(self, verb: int) -> list[int]:
        """Who does it: active subjects, "by" phrases of a passive; shared over coordination and open clauses."""
        return self._agents(verb, depth=4)

    def objects(self, verb: int) -> list[int]:
        """To whom it is done: objects of an active verb, subjects of a passive one, the noun a participle is of."""
        token = self.tokens[verb]
        passive = self.is_passive(verb)
        found = self._all(
            self.children(verb, "nsubj:pass") if passive else self.children(verb, "obj", "iobj")
        )
        if not found and token.relation == "acl" and passive and (noun := self.parent(verb)) is not None:
            return self.conjuncts(noun)
        if not found and passive and token.relation == "conj" and (first := self.parent(verb)) is not None:
            return self.objects(first) if self.is_passive(first) else []
        if (
            not found
            and passive
            and token.relation == "acl:relcl"
            and (noun := self.parent(verb)) is not None
        ):
            return [noun]
        return found

    def obliques(self, verb: int, *prepositions: str) -> list[int]:
        """Nouns tied to a verb or noun by one of the prepositions ("in", "near"), coordinated ones included."""
        tied = [
            child
            for child in self.children(verb, "obl", "nmod")
            if any(self.lowered[case] in prepositions for case in self.children(child, "case"))
        ]
        return self._all(tied)

    def is_passive(self, verb: int) -> bool:
        """Whether the verb stands in the passive: with an auxiliary or subject of it, or as a bare participle."""
        token = self.tokens[verb]
        if self.children(verb, "aux:pass", "nsubj:pass"):
            return True
        if self.children(verb, "nsubj", "obj"):
            return False
        if token.relation == "conj" and (first := self.parent(verb)) is not None:
            return self.is_passive(first) and not self.children(verb, "aux")
        bare = token.relation in ("acl", "advcl", "amod") and not self.lowered[verb].endswith("ing")
        return bare and token.upos == "VERB" and "to" not in self.helpers(verb)

    def is_negated(self, index: int) -> bool:
        """Whether "not", "never", "no" hangs on the token itself."""
        return any(self.lowered[c] in _NEGATORS for c in self.children(index, "advmod", "det", "aux"))

    def helpers(self, verb: int) -> list[str]:
        """Auxiliaries and "to" of a verb, case folded: "would", "have", "to"."""
        return [self.lowered[c] for c in self.children(verb, "aux", "mark")]

    def _agents(self, verb: int, *, depth: int) -> list[int]:
        by = self._all(
            [
                c
                for c in self.children(verb, "obl")
                if "by" in {self.lowered[k] for k in self.children(c, "case")}
            ]
        )
        if self.is_passive(verb):
            return by
        found = self._all(self.children(verb, *SUBJECTS - PASSIVE_SUBJECTS))
        if found or depth == 0:
            return [i for i in found if self.tokens[i].relation not in PASSIVE_SUBJECTS]
        token, above = self.tokens[verb], self.parent(verb)
        if above is None:
            return []
        if token.relation in ("acl:relcl", "acl"):
            return [above] if self.tokens[above].upos in _NOMINAL else []
        if token.relation in ("conj", "xcomp", "advcl", "parataxis"):
            if self.is_passive(above):
                return self._all(self.children(above, "nsubj:pass"))
            return self._agents(above, depth=depth - 1)
        return []

    def _all(self, heads: Sequence[int]) -> list[int]:
        return sorted({index for head in heads for index in self._down(head)})

    def _down(self, head: int) -> list[int]:
        found, waiting = [], [head]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += self.children(at, "conj")
        return found


_NEGATORS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})


def _is(relation: str, wanted: Sequence[str]) -> bool:
    return relation in wanted or relation.split(":", 1)[0] in wanted
