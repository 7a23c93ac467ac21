"""Shapes that many answers share."""

from __future__ import annotations

from pathlib import PurePath
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from crossread.domain.span import Citation

Item = TypeVar("Item")


class Answer(BaseModel):
    """A value of the API: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SpanAnswer(Answer):
    """Characters of a report: half-open [start, end) in Unicode code points."""

    report: str
    start: int
    end: int
    text: str


class PageAnswer(Answer, Generic[Item]):
    """Some of `total` items, from number `offset` (counted from 0) on."""

    items: tuple[Item, ...]
    total: int
    offset: int = Field(ge=0)
    limit: int = Field(ge=1)


def file_name(path: str | None) -> str | None:
    """The file a report was read from, without its folders: they tell of the machine, not of the report."""
    return PurePath(path).name if path else None


def span_answer(citation: Citation, text: str) -> SpanAnswer:
    """A citation with the characters it covers in `text`, the report's whole text."""
    span = citation.span
    return SpanAnswer(report=citation.report, start=span.start, end=span.end, text=span.of(text))
