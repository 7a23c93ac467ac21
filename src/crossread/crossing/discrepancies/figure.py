"""Figure: counts of one thing that exclude one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossread.crossing.contradicting.exchanging import EXCHANGED, Rivals, exchanged
from crossread.crossing.contradicting.writing_days import days_differ
from crossread.crossing.discrepancies.confidence import calibrated, is_shown
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.tally import in_marks
from crossread.crossing.figures import AlignedFigures, Counted, aligned_figures, compatible
from crossread.crossing.figures.differing import NumberPair, number_pairs
from crossread.crossing.figures.likeness import Links, links_of, same_place
from crossread.crossing.figures.ranges import middle, overlap, value_range
from crossread.crossing.figures.standing import with_noun
from crossread.crossing.figures.values import Value
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation

_MOST_NAMED = 3  # voices an explanation names
_SURELY_LINKED = 0.6  # probability from which passages alone decide that two figures count one thing
# That numbers are two values for one thing: from here on .80 of such cards are right on held-out dev stories.
FLOOR = 0.65
# From here on the entailment network decides; of the three pairs that it takes below, one is right on dev.
DOUBTFUL = 0.2
_OF_TWO_DAYS = 0.85  # surety from which numbers of reports of two days are shown
_MOST_EXCHANGED = 0.9
_SHRINKING = frozenset({"missing", "trapped"})  # counts that go down as people are found


def figure_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each count on which reports exclude one another, then one for every other two numbers that do."""
    links = links_of(scene)
    known: list[set[Citation]] = []
    groups = aligned_figures(scene)
    kinds: dict[str, list[Value]] = {}
    for group in groups:
        kinds.setdefault(group.what, []).extend(group.values)
    for group in groups:
        rivals = [
            (a, b)
            for a, b in _pairs(group.values)
            if not _one_knows_both(a, b, kinds[group.what])
            and not (compatible(a.number, b.number) or _is_few(a) or _is_few(b))
            and _comparable(a, b, _linked(links, a, b))
            and not _is_update(a, b)
        ]
        if rivals and not _adds_up(scene, rivals):
            found = _counts(scene, group, rivals, links)
            if is_shown(calibrated(found)):
                known.append({point.citation for point in found.points})
            yield found
    counts = {
        m.citation: (value, group.what) for group in groups for value in group.values for m in value.members
    }
    open_ones = [
        pair
        for pair in number_pairs(scene)
        if pair.probability >= DOUBTFUL
        and not any({pair.a, pair.b} <= places for places in known)
        and not _is_explained(scene, pair, counts, kinds)
    ]
    yield from (_numbers(scene, pair, pair.probability) for pair in open_ones if pair.probability >= FLOOR)
    yield from _exchanged(scene, [pair for pair in open_ones if pair.probability < FLOOR])


def _exchanged(scene: Scene, doubtful: Sequence[NumberPair]) -> Iterator[Finding]:
    """Of numbers that are not surely of one thing, those that alone keep their passages from agreeing."""
    ordered = sorted(doubtful, key=lambda pair: (-pair.probability, pair.a, pair.b))
    for pair, surety in zip(ordered, exchanged(scene, [_rivals(scene, p) for p in ordered]), strict=True):
        reports = scene.reports[pair.a.report], scene.reports[pair.b.report]
        # What has become of a number since reads like a contradiction.
        floor = _OF_TWO_DAYS if days_differ(scene, *reports) == 1.0 else EXCHANGED
        if surety >= floor:
            yield _numbers(scene, pair, min(surety, _MOST_EXCHANGED))


def _rivals(scene: Scene, pair: NumberPair) -> Rivals:
    a, b = scene.reports[pair.a.report], scene.reports[pair.b.report]
    return Rivals(a, pair.first.passage, b, pair.second.passage, (pair.a.span,), (pair.b.span,))


def _is_explained(
    scene: Scene,
    pair: NumberPair,
    counts: Mapping[Citation, tuple[Value, str]],
    kinds: Mapping[str, Sequence[Value]],
) -> bool:
    """Whether two counts of people differ for a reason: an update, a part, a sum, both known to one report.

    A copied sentence has its source's number: another one is shown, whatever the day.
    """
    if pair.copied or pair.a not in counts or pair.b not in counts:
        return False
    (a, what), (b, _) = counts[pair.a], counts[pair.b]
    return (
        a.is_part != b.is_part
        or _one_knows_both(a, b, kinds[what])
        or _is_update(a, b)
        or _adds_up(scene, [(a, b)])
    )


