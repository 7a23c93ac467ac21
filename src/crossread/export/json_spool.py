"""The JSON export of a desk too large to hold: part by part onto disk, then out in the documented order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import IO, cast

from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.export.json_crossing import claim_value, discrepancy_value, lineage_value, story_value
from crossread.export.json_entities import entity_value
from crossread.export.json_events import event_values
from crossread.export.json_export import SCHEMA, dump_item, dump_value, layers_value
from crossread.export.json_facts import (
    control_values,
    distance_values,
    figure_values,
    place_values,
    time_values,
)
from crossread.export.json_layers import attribution_values
from crossread.export.json_report import report_value
from crossread.export.json_values import Json
from crossread.lookup import FactIndex

Key = tuple[
    int, str
]  # by what the rows of a section are ordered; rows of one key stay in the order they came

_SECTIONS = (
    "reports",
    "stories",
    "lineages",
    "entities",
    "attributions",
    "figures",
    "events",
    "claims",
    "discrepancies",
    "places",
    "times",
    "distances",
    "controls",
)
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class _Row:
    """Where rows of one key lie in the file."""

    key: Key
    start: int
    length: int


@dataclass(slots=True)
class JsonSpool:
    """Takes a desk in parts, in any order, and gives the bytes that the export of the whole has.

    A part is whole stories with all their reports and results, or reports that are in no story. `file` holds the rows
    meanwhile; memory holds one part, and some hundred bytes a report.
    """

    file: IO[bytes]
    _rows: dict[str, list[_Row]] = field(default_factory=lambda: {name: [] for name in _SECTIONS})
    _read: list[Reading] = field(default_factory=list)
    _end: int = 0

    def add(self, part: Desk) -> None:
        """Keeps a part.

        Raises:
            InputError: where a text cannot be kept as JSON, see `dump_json`.
        """
        index = FactIndex(part)
        for report in part.reports:
            self._put("reports", (0, report.id), [report_value(part, report, with_text=True)])
        for reading in part.readings:
            self._put_facts(replace(part, readings=(reading,)), index, (0, reading.report))
            light = Reading(
                reading.report, not_measured=reading.not_measured, reader_layers=reading.reader_layers
            )
            self._read.append(light)
        for story in part.stories:
            view, key = part.of_story(story.id), (0, story.id)
            self._put("stories", (-len(story.reports), story.id), [story_value(part, story)])
            self._put("lineages", key, (lineage_value(part, lineage) for lineage in view.lineages))
            self._put("entities", key, (entity_value(part, entity) for entity in view.entities))
            self._put("claims", key, (claim_value(part, claim) for claim in view.claims))
            self._put("discrepancies", key, (discrepancy_value(part, one) for one in view.discrepancies))
        self._put_events(part, index)

    def pieces(self, judgements: list[Json]) -> Iterator[bytes]:
        """The document in pieces; `judgements` are its last section."""
        yield b"{\n"
        yield _entry("schema", SCHEMA) + b",\n" + _entry("layers", layers_value(self._read))
        for name in _SECTIONS:
            yield b',\n"' + name.encode() + b'": '
            yield from self._section(self._rows[name])
        yield b",\n" + _entry("judgements", judgements) + b"\n}\n"

    def _put_facts(self, part: Desk, index: FactIndex, key: Key) -> None:
        self._put("attributions", key, attribution_values(part, index))
        self._put("figures", key, figure_values(part, index))
        self._put("places", key, place_values(part, index))
        self._put("times", key, time_values(part, index))
        self._put("distances", key, distance_values(part))
        self._put("controls", key, control_values(part, index))

    def _put_events(self, part: Desk, index: FactIndex) -> None:
        """Events of stories come first, story by story; then what single reports tell alone, report by report."""
        shared = {event.id: event.story for event in part.events}
        for value in event_values(part, index):
            story = shared.get(str(value["id"]))
            self._put("events", (1, _teller(value)) if story is None else (0, story), [value])

    def _put(self, section: str, key: Key, values: Iterable[Json]) -> None:
        data = ",\n".join(map(dump_item, values)).encode()
        if data:
            self.file.write(data)
            self._rows[section].append(_Row(key, self._end, len(data)))
            self._end += len(data)

    def _section(self, rows: list[_Row]) -> Iterator[bytes]:
        if not rows:
            yield b"[]"
            return
        ahead = b"[\n"
        for row in sorted(rows, key=lambda row: row.key):
            yield ahead
            yield from self._bytes(row)
            ahead = b",\n"
        yield b"\n]"

    def _bytes(self, row: _Row) -> Iterator[bytes]:
        self.file.seek(row.start)
        left = row.length
        while left:
            chunk = self.file.read(min(left, _CHUNK_BYTES))
            left -= len(chunk)
            yield chunk


def _teller(event: Json) -> str:
    """The report of an event that one report tells."""
    mention = cast("list[Json]", event["mentions"])[0]
    return str(mention["report"])


def _entry(name: str, value: object) -> bytes:
    return f'"{name}": {dump_value(value)}'.encode()
