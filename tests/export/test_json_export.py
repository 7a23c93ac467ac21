from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crossread.domain.crossing import (
    Claim,
    DiscrepancyKind,
    LabelUse,
    Lineage,
    Passing,
    Status,
    Step,
    Story,
    Support,
)
from crossread.domain.desk import Desk
from crossread.domain.events import Estimate, EstimateRule, Event
from crossread.domain.facts import ControlChange, EventStatus, Figure, Grain, PlacePrecision, TimeKind
from crossread.domain.layers import Attribution, AttributionKind, MentionKind, Number
from crossread.domain.reading import Reading
from crossread.domain.report import (
    AgencyCredit,
    Basis,
    CreditKind,
    Furniture,
    FurnitureKind,
    Precision,
    Published,
    Report,
)
from crossread.domain.reuse import Relation, ReuseKind
from crossread.domain.span import Citation, Span
from crossread.errors import InputError
from crossread.export.json_export import SCHEMA, dump_json, export_json, load_schema
from crossread.export.page import render_page
from facts_desk import doubtful_desk, facts_desk, shared_desk
from sample_desk import sample_desk

TOP_LEVEL = (
    "schema",
    "layers",
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
    "judgements",
)
SPAN = {"report", "start", "end", "text"}


def validate(document: object) -> None:
    Draft202012Validator(load_schema()).validate(document)


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a document."""
    if isinstance(value, dict):
        if set(value) == SPAN:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def read_back(desk: Desk) -> dict[str, Any]:
    document = export_json(desk)
    text = dump_json(document)
    found: dict[str, Any] = json.loads(text.encode("utf-8").decode("utf-8"))
    assert found == document
    return found


def items(document: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = document[key]
    assert isinstance(found, list)
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(load_schema())


@pytest.mark.parametrize(
    "desk",
    [Desk(), sample_desk(), facts_desk(), doubtful_desk(), shared_desk()],
    ids=["empty", "sample", "facts", "doubtful", "shared"],
)
@pytest.mark.parametrize("with_text", [True, False])
def test_every_export_satisfies_the_schema(desk: Desk, with_text: bool) -> None:
    document = export_json(desk, with_text=with_text)
    validate(document)
    assert tuple(document) == TOP_LEVEL
    assert document["schema"] == SCHEMA


def test_an_empty_layer_says_whether_it_was_measured() -> None:
    assert export_json(Desk())["layers"] == {
        "entities": "not measured",
        "events": "not measured",
        "attributions": "rules",
        "figures": "rules",
        "places": "rules",
        "times": "rules",
        "distances": "rules",
        "controls": "not measured",
    }


def test_keys_stand_in_the_order_of_the_schema() -> None:
    schema = load_schema()
    assert tuple(schema["properties"]) == TOP_LEVEL  # type: ignore[arg-type]
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    document = export_json(sample_desk())
    facts = export_json(facts_desk())
    for key, name in (
        ("entities", "entity"),
        ("figures", "figure"),
        ("events", "event"),
        ("places", "place_mention"),
        ("times", "time"),
        ("distances", "distance"),
        ("controls", "control"),
    ):
        assert items(facts, key), name
        for item in items(facts, key):
            assert list(item) == list(definitions[name]["properties"]), name
    for key, name in (
        ("reports", "report"),
        ("stories", "story"),
        ("lineages", "lineage"),
        ("attributions", "attribution"),
        ("figures", "figure"),
        ("events", "event"),
        ("claims", "claim"),
        ("discrepancies", "discrepancy"),
    ):
        for item in items(document, key):
            assert list(item) == list(definitions[name]["properties"]), name


def test_keys_inside_items_stand_in_the_order_of_the_schema_too() -> None:
    definitions: Any = load_schema()["$defs"]
    document, shared = export_json(sample_desk()), export_json(shared_desk())
    inner = (
        ("estimate", [e for event in items(document, "events") for e in event["estimates"]]),
        ("step", [step for claim in items(document, "claims") for step in claim["travel"]]),
        ("label", [row for story in items(document, "stories") for row in story["labels"]]),
        ("coding", [coding for event in items(shared, "events") for coding in event["codings"]]),
    )
    for name, found in inner:
        assert found, name
        for item in found:
            assert list(item) == list(definitions[name]["properties"]), name


def test_a_field_too_many_is_refused() -> None:
    document = export_json(sample_desk())
    items(document, "reports")[0]["mood"] = "gloomy"
    assert not Draft202012Validator(load_schema()).is_valid(document)


@pytest.mark.parametrize(
    "desk", [sample_desk(), facts_desk(), shared_desk()], ids=["sample", "facts", "shared"]
)
def test_every_span_slices_to_its_text(desk: Desk) -> None:
    document = read_back(desk)
    texts = {report["id"]: report["text"] for report in items(document, "reports")}
    found = list(spans(document))
    assert len(found) > 50
    for span in found:
        text = texts[span["report"]]
        assert isinstance(text, str)
        assert text[span["start"] : span["end"]] == span["text"]


def test_no_text_leaves_out_the_texts_and_nothing_else() -> None:
    full, bare = export_json(sample_desk()), export_json(sample_desk(), with_text=False)
    for report in items(full, "reports"):
        del report["text"]
    assert full == bare


def test_equal_desks_give_equal_bytes() -> None:
    assert dump_json(export_json(sample_desk())) == dump_json(export_json(sample_desk()))


def test_ids_are_unique_and_references_lead_somewhere() -> None:
    document = export_json(sample_desk())
    ids = [
        str(item["id"])
        for key in (
            "reports",
            "stories",
            "lineages",
            "attributions",
            "figures",
            "events",
            "claims",
            "discrepancies",
        )
        for item in items(document, key)
    ]
    assert len(ids) == len(set(ids))
    for event in items(document, "events"):
        assert event["story"] in ids
        assert set(event["figures"]) <= set(ids)
    for claim in items(document, "claims"):
        assert {claim["event"], claim["earliest"]} <= {None, *ids}
        for support in items(claim, "support"):
            assert support["lineage"] in ids
            assert support["attribution"] in (None, *ids)
    for discrepancy in items(document, "discrepancies"):
        assert discrepancy["claim"] in (None, *ids)


def test_one_item_a_line() -> None:
    text = dump_json(export_json(sample_desk()))
    assert text.endswith("\n}\n")
    lines = [line.rstrip(",") for line in text.splitlines() if line.startswith('{"id"')]
    assert {json.loads(line)["id"] for line in lines} > {report.id for report in sample_desk().reports}


def test_what_steers_a_terminal_is_escaped() -> None:
    text = dump_json({"schema": "\x1b[31m\x9b\u202e\u2028\ud800\ufeff\x7f«é🙂"})
    assert text == '{\n"schema": "\\u001b[31m\\u009b\\u202e\\u2028\\ud800\\ufeff\\u007f«é🙂"\n}\n'


def test_a_pair_in_two_characters_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="stands as two characters after"):
        dump_json({"schema": "before \ud83d\ude42"})


def test_counts_are_whole_where_they_are_and_open_where_they_are() -> None:
    numbers = ((12.0, 12.0, None), (None, 0.5, float("inf")), (float("nan"), 1e300, 3.0))
    figures = tuple(
        Figure(Span(i, i + 1), Number(Span(i, i + 1), *number), "killed") for i, number in enumerate(numbers)
    )
    desk = Desk((Report("r-1", "1 2 3", "", "en"),), (Reading("r-1", figures=figures),))
    found = [(f["low"], f["best"], f["high"]) for f in items(read_back(desk), "figures")]
    assert found == [(12, 12, None), (None, 0.5, None), (None, 1e300, 3)]
    assert isinstance(found[0][0], int)


def test_a_support_names_the_attribution_that_tells_its_passage() -> None:
    text = "Holt spoke. He fled. She stayed."
    voice = Span(0, 4)
    told = [Attribution(voice, None, (Span(*at),), AttributionKind.INDIRECT) for at in ((12, 20), (21, 32))]
    support = tuple(
        Support(Citation("r-1", span), "l-000000000000", "Holt", Citation("r-1", voice))
        for span in (Span(12, 20), Span(21, 32))
    )
    desk = Desk(
        reports=(Report("r-1", text, "", "en"),),
        readings=(Reading("r-1", attributions=tuple(told)),),
        claims=(Claim("c-000000000000", "s-000000000000", "x", Status.SINGLE_LINEAGE, 1, 1, 1, 1, support),),
    )
    document = read_back(desk)
    validate(document)
    ids = [attribution["id"] for attribution in items(document, "attributions")]
    (claim,) = items(document, "claims")
    assert [s["attribution"] for s in items(claim, "support")] == ids
    assert len(set(ids)) == 2


def test_the_schema_is_in_the_package() -> None:
    import crossread.export  # noqa: PLC0415

    folder = Path(str(crossread.export.__file__)).parent / "schema"
    assert [path.name for path in folder.iterdir()] == ["crossread-1.schema.json"]


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('\x00\x1b\r\n\u2028\u202e\u200d\ufeff"\\/<&🙂e\u0301\U0010ffff'),
        st.characters(categories=["Cs"], max_codepoint=0xDBFF),
    ),
    max_size=60,
)


@st.composite
def hostile_desks(draw: st.DrawFn) -> Desk:
    """One report of hostile text with one of every layer, at places drawn from all there are."""
    text = draw(HOSTILE)
    ends = st.integers(0, len(text))

    def span() -> Span:
        return Span(*sorted((draw(ends), draw(ends))))

    title = draw(HOSTILE)
    report = Report(
        id="r-1",
        text=text,
        title=title,
        language="und",
        path=draw(st.none() | HOSTILE),
        outlet=draw(st.none() | HOSTILE),
        published=Published("2031-05", Precision.MONTH, Basis.STATED, (span(),)),
        furniture=(Furniture(span(), draw(st.sampled_from(FurnitureKind))),),
        credits=(AgencyCredit("AFP", draw(st.sampled_from(CreditKind)), span()),),
    )
    attribution = Attribution(span(), None, (span(), span()), draw(st.sampled_from(AttributionKind)))
    figure = Figure(span(), Number(span(), 1.0, 2.5, None, "about"), "killed", "", span(), span())
    story, lineage = "s-000000000000", "l-000000000000"
    source = attribution.source
    voice = Citation("r-1", source) if source else None
    support = Support(Citation("r-1", span()), lineage, draw(HOSTILE), voice)
    step = Step(support.citation, draw(st.sampled_from(Passing)), draw(st.none() | st.just(support.citation)))
    label = LabelUse(
        draw(HOSTILE), draw(HOSTILE), draw(HOSTILE), draw(st.booleans()), Citation("r-1", span())
    )
    estimate = Estimate(
        "killed", draw(st.sampled_from(EstimateRule)), None, 1e30, float("inf"), (Citation("r-1", span()),)
    )
    mention, number = Citation("r-1", span()), Citation("r-1", figure.number.span)
    event = Event(
        "e-000000000000",
        story,
        (mention,),
        figures=(number,),
        estimates=(estimate,),
        agreed=(draw(HOSTILE),),
    )
    claim = Claim(
        "c-000000000000", story, text, Status.NOT_MEASURED, 1, 1, 1, 1, (support,),
        event=event.id, earliest="r-1", agreed=(draw(HOSTILE),), travel=(step,),
    )  # fmt: skip
    return Desk(
        reports=(report,),
        readings=(Reading("r-1", figures=(figure,), attributions=(attribution,)),),
        stories=(Story(story, title, ("r-1",), labels=(label,)),),
        lineages=(Lineage(lineage, story, ("r-1",)),),
        claims=(claim,),
        events=(event,),
    )


@given(hostile_desks())
def test_hostile_text_comes_back_character_for_character(desk: Desk) -> None:
    document = read_back(desk)
    validate(document)
    (report,) = items(document, "reports")
    text = report["text"]
    assert text == desk.reports[0].text
    assert isinstance(text, str)
    for span in spans(document):
        assert text[span["start"] : span["end"]] == span["text"]
    render_page(desk, version="1").encode("utf-8")
    for start, end in report["body"]:
        assert text[start:end] == Span(start, end).of(desk.reports[0].text)


@pytest.mark.parametrize(
    ("definition", "field", "kinds"),
    [
        ("credit", "kind", CreditKind),
        ("published", "precision", Precision),
        ("published", "basis", Basis),
        ("furniture", "kind", FurnitureKind),
        ("pair", "kind", ReuseKind),
        ("attribution", "kind", AttributionKind),
        ("claim", "status", Status),
        ("discrepancy", "kind", DiscrepancyKind),
        ("entity", "type", MentionKind),
        ("place", "precision", PlacePrecision),
        ("period", "precision", Grain),
        ("time", "kind", TimeKind),
        ("figure", "status", EventStatus),
        ("event", "status", EventStatus),
        ("coding", "status", EventStatus),
        ("estimate", "rule", EstimateRule),
        ("step", "how", Passing),
        ("control", "change", ControlChange),
        ("control", "status", EventStatus),
    ],
)
def test_the_schema_knows_every_word_of_the_domain(
    definition: str, field: str, kinds: Iterable[StrEnum]
) -> None:
    definitions: Any = load_schema()["$defs"]
    known = set(definitions[definition]["properties"][field]["enum"])
    assert known - {None} == {kind.value for kind in kinds}


def test_independent_reports_have_no_relation_to_export() -> None:
    definitions: Any = load_schema()["$defs"]
    known = set(definitions["reuse"]["properties"]["relation"]["enum"])
    assert known == {kind.value for kind in Relation} - {"independent"}
