"""What a report says in single wordings of its own happening: "killed a man and two others" is three killed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.domain.facts import EventStatus, Figure
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.reading.figures.counted import counted_of
from crossread.reading.figures.harm import Harm
from crossread.reading.figures.harms import harms_of
from crossread.reading.figures.lexicon import any_of, is_person, is_plural
from crossread.reading.figures.nouns import is_aged
from crossread.reading.figures.tone import status_of
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.reading.wordlists import word_list

_HARMS = frozenset({"killed", "injured", "shot", "casualties", "treated"})
_PARTS = frozenset({"including", "among", "of", "one"})
_LIST_TOKENS = 8
_SINGLES = frozenset({"he", "she", "him", "her"})
_REST = frozenset({"other", "others", "more", "additional", "another"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A printed count of one harm, low and high as in Number.

    `is_rest` says that those told of before are left out ("three others").
    """

    what: str
    low: float | None
    many: float
    high: float | None
    passage: int
    is_rest: bool
    span: Span


def tellings_of(ground: Ground, figures: Sequence[Figure], harms: Sequence[Harm]) -> list[Telling]:
    """The counts of people harmed that are told as facts of the main happening, in text order.

    All that one word of harm is said of is one telling: "he and three others were shot" is four, "killed 12 sailors and
    nine soldiers" 21. Left out: parts of a count, growing totals, things, and sentences on other happenings.
    """
    tree = ground.tree
    words = _words(ground, harms)
    singles: dict[int, list[int]] = {}
    for harm in harms:
        if _is_one(tree, harm.patient):
            singles.setdefault(harm.word, []).append(harm.patient)
    of_word: dict[tuple[str, int], list[Figure]] = {}
    counts = [figure for figure in figures if _is_count(figure)]
    main = _of_main_happening(ground, (figure.number.span.start for figure in counts))
    for figure in counts:
        if figure.number.span.start in main:
            alone = -figure.number.span.start - 1  # no token: a count without a word of the tree stands alone
            word = words.get(figure.number.span, alone)
            of_word.setdefault((figure.what, word), []).append(figure)
    told = [
        _telling(ground, what, group, _listed_beside(tree, singles.get(word, ()), group))
        for (what, word), group in of_word.items()
    ]
    return sorted(told, key=lambda telling: telling.span)


def _is_count(figure: Figure) -> bool:
    return (
        figure.what in _HARMS
        and not (figure.implied or figure.running or figure.part_of)
        and figure.status is EventStatus.ACTUAL
        and figure.who not in word_list("things.txt")
        and (figure.number.best or figure.number.low) is not None
    )


def _telling(ground: Ground, what: str, group: Sequence[Figure], singles: int) -> Telling:
    numbers = [figure.number for figure in group]
    passage = ground.passage_at(numbers[0].span.start)
    rest = _REST & {word for figure in group for word in figure.span.of(ground.text).lower().split()}
    return Telling(
        what=what,
        low=_sum([n.low for n in numbers], singles),
        many=sum((n.best if n.best is not None else n.low) or 0 for n in numbers) + singles,
        high=_sum([n.high for n in numbers], singles),
        passage=passage.index if passage is not None else 0,
        is_rest=bool(rest) and not singles and len(group) == 1,
        span=Span(min(f.span.start for f in group), max(f.span.end for f in group)),
    )


def _sum(bounds: Sequence[float | None], singles: int) -> float | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) + singles if len(known) == len(bounds) else None


def _words(ground: Ground, harms: Sequence[Harm]) -> dict[Span, int]:
    """By the span of a number, the word of harm that those counted are patients of."""
    heads = {one.head: one.number.span for one in counted_of(ground.tree, ground.numbers)}
    return {heads[harm.patient]: harm.word for harm in harms if harm.patient in heads}


def _listed_beside(tree: Tree, singles: Sequence[int], group: Sequence[Figure]) -> int:
    """How many single people are listed beside counts: one of "a man and two others"."""
    return sum(any(_listed(tree, single, figure.number) for figure in group) for single in singles)


def _listed(tree: Tree, single: int, number: Number) -> bool:
    inside = tree.within(number.span)
    between = range(single + 1, inside[0]) if single < inside[0] else range(inside[-1] + 1, single)
    words = {tree.lowered[i] for i in between}
    is_list = "and" in words and len(between) <= _LIST_TOKENS and not _PARTS & words
    return is_list and all(tree.tokens[i].upos not in ("VERB", "AUX") for i in between)


def _is_one(tree: Tree, patient: int) -> bool:
    if tree.children(patient, "nummod"):
        return False
    word = tree.lowered[patient]
    return word in _SINGLES or is_aged(tree, patient) or (is_person(word) and not is_plural(word))


def main_harms(ground: Ground) -> list[Harm]:
    """What is told as done to people in the main happening."""
    tree = ground.tree
    starts = {harm: tree.tokens[harm.word].span.start for harm in harms_of(tree) if harm.what in _HARMS}
    main = _of_main_happening(ground, starts.values())
    return [
        harm
        for harm, start in starts.items()
        if start in main and status_of(tree, harm.word, is_denial=harm.is_denial) is EventStatus.ACTUAL
    ]


def _of_main_happening(ground: Ground, offsets: Iterable[int]) -> frozenset[int]:
    """The offsets whose sentences do not tell of other happenings than the report's own; each sentence is read once."""
    by_passage: dict[int, list[int]] = {}
    for offset in offsets:
        if (passage := ground.passage_at(offset)) is not None:
            by_passage.setdefault(passage.index, []).append(offset)
    other = any_of("background_words.txt")
    spans = {passage.index: passage.span for passage in ground.passages if passage.index in by_passage}
    return frozenset(
        offset
        for index, within in by_passage.items()
        if not other.search(ground.text, spans[index].start, spans[index].end)
        for offset in within
    )
