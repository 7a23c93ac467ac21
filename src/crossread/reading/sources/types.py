"""The type of each source of one report: by its own words, else by what the text says of it elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from crossread.domain.layers import Chain, MentionKind, SourceType
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.sources.roles import speaks_of, type_of_words
from crossread.reading.wordlists import word_list

_ASIDE = re.compile(r"\s*,\s*|\s+[(–—]\s*|\s(?=(?:who|which|whose|whom)\s)")
_AGED = re.compile(r"\b\d{1,3}-year-old\b|\baged \d{1,3}\b|\bwho (?:lives|lived|saw|witnessed|was there)\b")
_PASSED_ON = re.compile(r"\s(?:(?:that|which) (?:was|were|is) )?(\w+) (?:by|on|in|through)\s")
_PERSONAL = (
    SourceType.OTHER,
    SourceType.HEAD_OF_STATE,
    SourceType.EXPERT,
    SourceType.UNNAMED,
    SourceType.DOCUMENT,
)
_VAGUE = (None, SourceType.OTHER, SourceType.DOCUMENT)
_CLAUSE = re.compile(r",?\s(?:who|speaking|on condition)\s[^,.;“”\"]+")
_ASIDE_BEHIND = re.compile(r"\s?,\s(?P<aside>(?!(?:who|which|and|said|says|whose)\b)[^,;:“”\"()]{3,100})")
_CLOSING = (",", ":", ".", " ")
_TITLE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"})
_TITLE_TOKENS = 10
_COLLECTIVE = frozenset({"they", "it", "organisation", "organization"})
_TITLE_CHARS = 60  # a title before a name is no longer than this


class SourceTypes:
    """Types of the sources of one report."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: dict[str, SourceType | None] = {}
        self._telling: dict[int, Sequence[tuple[Span, SourceType]]] = {}
        self._last_body = SourceType.OTHER

    def of(self, source: Span, speaker: Span | None) -> SourceType:
        """The type of a source; `speaker` is the name it stands for, where there is one.

        "They" and "the organisation" are what was last heard of that is no single person. A sergeant is the police's in a
        report that speaks of police and of no soldiers.
        """
        found = self._type(source, speaker)
        if found is SourceType.MILITARY and self._is_policed:
            found = SourceType.POLICE
        words = source.of(self._ground.text).casefold().split()
        if found is SourceType.OTHER and words and words[-1] in _COLLECTIVE:
            return self._last_body
        if found not in _PERSONAL:
            self._last_body = found
        return found

    @cached_property
    def _is_policed(self) -> bool:
        text = self._ground.text
        return speaks_of(text, SourceType.POLICE) and not speaks_of(text, SourceType.MILITARY)

    def _type(self, source: Span, speaker: Span | None) -> SourceType:
        found = self._of_words(source)
        if found is not None and found not in _VAGUE:
            return found
        for name in self._names_in(source) if speaker is None else [speaker]:
            told = self._of_name(name)
            if told is not None:
                return told
        return self._of_chain(source) or found or self._of_place(source) or SourceType.OTHER

    def _of_words(self, source: Span) -> SourceType | None:
        printed = " ".join(self._whole(source).of(self._ground.text).split())
        lowered = printed.casefold() + self._told_of(source).casefold()
        if any(phrase in lowered for phrase in word_list("source_unnamed.txt")):
            return SourceType.UNNAMED
        parts = [part for part in _ASIDE.split(without_carrier(printed)) if part]
        if not parts:
            return None
        for part in parts[:1] if self._is_list(parts) else parts:
            found = type_of_words(part)
            if found is not None:
                return found
        return SourceType.WITNESS if _AGED.search(printed) else None

    def _whole(self, source: Span) -> Span:
        """The source with the words before it that its tree ties to it, where the reader cut them off."""
        head = self._ground.tree.head_of(source)
        phrase = source if head is None else self._ground.tree.phrase(head)
        return phrase if phrase.end == source.end and phrase.start < source.start else source

    def _told_of(self, source: Span) -> str:
        """What a relative clause behind the source says of it: " who asked not to be named"."""
        passage = self._ground.passage_at(source.start)
        end = min(source.end + _TITLE_CHARS, source.end if passage is None else passage.span.end)
        clause = _CLAUSE.match(self._ground.text, source.end, max(source.end, end))
        return clause.group() if clause else ""

    def _is_list(self, parts: list[str]) -> bool:
        """Whether commas part several speakers ("the US, France and Germany")."""
        return len(parts) > 2 and " and " in parts[-1]

    def _names_in(self, source: Span) -> list[Span]:
        at = bisect_left(self._people, Span(source.start, source.start))
        if at < len(self._people) and source.contains(self._people[at]):
            return [self._people[at]]
        known = self._surname(source) in self._by_surname
        return [source] if known and source.of(self._ground.text)[-1:].islower() else []

    @cached_property
    def _people(self) -> list[Span]:
        return sorted(m.span for m in self._ground.of_kind(MentionKind.PERSON))

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self._ground.mentions]

    def kind_at(self, offset: int) -> MentionKind | None:
        """The kind of the mention that covers a character."""
        at = bisect_right(self._mention_starts, offset) - 1
        if at < 0 or self._ground.mentions[at].span.end <= offset:
            return None
        return self._ground.mentions[at].kind

    @cached_property
    def _by_surname(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for name in sorted({*self._people, *(name.span for name in self._ground.names)}):
            found.setdefault(self._surname(name), []).append(name)
        return found

    def _surname(self, name: Span) -> str:
        words = name.of(self._ground.text).split()
        return words[-1].casefold().removeprefix("al-") if words else ""

    def _of_name(self, name: Span) -> SourceType | None:
        """What stands before and behind a person's name, here or wherever the surname is printed."""
        surname = self._surname(name)
        if surname not in self._known:
            places = self._by_surname.get(surname, [name])
            told = (self._around(place) for place in places)
            self._known[surname] = next((kind for kind in told if kind is not None), None)
        return self._known[surname]

    def _around(self, name: Span) -> SourceType | None:
        """What the words beside a name tell: a title before it, an aside on either side, an age."""
        text = self._ground.text
        first = self._ground.tree.at(name.start)
        passage = self._ground.passage_at(name.start)
        if first is None or passage is None:
            return None
        tokens = self._ground.tree.within(passage.span)
        title = self._run_before(first - 1, tokens.start)
        if len(title) and (told := type_of_words(title.of(text))) is not None:
            return told
        if (
            first > 1
            and self._ground.tree.lowered[first - 1] == ","
            and text[name.end : name.end + 1] in _CLOSING
        ):
            told = type_of_words(self._run_before(first - 2, tokens.start).of(text))
            if told is not None:
                return told
        behind = _ASIDE_BEHIND.match(text, name.end, passage.span.end)
        if behind and self._is_nominal(behind.start("aside")):
            told = type_of_words(behind["aside"])
            if told is not None:
                return told
        aged = _AGED.search(text, name.end, min(passage.span.end, name.end + _TITLE_CHARS))
        return (
            SourceType.WITNESS if aged and text[name.end : aged.start()].strip() in (",", ", a", "") else None
        )

    def _is_nominal(self, offset: int) -> bool:
        at = self._ground.tree.at(offset)
        return at is not None and self._ground.tree.tokens[at].upos in _TITLE

    def _run_before(self, last: int, first: int) -> Span:
        """The nouns, adjectives and "of" that end with a token: "the UN special envoy for Syria"."""
        tokens, at = self._ground.tree.tokens, last
        start = end = tokens[last].span.end if last >= 0 else 0
        while at >= first and last - at < _TITLE_TOKENS:
            if tokens[at].upos not in _TITLE and self._ground.tree.lowered[at] not in ("of", "for", "-"):
                break
            start = tokens[at].span.start
            at -= 1
        return Span(start, end)

    def _of_chain(self, source: Span) -> SourceType | None:
        """What the other mentions of the same thing say: "the organisation" is the Observatory."""
        head = self._ground.tree.head_of(source)
        spans = [source] if head is None else [source, self._ground.tree.phrase(head)]
        chain = next((c for span in spans if (c := self._ground.chain_of(span))), None)
        telling = self._telling_mentions(chain) if chain else ()
        return next((kind for mention, kind in telling if mention != source), None)

    def _telling_mentions(self, chain: Chain) -> Sequence[tuple[Span, SourceType]]:
        """The first two mentions of a chain whose words tell its type: where one is the source itself, the other tells."""
        key = id(chain)  # the ground keeps its chains
        if key not in self._telling:
            text = self._ground.text
            types = ((m, type_of_words(m.of(text).split(",", 1)[0])) for m in dict.fromkeys(chain.mentions))
            known = ((m, kind) for m, kind in types if kind is not None and kind not in _VAGUE)
            self._telling[key] = tuple(islice(known, 2))
        return self._telling[key]

    def _of_place(self, source: Span) -> SourceType | None:
        """A country or capital speaks for its government."""
        head = self._ground.tree.head_of(source)
        if head is None:
            return None
        place = self.kind_at(self._ground.tree.tokens[head].span.start) is MentionKind.PLACE
        return SourceType.OFFICIAL if place else None


def without_carrier(printed: str) -> str:
    """The source without who passed it on: "a statement" of "a statement published by the agency"."""
    for match in _PASSED_ON.finditer(printed):
        if match.group(1).casefold() in word_list("source_carriers.txt"):
            return printed[: match.start()]
    return printed


def carrier_start(printed: str) -> int | None:
    """Where in a source the one that passed it on begins, None where nobody did."""
    for match in _PASSED_ON.finditer(printed):
        if match.group(1).casefold() in word_list("source_carriers.txt"):
            return match.end()
    return None
