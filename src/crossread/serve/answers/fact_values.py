"""Facts of a story in the shapes of the JSON export (docs/json-export.md), typed."""

from __future__ import annotations

from crossread.serve.answers.common import Answer, SpanAnswer


class LocatedAnswer(Answer):
    """Where a place lies: degrees of WGS 84, and what they stand for (`precision`)."""

    latitude: float
    longitude: float
    precision: str
    gazetteer_id: str
    name: str
    country: str | None
    admin1: str | None
    feature: str | None
    population: int | None


class PeriodAnswer(Answer):
    """First and last ISO day, both inside; null is an open end. `precision`: how finely it is told."""

    start: str | None
    end: str | None
    precision: str


class FigureAnswer(Answer):
    """A count with its noun, range, place, time and source; null where untold."""

    id: str
    span: SpanAnswer
    number: SpanAnswer
    what: str
    who: str | None
    low: int | float | None
    best: int | float | None
    high: int | float | None
    qualifier: str | None
    unit: str | None
    place: SpanAnswer | None
    date: str | None
    origin: SpanAnswer | None
    located: LocatedAnswer | None
    time: SpanAnswer | None
    period: PeriodAnswer | None
    part_of: str | None
    running: bool
    implied: bool
    status: str
    origin_type: str | None


class PlaceMentionAnswer(Answer):
    """A name of a place in a report, located or not, with what decided."""

    id: str
    span: SpanAnswer
    place: LocatedAnswer | None
    town: SpanAnswer | None
    score: float
    reasons: tuple[str, ...]
    entity: str | None


class EntityEdgeAnswer(Answer):
    """Two entities of single reports held to be one, each by its first mention."""

    a: SpanAnswer
    b: SpanAnswer
    score: float
    reasons: tuple[str, ...]


class ListedAnswer(Answer):
    """An entry of a watch list that an entity is linked to."""

    list: str
    id: str
    name: str
    score: float
    reasons: tuple[str, ...]


class EntityAnswer(Answer):
    """Who or what several reports mean by one name, with the edges that hold it together."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[SpanAnswer, ...]
    place: LocatedAnswer | None
    story: str
    roles: tuple[str, ...]
    edges: tuple[EntityEdgeAnswer, ...]
    listed: tuple[ListedAnswer, ...]
    judged: tuple[str, ...]


class AcledAnswer(Answer):
    """An event in ACLED's codebook."""

    event_type: str
    sub_event_type: str


class EstimateAnswer(Answer):
    """How many, by one codebook's rule, with the figures each number rests on."""

    what: str
    rule: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    low_from: tuple[SpanAnswer, ...]
    best_from: tuple[SpanAnswer, ...]
    high_from: tuple[SpanAnswer, ...]
    reasons: tuple[str, ...]


class CodingAnswer(Answer):
    """Who did what to whom, as one report tells it, in PLOVER's and ACLED's terms."""

    id: str
    type: str
    acled: AcledAnswer | None
    date: PeriodAnswer | None
    place: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    figures: tuple[str, ...]
    passages: tuple[SpanAnswer, ...]
    mode: str | None
    span: SpanAnswer
    actor_spans: tuple[SpanAnswer, ...]
    target_spans: tuple[SpanAnswer, ...]
    instrument: SpanAnswer | None
    place_span: SpanAnswer | None
    located: LocatedAnswer | None
    time: SpanAnswer | None
    status: str
    origin: SpanAnswer | None
    score: float
    rule: str


class EventAnswer(Answer):
    """Something that happened, as one or more reports tell it; `reports` and `lineages` count those."""

    id: str
    story: str | None
    type: str | None
    mode: str | None
    acled: AcledAnswer | None
    date: PeriodAnswer | None
    place: str | None
    located: LocatedAnswer | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    status: str | None
    figures: tuple[str, ...]
    passages: tuple[SpanAnswer, ...]
    mentions: tuple[SpanAnswer, ...]
    reports: int
    lineages: int | None
    estimates: tuple[EstimateAnswer, ...]
    agreed: tuple[str, ...]
    score: float
    codings: tuple[CodingAnswer, ...]
    judged: tuple[str, ...]
