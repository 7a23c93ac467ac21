"""A small invented desk with one of every fact: two reports of one siege, one dated, one not."""

from __future__ import annotations

from dataclasses import replace

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Lineage, Story, Variant
from crossread.domain.dating import Doubt, InferredDay, MainEvent, SharedEvent
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity, EntityEdge, EntityKey, Listed
from crossread.domain.events import Estimate, EstimateRule, Event
from crossread.domain.facts import (
    CodedEvent,
    Control,
    ControlChange,
    EventStatus,
    Figure,
    Grain,
    Period,
    Place,
    PlaceMention,
    PlacePrecision,
    ReportEntity,
    Role,
    StatedDistance,
)
from crossread.domain.ids import content_id
from crossread.domain.layers import Attribution, AttributionKind, MentionKind, Number, Passage, SourceType
from crossread.domain.reading import Reading
from crossread.domain.report import Basis, Precision, Published, Report
from crossread.domain.span import Citation, Span
from crossread.text.times import find_times, resolve_times

FIRST = (
    "Hill Front fighters seized the town of Varna on Sunday, except for the harbour, Defence Minister Ada Brandt said. "
    "At least 12 people were killed, including five children, in shelling of Dobrich, about 45 km north of Varna. "
    "A shopkeeper was shot dead by a sniper."
)
SECOND = (
    "Yesterday rebels took Varna, Mrs Brandt told state radio. Minister Ada Brant denied that Dobrich was shelled. "
    "The number of dead has risen to 14 since March."
)
VARNA = Place(
    "geonames:726050", "Varna", 43.2167, 27.9167, "BG", "Varna", "PPLA", 312770, PlacePrecision.TOWN
)
DOBRICH = Place(
    "geonames:726418", "Dobrich", 43.5667, 27.8333, "BG", "Dobrich", "PPLA", 91030, PlacePrecision.TOWN
)


def facts_desk() -> Desk:
    """The whole desk; every call makes an equal value."""
    dated = _report(FIRST, "Coast Ledger", Published("2031-05-12", Precision.DAY, Basis.METADATA))
    undated = _report(SECOND, "Hill Post", None)
    first, second = _first(dated), _second(undated)
    reports = tuple(sorted((dated, undated), key=lambda report: report.id))
    story = content_id("s", *(report.id for report in reports))
    day = InferredDay(
        report=undated.id,
        earliest="2031-05-12",
        latest="2031-05-12",
        value="2031-05-12",
        precision=Precision.DAY,
        evidence=(Citation(undated.id, at(SECOND, "Yesterday")), Citation(dated.id, at(FIRST, "Sunday"))),
        reasons=("says “Yesterday” of what Coast Ledger dates to Sunday 11 May 2031",),
        score=0.9,
    )
    return Desk(
        reports=reports,
        readings=tuple(sorted((first, second), key=lambda reading: reading.report)),
        stories=(
            Story(
                story,
                "Varna taken",
                tuple(report.id for report in reports),
                first="2031-05-12",
                last="2031-05-12",
                days=(day,),
                event=SharedEvent(
                    Period("2031-05-11", "2031-05-11", Grain.DAY),
                    VARNA,
                    (Citation(dated.id, at(FIRST, "Sunday")),),
                    0.8,
                    0.7,
                ),
            ),
        ),
        lineages=tuple(Lineage(content_id("l", story, report.id), story, (report.id,)) for report in reports),
        entities=(_minister(story, dated.id, undated.id),),
    )


def shared_desk() -> Desk:
    """The same with what both tell of held to be one happening, and with a distance in doubt."""
    desk = facts_desk()
    dated = next(report.id for report in desk.reports if report.published)
    undated = next(report.id for report in desk.reports if not report.published)
    (story,) = desk.stories
    north_of = PlaceMention(at(FIRST, "Varna", after="north of"), VARNA, 0.9)
    readings = (
        replace(reading, places=(*reading.places, north_of)) if reading.report == dated else reading
        for reading in desk.readings
    )
    return replace(
        desk,
        readings=tuple(readings),
        events=_events(story.id, dated, undated),
        discrepancies=(_too_far(story.id, dated),),
    )


