"""A desk as one JSON document, "crossread/1", as docs/json-export.md and the schema describe it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import cast

from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.errors import InputError
from crossread.export.json_crossing import claim_value, discrepancy_value, lineage_value, story_value
from crossread.export.json_entities import entity_value
from crossread.export.json_events import event_values
from crossread.export.json_facts import (
    control_values,
    distance_values,
    figure_values,
    place_values,
    time_values,
)
from crossread.export.json_judgements import judgement_values
from crossread.export.json_layers import attribution_values
from crossread.export.json_report import report_value
from crossread.export.json_values import Json
from crossread.lookup import FactIndex

SCHEMA = "crossread/1"

_to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": ")).encode
# Characters a reader does not see, or that steer a terminal or an editor, and those UTF-8 cannot hold.
_ESCAPED = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_SPLIT_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def export_json(desk: Desk, *, with_text: bool = True) -> Json:
    """The whole desk. Equal desks give equal documents; keys stand in the order the schema lists them.

    `with_text` False leaves out the reports' texts; spans keep the characters they cite.
    """
    index = FactIndex(desk)
    return {
        "schema": SCHEMA,
        "layers": layers_value(desk.readings),
        "reports": [report_value(desk, report, with_text=with_text) for report in desk.reports],
        "stories": [story_value(desk, story) for story in desk.stories],
        "lineages": [lineage_value(desk, lineage) for lineage in desk.lineages],
        "entities": [entity_value(desk, entity) for entity in desk.entities],
        "attributions": attribution_values(desk, index),
        "figures": figure_values(desk, index),
        "events": event_values(desk, index),
        "claims": [claim_value(desk, claim) for claim in desk.claims],
        "discrepancies": [discrepancy_value(desk, discrepancy) for discrepancy in desk.discrepancies],
        "places": place_values(desk, index),
        "times": time_values(desk, index),
        "distances": distance_values(desk),
        "controls": control_values(desk, index),
        "judgements": judgement_values(desk),
    }


def layers_value(readings: Sequence[Reading]) -> Json:
    """How each layer was read: an empty list says "none found" only where it was read at all."""
    looked_for = {layer for reading in readings for layer in reading.reader_layers}
    named = "rules" if "mentions" in looked_for else "not measured"
    parsed = "rules" if "tokens" in looked_for else "not measured"
    return {
        "entities": named,
        "events": parsed,
        "attributions": _attributed_by(readings),
        "figures": "rules",
        "places": "rules",
        "times": "rules",
        "distances": "rules",
        "controls": parsed,
    }


def _attributed_by(readings: Sequence[Reading]) -> str:
    """How attributions were found: by the reader in every report read, or by rules in some."""
    read = [reading for reading in readings if not reading.not_measured]
    by_reader = bool(read) and all("attributions" in reading.reader_layers for reading in read)
    return "reader" if by_reader else "rules"


def dump_json(document: Mapping[str, object]) -> str:
    """The document as text that UTF-8 can hold, one item of each list to a line, a line end at the end.

    Lone surrogates, control and shapeless characters are written as escapes, so that reading the text back
    gives the same strings.

    Raises:
        InputError: when a string holds a surrogate pair as two characters. JSON would read it back as one,
            and every offset after it would be wrong. No file decodes to such a string.
    """
    parts = [f"{_to_json(key)}: {_value(value)}" for key, value in document.items()]
    return _for_utf8("{\n" + ",\n".join(parts) + "\n}\n")


def dump_line(value: Mapping[str, object]) -> str:
    """One object as one line, with the same escapes as a document.

    Raises:
        InputError: as `dump_json`.
    """
    return _for_utf8(_to_json(value) + "\n")


def dump_item(value: Mapping[str, object]) -> str:
    """One item of a list of a document, as the document writes it.

    Raises:
        InputError: as `dump_json`.
    """
    return _for_utf8(_to_json(value))


def dump_value(value: object) -> str:
    """What stands under one key of a document, as the document writes it.

    Raises:
        InputError: as `dump_json`.
    """
    return _for_utf8(_value(value))


def load_schema() -> Json:
    """The JSON Schema (2020-12) that every export satisfies."""
    file = resources.files(__package__).joinpath("schema", "crossread-1.schema.json")
    return cast("Json", json.loads(file.read_text("utf-8")))


def _for_utf8(text: str) -> str:
    split = _SPLIT_PAIR.search(text)
    if split:
        around = text[max(0, split.start() - 20) : split.start()]
        raise InputError(
            f"a surrogate pair stands as two characters after {around!r}; JSON cannot keep them apart: "
            "give the text with the pair joined to one character, and read it again"
        )
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _value(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_to_json, value)) + "\n]"
    return _to_json(value)
