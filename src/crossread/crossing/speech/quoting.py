"""Quotations of a scene held against each other, sentence by sentence and word by word.

Quoted sentences of any two reports are compared, not only those in linked passages: a remark may stand anywhere. Equal
wordings are taken together first, so that a remark printed by a hundred reports is compared once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property

import numpy as np
from rapidfuzz.distance import Indel

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.speech.heard import heard, heard_word
from crossread.crossing.speech.speaking import Voiced, same_voice, voice_at
from crossread.domain.span import Citation, Span, trim
from crossread.text.words import Word, is_stop


class QuoteChange(StrEnum):
    """What became of quoted words from one report to the other."""

    ALTERED = "altered"
    CUT = "cut"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class Said:
    """A quoted sentence, or the quoted part of one: where it stands, and its words as heard."""

    citation: Citation
    passage: int
    words: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class QuotePair:
    """Quoted words `a` of one report and their counterpart `b` in another.

    For UNMARKED `b` covers the same words without quote marks, for CUT `b` is the shorter and `lost` the words it lacks.
    `likeness` in [0, 1] is the share of words kept, order counted; `link` the link of their passages, None without one.
    """

    a: Citation
    b: Citation
    change: QuoteChange
    likeness: float
    link: Linked | None = None
    lost: tuple[str, ...] = ()


Words = tuple[str, ...]
_FEWEST = 3  # words of a sentence worth comparing; shorter ones are catchwords
_FEWEST_FREE = 3  # the same for a part of a sentence where neither link nor voice ties the two
_FEWEST_CONTENT = 2  # telling words two quotations share before they are held together
_FEWEST_UNMARKED = 4
# Of the quoted words, those that stand in one run without marks. Indirect speech keeps up to five of eight; on the labelled
# dev stories and the faithful rewrites nearly all remarks taken over word by word have more.
_RUN_SHARE, _LONG_RUN, _SURELY_TOLD = 0.65, 9, 14
_LONG_ENOUGH, _LONG = 6, 12  # words from which copied ones without marks may be less alike, and less again
_SURELY_LINKED = 0.6
_MOST_IN_COMMON = 40  # wordings a word may stand in and still bring two of them together
_UNMARKED_FLOOR = 0.75
_UNMARKED_REUSED_FLOOR = 0.50
_UNMARKED_LONG_FLOOR = 0.45
# How alike two quotations are from which they are one remark, by what else speaks for it: chosen on the labelled dev
# stories, where false pairs gather below .55 and true ones above.
_LINKED, _SAME_VOICE, _NO_VOICE, _OTHER_VOICE, _NEIGHBOURS = 0.40, 0.55, 0.60, 0.80, 0.35
_LONE_FLOOR = 0.20  # where each passage holds a single quotation and the passages are close
_CLOSE_PASSAGES = 0.75
_LINK_COUNTS = 0.5  # of separate accounts; a looser link says no more than that both speak of the matter
_FAIRLY_CLOSE, _LOOSELY_LINKED = 0.6, 0.55
_CUT_IS_NEAR = 0.8
_LOOSELY_NEAR, _NEAR_IN_MEANING = 0.45, 0.65  # floor where whole passages are this near by their vectors
_MEANING_WORTH = 0.9  # of closeness in meaning, against words kept


class Quotes:
    """All quoted sentences of a scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.said: Mapping[str, tuple[Said, ...]] = {
            key: tuple(_sentences(scene.reports[key])) for key in sorted(scene.reports)
        }
        self._stream = {
            key: " " + " ".join(w for s in said for w in s.words) + " " for key, said in self.said.items()
        }
        self._voices: dict[Citation, Voiced | None] = {}
        self._links: dict[tuple[str, int, str, int], Linked] = {}
        for link in scene.linked:
            self._links[link.a.id, link.i, link.b.id, link.j] = link
            self._links[link.b.id, link.j, link.a.id, link.i] = link

    @cached_property
    def by_place(self) -> Mapping[Citation, Said]:
        """Every quoted sentence by where it stands."""
        return {one.citation: one for said in self.said.values() for one in said}

    @cached_property
    def pairs(self) -> tuple[QuotePair, ...]:
        """Counterparts that are not in the same words, by wording; then words whose marks one report lacks."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[QuotePair]:
        found = list(_nearest(list(self._compared())))
        yield from found
        yield from _nearest(list(self._beside(found)))
        for link in self._scene.linked:
            yield from _unmarked(link, self, first=True)
            yield from _unmarked(link, self, first=False)

    def _beside(self, found: Sequence[QuotePair]) -> Iterator[QuotePair]:
        """Sentences that stand right before or after two renderings of one remark, and have no counterpart yet."""
        taken = {(c, other.report) for pair in found for c, other in ((pair.a, pair.b), (pair.b, pair.a))}
        order = {
            one.citation: (one.citation.report, n)
            for said in self.said.values()
            for n, one in enumerate(said)
        }
        known = [(pair.a, pair.b) for pair in found] + [(a.citation, b.citation) for a, b in self.same()]
        for one, other in sorted(set(known)):
            for step in (-1, 1):
                a, b = self._at(order[one], step), self._at(order[other], step)
                if a is None or b is None or (a.citation, b.citation.report) in taken:
                    continue
                if (b.citation, a.citation.report) in taken or self.is_held(a, b):
                    continue
                if same_voice(self.voice(a), self.voice(b)) is False:
                    continue
                alike = self._alike(a, b)
                if alike >= _NEIGHBOURS:
                    yield QuotePair(a.citation, b.citation, QuoteChange.ALTERED, alike, self.link(a, b))

    def _at(self, where: tuple[str, int], step: int) -> Said | None:
        report, n = where
        return self.said[report][n + step] if 0 <= n + step < len(self.said[report]) else None

    def is_held(self, a: Said, b: Said) -> bool:
        """Whether one of two sentences stands in the other's report in the same words."""
        return self.holds(b.citation.report, a.words) or self.holds(a.citation.report, b.words)

    def voice(self, said: Said) -> Voiced | None:
        """Whose words they are."""
        if said.citation not in self._voices:
            self._voices[said.citation] = voice_at(self._scene, said.citation.report, said.citation.span)
        return self._voices[said.citation]

    def link(self, a: Said, b: Said) -> Linked | None:
        """The link between the passages of two quoted sentences."""
        return self._links.get((a.citation.report, a.passage, b.citation.report, b.passage))

    def holds(self, report: str, said: Words) -> bool:
        """Whether a report quotes these words in a row, whatever the sentences."""
        return f" {' '.join(said)} " in self._stream[report]

    def same(self) -> Iterator[tuple[Said, Said]]:
        """Quoted sentences of two reports in the same words: each with the first report that has them."""
        for group in self.wordings().values():
            for other in group[1:]:
                if other.citation.report != group[0].citation.report:
                    yield group[0], other

    def wordings(self) -> Mapping[Words, list[Said]]:
        """Every wording with where it stands."""
        found: dict[Words, list[Said]] = defaultdict(list)
        for said in self.said.values():
            for one in said:
                found[one.words].append(one)
        return found

    def _compared(self) -> Iterator[QuotePair]:
        wordings = self.wordings()
        order = sorted(wordings)
        for x, y in _candidates(order, self._linked_wordings(order, wordings)):
            best: dict[tuple[str, str], tuple[float, Said, Said]] = {}
            for a in wordings[order[x]]:
                for b in wordings[order[y]]:
                    if a.citation.report == b.citation.report:
                        continue
                    key = (a.citation.report, b.citation.report)
                    link = self.link(a, b)
                    score = link.score if link else 0.0
                    if key not in best or score > best[key][0]:
                        best[key] = score, a, b
                if len(best) > _MOST_IN_COMMON:
                    break
            for _, a, b in best.values():
                found = self._pair(a, b)
                if found is not None:
                    yield found

    def _linked_wordings(
        self, order: Sequence[Words], wordings: Mapping[Words, list[Said]]
    ) -> set[tuple[int, int]]:
        at = {words: n for n, words in enumerate(order)}
        by_passage: dict[tuple[str, int], list[int]] = defaultdict(list)
        for said in order:
            for one in wordings[said]:
                by_passage[one.citation.report, one.passage].append(at[said])
        found = set()
        for link in self._scene.linked:
            for x in by_passage.get((link.a.id, link.i), ()):
                for y in by_passage.get((link.b.id, link.j), ()):
                    if x != y:
                        found.add((min(x, y), max(x, y)))
        return found

    def _pair(self, a: Said, b: Said) -> QuotePair | None:
        link = self.link(a, b)
        inside_b = self.holds(b.citation.report, a.words)
        inside_a = self.holds(a.citation.report, b.words)
        if inside_a and inside_b:
            return None
        if inside_a or inside_b:
            whole, part = (a, b) if inside_a else (b, a)
            lost = _left_over(whole.words, part.words)
            if lost is None:
                return None
            return QuotePair(
                whole.citation, part.citation, QuoteChange.CUT, _likeness(a.words, b.words), link, lost
            )
        alike = self._alike(a, b)
        if alike < self._floor(a, b, link):
            return None
        return QuotePair(a.citation, b.citation, QuoteChange.ALTERED, alike, link)

    def _alike(self, a: Said, b: Said) -> float:
        """Words kept in order, whole or as a part of the longer sentence, or closeness in meaning."""
        kept = _likeness(a.words, b.words)
        shared = {word for word in a.words if not is_stop(word)} & set(b.words)
        if len(shared) >= (
            _FEWEST_CONTENT if self.link(a, b) or same_voice(self.voice(a), self.voice(b)) else _FEWEST_FREE
        ):
            kept = max(kept, _inside(a.words, b.words))
        return max(kept, _MEANING_WORTH * _meaning(self._scene.lexicon, a.words, b.words))

    def _floor(self, a: Said, b: Said, link: Linked | None) -> float:
        known = same_voice(self.voice(a), self.voice(b))
        if link is None or (link.score < _LINK_COUNTS and not link.one_lineage):
            return {True: _SAME_VOICE, None: _NO_VOICE, False: _OTHER_VOICE}[known]
        lone = all(
            sum(other.passage == one.passage for other in self.said[one.citation.report]) == 1
            for one in (a, b)
        )
        if lone and link.score >= _CLOSE_PASSAGES and known is not False:
            return _LONE_FLOOR
        if known is True or link.score >= _FAIRLY_CLOSE:
            return _LINKED
        near = float(link.a.vectors[link.i] @ link.b.vectors[link.j])
        return _LOOSELY_NEAR if near >= _NEAR_IN_MEANING and known is None else _LOOSELY_LINKED


