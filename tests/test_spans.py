"""Rule 1: whatever the export points at, the characters are there; for hostile texts and for real ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpora import records
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crossread.domain.desk import Desk
from crossread.engine import read_into
from crossread.engine.rooms import Rooms
from crossread.export.json_export import dump_json, export_json
from crossread.settings import Settings
from crossread.store import open_desk

SAMPLE = 15
_FEWEST_CHARS = 200

ORIGINAL = (
    "Harbour closed after crane falls\n\n"
    "At least 12 people were killed when a crane fell in Lindmark on Monday, the port authority said. "
    "“We heard the cables go one after the other,” said Tomas Verrin, a docker. "
    "Harbour master Elin Sandqvist said the brake may have failed.\n\n"
    "Between 20 and 30 others were taken to hospital (Photo: Meridian Wire). "
    "The quay will stay closed until Thursday, officials told reporters in Lindmark.\n"
)
COPY = (
    "Crane kills 14 in Lindmark\n\n"
    "A crane fell in Lindmark on Monday and killed 14 people, the port authority said. "
    "“We heard the cables go one by one,” said Tomas Verin, a docker. "
    "The brake failed, harbour master Elin Sandqvist said.\n\n"
    "The port has handled timber since 1911. Some 25 others were injured. "
    "The quay will not open before Thursday, officials told reporters in Lindmark.\n"
)
HOSTILE = (
    *("\u0301", "e\u0301", "\u0e33", "\U0001f469\u200d\U0001f692"),  # combining marks, joined emoji
    *("\ud800", "\udc00", "\udfff"),  # lone surrogates
    *("\u202e", "\u2066", "\u200f", "دمشق", "ירושלים"),  # right to left
    *("\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060"),  # zero-width
    *("\r\n", "\r", "\r\n\r\n", "\n\n", "\u2028", "\x85", "\x0b"),  # line ends
    *("\x00", "\x1b[31m", "\x7f"),  # controls
    *("“", "”", '"', "'", "‘", "«", "<b>", "&amp;", "]]>"),  # unbalanced marks, markup
    *("ﬁ", "İ", "ß", "Ⅻ", "٣", "²"),  # letters whose case or form changes their length
)


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    return Rooms(Settings())


def spoiled(text: str) -> st.SearchStrategy[str]:
    """A text with hostile characters strewn in."""
    strewn = st.lists(st.tuples(st.integers(0, len(text)), st.sampled_from(HOSTILE)), max_size=12)
    return strewn.map(lambda some: _inserted(text, some))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(original=spoiled(ORIGINAL), copy=spoiled(COPY), tail=st.text(st.characters(codec=None), max_size=40))
@example(original=ORIGINAL, copy=COPY, tail="")
@example(original=ORIGINAL.replace("\n", "\r\n"), copy=COPY.replace("e", "e\u0301"), tail="\ud800")
@example(original=ORIGINAL.replace(" ", "\u200b "), copy=COPY.replace(" ", " \u202e"), tail="\x00")
def test_every_span_slices_in_hostile_reports(
    rooms: Rooms, tmp_path: Path, original: str, copy: str, tail: str
) -> None:
    desk = read(rooms, tmp_path, [original + _unpaired(tail), copy])
    assert len(desk.reports) == 2
    assert check_spans(desk)


def test_hostile_reports_are_crossed_at_all(rooms: Rooms, tmp_path: Path) -> None:
    desk = read(rooms, tmp_path, [ORIGINAL, COPY])
    assert len(desk.stories) == 1
    assert desk.claims
    assert desk.discrepancies


def _texts(file: str, field: str = "text") -> Callable[[], Iterator[str]]:
    return lambda: (record[field] for record in records(file))


def _basil() -> Iterator[str]:
    return (article["text"] for event in records("basil/events.jsonl.gz") for article in event["articles"])


CORPORA: dict[str, Callable[[], Iterator[str]]] = {
    "basil": _basil,
    "longtail": _texts("longtail/articles.jsonl.gz"),
    "newswcl50": _texts("newswcl50/articles.jsonl.gz"),
    "ecbplus": _texts("ecbplus/docs.jsonl.gz"),
    "meantime": _texts("meantime/docs.jsonl.gz"),
    "polnear": _texts("polnear/dev.jsonl.gz"),
    "muc34": _texts("muc34/dev.jsonl.gz"),
    "tempeval3": _texts("tempeval3/docs.jsonl.gz"),
    "geoparsing lgl": _texts("geoparsing/lgl.jsonl.gz"),
    "geoparsing gwn": _texts("geoparsing/gwn.jsonl.gz"),
    "fnc1": _texts("fnc1/bodies.jsonl.gz"),
    "worldwide_ner": _texts("worldwide_ner/articles.jsonl.gz"),
    "india_police_events": _texts("india_police_events/docs.jsonl.gz"),
    "timeline17": _texts("timeline17/documents.jsonl.gz"),
}


@pytest.mark.corpora
@pytest.mark.usefixtures("corpora")
@pytest.mark.parametrize("name", CORPORA)
def test_every_span_slices_in_real_reports(rooms: Rooms, tmp_path: Path, name: str) -> None:
    texts = list(dict.fromkeys(text for text in CORPORA[name]() if len(text) >= _FEWEST_CHARS))
    desk = read(rooms, tmp_path, texts[:: max(1, len(texts) // SAMPLE)][:SAMPLE])
    assert len(desk.reports) == SAMPLE
    assert check_spans(desk)


def read(rooms: Rooms, folder: Path, texts: Iterable[str]) -> Desk:
    """A desk of texts, as JSON lines because no file of text can hold a lone surrogate."""
    file = folder / "reports.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="ascii")
    with open_desk(":memory:") as desk:
        read_into(desk, [file], rooms=rooms, together=True)
        return desk.snapshot()


def check_spans(desk: Desk) -> int:
    """Check every place the export names against the text it exports; how many there were."""
    document = json.loads(dump_json(export_json(desk)))
    texts: dict[str, str] = {report["id"]: report["text"] for report in document["reports"]}
    assert texts == {report.id: report.text for report in desk.reports}
    cited = list(_spans(document))
    for span in cited:
        text = texts[span["report"]]
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
    for report in document["reports"]:
        _check_places(report)
    bare = json.loads(dump_json(export_json(desk, with_text=False)))
    assert list(_spans(bare)) == cited
    return len(cited)


def _check_places(report: dict[str, Any]) -> None:
    """Body and furniture share out the text without overlap; credits are what they say."""
    text = report["text"]
    body = [(start, end) for start, end in report["body"]]
    furniture = [(item["start"], item["end"]) for item in report["boilerplate"]]
    for start, end in (*body, *furniture):
        assert 0 <= start < end <= len(text)
    places = sorted({*body, *furniture})
    assert all(a[1] <= b[0] for a, b in pairwise(body))
    assert not any(a[0] < b[1] and b[0] < a[1] for a in body for b in furniture)
    covered = {at for start, end in places for at in range(start, end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
    for credit in report["credits"]:
        assert text[credit["start"] : credit["end"]] == credit["text"]


def _spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"report", "start", "end", "text"}:
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _inserted(text: str, some: Sequence[tuple[int, str]]) -> str:
    for at, piece in sorted(some, reverse=True):
        text = text[:at] + piece + text[at:]
    return _unpaired(text)


def _unpaired(text: str) -> str:
    """JSON would join two halves of a surrogate pair into one character."""
    return re.sub("[\ud800-\udbff](?=[\udc00-\udfff])", "", text)
