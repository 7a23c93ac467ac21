"""Facts of one text, each with its characters: when, where, how many, who did what to whom, who holds what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.layers import MentionKind, Number
from crossread.domain.span import Span


class TimeKind(StrEnum):
    """TIMEX3's types of time expression."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Grain(StrEnum):
    """How fine a period is."""

    MINUTE = "minute"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words for a time, with their TIMEX3 value.

    `value` is as full as is known: where the day that `rule` counts from is not, digits stand as X ("XXXX-WXX-7").
    `modifier` is TIMEX3's mod ("APPROX", "START", "BEFORE", ...; "" without one). `rule` says how the value hangs on
    another day ("" for one that stands by itself), so that it can be worked out again when that day becomes known;
    `anchor` is the expression it counts from, None for the day the report was written.
    """

    span: Span
    kind: TimeKind
    value: str
    modifier: str = ""
    rule: str = ""
    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both ISO 8601 and both inside; None is an open end ("since 2011"). `grain`: how finely told."""

    start: str | None
    end: str | None
    grain: Grain


class PlacePrecision(StrEnum):
    """What a pair of coordinates stands for: the thing itself, its town, its province, its country."""

    EXACT = "exact"
    TOWN = "town"
    ADMIN1 = "admin1"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `id` is the gazetteer's ("geonames:170063"), `country` ISO 3166-1 alpha-2, `admin1` the province's name, `feature`
    GeoNames' feature code ("PPLC"), `population` 0 where unknown. Degrees are WGS 84.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    feature: str
    population: int
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place in the text. `place` is None where nothing fits or nothing decides.

    A facility has the town it lies in as its `place` and that town's mention as `town`, None where the town is not
    named. `score` in [0, 1] is the share of the choice's weight among all candidates; `reasons` say what decided.
    """

    span: Span
    place: Place | None
    score: float
    reasons: tuple[str, ...] = ()
    town: Span | None = None


@dataclass(frozen=True, slots=True)
class StatedDistance:
    """How far one place is said to lie from another: "about 230 km south of Aleppo".

    `span` covers distance, direction and `origin` (the place counted from), and `subject` too where both share the words
    ("the 40-kilometre road from X to Y"); `subject` is the place that is told about, None where it is not named. `number`
    is None for a bare direction. `direction` is one of the sixteen points of the compass ("S", "NNE"), "" without one.
    """

    span: Span
    origin: Span
    subject: Span | None
    number: Number | None
    km: float | None
    direction: str


class EventStatus(StrEnum):
    """Whether a happening is told as one that took place."""

    ACTUAL = "actual"
    NEGATED = "negated"
    DENIED = "denied"
    PLANNED = "planned"
    FEARED = "feared"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """Who did what to whom, where and when.

    `span` is the words that name the happening, `passage` the index of theirs. `type` and `mode` are PLOVER's
    ("ASSAULT", "aerial"), `acled_type` and `acled_sub_type` ACLED's, "" where it codes nothing. `actors` and
    `targets` are the noun phrases as printed; `figures` the number spans of the figures it has; `source` the voice that
    tells it, None for the report's own. `rule` is the name of the codebook's rule.
    """

    span: Span
    passage: int
    type: str
    mode: str
    acled_type: str
    acled_sub_type: str
    actors: tuple[Span, ...]
    targets: tuple[Span, ...]
    instrument: Span | None
    place: Span | None
    time: Span | None
    figures: tuple[Span, ...]
    status: EventStatus
    source: Span | None
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of something happening to someone, or a sum, distance or duration: "at least 12 people were killed".

    `span` covers number and the noun or verb it counts; `number` the quantity alone. `what` is a word of the
    codebook's list (killed, injured, money, ...), `who` the noun counted; `place`, `source` and `time` as printed, or
    None. `part_of` is the number span of the whole that this is a part of ("412 dead, including 61 civilians").
    `running` is true for a total that grows ("since 2011", "so far"). `implied` says that no number is printed: "a man
    was shot dead" is one, and `number` covers the words for him. `status` says whether it is told as having happened.
    """

    span: Span
    number: Number
    what: str
    who: str = ""
    place: Span | None = None
    source: Span | None = None
    time: Span | None = None
    part_of: Span | None = None
    running: bool = False
    implied: bool = False
    status: EventStatus = EventStatus.ACTUAL


@dataclass(frozen=True, slots=True)
class Range:
    """How many: low, best and high as in Number (None is open or untold), and the characters that say so."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured in the main happening; those killed are not among the injured.

    Both are untold (None throughout) where the report tells of nobody harmed.
    """

    killed: Range
    injured: Range


class ControlChange(StrEnum):
    """What is said to have become of a place."""

    CAPTURED = "captured"
    REGAINED = "regained"
    LOST = "lost"
    ENTERED = "entered"
    WITHDREW = "withdrew"
    HELD = "held"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Control:
    """Who is said to hold a place, or to have taken or lost it.

    `place` is the noun phrase ("several towns", "Aleppo"). `holder` is who has it after the change, `former` who had it
    before; either may be untold. `exceptions` are the parts left out ("except for Kurdish-held neighbourhoods").
    `claimed_by` is the voice that says so, None for the report's own.
    """

    span: Span
    passage: int
    place: Span
    change: ControlChange
    holder: Span | None
    former: Span | None
    exceptions: tuple[Span, ...]
    time: Span | None
    status: EventStatus
    claimed_by: Span | None
    score: float


@dataclass(frozen=True, slots=True)
class Role:
    """A title or post said of somebody: "foreign minister", of "Iran"; spans as printed."""

    title: Span
    of: Span | None = None


@dataclass(frozen=True, slots=True)
class ReportEntity:
    """What one report's mentions of one thing come to.

    `name` is the fullest form, `names` all proper forms as printed without titles, the fullest first; `mentions` every
    place that means it, nouns and pronouns included, in text order. `abbreviations` are those the text itself explains.
    """

    kind: MentionKind
    name: str
    names: tuple[str, ...]
    mentions: tuple[Span, ...]
    roles: tuple[Role, ...] = ()
    abbreviations: tuple[str, ...] = ()
