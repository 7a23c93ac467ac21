"""How much of what the claim says a passage says too, word by word, and which telling words have no counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.crossing.checking.matching import cue_spans, nearness
from crossread.crossing.checking.spelled import same_word
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.slots import HARM
from crossread.crossing.events.stems import stem
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.listed import listed
from crossread.domain.span import Span
from crossread.text.words import Word, is_stop

_LOW, _HIGH = 0.25, 0.90  # cosines of static vectors: unrelated, the same (as in similarity.py)
_FROM_AROUND = 0.8  # what a word counts that only the sentences beside the passage have
_MEANT = 0.9  # that the passage means by a pronoun or another noun
_COVERED = 0.35  # from which a word has a counterpart


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares in [0, 1] of the claim's weight: `covered` by the passage with what stands around it, `here` by itself alone.

    `frame` is that in the passage alone of the words no other slot weighs. `missing` are words without a counterpart, the
    rarest first, with `missing_weight` the greatest weight among them. `asked` are all telling words of the claim; of each
    `shares` says how much of it is told, `weights` how rare it is, `slotted` whether another slot weighs it.
    """

    covered: float
    here: float
    frame: float
    missing: tuple[Word, ...]
    missing_weight: float
    asked: tuple[Word, ...] = ()
    shares: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()
    slotted: tuple[bool, ...] = ()


def coverage(claim: Telling, passage: Telling, lexicon: Lexicon) -> Coverage:
    """Names count as the same word only; other words by their stem, then by nearness of meaning."""
    mine = _telling_words(claim)
    if not mine:
        return Coverage(0.0, 0.0, 0.0, (), 0.0)
    theirs = sorted({w.folded for w in _telling_words(passage)} | set(passage.name_words))
    near = nearness(lexicon, [w.folded for w in mine], theirs)
    soft = np.clip((near - _LOW) / (_HIGH - _LOW), 0.0, 1.0).max(axis=1, initial=0.0)
    named = {w.span for n in claim.names for w in claim.words if n.span.contains(w.span)}
    slotted = named | {w.span for w in claim.words for t in claim.times if t.span.contains(w.span)}
    slotted |= {w.span for w in claim.words for n in claim.numbers if n.span.overlaps(w.span)}
    counted = _counted_alike(claim, passage)
    here = np.array(
        [
            1.0 if w.span in counted else _told(w, passage, theirs, float(soft[k]), named=w.span in named)
            for k, w in enumerate(mine)
        ]
    )
    around = np.array([_FROM_AROUND * (stem(w.folded) in passage.around_stems) for w in mine])
    both = np.maximum(here, around)
    weights = lexicon.weights(lexicon.indices([w.folded for w in mine]))
    frame = np.array([w.span not in slotted for w in mine])
    missing = [
        (float(weights[k]), w) for k, w in enumerate(mine) if both[k] < _COVERED and w.span not in slotted
    ]
    ordered = sorted(missing, key=lambda item: (-item[0], item[1].span))
    return Coverage(
        covered=_share(both, weights),
        here=_share(here, weights),
        frame=_share(here[frame], weights[frame]) if frame.any() else _share(here, weights),
        missing=tuple(word for _, word in ordered),
        missing_weight=ordered[0][0] if ordered else 0.0,
        asked=tuple(mine),
        shares=tuple(float(x) for x in both),
        weights=tuple(float(x) for x in weights),
        slotted=tuple(not bool(x) for x in frame),
    )


def _counted_alike(claim: Telling, passage: Telling) -> frozenset[Span]:
    """The claim's words for what became of the people it counts, where the passage counts what became of them too.

    "412 people were killed" has nothing that "more than 412 dead" lacks. Whom it counts is another matter: dockers are told
    of by their name alone.
    """
    theirs = {f.what for f in passage.figures.values() if passage.span.overlaps(f.number.span)}
    alike = [f for f in claim.figures.values() if f.what in theirs & HARM]
    return frozenset(
        word.span
        for word in claim.words
        if any(
            f.span.contains(word.span)
            and not word.span.overlaps(f.number.span)
            and (word.folded in listed("people_in_general") or word.folded not in f.who.lower().split())
            for f in alike
        )
    )


def _telling_words(telling: Telling) -> list[Word]:
    cues = cue_spans(telling)
    return [w for w in telling.words if not is_stop(w.folded) and not any(c.overlaps(w.span) for c in cues)]


def _told(word: Word, passage: Telling, theirs: Sequence[str], soft: float, *, named: bool) -> float:
    if stem(word.folded) in passage.stems or stem(word.folded.removesuffix("'s")) in passage.stems:
        return 1.0
    if any(same_word(word.folded.removesuffix("'s"), other) for other in theirs):
        return 1.0
    if stem(word.folded) in passage.meant_stems:
        return _MEANT
    return 0.0 if named else soft


def _share(
    told: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    weights: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> float:
    return float((told * weights).sum() / max(float(weights.sum()), 1e-9))
