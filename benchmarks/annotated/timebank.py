"""TimeBank and AQUAINT: every event of a text, with TimeML's classes."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.annotated.document import Document, Places, layout
from benchmarks.annotated.spans import tagged
from benchmarks.corpora import records
from crossread.models.reader.labels import TAGS

DEV_EVERY = 6


def timebank(part: str) -> Iterator[Document]:
    """The articles of "train" or "dev"."""
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
