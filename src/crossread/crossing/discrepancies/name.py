"""Name: one name spelled in two ways in passages on the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import Name
from crossread.domain.span import Citation, Span
from crossread.text.names import fold_name
from crossread.text.words import words

_SPELLING_FLOOR = 0.86  # Pedersen/Pederson .97, Cheikhoun/Sheikhun .87; Idlib/Iblis .79
_FEWEST_LETTERS = 5  # Iran and IRNA are no two spellings


def name_findings(scene: Scene) -> Iterator[Finding]:
    """Name parts of one passage that miss their counterpart by a few letters only."""
    for link in scene.linked:
        parts_a, parts_b = _parts(link.a, link.i), _parts(link.b, link.j)
        for folded_a in sorted(parts_a.keys() - parts_b.keys()):
            for folded_b in sorted(parts_b.keys() - parts_a.keys()):
                likeness = float(JaroWinkler.similarity(folded_a, folded_b, prefix_weight=0.05))
                a = parts_a[folded_a].of(link.a.report.text)
                b = parts_b[folded_b].of(link.b.report.text)
                spelled = likeness >= _SPELLING_FLOOR and not _inflected(folded_a, folded_b)
                if spelled and not _of_another_sort(a, b):
                    yield _finding(link, parts_a[folded_a], parts_b[folded_b], likeness)


def _parts(report: Prepared, index: int) -> dict[str, Span]:
    """Folded word of a name -> where it first stands in the passage."""
    passage = report.passages[index].span
    found: dict[str, Span] = {}
    for name in report.reading.names:
        if passage.contains(name.span):
            for word in _name_words(name):
                folded = fold_name(word[0])
                if len(folded) >= _FEWEST_LETTERS:
                    found.setdefault(folded, word[1])
    return found


def _name_words(name: Name) -> list[tuple[str, Span]]:
    return [
        (w.text, w.span.shift(name.span.start)) for w in words(name.text) if len(name.text) == len(name.span)
    ]


def _inflected(a: str, b: str) -> bool:
    """Whether one is the other with an ending: Syria and Syrian, Republican and Republicans."""
    short, long = sorted((a, b), key=len)
    return (
        long.startswith(short[: max(4, len(short) - 1)])
        and len(long) - len(short) <= 3
        and (long.endswith(("s", "n", "an", "ian", "ese", "ish", "i", "d")))
    )


def _of_another_sort(a: str, b: str) -> bool:
    """Whether one is an acronym or a compound made with the other: ASEAN and Asian, NorthCo and North."""
    if a.isupper() != b.isupper():
        return True
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    return long.startswith(short) and bool(rest) and (rest[0].isupper() or rest[0].isdigit())


def _finding(link: Linked, a: Span, b: Span, likeness: float) -> Finding:
    value_a, value_b = a.of(link.a.report.text), b.of(link.b.report.text)
    return Finding(
        kind=DiscrepancyKind.NAME,
        detail="spelling",
        confidence=round(min(0.97, 0.5 * likeness + 0.5 * link.score), 3),
        explanation=f"One name is spelled in two ways: {value_a} and {value_b}.",
        points=(Point(value_a, Citation(link.a.id, a)), Point(value_b, Citation(link.b.id, b))),
    )
