"""Which clause of a passage tells what a clause of the claim tells, and how near two words are in meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.crossing.checking.clauses import Clause
from crossread.crossing.checking.spelled import same_word
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.speech.voices import voice_of
from crossread.domain.span import Span
from crossread.text.words import fold, is_stop

_NEAR = 0.55  # cosine of static word vectors from which two verbs can tell one thing
_FEWEST = 0.5  # score of a match
_SPEAKERS_OWN = ("i", "me", "my")
LIGHT = frozenset(
    stem(word)
    for word in (
        "be",
        "is",
        "are",
        "was",
        "were",
        "have",
        "has",
        "had",
        "do",
        "did",
        "get",
        "got",
        "go",
        "went",
        "make",
        "made",
    )
)


@dataclass(frozen=True, slots=True)
class Matched:
    """A clause of the claim and one of the passage; `score` in [0, 1]."""

    mine: Clause
    theirs: Clause
    score: float


def nearness(
    lexicon: Lexicon, some: Sequence[str], others: Sequence[str]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Cosines of static word vectors. *Shape:* (some, others)."""
    if not some or not others:
        return np.zeros((len(some), len(others)), dtype=np.float32)
    return np.asarray(
        lexicon.vectors(lexicon.indices(some)) @ lexicon.vectors(lexicon.indices(others)).T, dtype=np.float32
    )


def matched_clauses(claim: Telling, passage: Telling, lexicon: Lexicon) -> tuple[Matched, ...]:
    """The best partner of every clause of the claim that has one, verbs of saying left out."""
    return tuple(_matched(claim, passage, lexicon))


def deeds_told(claim: Telling, matched: Sequence[Matched]) -> tuple[float, ...]:
    """For each deed of the claim, verbs of saying left out, how surely the passage tells it, in [0, 1]."""
    scores = {one.mine.head: one.score for one in matched}
    return tuple(scores.get(c.head, 0.0) for c in claim.clauses if not _is_cue(claim, c))


def _matched(claim: Telling, passage: Telling, lexicon: Lexicon) -> Iterator[Matched]:
    mine = [c for c in claim.clauses if not _is_cue(claim, c)]
    theirs = [c for c in passage.clauses if not _is_cue(passage, c)]
    words = [
        [fold(t.tokens[c.head].span.of(t.report.report.text)) for c in some]
        for t, some in ((claim, mine), (passage, theirs))
    ]
    near = nearness(lexicon, words[0], words[1])
    for i, one in enumerate(mine):
        scored = [
            (_score(claim, passage, one, other, float(near[i, j])), -j) for j, other in enumerate(theirs)
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _FEWEST:
            yield Matched(one, theirs[-best[1]], round(min(best[0], 1.0), 3))


def _score(claim: Telling, passage: Telling, one: Clause, other: Clause, near: float) -> float:
    same = one.stem == other.stem
    if not same and near < _NEAR:
        return 0.0
    shared = _shared(claim, passage, one, other)
    verb = 0.6 if same and one.stem not in LIGHT else (0.3 if same else 0.45 * near)
    return verb + 0.4 * shared


def _shared(claim: Telling, passage: Telling, one: Clause, other: Clause) -> float:
    """Share of the claim's parties and phrases that are parties or phrases of the other clause too."""
    mine = [*one.agents, *one.patients, *(at for _, at in one.others)]
    theirs = [
        phrase_words(passage, at) for at in (*other.agents, *other.patients, *(at for _, at in other.others))
    ]
    if not mine:
        return 0.5
    told = [any(words_meet(phrase_words(claim, at), their) for their in theirs) for at in mine]
    return sum(told) / len(told)


def phrase_words(telling: Telling, head: int) -> frozenset[str]:
    """Telling words of a noun phrase, folded, with the names of whom it means."""
    text = telling.report.report.text
    inside = {head}
    for at, token in enumerate(telling.tokens):
        proper = token.upos == "PROPN" and token.relation in ("compound", "flat", "appos", "nmod")
        if token.head == head and proper and not _of_another(telling, at):
            inside.add(at)
    found = {fold(telling.tokens[at].span.of(text)) for at in inside}
    span = telling.tokens[head].span
    for mention, entity in telling.meant:
        if mention.overlaps(span) and mention.end >= span.end:
            found |= {fold(part) for name in entity.names[:2] for part in name.split()}
    if telling.printed(span).casefold() in _SPEAKERS_OWN:
        voice = voice_of(telling.report, telling.index)
        found |= {fold(part) for part in voice.printed.split()} if voice is not None else set()
    elif telling.tokens[head].upos == "PRON":
        for mention, called in telling.chained:
            if mention == span:
                found |= called
    return frozenset(word for word in found if not is_stop(word))


def _of_another(telling: Telling, at: int) -> bool:
    """Whether a preposition parts it from its head: "the port of Halifax"."""
    return any(t.head == at and t.relation == "case" for t in telling.tokens)


def words_meet(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two phrases share a word, in some form."""
    return any(stem(x) == stem(y) or same_word(x, y) for x in a for y in b)


def _is_cue(telling: Telling, clause: Clause) -> bool:
    span = telling.tokens[clause.head].span
    return any(a.cue is not None and a.cue.overlaps(span) for a in telling.report.reading.attributions)


def cue_spans(telling: Telling) -> tuple[Span, ...]:
    """Where the passage's words for saying stand."""
    return tuple(a.cue for a in telling.report.reading.attributions if a.cue is not None)
