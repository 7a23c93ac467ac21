"""TimeBank and AQUAINT: every event of a text with TimeML's classes, every expression of time with its TIMEX3 value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.annotated.document import Document, Places, layout
from benchmarks.annotated.spans import tagged
from benchmarks.corpora import records
from crossread.domain.facts import TimeExpression, TimeKind
from crossread.domain.span import Span
from crossread.models.reader.labels import TAGS

DEV_EVERY = 6
TIMES_TEST_EVERY = 3


@dataclass(frozen=True, slots=True)
class TimedText:
    """An article with its gold expressions of time in text order; `day` is when it was written, YYYY-MM-DD."""

    id: str
    text: str
    day: str
    times: tuple[TimeExpression, ...]


def timebank(part: str) -> Iterator[Document]:
    """The articles of "train" or "dev", with their events."""
    for number, record in enumerate(records("tempeval3/docs.jsonl.gz")):
        if (number % DEV_EVERY == 0) != (part == "dev"):
            continue
        tokens, starts = layout(record["text"])
        places = Places(tokens)
        spans = []
        for event in record["events"]:
            covered = places.covered(event["start"], event["end"])
            spans.append((covered.start, covered.stop, event["cls"]))
        tags = {"timebank": tagged(len(tokens), spans, TAGS["timebank"])}
        yield Document(record["id"], record["text"], tokens, starts, tags=tags)


def timed_texts(part: str) -> Iterator[TimedText]:
    """The articles of "dev" or "test", parted by a hash of their names; rules were written on dev alone."""
    for record in records("tempeval3/docs.jsonl.gz"):
        digest = hashlib.sha256(f"times/{record['id']}".encode()).hexdigest()
        if (int(digest, 16) % TIMES_TEST_EVERY == 0) != (part == "test"):
            continue
        times = tuple(
            TimeExpression(
                Span(timex["start"], timex["end"]),
                TimeKind(timex["type"].lower()),
                timex["value"],
                timex.get("mod", ""),
            )
            for timex in sorted(record["timex"], key=lambda timex: (timex["start"], timex["end"]))
        )
        yield TimedText(record["id"], record["text"], record["dct"][:10], times)