def _meaning(lexicon: Lexicon, a: Words, b: Words) -> float:
    """How close the telling words of each are to the nearest of the other, rare words counting most; in [0, 1]."""
    telling = [[w for w in said if not is_stop(w)] for said in (a, b)]
    if not all(telling):
        return 0.0
    first, second = (lexicon.indices(said) for said in telling)
    near = lexicon.vectors(first) @ lexicon.vectors(second).T
    sides = ((near.max(axis=1), lexicon.weights(first)), (near.max(axis=0), lexicon.weights(second)))
    return max(0.0, float(np.mean([(best * weight).sum() / weight.sum() for best, weight in sides])))


def _nearest(pairs: Sequence[QuotePair]) -> Iterator[QuotePair]:
    """Pairs whose sides have no better counterpart in the other's report."""
    best: dict[tuple[Citation, str], float] = {}
    for pair in pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            key = (one, other.report)
            best[key] = max(best.get(key, 0.0), _closeness(pair))
    for pair in pairs:
        near = _closeness(pair)
        if near >= best[pair.a, pair.b.report] and near >= best[pair.b, pair.a.report]:
            yield pair


def _closeness(pair: QuotePair) -> float:
    """What is left of a cut remark is all there in the same words: nearer than most that is put in others."""
    likeness = max(pair.likeness, _CUT_IS_NEAR) if pair.change is QuoteChange.CUT else pair.likeness
    return likeness + (0.25 * pair.link.score if pair.link else 0.0)


