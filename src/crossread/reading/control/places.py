"""What is held: whether a noun phrase is of a place, and which of its words name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.reading.control.phrases import Phrases
from crossread.reading.control.words import PlaceClass, place_nouns
from crossread.reading.wordlists import word_list

_WHERE = (MentionKind.PLACE, MentionKind.FACILITY)
_GENDERED = frozenset({"he", "she", "him", "her", "his", "hers", "who"})
_INCLUDING = frozenset({"including", "notably", "namely"})
_NEXT_NAME = re.compile(r"(?:\s*,)?\s*(?:and|,|&)\s*(?:the\s)?(?:(?:town|city|village)s?\sof\s)?")
_MARKS = frozenset({",", ";", ":", "(", "—", "–"})
_DASHES = frozenset({"—", "–", "--"})
_DETERMINING = frozenset({"DET", "ADJ", "PRON", "NUM", "NOUN", "PROPN", "PART", "PUNCT"})
_LIST_HEAD = re.compile(r"(?:the\s)?(?:(?:town|cit|village|district)(?:s|y|ies)?\sof\s)?")
_REACH_TOKENS = 9  # between a place and the "including" that names its parts


@dataclass(frozen=True, slots=True)
class Held:
    """A place that can be held: its words, its class, and whether it may be a person's name after all."""

    span: Span
    kind: PlaceClass
    head: int
    unsure: bool = False