def _pairs(values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    for n, a in enumerate(values):
        for b in values[n + 1 :]:
            if len(a.reports | b.reports) > 1 and not a.reports & b.reports:
                yield a, b


def _one_knows_both(a: Value, b: Value, values: Sequence[Value]) -> bool:
    """Whether every report of one value also prints a number that fits the other: it counts two things."""
    return any(
        all(any(r in v.reports and compatible(v.number, other.number) for v in values) for r in one.reports)
        for one, other in ((a, b), (b, a))
    )


def _is_few(value: Value) -> bool:
    """ "Several", "a few": words that nobody means to count with."""
    number = value.number
    return number.best is None and number.low is not None and number.high is not None and number.high < _MANY


_MANY = 10


def _linked(links: Links, a: Value, b: Value) -> float:
    """How surely the closest two passages of the values assert the same."""
    return max(
        (
            links.get((m.report, m.passage, n.report, n.passage), 0.0)
            for m in a.members
            for n in b.members
            if m.passage is not None and n.passage is not None
        ),
        default=0.0,
    )


def _comparable(a: Value, b: Value, linked: float) -> bool:
    """Whether they are of one place, and nothing but linked passages would have to say that a part is a whole."""
    if same_place(a, b) is False:
        return False
    if linked >= _SURELY_LINKED:
        return True
    both_named = bool(a.who and b.who)
    return not (
        a.is_part != b.is_part
        or (both_named and a.who != b.who)
        or (a.is_part and b.is_part and not (both_named or linked))
    )


def _is_update(a: Value, b: Value) -> bool:
    """Whether the greater number is the later one by all that is known, or is told as a total that grows."""
    less, more = sorted((a, b), key=lambda v: middle(v.number))
    if a.what in _SHRINKING:
        less, more = more, less
    before = [m.written for m in less.members if m.written]
    after = [m.written for m in more.members if m.written]
    if before and after:
        if min(after) > max(before):
            return True
        if max(after) < min(before):
            return False
    return any(m.is_newer for m in more.members)


def _adds_up(scene: Scene, rivals: Sequence[tuple[Value, Value]]) -> bool:
    """Whether one report gives the parts ("two officials and five others") of the other's whole ("seven")."""
    return all(_sums_to(scene, a, b) or _sums_to(scene, b, a) for a, b in rivals)


def _sums_to(scene: Scene, part: Value, whole: Value) -> bool:
    for member in part.members:
        if member.passage is None:
            continue
        passage = scene.reports[member.report].passages[member.passage].span
        beside = [
            f.number
            for f in scene.reports[member.report].reading.figures
            if f.what == member.figure.what and not f.implied and passage.contains(f.number.span)
        ]
        ranges = [value_range(number) for number in beside]
        total = sum(low for low, _ in ranges), sum(high for _, high in ranges)
        if len(beside) > 1 and overlap(total, value_range(whole.number)):
            return True
    return False


def _counts(
    scene: Scene, group: AlignedFigures, rivals: Sequence[tuple[Value, Value]], links: Links
) -> Finding:
    shown = [v for v in group.values if any(v in pair for pair in rivals)]
    ordered = sorted(shown, key=lambda v: (-len(v.reports), v.members[0].citation))
    points = [_point(scene, m) for v in ordered for m in _one_a_report(v)]
    linked = max(_linked(links, a, b) for a, b in rivals)
    copied = any(
        link.directed and link.reused and _holds_both(link.citations, rivals) for link in scene.linked
    )
    said = "The copy changed a figure: " if copied else ""
    return Finding(
        kind=DiscrepancyKind.FIGURE,
        detail=group.what,
        confidence=round(min(0.97, 0.35 + 0.4 * group.score + 0.25 * linked), 3),
        explanation=said + _told(scene, group.what, ordered),
        points=tuple(points),
        signals=(
            ("linked", linked),
            ("score", group.score),
            ("values", float(len(shown))),
            ("beside", 1.0),
            ("noun", 1.0),
            ("place", float(any(same_place(a, b) for a, b in rivals))),
            (
                "apart",
                max(
                    abs(middle(a.number) - middle(b.number)) / max(middle(a.number), middle(b.number), 1)
                    for a, b in rivals
                ),
            ),
        ),
    )


def _holds_both(passages: tuple[Citation, Citation], rivals: Sequence[tuple[Value, Value]]) -> bool:
    def holds(passage: Citation, value: Value) -> bool:
        return any(
            m.report == passage.report and passage.span.contains(m.citation.span) for m in value.members
        )

    first, second = passages
    return any(
        (holds(first, a) and holds(second, b)) or (holds(first, b) and holds(second, a)) for a, b in rivals
    )


def _one_a_report(value: Value) -> list[Counted]:
    first: dict[str, Counted] = {}
    for member in value.members:
        first.setdefault(member.report, member)
    return list(first.values())


def _point(scene: Scene, counted: Counted) -> Point:
    span = counted.figure.number.span
    return Point(span.of(scene.facts.text(counted.report)), Citation(counted.report, span))


def _told(scene: Scene, what: str, values: Sequence[Value]) -> str:
    """ "The White Helmets count four killed in Idlib; the Observatory nine."""
    told = list({middle(value.number): value for value in reversed(values)}.values())[::-1][:_MOST_NAMED]
    places = {value.place for value in told} - {""}
    parts, unnamed = [], 0
    for n, value in enumerate(told):
        member = next((m for m in value.members if m.figure.source is not None), value.members[0])
        number = _plain(member.figure.number.span.of(scene.facts.text(member.report)))
        who = _voice(scene, member)
        if not who:
            who = _UNNAMED[min(unnamed, len(_UNNAMED) - 1)]
            unnamed += 1
        place = _where(scene, member) if n == 0 or len(places) > 1 else ""
        if n == 0:
            thing = " ".join(x for x in (number, value.who, what) if x)
            parts.append(f"{who} {'count' if _is_plural(who) else 'counts'} {thing}{place}")
        else:
            noun = value.who if value.who != told[0].who else ""
            who += "," if "," in who else ""
            parts.append(f"{who} {' '.join(x for x in (number, noun) if x)}{place}")
    return _sentence("; ".join(parts))


_UNNAMED = ("one report", "another", "a third")


def _is_plural(who: str) -> bool:
    return who.endswith("s") or who.rsplit(maxsplit=1)[-1].casefold() == "police"


def _plain(number: str) -> str:
    number = " ".join(number.split())
    return number if number[:1].isdigit() else number.lower()


def _voice(scene: Scene, member: Counted) -> str:
    """Who counts: the source, else the outlet, "" for nobody by name."""
    source = member.figure.source
    if source is not None:
        entity = scene.facts.entity(member.report, source)
        printed = " ".join(source.of(scene.facts.text(member.report)).split()).rstrip(",")
        return entity.name if entity is not None and len(printed) > _LONG_CHARS else printed
    return scene.reports[member.report].report.outlet or ""


_LONG_CHARS = 60  # of a source as printed, from which the entity's name reads better


def _where(scene: Scene, member: Counted) -> str:
    place = member.figure.place
    return f" in {' '.join(place.of(scene.facts.text(member.report)).split())}" if place is not None else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _numbers(scene: Scene, pair: NumberPair, sure: float) -> Finding:
    points = tuple(
        Point(c.span.of(scene.facts.text(c.report)), c) for c in (pair.a, pair.b)
    )  # the source first
    said = "The copy changed a figure" if pair.copied else "Reports give two figures for one thing"
    return Finding(
        kind=DiscrepancyKind.FIGURE,
        detail=_what(pair),
        confidence=round(sure, 3),
        explanation=f"{said}: {in_marks(_counted(scene, pair.a))} against {in_marks(_counted(scene, pair.b))}.",
        points=points,
    )


def _what(pair: NumberPair) -> str:
    """What the numbers count, where one is read there."""
    if pair.first.unit:
        return "measure"
    return pair.first.what if pair.first.what and pair.first.what == pair.second.what else "count"


def _counted(scene: Scene, number: Citation) -> str:
    """The number as printed, with what it counts: "61 engines"."""
    report = scene.reports[number.report]
    return " ".join(with_noun(report, number.span).of(report.report.text).split())
