"""PolNeAR: who is said to have said what, with the links between source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmarks.annotated.document import Document, Places, Told, layout
from benchmarks.annotated.spans import merged, tagged
from benchmarks.corpora import records
from crossread.models.reader.labels import TAGS

# Articles of the train part kept back to choose thresholds and epochs by: every twentieth.
TUNING_EVERY = 20


def polnear(part: str) -> Iterator[Document]:
    """The articles of "train", "tune" (kept back from train) or "dev", first annotator."""
    source = "dev" if part == "dev" else "train"
    for number, record in enumerate(records(f"polnear/{source}.jsonl.gz")):
        if source == "dev" or (number % TUNING_EVERY == 0) == (part == "tune"):
            yield document(record)


def document(record: Mapping[str, Any]) -> Document:
    """One article."""
    text = record["text"]
    tokens, starts = layout(text)
    places = Places(tokens)
    marked = record["annotations"][0]["attributions"]
    roles: dict[str, list[tuple[int, int, str]]] = {"source": [], "cue": [], "content": []}
    told: dict[int, Told] = {}
    for attribution in marked:
        ranges = {role: [places.covered(s["start"], s["end"]) for s in attribution[role]] for role in roles}
        for role, found in ranges.items():
            roles[role] += [(span.start, span.stop, role) for span in found]
        if ranges["cue"] and len(ranges["cue"][0]):
            cue = ranges["cue"][0].start
            told[cue] = Told(cue, _joined(ranges["source"]), _joined(ranges["content"]))
    tags = {role: tagged(len(tokens), merged(found, role), TAGS[role]) for role, found in roles.items()}
    return Document(record["id"], text, tokens, starts, tags=tags, told=tuple(told.values()))


def _joined(ranges: Iterable[range]) -> frozenset[int]:
    return frozenset(token for found in ranges for token in found)
