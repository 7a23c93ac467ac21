"""How far two people labelled the same stories alike (agreement.md).

python -m benchmarks.crossing.agreement [--misses]

The second pass saw the texts and the wording of the first pass's claims, nothing else. The first pass is taken as it
stood when the passes were compared: `second_pass/before` holds it where labels were mended since. F1 is the same
whichever pass is held to be right. Labels meet as cards meet labels in `matching.py`, but by overlap alone: in two
reports, in one where either label has only one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from benchmarks.crossing.stories import LabelledFigure, LabelledPoint, LabelledStory, load_stories
from benchmarks.tables import Cell, print_table
from crossread.domain.span import Citation, Span

SECOND = Path(__file__).resolve().parent / "second_pass"
BEFORE = SECOND / "before"
_HEADER = ("what", "first", "second", "agree", "share")
_COUNTS = ("lineages", "origins", "status")


@dataclass(frozen=True, slots=True)
class Twice:
    """One story as two people labelled it."""

    first: LabelledStory
    second: LabelledStory


@dataclass(slots=True)
class Overlap:
    """How many labels each pass has, and how many of them meet one of the other pass."""

    first: int = 0
    second: int = 0
    first_met: int = 0
    second_met: int = 0

    def add(self, first: Sequence[bool], second: Sequence[bool]) -> None:
        """Count one story's labels: for each, whether it meets one of the other pass."""
        self.first += len(first)
        self.second += len(second)
        self.first_met += sum(first)
        self.second_met += sum(second)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both shares that meet; None where neither pass has a label."""
        if not self.first or not self.second:
            return 0.0 if self.first or self.second else None
        a, b = self.first_met / self.first, self.second_met / self.second
        return 2 * a * b / (a + b) if a + b else 0.0


@dataclass(slots=True)
class Agreement:
    """Counts over stories."""

    pairs: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    claims: int = 0
    equal: Counter[str] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    support: Overlap = field(default_factory=Overlap)
    figures: Overlap = field(default_factory=Overlap)
    met_figures: int = 0
    same_value: int = 0
    same_what: int = 0
    kinds: dict[str, Overlap] = field(default_factory=dict)
    any_kind: Overlap = field(default_factory=Overlap)

    def add(self, story: Twice) -> None:
        """Count one story."""
        self.pairs.update(_report_pairs(story))
        self._add_claims(story)
        self._add_figures(story)
        a, b = story.first.discrepancies, story.second.discrepancies
        for kind in {x.kind for x in (*a, *b)}:
            own_a, own_b = [x for x in a if x.kind == kind], [x for x in b if x.kind == kind]
            self.kinds.setdefault(kind, Overlap()).add(_met(own_a, own_b), _met(own_b, own_a))
        self.any_kind.add(_met(a, b), _met(b, a))

    @property
    def discrepancies(self) -> Overlap:
        """All kinds together, each label held against its own kind."""
        whole = Overlap()
        for kind in self.kinds.values():
            whole.first += kind.first
            whole.second += kind.second
            whole.first_met += kind.first_met
            whole.second_met += kind.second_met
        return whole

    @property
    def kappa(self) -> float | None:
        """Agreement on pairs of reports beyond chance; None where a pass knows only one answer."""
        total = self.pairs.total()
        observed = sum(n for (a, b), n in self.pairs.items() if a == b) / total
        chance = sum(
            sum(n for (a, _), n in self.pairs.items() if a is one)
            * sum(n for (_, b), n in self.pairs.items() if b is one)
            for one in (True, False)
        ) / (total * total)
        return (observed - chance) / (1 - chance) if chance < 1 else None

    def _add_claims(self, story: Twice) -> None:
        second = {claim.id: claim for claim in story.second.claims}
        for claim in story.first.claims:
            other = second[claim.id]
            self.claims += 1
            self.statuses[claim.status, other.status] += 1
            for count in _COUNTS:
                self.equal[count] += getattr(claim, count) == getattr(other, count)
            a, b = ([s.citation for s in c.support] for c in (claim, other))
            self.support.add(
                [any(_touch(x, y) for y in b) for x in a], [any(_touch(x, y) for x in a) for y in b]
            )

    def _add_figures(self, story: Twice) -> None:
        a, b = story.first.figures, story.second.figures
        partners = [_partner(x, b) for x in a]
        self.figures.add(
            [x is not None for x in partners], [any(_touch(y.citation, x.citation) for x in a) for y in b]
        )
        for figure, other in zip(a, partners, strict=True):
            if other is not None:
                self.met_figures += 1
                self.same_value += _bounds(figure) == _bounds(other)
                self.same_what += figure.what == other.what


def main() -> None:
    """Print agreement over all stories labelled twice, by set and by story."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="list what the passes do not share, story by story"
    )
    options = parser.parse_args()
    stories = list(load_twice())
    whole = _count(stories)
    print_table(f"Two passes, {len(stories)} stories", _HEADER, list(_rows(whole)))
    print_table(
        "Discrepancies by kind (agree: labels of the first pass that meet one of the second; share: F1)",
        _HEADER,
        [_overlap_row(kind, found) for kind, found in sorted(whole.kinds.items())],
    )
    print_table("Status of a claim", ("first", "second", "claims"), _status_rows(whole))
    print_table(
        "By story",
        ("story", "pairs", "claims", "lineages", "origins", "status", "support", "figures", "discrepancies"),
        [_story_row(story.first.name, _count([story])) for story in stories],
    )
    if options.misses:
        for story in stories:
            _print_misses(story)


