"""Noun phrases as rules for control need them: the noun behind a preposition, who a pronoun stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice

from crossread.domain.layers import Mention, MentionKind
from crossread.domain.span import Span
from crossread.reading.control.words import actors
from crossread.reading.ground import Ground
from crossread.reading.wordlists import word_list

_HIGHEST = 8  # words between "which" and the clause it opens
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART"})
_JOINTS = frozenset({"-", "‑", "–"})
_DAYS_AFTER = frozenset({"last", "this", "next", "yesterday", "today"})  # "two bases last week"
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_PRONOUNS = frozenset({"it", "they", "them", "he", "she", "him", "we", "this", "these", "those"})


class Phrases:
    """Questions about the nouns of one text; nouns are named by the index of their token."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.tree = ground.tree

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.ground.mentions]

    def mention_over(self, index: int) -> Mention | None:
        """The name or date that covers a token."""
        start = self.tree.tokens[index].span.start
        at = bisect_right(self._starts, start) - 1
        if at < 0 or self.ground.mentions[at].span.end <= start:
            return None
        return self.ground.mentions[at]

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that begin inside `span`."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return list(self.ground.mentions[first:last])

    def noun_from(self, index: int, *, before: int) -> int | None:
        """The noun that heads the phrase beginning at a token, by the words as they stand.

        Trees hang the noun behind a preposition on one word or another; the order of words is surer.
        """
        last = None
        for at in range(index, min(before, index + 12)):
            token, word = self.tree.tokens[at], self.tree.lowered[at]
            mention = self.mention_over(at)
            dated = mention is not None and mention.kind is MentionKind.DATE
            if dated or (last is not None and word in _DAYS_AFTER):
                break
            if token.upos in ("NOUN", "PROPN"):
                last = at
            elif token.upos == "PRON" and word in _PRONOUNS:
                return last if last is not None else at
            elif (
                last is None and word == "of" and self.tree.lowered[at - 1] in word_list("control_shares.txt")
            ):
                return at - 1  # "most" of "most of the coast", an adjective to the tree
            elif not (token.upos in _IN_PHRASE or word in _JOINTS or self._attributive(at)):
                break
        return last

    def behind(self, noun: int, *prepositions: str, before: int) -> int | None:
        """The noun tied to another by a preposition that follows its phrase at once: "towns of Hama"."""
        at = noun + 1
        while at < before and (self.tree.tokens[at].relation == "flat" or self.tree.lowered[at] in _JOINTS):
            at += 1
        if at < before and self.tree.lowered[at] in prepositions:
            return self.noun_from(at + 1, before=before)
        return None

    def end_of_sentence(self, index: int) -> int:
        """One past the last token of the token's sentence."""
        passage = self.ground.passage_at(self.tree.tokens[index].span.start)
        if passage is None:
            return len(self.tree)
        return self.tree.within(passage.span).stop

    def meant(self, index: int) -> int | None:
        """The noun itself, or the one that "which", "it" or "they" stands for; None where that is not known."""
        word = self.tree.lowered[index]
        if word in _RELATIVE:
            return self._related(index)
        if word in _PRONOUNS:
            return self._named(index)
        return index

    def _related(self, index: int) -> int | None:
        found = self._antecedent(index)
        if found is None or self.tree.lowered[index] != "who" or self.tree.tokens[found].upos == "PROPN":
            return found
        if self.tree.lowered[found] in actors():
            return found
        near = [
            at for at in range(max(found, index - 3), index) if self.tree.tokens[at].upos in ("NOUN", "PROPN")
        ]
        return near[-1] if near else found

    def _antecedent(self, index: int) -> int | None:
        for above in islice(self.tree.ancestors(index), _HIGHEST):
            token = self.tree.tokens[above]
            if token.relation.startswith("acl"):
                return self.tree.parent(above)
            if token.relation not in ("conj", "xcomp", "ccomp", "advcl"):
                return None
        return None

    def _named(self, index: int) -> int | None:
        """The last noun before a pronoun that its chain names; without a chain the subject of who says so."""
        span = self.tree.tokens[index].span
        chain = self.ground.chain_of(span)
        earlier = [] if chain is None else [m for m in chain.mentions if m.end <= span.start]
        for mention in reversed(earlier):
            head = self.tree.head_of(mention)
            if head is not None and self.tree.lowered[head] not in _PRONOUNS | _RELATIVE | {"its", "their"}:
                return head
        return self._speaker(index) if chain is None else None

    def _speaker(self, index: int) -> int | None:
        """ "The militia" of "the militia said it had"."""
        verb = self.tree.parent(index)
        if verb is None or self.tree.tokens[verb].relation != "ccomp":
            return None
        over = self.tree.parent(verb)
        subjects = [] if over is None else self.tree.subjects(over)
        return next((s for s in subjects if s < index and self.tree.tokens[s].upos != "PRON"), None)

    def _attributive(self, index: int) -> bool:
        token = self.tree.tokens[index]
        return token.upos == "VERB" and token.relation == "amod"