def _sentences(report: Prepared) -> Iterator[Said]:
    """Quoted parts of the passages, in text order."""
    text = report.report.text
    quotes = report.reading.quotations
    at = 0
    for index, passage in enumerate(report.passages):
        while at < len(quotes) and quotes[at].content.end <= passage.span.start:
            at += 1
        for quote in quotes[at:]:
            if quote.content.start >= passage.span.end:
                break
            start = max(quote.content.start, passage.span.start)
            span = trim(text, Span(start, max(start, min(quote.content.end, passage.span.end))))
            said = heard(span.of(text))
            if len(said) >= _FEWEST or (len(said) == _FEWEST - 1 and not any(is_stop(w) for w in said)):
                yield Said(Citation(report.id, span), index, said, span.of(text))


def _candidates(order: Sequence[Words], linked: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of wordings that share two telling words, or stand in linked passages and share one."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, said in enumerate(order):
        for word in sorted(set(said)):
            if not is_stop(word):
                where[word].append(n)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for found in where.values():
        if len(found) <= _MOST_IN_COMMON:
            for k, x in enumerate(found):
                for y in found[k + 1 :]:
                    shared[x, y] += 1
    return sorted({pair for pair, n in shared.items() if n >= _FEWEST_CONTENT} | linked)


def _left_over(whole: Words, part: Words) -> Words | None:
    """What a sentence says before and after the part of it; None where the part is no run of it."""
    size = len(part)
    for at in range(len(whole) - size + 1):
        if whole[at : at + size] == part:
            return (*whole[:at], *whole[at + size :])
    return None


def _inside(a: Words, b: Words) -> float:
    """How much of the shorter sentence stands in a row in the longer."""
    short, long = sorted((a, b), key=len)
    if len(short) < _FEWEST or len(short) == len(long):
        return 0.0
    return max(_likeness(short, long[at : at + len(short)]) for at in range(len(long) - len(short) + 1))


def _unmarked(link: Linked, quotes: Quotes, *, first: bool) -> Iterator[QuotePair]:
    marked, at, plain, index = (link.a, link.i, link.b, link.j) if first else (link.b, link.j, link.a, link.i)
    copied = link.one_lineage and (link.reused or link.probability >= _SURELY_LINKED)
    passage = plain.passages[index].span
    there = [
        one for one in quotes.said[marked.id] if one.passage == at and len(one.words) >= _FEWEST_UNMARKED
    ]
    if not there:
        return
    row = [
        Word(word.span, word.text, part) for word in plain.words[index] for part in heard_word(word.folded)
    ]
    for one in there:
        if quotes.holds(plain.id, one.words):
            continue
        found = best_window(one.words, row)
        if found is None or found[0] < _unmarked_floor(len(one.words), copied=copied):
            continue
        if not _is_kept(one.words, [w.folded for w in row if found[1].contains(w.span)]):
            continue
        span = found[1].shift(passage.start)
        if not any(q.span.overlaps(span) for q in plain.reading.quotations):
            yield QuotePair(one.citation, Citation(plain.id, span), QuoteChange.UNMARKED, found[0], link)


def _is_kept(said: Words, plain: Sequence[str]) -> bool:
    """Whether the words stand there, and are not merely told: most in one run, or too many of them alike for chance."""
    if len(said) >= _SURELY_TOLD:
        return True
    run = SequenceMatcher(None, said, plain, autojunk=False).find_longest_match().size
    return run >= min(_RUN_SHARE * len(said), _LONG_RUN)


def _unmarked_floor(length: int, *, copied: bool) -> float:
    """How alike words without marks have to be to `length` quoted ones: less so in a copy, the less the longer they are."""
    if not copied or length < _LONG_ENOUGH:
        return _UNMARKED_FLOOR
    return _UNMARKED_REUSED_FLOOR if length < _LONG else _UNMARKED_LONG_FLOOR


def best_window(wanted: Sequence[str], row: Sequence[Word]) -> tuple[float, Span] | None:
    """The stretch of `row` most like `wanted`, as (likeness, span in the row's own text)."""
    best: tuple[float, Span] | None = None
    folded = [word.folded for word in row]
    for size in sorted({min(len(row), max(1, len(wanted) + more)) for more in (-1, 0, 1)} - {0}):
        for start in range(len(folded) - size + 1):
            likeness = _likeness(wanted, folded[start : start + size])
            if best is None or likeness > best[0]:
                best = likeness, Span(row[start].span.start, row[start + size - 1].span.end)
    return best


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    return float(Indel.normalized_similarity(a, b))
