"""The stand-off layers of one text: passages, quotations, names, numbers, attributions, words, mentions, chains."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report's body: `index` counts from 0, `paragraph` says which block it stands in."""

    index: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `span` with the marks, `content` without; `closed` False when the end mark is missing."""

    span: Span
    content: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as it stands in the text, titles left out ("Abbas Araghchi", not "Mr Araghchi")."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in words or digits.

    `low`, `best`, `high` follow the project's rule: "at least 12" is 12/12/open, "up to 30" open/30/30,
    "10 to 15" 10/open/15, "dozens" a documented range with no best. `unit` is "%", "km", a currency code
    or "" for a bare count. `qualifier` is the hedge as printed, lower-cased ("" without one).
    """

    span: Span
    low: float | None
    best: float | None
    high: float | None
    qualifier: str = ""
    unit: str = ""


class AttributionKind(StrEnum):
    """Direct: in quote marks. Indirect: none. Mixed: partly in quote marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceType(StrEnum):
    """What sort of voice a source is."""

    HEAD_OF_STATE = "head of state"
    OFFICIAL = "official"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed group"
    STATE_MEDIA = "state media"
    MEDIA = "media"
    MONITOR = "monitor"
    NGO = "NGO"
    UN = "UN"
    RESCUE = "rescue service"
    PARTY = "party"
    BUSINESS = "business"
    WITNESS = "witness"
    EXPERT = "expert"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what. `source` is None for "it was reported", `cue` for bare quotes.

    `speaker` is the name elsewhere in the text that a source such as "he" or "the minister" stands for, None
    where the source names itself or nothing was found. `score` in [0, 1] is the reader's confidence. `source_type` is
    None where there is no source. `via` are the voices that passed it on, the one nearest the source first: of "X said,
    according to Tehran's ISNA" X is the source and ISNA the only link.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: Span | None = None
    score: float = 1.0
    source_type: SourceType | None = None
    via: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, clitic or mark with its place in the sentence's tree; read again when needed, not kept on the desk.

    `upos` and `relation` are Universal Dependencies' (relation with the subtypes of `nsubj:pass` and such).
    `head` is the index, among the text's tokens, of what governs it; a root's is its own.
    """

    span: Span
    upos: str
    head: int
    relation: str


class MentionKind(StrEnum):
    """What a name or expression is of; a group is a nationality, faith or party ("Kurdish", "Islamist")."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    DATE = "date"
    MONEY = "money"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, date or sum as it stands in the text; `score` in [0, 1]."""

    span: Span
    kind: MentionKind
    score: float


class EventClass(StrEnum):
    """What sort of happening a word tells of; the classes are ECB+'s."""

    OCCURRENCE = "occurrence"
    REPORTING = "reporting"
    STATE = "state"
    ASPECTUAL = "aspectual"
    CAUSATIVE = "causative"
    PERCEPTION = "perception"


@dataclass(frozen=True, slots=True)
class EventMention:
    """The words that name a happening ("attacked", "the meeting"); `negated` when it is said not to be."""

    span: Span
    kind: EventClass
    negated: bool
    score: float


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one text that mean the same: names, nouns, pronouns, in text order; at least two.

    `score` in [0, 1] is how sure the reader is of the links between them, on average.
    """

    mentions: tuple[Span, ...]
    score: float = 1.0
