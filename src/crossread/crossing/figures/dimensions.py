"""Lengths that say how wide, deep or high one thing is, over the whole story: passages need not be linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from crossread.crossing.figures.ranges import is_hedged
from crossread.crossing.listed import lines_of
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.crossing.units import units
from crossread.domain.layers import Number
from crossread.domain.span import Citation, Span

_ONE_THING = 0.5  # cosine of two passages; on the dev stories other things reach .45, one thing has .6
_CONVERTED = 0.12  # 40 feet are "12 metres"
_SHOWN_CHARS = 40


@dataclass(frozen=True, slots=True)
class Dimension:
    """A length in metres with the words that say which measure it is: `which` is "width", "depth" and the like."""

    which: str
    metres: float
    number: Number
    span: Span
    passage: int


@dataclass(frozen=True, slots=True)
class DimensionPair:
    """The same measure of one thing in two reports, told apart; `alike` is the cosine of the passages."""

    which: str
    a: Citation
    b: Citation
    alike: float


def differing_dimensions(scene: Scene) -> Iterator[DimensionPair]:
    """Pairs of reports that each give one such measure, in passages of one subject, and not the same."""
    found = {key: _lone(scene.reports[key]) for key in sorted(scene.reports)}
    for one, other in combinations([key for key in found if found[key]], 2):
        for which in sorted(found[one].keys() & found[other].keys()):
            a, b = found[one][which], found[other][which]
            first, second = scene.reports[one], scene.reports[other]
            alike = float(first.vectors[a.passage] @ second.vectors[b.passage])
            if alike >= _ONE_THING and not _agree(a, b):
                yield DimensionPair(which, Citation(one, a.span), Citation(other, b.span), alike)


def _agree(a: Dimension, b: Dimension) -> bool:
    """Whether one is the other, or the other in another unit, or a rounding that says so."""
    hedged = is_hedged(a.number) or is_hedged(b.number) or a.number.unit != b.number.unit
    return abs(a.metres - b.metres) <= (_CONVERTED * max(a.metres, b.metres) if hedged else 0.0)


def _lone(report: Prepared) -> Mapping[str, Dimension]:
    """The measures of which the report gives one length only; a repeat in another unit counts with the first."""
    rows: dict[str, list[Dimension]] = {}
    for one in _dimensions(report):
        rows.setdefault(one.which, []).append(one)
    return {
        which: found[0]
        for which, found in rows.items()
        if len({one.passage for one in found}) == 1 == len(found)
    }


def _dimensions(report: Prepared) -> Iterator[Dimension]:
    text = report.report.text
    rows = by_passage(
        report, ((n.span, n) for n in report.reading.numbers if units().get(n.unit, ("",))[0] == "m")
    )
    for index, row in enumerate(rows):
        passage = report.passages[index].span
        for number in row:
            after = _after().match(text, number.span.end, passage.end)
            before = _before().search(
                text[max(passage.start, number.span.start - _SHOWN_CHARS) : number.span.start]
            )
            word, start, end = "", number.span.start, number.span.end
            if after is not None:
                word, end = after["word"], after.end()
            elif before is not None:
                word = before["word"]
                start -= len(before.group())
            if word and number.best:
                which, times = _words()[word.lower()]
                yield Dimension(
                    which, number.best * units()[number.unit][1] * times, number, Span(start, end), index
                )


@cache
def _words() -> Mapping[str, tuple[str, float]]:
    rows = (line.split("\t") for line in lines_of("dimensions.tsv"))
    return {word: (which, float(times)) for word, which, times in rows}


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s?\([^()]{{1,20}}\))?[\s-](?:in )?(?P<word>{'|'.join(sorted(_words()))})\b", re.I
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<word>{'|'.join(sorted(_words()))}) of (?:about |some |around |at least |nearly )?$", re.I
    )
