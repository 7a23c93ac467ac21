"""Where the reports of a story state, anywhere, what one passage of theirs denies or leaves open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.events.stems import stem
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.stance import Cue, Stance, cues_in, stances_at, telling_places, tells
from crossread.text.tables import mapping
from crossread.text.words import Word

_NEAR = 0.62  # cosine of word vectors from which two words may mean one thing ("injury", "hurt")
_MOST_WORDS = 8  # of a cue that are looked for, the nearest first
_MOST_PLACES = 8  # passages of other reports that are looked at for one cue
_MOST_RANKED = 40  # of which so many are held against it word by word
_REGION = 10  # words before and after the head in which the other words are looked for


@dataclass(frozen=True, eq=False)
class Passage:
    """One passage with its cues; `row` are its words."""

    report: Prepared
    index: int
    row: tuple[Word, ...]
    cues: tuple[Cue, ...]

    def meant(self, at: int) -> frozenset[Stance]:
        """How its word `at` is meant."""
        return stances_at(self.cues, at)


@dataclass(frozen=True, slots=True, eq=False)
class Counterpart:
    """A passage that holds what a cue of another bears on.

    `places` pairs word indices of the passage with the cue with those of this one, the head first; `likeness` of each in
    [0, 1].
    `cover` is the share of what the cue bears on that is found, by weight; `back` the share of the clause around the found
    words that the passage with the cue has too. Both in [0, 1].
    """

    passage: Passage
    places: tuple[tuple[int, int], ...]
    likeness: tuple[float, ...]
    cover: float
    back: float

    @property
    def head(self) -> int:
        """Where the head of what the cue bears on is found."""
        return self.places[0][1]


class StoryWords:
    """The passages of a story by the words they hold."""

    def __init__(self, reports: Mapping[str, Prepared], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.passages = tuple(
            Passage(
                report, index, report.words[index], cues_in(report.passage_text(index), report.words[index])
            )
            for _, report in sorted(reports.items())
            for index in range(len(report.passages))
        )
        self._near: dict[str, Mapping[str, float]] = {}
        self._weights: dict[str, float] = {}

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Telling word -> the passages that hold it."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for number, passage in enumerate(self.passages):
            for word in passage.row:
                if tells(word.folded):
                    found[word.folded][number] = None
        return {word: tuple(held) for word, held in found.items()}

    @cached_property
    def _vocabulary(self) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        words = tuple(sorted(self._places))
        return words, self._lexicon.vectors(self._lexicon.indices(words))

    def near(self, word: str) -> Mapping[str, float]:
        """The words of the story that may mean the same, with how alike they are."""
        known = self._near.get(word)
        if known is None:
            known = self._near[word] = dict(self._alike(word))
        return known

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        words, vectors = self._vocabulary
        forms = self._forms.get(stem(word), ())
        yield from ((other, 1.0) for other in forms)
        if not len(words) or _is_exact(word):
            return
        alike = vectors @ self._lexicon.vectors(self._lexicon.indices([word]))[0]
        for at in np.flatnonzero(alike >= _NEAR).tolist():
            if words[at] not in forms and not _is_exact(words[at]):
                yield words[at], float(alike[at])

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[str]]:
        """Stem -> the words of the story that are forms of it."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary[0]:
            found[stem(word)].append(word)
        return found

    def weight(self, word: str) -> float:
        """What a word counts for."""
        if word not in self._weights:
            self._weights[word] = float(self._lexicon.weights(self._lexicon.indices([word]))[0])
        return self._weights[word]

    def counterparts(self, passage: Passage, cue: Cue) -> Iterator[Counterpart]:
        """Passages of all reports, its own included, that hold what a cue bears on, the fullest first."""
        places = telling_places(passage.row, cue)[:_MOST_WORDS]
        if not places or (
            cue.stance is Stance.DENIED and cue.low < cue.first < cue.high and places[0] < cue.first
        ):
            return  # "he did not": nothing that tells is denied
        wanted = {at: passage.row[at].folded for at in places}
        worth: dict[int, float] = defaultdict(float)
        for at, word in wanted.items():
            best: dict[int, float] = {}
            for other, likeness in self.near(word).items():
                for number in self._places[other]:
                    best[number] = max(best.get(number, 0.0), likeness)
            for number, likeness in best.items():
                worth[number] += likeness * self.weight(word) * (2 if at == places[0] else 1)
        ranked = sorted(worth, key=lambda number: (-worth[number], number))[:_MOST_RANKED]
        taken = 0
        for number in ranked:
            candidate = self.passages[number]
            found = None if candidate is passage else self._held(passage, cue, places, candidate)
            if found is not None:
                yield found
                taken += candidate.report.id != passage.report.id
                if taken >= _MOST_PLACES:
                    return

    def _held(self, passage: Passage, cue: Cue, places: Sequence[int], other: Passage) -> Counterpart | None:
        """The closest telling of the wanted words around one place of the head.

        The head is the first word, or the second of what is behind its cue: "no authority ever objected".
        """
        told = []
        second = len(places) > 1 and cue.high > cue.low == cue.end and places[1] >= cue.end
        for first in range(1 + second):
            turned = (places[first], *places[:first], *places[first + 1 :])
            near = [self.near(passage.row[at].folded) for at in turned]
            heads = [(k, near[0][w.folded]) for k, w in enumerate(other.row) if w.folded in near[0]]
            told += [self._around(passage, turned, other, near, head) for head in heads]
        return max(told, key=lambda one: (one.cover, one.back, -one.head), default=None)

    def _around(
        self,
        passage: Passage,
        places: Sequence[int],
        other: Passage,
        near: Sequence[Mapping[str, float]],
        head: tuple[int, float],
    ) -> Counterpart:
        low, high = max(0, head[0] - _REGION), min(len(other.row), head[0] + _REGION + 1)
        found, likeness = [(places[0], head[0])], [head[1]]
        for at, alike in zip(places[1:], near[1:], strict=True):
            best, k = max(
                ((alike.get(other.row[k].folded, 0.0), -k) for k in range(low, high)), default=(0.0, 0)
            )
            if best and -k not in {taken for _, taken in found}:
                found.append((at, -k))
                likeness.append(best)
        weights = {at: self.weight(passage.row[at].folded) for at in places}
        held = sum(weights[at] * alike for (at, _), alike in zip(found, likeness, strict=True))
        return Counterpart(
            other,
            tuple(found),
            tuple(likeness),
            cover=held / sum(weights.values()),
            back=self._back(passage, other, head[0]),
        )

    def _back(self, passage: Passage, other: Passage, head: int) -> float:
        """The share of the words around the head of the other passage that this passage has too."""
        mine = {word.folded for word in passage.row}
        around = [w.folded for w in other.row[max(0, head - _AROUND) : head + _AROUND + 1] if tells(w.folded)]
        weights = [self.weight(word) for word in around]
        shared = [
            weight
            * max((near for near_word, near in self.near(word).items() if near_word in mine), default=0.0)
            for word, weight in zip(around, weights, strict=True)
        ]
        return sum(shared) / max(sum(weights), 1e-9)


_AROUND = 6


def _is_exact(word: str) -> bool:
    """Numbers, days and months are near to one another and exclude one another."""
    return word[:1].isdigit() or word in mapping("calendar")
