"""ECB+: event mentions with class, and which of them are one event across documents."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from benchmarks.annotated.document import NOT_ANNOTATED, Document, Happening, Places
from benchmarks.annotated.spans import tagged
from benchmarks.corpora import corpora_folder, records
from crossread.domain.span import Span
from crossread.models.reader.labels import EVENT_CLASSES, TAGS

# By topic, as the set demands: the last of topics 1-35, and two to choose thresholds by.
DEV_TOPICS = frozenset({31, 32, 33, 34, 35})
TUNING_TOPICS = frozenset({2, 21})


def ecbplus(part: str) -> Iterator[Document]:
    """Documents of the topics of "train", "tune" or "dev"."""
    validated = validated_sentences()
    for record in records("ecbplus/docs.jsonl.gz"):
        topic = record["topic"]
        where = "dev" if topic in DEV_TOPICS else "tune" if topic in TUNING_TOPICS else "train"
        if where == part:
            found = document(record, validated)
            if found is not None:
                yield found


def validated_sentences() -> frozenset[tuple[int, str, int]]:
    """Topic, document (as in "10ecbplus") and sentence of what the annotators went through twice."""
    folder = corpora_folder()
    if folder is None:
        raise FileNotFoundError("no corpora beside the checkout; set CROSSREAD_CORPORA")
    with (folder / "ecbplus/validated_sentences.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset((int(row[0]), row[1], int(row[2])) for row in list(csv.reader(lines))[1:])


def document(record: Mapping[str, Any], validated: frozenset[tuple[int, str, int]]) -> Document | None:
    """One document with its own tokens; None when no sentence of it was validated."""
    name = record["doc"].removesuffix(".xml").split("_")[-1]
    tokens = [Span(*offsets) for sentence in record["token_offsets"] for offsets in sentence]
    starts, annotated = [], np.zeros(len(tokens), dtype=bool)
    first = 0
    for number, sentence in enumerate(record["token_offsets"]):
        if sentence:
            starts.append(first)
        if (record["topic"], name, number) in validated:
            annotated[first : first + len(sentence)] = True
        first += len(sentence)
    if not annotated.any():
        return None
    places = Places(tokens)
    events, classes, negated = [], [], np.zeros(len(tokens), dtype=np.int64)
    for mention in record["mentions"]:
        if mention["kind"] != "action":
            continue
        covered = places.covered(mention["spans"][0][0], mention["spans"][0][1])
        kind = mention["type"].removeprefix("NEG_").removeprefix("ACTION_").lower()
        kind = kind if kind in EVENT_CLASSES else "occurrence"
        if not len(covered) or not annotated[covered.start]:
            continue
        classes.append((covered.start, covered.stop, kind))
        negated[covered.start : covered.stop] = mention["type"].startswith("NEG_")
        instance = mention["instance"] or f"{record['doc']}:{mention['chain'] or mention['id']}"
        events.append(Happening(covered.start, covered.stop, instance))
    tags = tagged(len(tokens), classes, TAGS["event"])
    is_event = tags > 0
    tags[~annotated] = NOT_ANNOTATED
    negated[~is_event] = NOT_ANNOTATED
    return Document(
        record["doc"],
        record["text"],
        tuple(tokens),
        tuple(starts),
        tags={"event": tags, "negated": negated},
        events=tuple(events),
        group=str(record["topic"]),
    )
