"""The seed reports, four of which say nothing or something wrong of their day, and the example that is all well dated."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from crossing.dating.stories import dated, timed
from crossread.crossing.prepared import Prepared
from crossread.domain.report import Precision

TITANIC = Path(__file__).parents[3] / "examples" / "titanic"


def prepared(files: Sequence[Path]) -> dict[str, Prepared]:
    """The reports by the first digits of their files."""
    return {file.name.split("_")[0][:3]: timed(file.read_text("utf-8")) for file in sorted(files)}


@pytest.mark.corpora
def test_the_seeds_are_dated_and_the_page_date_is_doubted(corpora: Path) -> None:
    reports = prepared(list((corpora / "seeds").glob("*.txt")))
    names = {report.id: name for name, report in reports.items()}
    days = dated(*reports.values())
    inferred = {names[day.report]: day for day in days.inferred}
    assert inferred["002"].value == "2024-12-02"
    assert inferred["002"].precision is Precision.DAY
    for name in ("003", "004"):
        # Of a Saturday only if "on Sunday" looked ahead: the range holds nine tenths of the probability.
        assert "2024-11-30" <= (inferred[name].earliest or "") <= "2024-12-01"
        assert "2024-12-02" <= (inferred[name].latest or "") <= "2024-12-07"
        assert inferred[name].value in ("2024-12", "2024")
    assert [names[doubt.report] for doubt in days.doubts] == ["000"]
    (doubt,) = days.doubts
    assert doubt.stated == "2024-12-04"
    assert (doubt.instead.earliest, doubt.instead.latest) == ("2024-12-01", "2024-12-02")
    assert any("looks ahead to “Monday”" in reason for reason in doubt.reasons)
    assert {names[citation.report] for citation in doubt.evidence} == {"000", "001"}


def test_no_day_of_the_titanic_is_doubted() -> None:
    days = dated(*prepared(list(TITANIC.glob("*.txt"))).values())
    assert not days.doubts
    assert not days.inferred
