"""Facts in the JSON export: what is located, dated and tied together."""

from __future__ import annotations

from typing import Any

from crossread.domain.desk import Desk
from crossread.export.json_export import export_json
from facts_desk import doubtful_desk, facts_desk


def document(desk: Desk | None = None) -> dict[str, Any]:
    return export_json(desk or facts_desk())


def by_text(items: list[dict[str, Any]], field: str, words: str) -> dict[str, Any]:
    (found,) = [item for item in items if item[field]["text"] == words]
    return found


def test_a_figure_is_located_dated_and_tied_to_its_whole() -> None:
    figures = document()["figures"]
    whole, part = by_text(figures, "number", "At least 12"), by_text(figures, "number", "five")
    assert whole["located"]["name"] == "Dobrich"
    assert (whole["low"], whole["best"], whole["high"], whole["status"]) == (12, 12, None, "actual")
    assert part["part_of"] == whole["id"]
    running = by_text(figures, "number", "14")
    assert running["running"]
    assert running["date"] is None, "since March is no day"
    assert running["period"] == {"start": "2031-03-01", "end": None, "precision": "month"}
    assert by_text(figures, "number", "A shopkeeper")["implied"]


def test_an_event_has_its_figures_its_place_and_its_status() -> None:
    found = document()
    codings = [coding for event in found["events"] for coding in event["codings"]]
    told, denied = by_text(codings, "span", "shelling"), by_text(codings, "span", "shelled")
    assert told["acled"] == {
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
    }
    assert told["figures"] == [by_text(found["figures"], "number", "At least 12")["id"]]
    assert told["located"]["gazetteer_id"] == "geonames:726418"
    assert [passage["text"][:11] for passage in told["passages"]] == ["At least 12"]
    assert denied["status"] == "denied"
    assert denied["located"] is None
    assert denied["origin"]["text"] == "Minister Ada Brant"


def test_control_says_who_claims_it_and_what_is_left_out() -> None:
    controls = document()["controls"]
    seized, took = by_text(controls, "span", "seized"), by_text(controls, "span", "took")
    assert seized["holder"]["text"] == "Hill Front fighters"
    assert [part["text"] for part in seized["exceptions"]] == ["the harbour"]
    assert seized["date"] == took["date"] == {"start": "2031-05-11", "end": "2031-05-11", "precision": "day"}
    assert took["claimed_by"]["text"] == "Mrs Brandt"


def test_voices_lead_to_their_entity_and_to_who_passed_them_on() -> None:
    found = document()
    (minister,) = found["entities"]
    assert [a["entity"] for a in found["attributions"]] == [minister["id"], minister["id"]]
    told = by_text(found["attributions"], "source", "Mrs Brandt")
    assert [voice["text"] for voice in told["via"]] == ["state radio"]
    assert told["source_type"] == "official"
    assert minister["edges"][0]["reasons"] == ["one letter apart: Brandt / Brant"]
    assert minister["listed"][0]["list"] == "ministers"


def test_a_distance_names_both_places() -> None:
    (distance,) = document()["distances"]
    assert (distance["subject"]["text"], distance["origin"]["text"]) == ("Dobrich", "Varna")
    assert (distance["km"], distance["direction"]) == (45, "N")


def test_an_undated_report_says_when_it_was_written_and_why() -> None:
    reports = {report["outlet"]: report for report in document()["reports"]}
    assert reports["Coast Ledger"]["inferred"] is None
    inferred = reports["Hill Post"]["inferred"]
    assert (inferred["value"], inferred["precision"]) == ("2031-05-12", "day")
    assert [span["text"] for span in inferred["evidence"]] == ["Yesterday", "Sunday"]


def test_a_doubt_gives_the_days_left_and_dates_nothing() -> None:
    found = document(doubtful_desk())
    reports = {report["outlet"]: report for report in found["reports"]}
    doubt = reports["Coast Ledger"]["doubt"]
    assert (doubt["stated"], doubt["instead"]["value"]) == ("2031-05-12", None)
    assert (doubt["instead"]["earliest"], doubt["instead"]["latest"]) == ("2031-05-08", "2031-05-09")
    seized = by_text(found["controls"], "span", "seized")
    assert seized["date"] is None


def test_a_story_says_what_it_tells_of() -> None:
    (story,) = document()["stories"]
    assert story["event"]["date"]["start"] == "2031-05-11"
    assert story["event"]["place"]["name"] == "Varna"
