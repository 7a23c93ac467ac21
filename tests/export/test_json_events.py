"""Events in the JSON export: one row for what several reports tell, one for every coding that stands by itself."""

from __future__ import annotations

from typing import Any

from crossread.domain.desk import Desk
from crossread.export.json_export import export_json
from facts_desk import facts_desk, shared_desk
from sample_desk import sample_desk


def events(desk: Desk) -> list[dict[str, Any]]:
    found: Any = export_json(desk)["events"]
    assert isinstance(found, list)
    return found


def test_codings_of_one_happening_stand_under_it() -> None:
    (shelling,) = events(shared_desk())
    assert [coding["span"]["text"] for coding in shelling["codings"]] == ["shelling", "shelled"]
    assert [mention["text"] for mention in shelling["mentions"]] == ["shelling", "shelled"]
    assert (shelling["reports"], shelling["lineages"]) == (2, 2)
    assert shelling["status"] == "actual", "one report tells it, whatever the other denies"
    assert [coding["status"] for coding in shelling["codings"]] == ["actual", "denied"]
    assert shelling["agreed"] == ["what: “shelling”", "where: Dobrich"]
    assert shelling["located"]["name"] == "Dobrich"
    assert [passage["text"][:12] for passage in shelling["passages"]] == ["At least 12 ", "Minister Ada"]


def test_a_coding_of_no_shared_event_is_a_row_of_its_own() -> None:
    told, denied = events(facts_desk())
    for row in (told, denied):
        (coding,) = row["codings"]
        assert row["id"] == coding["id"]
        assert row["mentions"] == [coding["span"]]
        assert all(
            row[key] == coding[key] for key in ("type", "mode", "acled", "date", "figures", "passages")
        )
        assert (row["reports"], row["lineages"], row["estimates"], row["agreed"]) == (1, 1, [], [])
    assert (told["status"], denied["status"]) == ("actual", "denied")


def test_a_coding_has_the_same_id_alone_and_under_its_event() -> None:
    alone = {row["id"] for row in events(facts_desk())}
    (shared,) = events(shared_desk())
    assert {coding["id"] for coding in shared["codings"]} == alone
    assert shared["id"] not in alone


def test_every_number_of_an_estimate_leads_to_its_figures() -> None:
    fall = events(sample_desk())[0]
    killed = [estimate for estimate in fall["estimates"] if estimate["what"] == "killed"]
    assert [(e["rule"], e["low"], e["best"], e["high"]) for e in killed] == [
        ("ucdp", 4, 4, 5),
        ("acled", 4, 4, None),
    ]
    assert [span["text"] for span in killed[0]["high_from"]] == ["Five", "Five"]
    assert killed[1]["high_from"] == []
    assert killed[0]["reasons"]


def test_what_no_codebook_codes_has_no_type_and_no_status() -> None:
    for row in events(sample_desk()):
        assert (row["type"], row["mode"], row["acled"], row["status"], row["codings"]) == (None,) * 4 + ([],)


def test_reports_that_were_not_crossed_make_no_count_of_accounts() -> None:
    from dataclasses import replace  # noqa: PLC0415

    (row,) = events(replace(shared_desk(), lineages=()))
    assert (row["reports"], row["lineages"]) == (2, None)


def test_a_claim_says_what_it_tells_of_and_how_it_came() -> None:
    desk = sample_desk()
    document: Any = export_json(desk)
    claim = document["claims"][0]
    assert claim["event"] == document["events"][0]["id"]
    assert claim["earliest"] == desk.reports[0].id
    assert [(step["how"], step["origin"], step["day"]) for step in claim["travel"]] == [
        ("copied", None, "2031-05-13"),
        ("told", "police", "2031-05-12"),
        ("shared text", None, None),
    ]
    assert claim["travel"][0]["source"]["report"] == desk.reports[0].id


def test_labels_are_a_table_of_who_says_what() -> None:
    document: Any = export_json(sample_desk())
    (story,) = document["stories"]
    rows = {(row["word"], row["by"]): row for row in story["labels"]}
    assert {row["referent"] for row in story["labels"]} == {"dock workers"}
    assert rows["dock worker", "Harbour Post"]["quoted"] is False
    victims = rows["victim", "Arne Holt"]
    assert victims["quoted"] is True
    assert [span["text"] for span in victims["spans"]] == ["victims", "victims"]