def load_twice() -> Iterator[Twice]:
    """Every story of the second pass that can be read on this machine, beside the first."""
    before = {story.name: story for story in load_stories(folder=BEFORE)}
    first = {story.name: story for story in load_stories()} | before
    for second in load_stories(folder=SECOND):
        yield Twice(first[second.name], second)


def _count(stories: Sequence[Twice]) -> Agreement:
    agreement = Agreement()
    for story in stories:
        agreement.add(story)
    return agreement


def _report_pairs(story: Twice) -> Iterator[tuple[bool, bool]]:
    """For every two reports, whether each pass takes them for one account."""
    for a, b in combinations([report.id for report in story.first.reports], 2):
        yield _one(story.first, a, b), _one(story.second, a, b)


def _one(story: LabelledStory, a: str, b: str) -> bool:
    return any(a in lineage and b in lineage for lineage in story.lineages)


def _met(labels: Sequence[LabelledPoint], others: Sequence[LabelledPoint]) -> list[bool]:
    return [any(_meet(label, other) for other in others) for label in labels]


def _meet(a: LabelledPoint, b: LabelledPoint) -> bool:
    touched = {p.report for p in a.points if any(_touch(p, q) for q in b.points)}
    return len(touched) >= min(2, *(len({p.report for p in x.points}) for x in (a, b)))


def _partner(figure: LabelledFigure, others: Sequence[LabelledFigure]) -> LabelledFigure | None:
    """The other pass's figure whose words are most nearly the same stretch."""
    return max(
        (other for other in others if _touch(figure.citation, other.citation)),
        key=lambda other: _sameness(figure.citation.span, other.citation.span),
        default=None,
    )


def _sameness(a: Span, b: Span) -> float:
    """Shared characters over all characters of both."""
    return (min(a.end, b.end) - max(a.start, b.start)) / (max(a.end, b.end) - min(a.start, b.start))


def _touch(a: Citation, b: Citation) -> bool:
    return a.report == b.report and a.span.overlaps(b.span)


def _bounds(figure: LabelledFigure) -> tuple[float | None, float | None, float | None]:
    return figure.low, figure.best, figure.high


def _rows(found: Agreement) -> Iterator[Sequence[Cell]]:
    both, total = found.pairs, found.pairs.total()
    same = both[True, True] + both[False, False]
    yield (
        "pairs of reports that are one account",
        both[True, True] + both[True, False],
        both[True, True] + both[False, True],
        f"{same} of {total}",
        same / total,
    )
    yield "the same, kappa", None, None, None, found.kappa
    for count in _COUNTS:
        equal = found.equal[count]
        yield f"claims: same {count}", found.claims, found.claims, equal, equal / found.claims
    yield _overlap_row("support passages", found.support)
    yield _overlap_row("figures", found.figures)
    for what, same in (("same low, best, high", found.same_value), ("same kind of count", found.same_what)):
        met = found.met_figures
        yield f"figures both have: {what}", met, met, same, same / met if met else None
    yield _overlap_row("discrepancies", found.discrepancies)
    yield _overlap_row("discrepancies, kind left aside", found.any_kind)


def _overlap_row(what: str, found: Overlap) -> Sequence[Cell]:
    return what, found.first, found.second, found.first_met, found.f1


def _status_rows(found: Agreement) -> Sequence[Sequence[Cell]]:
    return [(a, b, n) for (a, b), n in sorted(found.statuses.items())]


def _story_row(name: str, found: Agreement) -> Sequence[Cell]:
    same = found.pairs[True, True] + found.pairs[False, False]
    return (
        name,
        f"{same} of {found.pairs.total()}",
        found.claims,
        *(found.equal[count] for count in _COUNTS),
        found.support.f1,
        found.figures.f1,
        found.discrepancies.f1,
    )


def _print_misses(story: Twice) -> None:
    """What one pass has and the other has not; of texts that are not ours only offsets."""
    print(f"\n## {story.first.name}")
    ours = story.first.set in ("written", "planted", "titanic")
    texts = {report.id: report.text for report in story.first.reports}

    def show(points: Sequence[Citation]) -> str:
        return "; ".join(
            f"{story.first.keys[p.report]} {texts[p.report][p.span.start : p.span.end]!r}"
            if ours
            else f"{story.first.keys[p.report]} {p.span.start}-{p.span.end}"
            for p in points
        )

    second = {claim.id: claim for claim in story.second.claims}
    for claim in story.first.claims:
        other = second[claim.id]
        a, b = ((c.status, c.lineages, c.origins) for c in (claim, other))
        if a != b:
            print(f"claim {claim.id}: {a} / {b}")
    for name, one, two in (("first", story.first, story.second), ("second", story.second, story.first)):
        for figure in one.figures:
            if _partner(figure, two.figures) is None:
                print(f"figure, {name} only: {show([figure.citation])}")
        for label in one.discrepancies:
            if not any(label.kind == x.kind and _meet(label, x) for x in two.discrepancies):
                print(f"{label.kind}, {name} only: {show(label.points)}")


if __name__ == "__main__":
    main()