def doubtful_desk() -> Desk:
    """The same with the dated report's day in doubt."""
    desk = facts_desk()
    dated = next(report for report in desk.reports if report.published)
    (story,) = desk.stories
    instead = InferredDay(dated.id, "2031-05-08", "2031-05-09", None, None, (), (), 0.4)
    doubt = Doubt(dated.id, "2031-05-12", instead, (), ("expects for Saturday what lies behind",), 0.95)
    told = Story(story.id, story.title, story.reports, doubts=(doubt,))
    return Desk(desk.reports, desk.readings, (told,), desk.lineages)


def at(text: str, words: str, *, after: str = "") -> Span:
    """Where `words` stand, looking from the first place of `after`."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def _report(text: str, outlet: str, published: Published | None) -> Report:
    return Report(content_id("r", text), text, "Varna taken", "en", outlet=outlet, published=published)


def _passages(text: str) -> tuple[Passage, ...]:
    found: list[Passage] = []
    start = 0
    while start < len(text):
        stop = text.find(". ", start)
        end = len(text) if stop < 0 else stop + 1
        found.append(Passage(len(found), Span(start, end), 0))
        start = end + 1
    return tuple(found)


def _first(report: Report) -> Reading:
    text = report.text
    minister = at(text, "Defence Minister Ada Brandt")
    varna, dobrich = at(text, "Varna"), at(text, "Dobrich")
    whole = Number(at(text, "At least 12"), 12.0, 12.0, None, "at least")
    part = Number(at(text, "five"), 5.0, 5.0, 5.0)
    shopkeeper = at(text, "A shopkeeper")
    distance = Number(at(text, "about 45 km"), None, 45.0, None, "about", "km")
    return Reading(
        report.id,
        passages=_passages(text),
        attributions=(
            Attribution(
                minister,
                at(text, "said"),
                (Span(0, at(text, ", Defence").start),),
                AttributionKind.INDIRECT,
                source_type=SourceType.OFFICIAL,
            ),
        ),
        figures=(
            Figure(at(text, "At least 12 people were killed"), whole, "killed", "people", place=dobrich),
            Figure(at(text, "five children"), part, "killed", "children", part_of=whole.span),
            Figure(
                at(text, "A shopkeeper was shot dead"),
                Number(shopkeeper, 1.0, 1.0, 1.0),
                "killed",
                "shopkeepers",
                implied=True,
            ),
        ),
        times=resolve_times(text, find_times(text), day="2031-05-12"),
        places=(
            PlaceMention(varna, VARNA, 0.9, ("the largest of 3",)),
            PlaceMention(dobrich, DOBRICH, 0.8, ("45 km from Varna",)),
            PlaceMention(at(text, "harbour"), VARNA, 0.6, (), town=varna),
        ),
        distances=(
            StatedDistance(
                at(text, "about 45 km north of Varna"),
                at(text, "Varna", after="north of"),
                dobrich,
                distance,
                45.0,
                "N",
            ),
        ),
        coded=(
            CodedEvent(
                at(text, "shelling"), 1, "ASSAULT", "heavy-weapons", "Explosions/Remote violence",
                "Shelling/artillery/missile attack", (), (dobrich,), None, dobrich, None, (whole.span,),
                EventStatus.ACTUAL, None, 0.8, "shelling",
            ),
        ),
        controls=(
            Control(
                at(text, "seized"), 0, varna, ControlChange.CAPTURED, at(text, "Hill Front fighters"), None,
                (at(text, "the harbour"),), at(text, "Sunday"), EventStatus.ACTUAL, minister, 0.9,
            ),
        ),
        entities=(
            ReportEntity(
                MentionKind.PERSON,
                "Ada Brandt",
                ("Ada Brandt",),
                (at(text, "Ada Brandt"),),
                (Role(at(text, "Defence Minister")),),
            ),
        ),
        main=MainEvent(Period("2031-05-11", "2031-05-11", Grain.DAY), None, (at(text, "Sunday"),), 0.9, 0.0),
    )  # fmt: skip


def _second(report: Report) -> Reading:
    text = report.text
    fourteen = Number(at(text, "14"), 14.0, 14.0, 14.0)
    brant = at(text, "Minister Ada Brant")
    return Reading(
        report.id,
        passages=_passages(text),
        attributions=(
            Attribution(
                at(text, "Mrs Brandt"),
                at(text, "told"),
                (at(text, "Yesterday rebels took Varna"),),
                AttributionKind.INDIRECT,
                source_type=SourceType.OFFICIAL,
                via=(at(text, "state radio"),),
            ),
        ),
        figures=(
            Figure(
                at(text, "dead has risen to 14"), fourteen, "killed", time=at(text, "March"), running=True
            ),
        ),
        times=resolve_times(text, find_times(text), day=None),
        places=(PlaceMention(at(text, "Varna"), VARNA, 0.9), PlaceMention(at(text, "Dobrich"), None, 0.0)),
        coded=(
            CodedEvent(
                at(text, "shelled"), 1, "ASSAULT", "heavy-weapons", "Explosions/Remote violence",
                "Shelling/artillery/missile attack", (), (at(text, "Dobrich"),), None, at(text, "Dobrich"), None,
                (), EventStatus.DENIED, brant, 0.7, "shelling",
            ),
        ),
        controls=(
            Control(
                at(text, "took"), 0, at(text, "Varna"), ControlChange.CAPTURED, at(text, "rebels"), None, (),
                at(text, "Yesterday"), EventStatus.ACTUAL, at(text, "Mrs Brandt"), 0.8,
            ),
        ),
        entities=(
            ReportEntity(
                MentionKind.PERSON, "Ada Brant", ("Ada Brant", "Brandt"), (at(text, "Brandt"), at(text, "Ada Brant"))
            ),
        ),
    )  # fmt: skip


def _minister(story: str, dated: str, undated: str) -> Entity:
    a, b = sorted((EntityKey(dated, 0), EntityKey(undated, 0)))
    return Entity(
        id=content_id("n", story, dated, undated),
        kind=MentionKind.PERSON,
        name="Ada Brandt",
        aliases=("Ada Brant", "Brandt"),
        roles=("Defence Minister",),
        mentions=(
            Citation(dated, at(FIRST, "Ada Brandt")),
            Citation(undated, at(SECOND, "Brandt")),
            Citation(undated, at(SECOND, "Ada Brant")),
        ),
        members=(a, b),
        edges=(EntityEdge(a, b, 0.93, ("one letter apart: Brandt / Brant",)),),
        listed=(Listed("ministers", "m-1", "Ada Brandt", 0.95, ("same name",)),),
        story=story,
    )


def _events(story: str, dated: str, undated: str) -> tuple[Event, ...]:
    """The shelling, which one report tells and the other has denied."""
    mentions = tuple(
        sorted((Citation(dated, at(FIRST, "shelling")), Citation(undated, at(SECOND, "shelled"))))
    )
    twelve = (Citation(dated, at(FIRST, "At least 12")),)
    return (
        Event(
            id=content_id("e", *(f"{m.report}:{m.span.start}-{m.span.end}" for m in mentions)),
            story=story,
            mentions=mentions,
            type="ASSAULT",
            mode="heavy-weapons",
            acled_type="Explosions/Remote violence",
            acled_sub_type="Shelling/artillery/missile attack",
            place=DOBRICH,
            figures=twelve,
            estimates=(
                Estimate("killed", EstimateRule.UCDP, 12.0, 12.0, None, twelve, twelve, ()),
                Estimate("killed", EstimateRule.ACLED, 12.0, 12.0, None, twelve, twelve, ()),
            ),
            agreed=("what: “shelling”", "where: Dobrich"),
            score=0.88,
        ),
    )


def _too_far(story: str, dated: str) -> Discrepancy:
    """A distance set against the map."""
    return Discrepancy(
        id=content_id("d", story, "distance"),
        kind=DiscrepancyKind.DISTANCE,
        detail="distance",
        story=story,
        confidence=0.7,
        explanation="One report puts Dobrich “about 45 km north of Varna”; on the map it is 39 km in a straight line, "
        "about 51 km by road.",
        readings=(
            Variant(
                "about 45 km north of Varna",
                Citation(dated, at(FIRST, "about 45 km north of Varna")),
                content_id("l", story, dated),
            ),
        ),
    )
