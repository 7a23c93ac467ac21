"""Figure: counts of one thing that exclude one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.facts import Figure
from crossread.domain.layers import Number
from crossread.domain.span import Citation
from crossread.text.names import fold_name

_SAME_UNIT_KINDS = {
    "killed",
    "injured",
    "casualties",
    "displaced",
    "captured",
    "arrested",
    "missing",
    "rescued",
}
_ROUNDING = 0.02  # 1,490 against "about 1,500" is rounding, not disagreement


def figure_findings(scene: Scene) -> Iterator[Finding]:
    """Figures of the same kind, in passages on the same thing, whose ranges share no value."""
    for link in scene.linked:
        for one in _figures(link.a, link.i):
            rivals = [f for f in _figures(link.b, link.j) if _same_thing(link, one, f)]
            if not rivals or any(_compatible(one.number, rival.number) for rival in rivals):
                continue
            if not _adds_up(link, one.what):
                yield _finding(link, one, rivals[0])


def _adds_up(link: Linked, what: str) -> bool:
    """Whether one side gives the parts ("two officials and five others") of the other's whole ("seven")."""
    first = [f for f in _figures(link.a, link.i) if f.what == what]
    second = [f for f in _figures(link.b, link.j) if f.what == what]
    return any(
        len(parts) > 1 and any(_overlap(_sum(parts), _range(whole.number)) for whole in wholes)
        for parts, wholes in ((first, second), (second, first))
    )


def _sum(parts: Sequence[Figure]) -> tuple[float, float]:
    ranges = [_range(part.number) for part in parts]
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def _figures(report: Prepared, index: int) -> list[Figure]:
    span = report.passages[index].span
    return [f for f in report.reading.figures if span.contains(f.number.span) and f.what in _SAME_UNIT_KINDS]


def _same_thing(link: Linked, a: Figure, b: Figure) -> bool:
    if a.what != b.what:
        return False
    if a.place and b.place:
        place_a, place_b = (
            fold_name(a.place.of(link.a.report.text)),
            fold_name(b.place.of(link.b.report.text)),
        )
        if place_a != place_b and not set(place_a.split()) & set(place_b.split()):
            return False
    return not (a.who and b.who and a.who != b.who and _civil(a.who) != _civil(b.who))


def _civil(who: str) -> str:
    """The same class for words that count people in general."""
    return (
        "people"
        if who in {"people", "persons", "individuals", "souls", "victims", "others", "passengers"}
        else who
    )


def _compatible(a: Number, b: Number) -> bool:
    return _overlap(_range(a), _range(b))


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _range(number: Number) -> tuple[float, float]:
    """Closed range a figure leaves open, with the rounding that news allows itself."""
    low = number.low if number.low is not None else number.best
    high = number.high
    if number.best is not None and number.high is None and number.low is None:
        high = number.best
    low = 0.0 if low is None else low
    high = float("inf") if high is None else high
    slack = _ROUNDING if number.qualifier else 0.0
    return low * (1 - slack), high * (1 + slack)


def _finding(link: Linked, a: Figure, b: Figure) -> Finding:
    text_a, text_b = link.a.report.text, link.b.report.text
    value_a, value_b = a.number.span.of(text_a), b.number.span.of(text_b)
    changed = (
        "The copy changed a figure" if link.directed and link.reused else "The figures exclude one another"
    )
    return Finding(
        kind=DiscrepancyKind.FIGURE,
        detail=a.what,
        confidence=round(min(0.97, 0.35 + 0.5 * link.score + (0.12 if link.reused else 0.0)), 3),
        explanation=f"{changed}: {value_a} against {value_b} {a.what}.",
        points=(
            Point(value_a, Citation(link.a.id, a.number.span)),
            Point(value_b, Citation(link.b.id, b.number.span)),
        ),
    )
