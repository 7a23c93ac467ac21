"""Who holds what in the five seed reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.facts.invented import ground_of

from crossread.domain.facts import Control
from crossread.domain.report import Report
from crossread.intake import read_inputs
from crossread.models.reader import OnnxReader
from crossread.reading.control import controls_of
from crossread.reading.layers import prose_of
from crossread.settings import Settings

pytestmark = [pytest.mark.corpora, pytest.mark.usefixtures("corpora")]

Told = dict[str, tuple[str, tuple[Control, ...]]]


@pytest.fixture(scope="module")
def told(corpora: Path) -> Told:
    """Text and statements of each report by the first three digits of its file."""
    files = sorted((corpora / "seeds").glob("*.txt"))
    reports = [r for r in read_inputs(files, settings=Settings()) if isinstance(r, Report)]
    proses = [prose_of(report) for report in reports]
    analyses = OnnxReader.from_package(threads=1).read(proses)
    return {
        Path(report.path or "").name[:3]: (report.text, controls_of(ground_of(prose, analysis)))
        for report, prose, analysis in zip(reports, proses, analyses, strict=True)
    }


def only(told: Told, report: str, place: str, change: str) -> tuple[str, Control]:
    """The first actual statement of a report about a place."""
    text, controls = told[report]
    fitting = [
        c for c in controls if c.place.of(text) == place and c.change == change and c.status == "actual"
    ]
    assert fitting, [(c.place.of(text), c.change.value) for c in controls]
    return text, fitting[0]


@pytest.mark.parametrize(
    ("report", "place", "change", "holder"),
    [
        ("000", "Aleppo", "captured", "Islamist militants"),
        ("001", "Aleppo", "held", "Hayat Tahrir al-Sham"),
        ("003", "Aleppo", "captured", "Islamist insurgents"),
        ("003", "Tel Rifaat", "captured", "The same group"),
        ("004", "the provincial capital", "entered", "the rebels"),
        ("002", "considerable portions of the Idlib region", "held", "HTS"),
    ],
)
def test_who_has_it(told: Told, report: str, place: str, change: str, holder: str) -> None:
    text, control = only(told, report, place, change)
    assert control.holder is not None
    assert holder in control.holder.of(text)


def test_kurdish_neighbourhoods_are_left_out_of_aleppo(told: Told) -> None:
    text, control = only(told, "001", "Aleppo", "held")
    assert [span.of(text) for span in control.exceptions] == ["neighborhoods controlled by Kurdish forces"]


@pytest.mark.parametrize(
    ("report", "place", "change", "voice"),
    [
        ("002", "several towns", "regained", "The army"),
        ("004", "at least four towns", "captured", "the rebels"),
        ("004", "the provincial capital", "entered", "the rebels"),
        ("001", "Khan Cheikhoun", "captured", "the observatory"),
        ("001", "Maaret al-Numan", "captured", "the observatory"),
        ("002", "Khan Sheikhun", "captured", "the Observatory"),
        ("002", "Maaret al-Numan", "captured", "the Observatory"),
        ("001", "Aleppo", "held", "Rami Abdel Rahman"),
    ],
)
def test_who_says_so(told: Told, report: str, place: str, change: str, voice: str) -> None:
    text, control = only(told, report, place, change)
    assert control.claimed_by is not None
    assert control.claimed_by.of(text).startswith(voice)


def test_an_airbase_is_taken(told: Told) -> None:
    text, controls = told["003"]
    taken = [c for c in controls if c.place.of(text).endswith("base") and c.change == "captured"]
    assert [c.holder.of(text) for c in taken if c.holder] == ["Turkish-backed Syrian rebel forces"]


@pytest.mark.parametrize(("report", "former"), [("001", "regime forces"), ("002", "government forces")])
def test_who_lost_aleppo(told: Told, report: str, former: str) -> None:
    text, control = only(told, report, "Aleppo", "lost")
    assert control.former is not None
    assert control.former.of(text).endswith(former)


def test_government_forces_left_areas_they_had_held(told: Told) -> None:
    text, control = only(told, "003", "areas", "withdrew")
    assert control.former is not None
    assert control.former.of(text) == "Syrian government forces"


def test_a_promise_to_recapture_is_a_plan(told: Told) -> None:
    text, controls = told["000"]
    assert [c.status for c in controls if c.place.of(text) == "all regions"] == ["planned"]
