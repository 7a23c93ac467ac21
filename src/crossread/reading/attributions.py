"""Who is said to have said what, as the reader found it: with its kind, and the name behind "he" and "she"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from crossread.domain.layers import Attribution, AttributionKind, Chain, Mention, MentionKind, Quotation
from crossread.domain.span import Span, merge, trim
from crossread.models.reader import Told

_SPEAKING = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_PERSONAL = frozenset({"he", "she"})
_ASIDE = re.compile(r",|\s(?:who|which|whose|that)\s|\s[(–—-]")  # what follows is told of the mention
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
_OF = re.compile(r"\b(?:of|for|at|from|by|in|with|to|and)\s|['’]s\s")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_OWNER_CHARS = 40
_DIRECT_SHARE = 0.8  # of the characters said that stand in quote marks, from which on all of it is direct


def attributions_of(
    text: str,
    told: Sequence[Told],
    *,
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
) -> tuple[Attribution, ...]:
    """Attributions in the order of their cues. Spans are offsets into `text`, as printed."""
    speakers = Speakers(text, mentions, chains)
    quoted = merge(q.content for q in quotations)
    found = []
    for said in told:
        source = _with_owner(text, said.source[0]) if said.source else None
        content = tuple(part for span in said.content if len(part := trim(text, span)))
        if not content:
            continue
        found.append(
            Attribution(
                source=source,
                cue=said.cue,
                content=content,
                kind=kind_of(content, quoted),
                speaker=speakers.behind(source) if source else None,
                score=said.score,
            )
        )
    return tuple(found)


def _with_owner(text: str, source: Span) -> Span:
    """A source that begins with the mark of a possessive, from its owner on: "Iran’s foreign minister"."""
    if not _POSSESSIVE.match(text, source.start, source.end):
        return source
    owner = _LAST_WORD.search(text, max(0, source.start - _OWNER_CHARS), source.start)
    return Span(owner.start(), source.end) if owner else source


def kind_of(content: Sequence[Span], quoted: Sequence[Span]) -> AttributionKind:
    """Direct, indirect or mixed, by the share of what is said that stands in `quoted`, apart and in order."""
    inside = 0
    for part in content:
        at = bisect_right(quoted, part.start, key=lambda span: span.end)
        while at < len(quoted) and quoted[at].start < part.end:
            inside += min(quoted[at].end, part.end) - max(quoted[at].start, part.start)
            at += 1
    if not inside:
        return AttributionKind.INDIRECT
    whole = inside >= _DIRECT_SHARE * sum(map(len, content))
    return AttributionKind.DIRECT if whole else AttributionKind.MIXED


class Speakers:
    """The names behind the sources of one text, through its chains."""

    def __init__(self, text: str, mentions: Sequence[Mention], chains: Sequence[Chain]) -> None:
        self._text = text
        self._names = sorted(m.span for m in mentions if m.kind in _SPEAKING)
        self._starts = [name.start for name in self._names]
        self._people = sorted(m.span for m in mentions if m.kind is MentionKind.PERSON)
        self._first = [chain.mentions[0].start for chain in chains]
        self._starting: dict[int, list[tuple[Span, int]]] = {}
        for number, chain in enumerate(chains):
            for mention in chain.mentions:
                self._starting.setdefault(mention.start, []).append((mention, number))
        self._fullest = [self._fullest_in(chain) for chain in chains]

    def behind(self, source: Span) -> Span | None:
        """The name a source stands for: the fullest of its chain; of equally full ones the nearest before it.

        Where the chain of a "he" or "she" names nobody, it is the last person named before the chain begins. None
        when a name stands in the source itself, or when nobody is found.
        """
        at = bisect_left(self._starts, source.start)
        if at < len(self._names) and source.contains(self._names[at]):
            return None
        own = [
            number
            for mention, number in self._starting.get(source.start, ())
            if mention.contains(source) or source.contains(mention)
        ]
        candidates = [name for number in own for name in self._nearest(self._fullest[number], source)]
        if not candidates and source.of(self._text).lower() in _PERSONAL:
            first = min((self._first[number] for number in own), default=source.start)
            return self._last_person(first)
        return max(candidates, key=lambda name: self._rank(name, source), default=None)

    def _last_person(self, before: int) -> Span | None:
        at = bisect_left(self._people, Span(before, before)) - 1
        return self._people[at] if at >= 0 else None

    def _rank(self, name: Span, source: Span) -> tuple[int, bool, int]:
        before = name.start < source.start
        return len(name.of(self._text).split()), before, name.start if before else -name.start

    def _nearest(self, names: Sequence[Span], source: Span) -> Sequence[Span]:
        """The last of the names before a source, else the first behind it."""
        at = bisect_left(names, source.start, key=lambda name: name.start)
        return names[at - 1 : at] if at else names[:1]

    def _fullest_in(self, chain: Chain) -> list[Span]:
        """The fullest names that mentions of the chain are about, in text order."""
        names = {name.start: name for mention in chain.mentions if (name := self._name_of(mention))}
        words = {start: len(name.of(self._text).split()) for start, name in names.items()}
        most = max(words.values(), default=0)
        return [names[start] for start in sorted(names) if words[start] == most]

    def _name_of(self, mention: Span) -> Span | None:
        """The name that a mention is about.

        "Ann Lee" of "Ann Lee, a doctor" and of "the docker Ann Lee"; not of "Ann Lee's house" or "a friend of Ann Lee".
        """
        printed = mention.of(self._text)
        aside = _ASIDE.search(printed)
        end = mention.start + (aside.start() if aside else len(printed))
        for name in self._names[bisect_left(self._starts, mention.start) : bisect_left(self._starts, end)]:
            owns = mention.end > name.end + 2 and _POSSESSIVE.match(self._text, name.end)
            if name.end <= end and not owns:
                return None if _OF.search(self._text, mention.start, name.start) else name
        return None
