"""Worldwide NER: names, dates and sums in English news from outside the West."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.annotated.document import Document, Places, layout
from benchmarks.annotated.spans import tagged
from benchmarks.corpora import records
from crossread.models.reader.labels import TAGS

HELD_OUT_REGION = "Indigenous"
TUNING_EVERY = 25
_KINDS = {
    "Person": "person",
    "Organization": "organization",
    "Location": "place",
    "Facility": "facility",
    "NORP": "group",
    "Date": "date",
    "Money": "money",
    "Product": "product",
    "Misc": "other",
}


def worldwide(part: str) -> Iterator[Document]:
    """The articles of "train" and "tune" (all regions but one) or "dev" (the region held out)."""
    number = 0
    for record in records("worldwide_ner/articles.jsonl.gz"):
        if record["region"] == HELD_OUT_REGION:
            if part == "dev":
                yield document(record)
            continue
        number += 1
        if part != "dev" and (number % TUNING_EVERY == 0) == (part == "tune"):
            yield document(record)


def document(record: Mapping[str, Any]) -> Document:
    """One article; what an editor's file format left before the text has no token labels of its own."""
    text = record["text"]
    tokens, starts = layout(text)
    places = Places(tokens)
    spans = []
    for start, end, kind in gold_spans(record):
        found = places.covered(start, end)
        spans.append((found.start, found.stop, kind))
    return Document(
        record["id"],
        text,
        tokens,
        starts,
        tags={"mention": tagged(len(tokens), spans, TAGS["mention"])},
        group=record["country_prefix"],
    )


def gold_spans(record: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    """The outer layer's mentions as (start, end, kind) in characters."""
    spans: list[tuple[int, int, str]] = []
    inside = ""
    for tag, offsets in zip(record["tags"], record["token_offsets"], strict=True):
        part, _, name = tag.partition("-")
        kind = _KINDS.get(name, "")
        if not offsets:  # a token the text does not have as printed
            continue
        if kind and (part == "B" or kind != inside):
            spans.append((offsets[0], offsets[1], kind))
        elif kind:
            spans[-1] = (spans[-1][0], offsets[1], kind)
        inside = kind
    return spans
