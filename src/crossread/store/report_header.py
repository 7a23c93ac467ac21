"""What lists show of a report, kept beside it."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.report import Published


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """A report without its text: enough to list it. `text_chars` is the length of the text."""

    id: str
    title: str
    language: str
    path: str | None
    url: str | None
    outlet: str | None
    published: Published | None
    text_chars: int
