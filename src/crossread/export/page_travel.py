"""How a claim travelled: its passages below the voice that told them, or the passage they were taken from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import Claim, Passing, Step, Support
from crossread.domain.desk import Desk
from crossread.domain.span import Citation
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_words import day_words, label

_DEEPEST = 4  # steps to the right that a narrow screen has room for; the words say the rest
_HOW = {Passing.COPIED: "copied from", Passing.SHARED_TEXT: "one text with", Passing.TOLD: ""}


@dataclass(frozen=True, slots=True)
class TravelRow:
    """A voice, or a passage behind the claim under what it came from.

    `depth` counts steps from the start, as far as there is room. `how` and `source` say what a passage was taken from,
    "" and None for one that is `told` by the voice above it or speaks for itself. `origin` is the voice it rests on,
    `voice_anchor` where that is named. A row with `heads` set is a voice by itself, which stands above what it told.
    `passage` and `source_passage` are the places that the anchors lead to.
    """

    depth: int
    heads: str = ""
    passage: Citation | None = None
    source_passage: Citation | None = None
    report: ReportName | None = None
    text: str = ""
    anchor: str = ""
    day: str = ""
    how: str = ""
    source: ReportName | None = None
    source_anchor: str = ""
    told: bool = False
    origin: str = ""
    voice_anchor: str | None = None
    earliest: bool = False


@dataclass(frozen=True, slots=True)
class _Tree:
    supports: Mapping[Citation, Support]
    steps: Mapping[Citation, Step]
    below: Mapping[Citation | str, Sequence[Citation]]
    names: Names
    desk: Desk
    earliest: str | None

    def walk(self, at: Citation, depth: int) -> Iterator[TravelRow]:
        """A passage, then everything taken from it; without recursion, for a chain may be as long as the story."""
        waiting = [(at, depth)]
        while waiting:
            here, depth = waiting.pop()
            yield self._row(here, depth)
            waiting.extend((child, depth + 1) for child in reversed(self.below.get(here, ())))

    def _row(self, at: Citation, depth: int) -> TravelRow:
        support, step = self.supports[at], self.steps.get(at)
        source = step.source if step and step.source in self.supports else None
        return TravelRow(
            depth=min(depth, _DEEPEST),
            passage=at,
            source_passage=source,
            report=self.names.reports[at.report],
            text=self.desk.text(at),
            anchor=citation_anchor(at),
            day=_day(self.desk, at.report, step),
            how=_HOW[step.how] if step and source else "",
            source=self.names.reports[source.report] if source else None,
            source_anchor=citation_anchor(source) if source else "",
            told=step is not None and step.source is None,
            origin=label(support.origin),
            voice_anchor=citation_anchor(support.attribution) if support.attribution else None,
            earliest=at.report == self.earliest,
        )


def travel_rows(desk: Desk, names: Names, claim: Claim) -> tuple[TravelRow, ...]:
    """Every passage behind a claim once, in key order: under the passage it was taken from, or the voice that told it."""
    supports = {support.citation: support for support in claim.support}
    ordered = sorted(supports, key=lambda cited: _in_key_order(names, cited))
    steps = _without_circles({s.target: s for s in claim.travel if s.target in supports}, supports)
    below: dict[Citation | str, list[Citation]] = {}
    roots: list[Citation | str] = []
    for cited in ordered:
        step = steps.get(cited)
        above: Citation | str | None = None
        if step is not None:
            above = step.source if step.source is not None else f"voice: {step.origin}"
        if above is None:
            roots.append(cited)
        elif isinstance(above, str) and above not in below:
            roots.append(above)
        if above is not None:
            below.setdefault(above, []).append(cited)
    tree = _Tree(supports, steps, below, names, desk, claim.earliest)
    return tuple(row for root in roots for row in _from(tree, root))


def _from(tree: _Tree, root: Citation | str) -> Iterator[TravelRow]:
    if isinstance(root, Citation):
        yield from tree.walk(root, 0)
        return
    yield TravelRow(depth=0, heads=label(root.removeprefix("voice: ")) or "a voice without a name")
    for child in tree.below[root]:
        yield from tree.walk(child, 1)


def _without_circles(
    steps: Mapping[Citation, Step], supports: Mapping[Citation, Support]
) -> Mapping[Citation, Step]:
    """Steps that lead to a start; one from a passage that is not behind the claim leads nowhere and is left out."""
    kept: dict[Citation, Step] = {}
    for target, step in steps.items():
        seen, at = {target}, step.source
        while at is not None and at not in seen:
            seen.add(at)
            at = kept[at].source if at in kept else None
        if at is None and (step.source is None or step.source in supports):
            kept[target] = step
    return kept


def _day(desk: Desk, report: str, step: Step | None) -> str:
    return day_words(step.day if step and step.day else desk.written(report))


def _in_key_order(names: Names, cited: Citation) -> tuple[int, str, int, Citation]:
    key = names.reports[cited.report].key
    letters = key.rstrip("0123456789")
    return len(letters), letters, int(key[len(letters) :] or 0), cited
