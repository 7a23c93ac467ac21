"""Reading marks back as text, so that tests can name what they expect."""

from __future__ import annotations

from crossread.domain.report import Report
from crossread.intake import make_report


def furniture_of(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    """(kind, characters) of every mark a report of `text` gets."""
    return marked(make_report(text=text, title=title))


def marked(report: Report) -> list[tuple[str, str]]:
    """(kind, characters) of every mark."""
    return [(mark.kind.value, mark.span.of(report.text)) for mark in report.furniture]


def body_of(report: Report) -> str:
    """The news text, its stretches parted by a bar."""
    return " | ".join(span.of(report.text) for span in report.body)


def credited(report: Report) -> list[tuple[str, str, str]]:
    """(agency, kind, characters) of every credit."""
    return [(c.agency, c.kind.value, c.span.of(report.text)) for c in report.credits]


NEWS = (
    "The harbour authority closed two of its four piers on Monday after engineers found cracks in them.",
    "Ferries to the outer islands will run from the northern pier until the end of the month, it said.",
    "“We would rather lose a week than a pier,” said Marta Olsen, who runs the authority, on the radio.",
    "The last inspection of the pillars was made six years ago and found no damage, records show.",
)
"""Four invented paragraphs of news, none of them furniture."""

BODY = "\n\n".join(NEWS)
