"""Where the passages of some reports stand, without their readings."""

from __future__ import annotations

from store_values import reading, report

from crossread.store import open_desk


def test_spans_of_passages_are_those_of_the_readings_and_unknown_reports_have_none() -> None:
    with open_desk(":memory:") as desk:
        for number in range(3):
            one = report(number)
            desk.add_report(one, reading(one))
        ids = desk.report_ids()
        found = desk.browsing().passage_spans([ids[0], ids[2], "r-none"])
        assert {name for name, spans in found.items() if spans} == {ids[0], ids[2]}
        for name in (ids[0], ids[2]):
            assert found[name] == tuple(passage.span for passage in desk.reading(name).passages)
            assert found[name]
