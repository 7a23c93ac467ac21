"""Who holds: how likely somebody is to fight for a place or to rule it, and the words for them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from crossread.domain.layers import MentionKind, SourceType
from crossread.domain.span import Span
from crossread.reading.control.phrases import Phrases
from crossread.reading.control.words import Grade, actors, nouns
from crossread.reading.sources.bodies import body_named

_FIGHTING = (SourceType.ARMED_GROUP, SourceType.MILITARY)
_BY_KIND = {
    MentionKind.PLACE: Grade.RULING,
    MentionKind.FACILITY: Grade.RULING,
    MentionKind.GROUP: Grade.RULING,
    MentionKind.PERSON: Grade.PERSON,
}
_MANY = frozenset({"it", "they", "their", "its", "which", "that", "who"})


class Actors:
    """Grades whoever stands beside a word of control in one text."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._tree = phrases.tree

    def grade(self, noun: int) -> Grade:
        """How likely the one meant by a noun is to hold a place."""
        meant = self._phrases.meant(noun)
        if meant is None:
            return Grade.OPEN if self._tree.lowered[noun] in _MANY else Grade.PERSON
        known = actors().get(self._tree.lowered[meant])
        if known in (Grade.CIVIL, Grade.ARMED):
            return known
        if self._tree.lowered[meant] in nouns():
            return Grade.CIVIL  # "the army's retreat left the road open"
        owned = [self._tree.phrase(owner) for owner in self._tree.children(meant, "nmod:poss")]
        words = [
            self._tree.lowered[at]
            for at in self._tree.within(self._tree.phrase(meant))
            if not any(owner.contains(self._tree.tokens[at].span) for owner in owned)
        ]
        if any(actors().get(word) is Grade.ARMED for word in words):
            return Grade.ARMED
        return self._of_name(meant) or known or Grade.CIVIL

    def _of_name(self, noun: int) -> Grade | None:
        phrase = self._tree.phrase(noun)
        for mention in self._phrases.mentions_in(phrase):
            body = body_named(mention.span.of(self._tree.text))
            if body is not None and body.type in _FIGHTING:
                return Grade.ARMED
        over = self._phrases.mention_over(noun)
        return None if over is None else _BY_KIND.get(over.kind, Grade.OPEN)

    def span(self, noun: int) -> Span:
        """The words for somebody: of a pronoun those of whom it stands for, where that is known."""
        meant = self._phrases.meant(noun)
        head = noun if meant is None else meant
        phrase = self._tree.phrase(head)
        if phrase.start == self._tree.tokens[head].span.start and self._same_place(head - 1, head):
            phrase = Span(self._tree.phrase(head - 1).start, phrase.end)  # "rebel forces" as two subjects
        for aside in self._tree.children(head, "appos"):
            mention = self._phrases.mention_over(aside)
            if mention is not None and 0 <= mention.span.start - phrase.end <= 1:
                return Span(phrase.start, mention.span.end)  # "the group Northern Front"
        return phrase

    def _same_place(self, a: int, b: int) -> bool:
        one, two = self._tree.tokens[max(a, 0)], self._tree.tokens[b]
        return a >= 0 and one.head == two.head and one.relation == two.relation == "nsubj"

    def fight_in(self, index: int) -> bool:
        """Whether the token's sentence tells of people who fight."""
        passage = self._phrases.ground.passage_at(self._tree.tokens[index].span.start)
        if passage is None:
            return False
        tokens = self._tree.within(passage.span)
        at = bisect_left(self._armed, tokens.start)
        return at < len(self._armed) and self._armed[at] < tokens.stop

    @cached_property
    def _armed(self) -> list[int]:
        graded = actors()
        return [at for at, word in enumerate(self._tree.lowered) if graded.get(word) is Grade.ARMED]
