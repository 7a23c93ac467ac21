"""What a list says of a story, worked out from the story's results and the headers of its reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Status, Story
from crossread.domain.dating import InferredDay
from crossread.domain.desk import StoryView
from crossread.domain.report import Precision, Published
from crossread.domain.summaries import StorySummary
from crossread.store.report_header import ReportHeader
from crossread.text.names import fold_name

# Which kinds change most what a reader would write; the first sure finding is the dispute a list names.
_GRAVEST_FIRST = (
    DiscrepancyKind.FIGURE,
    DiscrepancyKind.QUOTATION,
    DiscrepancyKind.ATTRIBUTION,
    DiscrepancyKind.POLARITY,
    DiscrepancyKind.PLACE,
    DiscrepancyKind.DATE,
    DiscrepancyKind.DISTANCE,
    DiscrepancyKind.ARITHMETIC,
    DiscrepancyKind.NAME,
    DiscrepancyKind.LABEL,
    DiscrepancyKind.OMISSION,
    DiscrepancyKind.ADDITION,
)
_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURE_ENOUGH = 0.65  # "likely" and better, as on the report page


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which stories are filtered; `folded` is what filters compare."""

    kind: str
    folded: str
    shown: str


@dataclass(frozen=True, slots=True)
class Written:
    """When a report was written: ISO day ("" where unknown) and the moment that lists are ordered by."""

    day: str
    moment: str


def summarise(story: Story, view: StoryView, headers: Collection[ReportHeader]) -> StorySummary:
    """The summary of a story; `headers` are those of its reports."""
    written = when_written(story, headers)
    days = Counter(one.day for one in written.values())
    undated = days.pop("", 0)
    solid, dispute = _solid(view.claims), _dispute(view.discrepancies)
    statuses = Counter(claim.status for claim in view.claims)
    kinds = Counter(discrepancy.kind for discrepancy in view.discrepancies)
    place = story.event.place if story.event else None
    return StorySummary(
        id=story.id,
        title=story.title,
        moved=max((one.moment for one in written.values()), default="") or iso_day(story.last),
        first=story.first,
        last=story.last,
        reports=len(story.reports),
        unmeasured=len(story.reports) - sum(len(lineage.reports) for lineage in view.lineages),
        outlets=len({header.outlet or header.id for header in headers}),
        lineages=len(view.lineages),
        origins=len({support.origin for claim in view.claims for support in claim.support}),
        days=tuple(sorted(days.items())),
        undated=undated,
        statuses=tuple((status, statuses[status]) for status in Status if status in statuses),
        kinds=tuple((kind, kinds[kind]) for kind in DiscrepancyKind if kind in kinds),
        agencies=tuple(sorted({lineage.agency for lineage in view.lineages if lineage.agency})),
        place=place.name if place else "",
        solid=solid.text if solid else "",
        solid_claim=solid.id if solid else None,
        dispute=dispute.explanation if dispute else "",
        dispute_kind=dispute.kind if dispute else None,
        dispute_id=dispute.id if dispute else None,
        accounts=tuple(sorted((len(lineage.reports) for lineage in view.lineages), reverse=True)),
    )


def facets(story: Story, view: StoryView, headers: Collection[ReportHeader]) -> tuple[Facet, ...]:
    """Outlets, places, origins, statuses and kinds of discrepancy of a story, each once."""
    found: dict[tuple[str, str], Facet] = {}
    for kind, shown in _named(story, view, headers):
        printed = " ".join(storable(shown).split())
        folded = fold_name(shown)
        if folded:
            found.setdefault((kind, folded), Facet(kind, folded, printed))
    return tuple(found[key] for key in sorted(found))


def when_written(story: Story, headers: Collection[ReportHeader]) -> Mapping[str, Written]:
    """When each report was written, stated or worked out, by its id; a doubtful day is not taken."""
    doubtful = {doubt.report: doubt.instead for doubt in story.doubts}
    inferred = {day.report: day for day in story.days}
    found = {}
    for header in headers:
        doubt = doubtful.get(header.id)
        if doubt is None and header.published is not None and iso_day(header.published.day):
            found[header.id] = written_as_stated(header.published)
        else:
            day = _day(doubt or inferred.get(header.id))
            found[header.id] = Written(day, day)
    return found


def written_as_stated(published: Published | None) -> Written:
    """The day a report states and its moment: in UTC where a clock with its zone is given."""
    day = iso_day(published.day if published else None)
    if published is None or not day or published.precision is not Precision.MINUTE:
        return Written(day, day)
    try:
        moment = datetime.fromisoformat(published.value)
        utc = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return Written(day, day)
    return Written(day, utc.replace(tzinfo=None).isoformat(timespec="minutes"))


def iso_day(value: str | None) -> str:
    """A day as lists compare it; "" for what is none."""
    return value if value and _ISO_DAY.fullmatch(value) else ""


def storable(text: str) -> str:
    """`text` with what SQLite's text cannot hold replaced by U+FFFD, character for character."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def _named(story: Story, view: StoryView, headers: Iterable[ReportHeader]) -> Iterator[tuple[str, str]]:
    for header in headers:
        yield "outlet", header.outlet or ""
    places = [event.place for event in view.events]
    places += [story.event.place] if story.event else []
    for entity in view.entities:
        if entity.place is not None:
            places.append(entity.place)
            yield "place", entity.name
    for place in places:
        yield "place", place.name if place else ""
    for claim in view.claims:
        yield "status", claim.status.value
        for support in claim.support:
            yield "origin", support.origin
    for discrepancy in view.discrepancies:
        yield "discrepancy", discrepancy.kind.value


def _day(inferred: InferredDay | None) -> str:
    known = inferred is not None and inferred.precision is Precision.DAY
    return iso_day(inferred.value) if inferred is not None and known else ""


def _solid(claims: Iterable[Claim]) -> Claim | None:
    """The corroborated claim with the most accounts and voices behind it; of equals, the one that says more."""
    borne_out = [claim for claim in claims if claim.status is Status.CORROBORATED]
    return min(
        borne_out, key=lambda c: (-c.lineages, -c.origins, -c.reports, -len(c.text), c.id), default=None
    )


def _dispute(discrepancies: Iterable[Discrepancy]) -> Discrepancy | None:
    sure = [one for one in discrepancies if one.confidence >= _SURE_ENOUGH]
    return min(sure, key=lambda d: (_GRAVEST_FIRST.index(d.kind), -d.confidence, d.id), default=None)
