"""Reports as the page prints them: who, when, whose words, and the whole text with everything marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import urlsplit

from crossread.domain.desk import Desk
from crossread.domain.report import CreditKind, Report
from crossread.domain.reuse import Reuse
from crossread.domain.span import Citation
from crossread.export.highlight import Mark, Step, steps
from crossread.export.page_days import WrittenView, written_view
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_passages import how, reading_of, shares
from crossread.export.page_text import Place
from crossread.export.page_words import label, percent, published_words

_CREDITS = {CreditKind.TEXT: "text", CreditKind.PHOTO: "picture"}


@dataclass(frozen=True, slots=True)
class CreditView:
    """An agency, what it is credited for and where."""

    agency: str
    what: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SharePart:
    """A stretch of the coverage bar, in hundredths of its width."""

    start: float
    width: float
    hue: str
    style: str
    percent: str
    how: str
    other: ReportName | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report. `steps` print its text; `url` is given only where it is safe to follow.

    `written` is how its day was worked out, None where it states one that nothing speaks against.
    """

    name: ReportName
    lineage: tuple[str, str] | None
    language: str
    day: str
    basis: str
    iso: str
    day_anchor: str | None
    written: WrittenView | None
    byline: str
    credits: tuple[CreditView, ...]
    url: str | None
    address: str
    path: str
    news_words: int
    shares: tuple[SharePart, ...]
    takers: tuple[tuple[ReportName, str], ...]
    not_measured: str | None
    text: str
    steps: tuple[Step[Place], ...]


def report_view(
    desk: Desk,
    names: Names,
    report: Report,
    *,
    reuse: Sequence[Reuse],
    marks: Mapping[str, Sequence[Mark[Place]]],
) -> ReportView:
    """What the page shows of one report; `reuse` is everything found in its story."""
    day, basis = published_words(report.published)
    evidence = report.published.evidence if report.published else ()
    lineage = desk.lineage_of(report.id)
    reading = reading_of(desk, report.id)
    return ReportView(
        name=names.reports[report.id],
        lineage=(names.lineages[lineage.id].key, names.lineages[lineage.id].anchor) if lineage else None,
        language=label(report.language, limit_chars=20),
        day=day,
        basis=basis,
        iso=report.published.value if report.published else "",
        day_anchor=citation_anchor(Citation(report.id, evidence[0])) if evidence else None,
        written=written_view(desk, names, report.id),
        byline=label(report.byline, limit_chars=120),
        credits=_credits(report),
        url=safe_url(report.url),
        address=label(report.url, limit_chars=90),
        path=label(report.path, limit_chars=200),
        news_words=sum(len(span.of(report.text).split()) for span in report.body),
        shares=_share_parts(desk, names, report, reuse),
        takers=_takers(names, report, reuse),
        not_measured=label(reading.not_measured) or None,
        text=report.text,
        steps=tuple(steps(len(report.text), marks[report.id])),
    )


def _credits(report: Report) -> tuple[CreditView, ...]:
    """One line for each agency and thing credited, leading to the first place that says so."""
    found: dict[tuple[str, CreditKind], CreditView] = {}
    for credit in report.credits:
        view = CreditView(
            label(credit.agency), _CREDITS[credit.kind], citation_anchor(Citation(report.id, credit.span))
        )
        found.setdefault((credit.agency, credit.kind), view)
    return tuple(found.values())


def _share_parts(desk: Desk, names: Names, report: Report, reuse: Sequence[Reuse]) -> tuple[SharePart, ...]:
    found = shares(desk, report.id, reuse)
    starts = accumulate((part.share for part in found), initial=0.0)
    own_hue = names.reports[report.id].hue
    parts = []
    for start, part in zip(starts, found, strict=False):
        other = names.reports[part.other] if part.other else None
        parts.append(
            SharePart(
                start=round(start * 100, 2),
                width=round(part.share * 100, 2),
                hue=other.hue if other else own_hue,
                style={"its own": "own", "from one origin with": "origin"}.get(part.how, "reused"),
                percent=percent(part.share),
                how=part.how,
                other=other,
            )
        )
    return tuple(parts)


def _takers(names: Names, report: Report, reuse: Sequence[Reuse]) -> tuple[tuple[ReportName, str], ...]:
    """Reports that wrote from this one, with the share of this one's news text they took."""
    taken = [tie for tie in reuse if tie.source == report.id and how(tie) == "from"]
    ranked = sorted(taken, key=lambda tie: (-tie.coverage_back, tie.derived))
    return tuple((names.reports[tie.derived], percent(tie.coverage_back)) for tie in ranked)


def safe_url(url: str | None) -> str | None:
    """The address when it is one a browser should follow: http or https with a host."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
