"""What the chains say of the names: which nouns and pronouns mean them, and whether they are spoken of as people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossread.domain.layers import Chain, MentionKind
from crossread.domain.span import Span
from crossread.reading.entities.forms import Evidence
from crossread.reading.entities.named import Named

_OF_PEOPLE = frozenset(
    {"he", "she", "his", "her", "him", "hers", "himself", "herself", "who", "i", "my", "me"}
)
_SPOKEN = dict.fromkeys(("he", "his", "him", "himself"), "he") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "she"
)
_OF_THINGS = frozenset({"it", "its", "itself", "which"})
_ASIDE = re.compile(r",|\s(?:who|which|whose|that)\s|\s[(–—-]")
_BEFORE_NAME = re.compile(r"\b(?:of|for|at|from|by|in|with|to|and|on|against)\s")
NOBODY = -1  # a description that means none of the entities, whatever the chains say
_OWNED = re.compile(r"(?:my|his|her|their|our|your)\s")
_CITY = re.compile(r"\s(?:city|town)\b")
_LONGEST_NOUN_WORDS = 8


class ChainedNames:
    """The chains of one text, asked about its names."""

    def __init__(self, text: str, named: Sequence[Named], chains: Sequence[Chain]) -> None:
        self._text = text
        self._named = named
        self._starts = [name.span.start for name in named]
        self._chains = [[(span, self.name_of(span)) for span in chain.mentions] for chain in chains]

    def name_of(self, mention: Span) -> int | None:
        """Index of the name a mention is about: "Ann Lee" of "the docker Ann Lee, 40", none of "a friend of Ann Lee"."""
        printed = mention.of(self._text)
        aside = _ASIDE.search(printed)
        end = mention.start + (aside.start() if aside else len(printed))
        at = bisect_left(self._starts, end) - 1
        if at < 0 or self._starts[at] < mention.start:
            return self._after_comma(mention, end) if aside else None
        name = self._named[at].span
        rest = self._text[name.end : end].strip("'’s \"”.") if name.end < end else ""
        if rest and not _CITY.match(self._text, name.end):
            return self._after_comma(mention, end) if aside else None
        if _BEFORE_NAME.search(self._text, mention.start, name.start):
            return None
        is_adjective = self._named[at].kind is MentionKind.GROUP and aside is not None
        return self._after_comma(mention, end) if is_adjective else at

    def evidence(self) -> Evidence:
        """Names that a chain calls "he" or "she", and those it calls "it"."""
        found = Evidence()
        for chain in self._chains:
            words = [span.of(self._text).lower() for span, name in chain if name is None]
            people = sum(word in _OF_PEOPLE for word in words)
            things = sum(word in _OF_THINGS for word in words)
            names = {name for _, name in chain if name is not None}
            if people > things:
                found.person |= names
                spoken = Counter(_SPOKEN[word] for word in words if word in _SPOKEN)
                found.spoken |= {name: max(spoken, key=lambda word: spoken[word]) for name in names if spoken}
            elif things > people:
                found.body |= names
        return found

    def people_of(self, entity_of: Mapping[int, int], kinds: Sequence[MentionKind]) -> dict[int, int]:
        """The one person that a chain names, by where each of its other mentions begins."""
        found: dict[int, int] = {}
        for chain in self._chains:
            entities = {entity_of[name] for _, name in chain if name is not None}
            if len(entities) == 1:
                (entity,) = entities
                if kinds[entity] is MentionKind.PERSON:
                    found.update((span.start, entity) for span, name in chain if name is None)
        return found

    def others_of(
        self, entity_of: Mapping[int, int], kinds: Sequence[MentionKind], described: Mapping[int, int]
    ) -> Iterator[tuple[int, Span]]:
        """Entities with the nouns and pronouns that mean them.

        `entity_of` has the entity of a name, `described` that of a description by where it starts. In a chain that names
        several entities (the reader's mistake) each other mention goes to the last one named before it, the first if
        none is; "he" never to a place, nor "its" to a person.
        """
        for chain in self._chains:
            known = [
                (span, entity_of[name] if name is not None else described.get(span.start))
                for span, name in chain
            ]
            yield from self._spread(known, kinds)

    def _spread(
        self, known: Sequence[tuple[Span, int | None]], kinds: Sequence[MentionKind]
    ) -> Iterator[tuple[int, Span]]:
        current = next((entity for _, entity in known if entity not in (None, NOBODY)), None)
        if current is None:
            return
        for span, entity in known:
            if entity == NOBODY:
                continue
            if entity is not None:
                current = entity
            elif self._fits(span, kinds[current]):
                yield current, span

    def _fits(self, span: Span, kind: MentionKind) -> bool:
        word = span.of(self._text).lower()
        if kind is MentionKind.PERSON and _OWNED.match(word):
            return False  # "his wife" is not him
        if word in _OF_PEOPLE:
            return kind in (MentionKind.PERSON, MentionKind.GROUP)
        if word in _OF_THINGS:
            return kind is not MentionKind.PERSON
        return len(word.split()) <= _LONGEST_NOUN_WORDS and not self._holds_a_name(span)

    def _holds_a_name(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.start)
        names = self._named[at : bisect_left(self._starts, span.end)]
        return any(name.kind is not MentionKind.GROUP for name in names)

    def _after_comma(self, mention: Span, end: int) -> int | None:
        """The name that a description is followed by: "the Emirati president, Mohamed bin Zayed"."""
        at = bisect_left(self._starts, end)
        if at >= len(self._named) or self._text[end : self._starts[at]].strip() != ",":
            return None
        is_person = self._named[at].kind is MentionKind.PERSON
        return at if is_person and self._named[at].span.end <= mention.end else None


def of_one_pronoun(text: str, spans: Sequence[Span], courtesies: Iterable[str]) -> list[Span]:
    """A person's mentions without the rarer of "he" and "she": chains that have both are wrong about one of them.

    Mr and Mrs among the courtesies go before the count.
    """
    spoken = Counter(word for span in spans if (word := _SPOKEN.get(span.of(text).lower())))
    known = Counter(courtesy for courtesy in courtesies if courtesy in ("he", "she"))
    if len(spoken | known) < 2:
        return list(spans)
    best = known or spoken
    kept = max(sorted(best), key=lambda word: best[word])
    return [span for span in spans if _SPOKEN.get(span.of(text).lower(), kept) == kept]


def without_repeats(spans: Iterable[Span], names: Sequence[Span]) -> tuple[Span, ...]:
    """In text order, none over another; of a mention and the name in it only the name is kept."""
    kept = list(names)
    starts = [name.start for name in names]
    end = 0
    for span in sorted(set(spans)):
        at = bisect_left(starts, span.start)
        before = names[at - 1].end if at else 0
        if span.start >= max(end, before) and (at == len(starts) or starts[at] >= span.end):
            kept.append(span)
            end = span.end
    return tuple(sorted(kept))