class HeldPlaces:
    """Finds what can be held in one text."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._tree = phrases.tree
        self._located = {p.span.start for p in phrases.ground.places if p.place is not None}

    @cached_property
    def _people(self) -> frozenset[int]:
        """Where names begin that the text shows to be a person's: with a first name somewhere, or called he or she."""
        people = self._phrases.ground.of_kind(MentionKind.PERSON)
        printed = {m.span: m.span.of(self._tree.text).split() for m in people}
        surnames = {words[-1] for words in printed.values() if len(words) > 1}
        gendered = {
            mention.start
            for chain in self._phrases.ground.chains
            if any(m.of(self._tree.text).casefold() in _GENDERED for m in chain.mentions)
            for mention in chain.mentions
        }
        named = {span.start for span, words in printed.items() if words and words[-1] in surnames}
        return frozenset(named | gendered)

    def _is_located(self, name: Span) -> bool:
        """Whether a name is a place of the gazetteer, or bears the name of one of the report's and is no person's."""
        elsewhere = name.of(self._tree.text) in self._phrases.ground.place_names
        return name.start in self._located or (elsewhere and name.start not in self._people)

    def at(self, noun: int) -> list[Held]:
        """The places a noun stands for: none where it is no place, several for "the towns of A and B"."""
        meant = self._phrases.meant(noun)
        return [] if meant is None else self._at(meant, depth=3)

    def _at(self, noun: int, *, depth: int) -> list[Held]:
        noun = self._first_of_name(noun)
        word = self._tree.lowered[noun]
        before = self._phrases.end_of_sentence(noun)
        inner = self._phrases.behind(noun, "of", before=before) if depth else None
        shares = word in word_list("control_shares.txt") or self._tree.tokens[noun].upos == "NUM"
        if shares and inner is not None:
            return self._share(noun, self._at(inner, depth=depth - 1))
        if word in place_nouns():
            return self._common(noun, inner, depth=depth)
        return self._name(noun)

    def _share(self, noun: int, whole: list[Held]) -> list[Held]:
        if not whole or (noun and self._tree.lowered[noun - 1] == "but"):
            return []  # "all but two of the towns" are not those two
        start = self._phrase(noun).start
        return [Held(Span(start, whole[-1].span.end), whole[0].kind, noun)]

    def _common(self, noun: int, inner: int | None, *, depth: int) -> list[Held]:
        kind, plural = place_nouns()[self._tree.lowered[noun]]
        beside_it = self._phrases.mention_over(noun - 1) if noun else None
        if beside_it is not None and (beside_it.kind not in _WHERE or plural):
            beside_it = None
        phrase = Held(self._phrase(noun), kind, noun)
        if not plural and kind is not PlaceClass.AREA and not self._is_determined(noun):
            return []
        if kind is not PlaceClass.TOWN:
            return [phrase]
        if beside_it is not None and not self._is_possessive(noun - 1):
            return [Held(beside_it.span, kind, noun)]
        if inner is not None and self._is_name(inner):
            heads = self._tree.conjuncts(self._first_of_name(inner)) if plural else [inner]
            named = [held for head in heads for held in self._name(head)]
            named += self._listed(named[-1].span.end) if plural and named else []
            if named:
                return _once(Held(held.span, kind, held.head) for held in named)
        beside = [c for c in self._tree.children(noun, "appos", "compound", "nmod:poss") if self._is_name(c)]
        names = [] if plural else [held for c in beside for held in self._name(c) if self._is_beside(noun, c)]
        return [Held(names[0].span, kind, noun)] if len(names) == 1 else [phrase]

    def _phrase(self, noun: int) -> Span:
        """The words for a place up to the first mark or list of examples: "towns of the north, including"."""
        whole = self._tree.phrase(noun)
        last = noun
        for at in range(noun + 1, self._tree.within(whole).stop):
            if self._tree.lowered[at] in _INCLUDING or self._tree.lowered[at] in _MARKS:
                break
            last = at
        return Span(whole.start, self._tree.tokens[last].span.end)

    def _is_dateline(self, noun: int) -> bool:
        """ "RAHAN" of "RAHAN — A man was"."""
        following = set(self._tree.lowered[noun + 1 : noun + 3])
        return self._tree.word(noun).isupper() and bool(following & _DASHES)

    def _is_owned(self, noun: int) -> bool:
        """ "Her Mercury Marquis" is a thing, "its Idlib" hardly ever printed."""
        owners = self._tree.children(noun, "nmod:poss")
        return any(self._tree.tokens[owner].upos == "PRON" for owner in owners)

    def _is_determined(self, noun: int) -> bool:
        """Whether a word before the noun says which: "holding fort" holds none."""
        before = self._tree.tokens[noun - 1] if noun else None
        return before is not None and (before.upos in _DETERMINING or before.relation == "amod")

    def _is_possessive(self, noun: int) -> bool:
        return self._tree.tokens[noun].upos == "PART"

    def _is_beside(self, noun: int, name: int) -> bool:
        """Aleppo of "Aleppo city" and of "the city, Aleppo", not of "Aleppo's suburbs"."""
        relation = self._tree.tokens[name].relation
        return relation == "appos" or (relation == "compound" and noun - name <= 3)

    def _name(self, noun: int) -> list[Held]:
        mention = self._phrases.mention_over(noun)
        printed = self._tree.word(noun)
        if not printed[:1].isupper() or self._is_dateline(noun) or self._is_owned(noun):
            return []
        span = self._phrase(noun) if mention is None else mention.span
        if (mention is not None and mention.kind in _WHERE) or self._is_located(span):
            return [Held(span, PlaceClass.TOWN, noun)]
        if self._tree.tokens[noun].upos != "PROPN" or (
            mention is not None and mention.kind in (MentionKind.GROUP, MentionKind.DATE, MentionKind.MONEY)
        ):
            return []
        if span.start in self._people:
            return []
        return [Held(span, PlaceClass.TOWN, noun, unsure=True)]

    def _is_name(self, noun: int) -> bool:
        return self._tree.word(noun)[:1].isupper() and bool(self._name(noun))

    def _first_of_name(self, noun: int) -> int:
        while self._tree.tokens[noun].relation == "flat" and self._tree.tokens[noun].head < noun:
            noun = self._tree.tokens[noun].head
        return noun

    def _listed(self, offset: int) -> list[Held]:
        """Names that go on a list from `offset`: ", Tikra and Samel"."""
        found = []
        while match := _NEXT_NAME.match(self._tree.text, offset):
            at = self._tree.at(match.end())
            mention = None if at is None else self._phrases.mention_over(at)
            if at is None or mention is None or mention.span.start != match.end():
                break
            if mention.kind not in (*_WHERE, MentionKind.PERSON):
                break
            found.append(Held(mention.span, PlaceClass.TOWN, at))
            offset = mention.span.end
        return found

    def parts_of(self, held: Held) -> list[Held]:
        """Places named as examples of one: "dozens of towns in the north, including A and B"."""
        first = self._tree.within(held.span).stop
        before = self._phrases.end_of_sentence(held.head)
        for at in range(first, min(before, first + _REACH_TOKENS)):
            if self._tree.tokens[at].upos == "VERB" and self._tree.lowered[at] not in _INCLUDING:
                return []
            if self._tree.lowered[at] in _INCLUDING and at + 1 < before:
                return self._examples(at + 1)
        return []

    def _examples(self, at: int) -> list[Held]:
        start = _LIST_HEAD.match(self._tree.text, self._tree.tokens[at].span.start)
        named = None if start is None else self._tree.at(start.end())
        mention = None if named is None else self._phrases.mention_over(named)
        if mention is None or named is None or mention.kind not in (*_WHERE, MentionKind.PERSON):
            return []
        return [Held(mention.span, PlaceClass.TOWN, named), *self._listed(mention.span.end)]


def _once(places: Iterator[Held]) -> list[Held]:
    found: dict[Span, Held] = {}
    for held in places:
        found.setdefault(held.span, held)
    return list(found.values())
