"""Reports by the page, passages by the page, and single kinds of result of a story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from store_values import claim, discrepancy, lineage, reading, report, story

from crossread.domain.report import Basis, Precision, Published, Report
from crossread.store import DeskFile, ReportFilter, browsing, open_desk


def made(number: int, value: str | None = None, *, outlet: str | None = None, language: str = "en") -> Report:
    precision = Precision.MONTH if value and len(value) == 7 else Precision.DAY
    published = Published(value, precision, Basis.METADATA) if value else None
    return replace(report(number, outlet=outlet), published=published, language=language)


@pytest.fixture
def desk() -> Iterator[DeskFile]:
    with open_desk(":memory:") as opened:
        for one in (
            made(0, "2031-05-02", outlet="The Gazette"),
            made(1, None, outlet="Post"),
            made(2, "2031-05-04", language="de"),
            made(3, "2031-05-02", outlet="The Gazette"),
            made(4, "2031-05"),
        ):
            opened.add_report(one, reading(one))
        found = story("r-0000", "r-0002", name="s-1")
        opened.replace_story(
            retire=(),
            stories=[found],
            lineages=[lineage(found, "r-0000"), lineage(found, "r-0002")],
            claims=[claim(found, "c-1"), claim(found, "c-2")],
            discrepancies=[discrepancy(found, "d-1")],
        )
        yield opened


def listed(desk: DeskFile, **wanted: str) -> list[str]:
    total, found = desk.browsing().reports(ReportFilter(**wanted))
    assert total == len(found)
    return [one.header.id for one in found]


def test_reports_stand_by_day_and_those_without_one_last(desk: DeskFile) -> None:
    assert listed(desk) == ["r-0002", "r-0003", "r-0000", "r-0004", "r-0001"]
    total, some = desk.browsing().reports(offset=1, limit=2)
    assert (total, [one.header.id for one in some]) == (5, ["r-0003", "r-0000"])
    assert [(one.day, one.story) for one in some] == [("2031-05-02", None), ("2031-05-02", "s-1")]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"outlet": "the gazette"}, ["r-0003", "r-0000"]),
        ({"language": "de"}, ["r-0002"]),
        ({"after": "2031-05-03"}, ["r-0002"]),
        ({"before": "2031-05-02"}, ["r-0003", "r-0000"]),
        ({"story": "s-1"}, ["r-0002", "r-0000"]),
        ({"q": "gaz 3"}, ["r-0003"]),
        ({"q": "azette"}, []),
        ({"q": "%"}, ["r-0002", "r-0003", "r-0000", "r-0004", "r-0001"]),
        ({"story": "s-2"}, []),
    ],
)
def test_filters_of_reports(desk: DeskFile, wanted: dict[str, str], ids: list[str]) -> None:
    assert listed(desk, **wanted) == ids


def test_a_replaced_report_is_listed_as_it_is_now(desk: DeskFile) -> None:
    desk.replace_report(made(1, "2031-05-09", outlet="Mail"), reading(report(1)))
    assert listed(desk, outlet="post") == []
    assert listed(desk, after="2031-05-05") == ["r-0001"]


def test_languages_and_headers(desk: DeskFile) -> None:
    assert desk.browsing().languages() == (("en", 4), ("de", 1))
    assert [one.outlet for one in desk.browsing().headers(["r-0001", "r-0000", "r-x"])] == [
        "The Gazette",
        "Post",
    ]
    assert [one.header.id for one in desk.browsing().listed(["r-0001", "r-0000", "r-x"])] == [
        "r-0000",
        "r-0001",
    ]


def test_results_of_one_story_by_kind_and_id(desk: DeskFile) -> None:
    on = desk.browsing()
    everything = desk.snapshot().of_story("s-1")
    assert on.story("s-1").id == "s-1"
    assert on.lineages("s-1") == everything.lineages
    assert on.claims("s-1") == everything.claims
    assert [one.id for one in on.claims("s-1", ["c-2", "c-9"])] == ["c-2"]
    assert on.discrepancies("s-1") == everything.discrepancies
    assert [on.entities("s-1"), on.events("s-1"), on.claims("s-2")] == [(), (), ()]
    assert on.report_ids("s-1") == ("r-0000", "r-0002")
    assert on.members() == {"s-1": ("r-0000", "r-0002")}
    assert set(on.summaries(["s-1", "s-2"])) == {"s-1"}
    with pytest.raises(KeyError, match="s-2"):
        on.story("s-2")


def test_passages_by_the_page(desk: DeskFile) -> None:
    total, more, first = desk.browsing().passages("passage", limit=4)
    _, _, rest = desk.browsing().passages("passage", offset=4, limit=10)
    assert (total, more, len(first), len(rest)) == (10, False, 4, 6)
    assert len({citation for citation, _ in (*first, *rest)}) == 10
    assert desk.browsing().passages("volcano") == (0, False, ())
    assert desk.browsing().passages('""') == (0, False, ())


def test_passages_too_many_to_rank_come_newest_first(desk: DeskFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsing, "MOST_RANKED", 9)
    total, more, found = desk.browsing().passages("passage", offset=1, limit=3)
    assert (total, more) == (9, True)
    assert [(citation.report, score) for citation, score in found] == [
        ("r-0004", 0.0),
        ("r-0003", 0.0),
        ("r-0003", 0.0),
    ]


def test_together_sees_one_moment(tmp_path: object) -> None:
    with open_desk(f"{tmp_path}/desk.db") as desk, open_desk(f"{tmp_path}/desk.db") as other:
        with desk.browsing().together():
            assert desk.browsing().reports()[0] == 0
            other.add_report(made(0), reading(report(0)))
            assert desk.browsing().reports()[0] == 0
        assert desk.browsing().reports()[0] == 1
