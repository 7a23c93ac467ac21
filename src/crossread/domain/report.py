"""A report: one article as one outlet published it, with its page furniture and credits marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.span import Span, complement, trim


class FurnitureKind(StrEnum):
    """What a stretch of page furniture is. Furniture stays in the text; it is only marked."""

    TITLE = "title"
    BREADCRUMB = "breadcrumb"
    DATE_LINE = "date line"
    SECTION = "section"
    BYLINE = "byline"
    PHOTO_CREDIT = "photo credit"
    CREDIT_LINE = "credit line"
    COOKIE_NOTICE = "cookie notice"
    SUBSCRIPTION = "subscription"
    RELATED = "related articles"
    SHARE = "share"
    ADDRESS = "address"
    ADVERTISEMENT = "advertisement"
    REPEATED = "repeated line"
    NOTICE = "notice"


class Basis(StrEnum):
    """How a publication date is known."""

    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"


class Precision(StrEnum):
    """How fine a date is."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class CreditKind(StrEnum):
    """Whether the agency is credited for the words or only for a picture."""

    TEXT = "text"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of text that is page, not news."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class AgencyCredit:
    """A wire service named as the origin of text or of a picture.

    `agency` is the canonical short name of the agency table ("AFP"), `span` the credit as printed.
    """

    agency: str
    kind: CreditKind
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    """When the report came out: ISO 8601 value as fine as `precision`, with the characters that say so."""

    value: str
    precision: Precision
    basis: Basis
    evidence: tuple[Span, ...] = ()

    @property
    def day(self) -> str | None:
        """YYYY-MM-DD, or None when the date is coarser than a day."""
        return self.value[:10] if self.precision in (Precision.DAY, Precision.MINUTE) else None


@dataclass(frozen=True, slots=True)
class Report:
    """One article; `text` never changes after intake and every span in the project points into one.

    `id` is derived from text, outlet, url and date, so the same input gives the same id.
    `path` is the file as the user named it, `language` an ISO 639-1 code ("und" when undetermined).
    """

    id: str
    text: str
    title: str
    language: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published | None = None
    furniture: tuple[Furniture, ...] = ()
    credits: tuple[AgencyCredit, ...] = ()

    @property
    def body(self) -> tuple[Span, ...]:
        """The news text: what furniture leaves free, trimmed, in order; never empty spans."""
        free = complement((f.span for f in self.furniture), length_chars=len(self.text))
        trimmed = (trim(self.text, span) for span in free)
        return tuple(span for span in trimmed if len(span))

    @property
    def agencies(self) -> tuple[str, ...]:
        """Agencies named in any credit, sorted, without repeats."""
        return tuple(sorted({credit.agency for credit in self.credits}))

    def agencies_for(self, kind: CreditKind) -> tuple[str, ...]:
        """Agencies credited for text, or only for pictures."""
        return tuple(sorted({c.agency for c in self.credits if c.kind is kind}))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one input: which one, what was got, what was done about it."""

    where: str
    what: str
    done: str
