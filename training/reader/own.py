"""A researcher's own annotations: JSON lines with a text and, in characters, whatever was marked in it.

{"id": "a1", "text": "...", "mentions": [{"start": 0, "end": 9, "kind": "person"}],
 "attributions": [{"source": [[0, 9]], "cue": [10, 14], "content": [[15, 60]]}],
 "events": [{"start": 20, "end": 28, "kind": "occurrence", "event": "blast-1"}]}

A key that is left out was not annotated; an empty list says that there is nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.annotated.document import Document, Happening, Places, Told, layout
from benchmarks.annotated.spans import merged, tagged
from numpy.typing import NDArray

from crossread.models.reader.labels import EVENT_CLASSES, MENTION_KINDS, TAGS


def own(path: Path) -> Iterator[Document]:
    """The documents of one file.

    Raises:
        SystemExit: A line is no such record; it is named, and nothing is trained.
    """
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line.strip():
            try:
                yield document(json.loads(line))
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise SystemExit(f"{path}, line {number}: {error!r}; expected {__doc__}") from error


def document(record: Mapping[str, Any]) -> Document:
    """One record.

    Raises:
        ValueError: A place lies outside the text, or a kind is unknown.
    """
    text = str(record["text"])
    tokens, starts = layout(text)
    marks = _Marks(text, Places(tokens), len(tokens))
    tags: dict[str, NDArray[np.int64]] = {}
    told = events = None
    if "mentions" in record:
        found = [marks.kinded(item, MENTION_KINDS) for item in record["mentions"]]
        tags["mention"] = tagged(len(tokens), found, TAGS["mention"])
    if "attributions" in record:
        told = tuple(marks.told(item) for item in record["attributions"])
        for role in ("source", "cue", "content"):
            found = [span for item in record["attributions"] for span in marks.role(item, role)]
            tags[role] = tagged(len(tokens), merged(found, role), TAGS[role])
    if "events" in record:
        found = [marks.kinded(item, EVENT_CLASSES) for item in record["events"]]
        tags["event"] = tagged(len(tokens), found, TAGS["event"])
        names = [str(item.get("event", f"{record['id']}:{at}")) for at, item in enumerate(record["events"])]
        events = tuple(
            Happening(first, last, name) for (first, last, _), name in zip(found, names, strict=True)
        )
    return Document(str(record["id"]), text, tokens, starts, tags=tags, told=told, events=events)


class _Marks:
    """Places in characters to tokens, checked."""

    def __init__(self, text: str, places: Places, count: int) -> None:
        self.text, self.places, self.count = text, places, count

    def tokens(self, start: int, end: int) -> range:
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) lies outside a text of {len(self.text)} characters")
        found = self.places.covered(start, end)
        if not found:
            raise ValueError(f"no word stands at [{start}, {end})")
        return found

    def kinded(self, item: Mapping[str, Any], kinds: tuple[str, ...]) -> tuple[int, int, str]:
        if item["kind"] not in kinds:
            raise ValueError(f"kind {item['kind']!r} is none of {', '.join(kinds)}")
        found = self.tokens(item["start"], item["end"])
        return found.start, found.stop, item["kind"]

    def role(self, item: Mapping[str, Any], role: str) -> list[tuple[int, int, str]]:
        places = [item["cue"]] if role == "cue" else item[role]
        found = [self.tokens(*place) for place in places]
        return [(tokens.start, tokens.stop, role) for tokens in found]

    def told(self, item: Mapping[str, Any]) -> Told:
        return Told(
            self.tokens(*item["cue"]).start,
            frozenset(token for place in item["source"] for token in self.tokens(*place)),
            frozenset(token for place in item["content"] for token in self.tokens(*place)),
        )
