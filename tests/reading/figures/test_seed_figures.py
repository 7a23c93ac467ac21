"""The figures of three of the seed reports, each with its place and its voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.domain.facts import Figure
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.intake import make_report
from crossread.models.reader import OnnxReader
from crossread.reading import read_reports
from reading.figures.made import printed

pytestmark = pytest.mark.corpora

# report, number as printed, what, place, words of the voice ("" for the report's own)
FIGURES = [
    ("001", "at least 12", "killed", "Aleppo", "observatory"),
    ("001", "nine", "killed", "Idlib", "observatory"),
    ("001", "more than 412", "killed", None, "observatory"),
    ("001", "at least 61", "killed", None, "observatory"),
    ("001", "dozens", "killed", "Aleppo", "SANA"),
    ("002", "at least 12", "killed", "Aleppo", "Observatory"),
    ("002", "nine", "killed", "Idlib", "Observatory"),
    ("002", "over 412", "killed", None, "Observatory"),
    ("002", "at least 61", "killed", None, "Observatory"),
    ("002", "dozens", "casualties", "Aleppo", "SANA"),
    ("003", "12", "killed", "Aleppo", ""),
    ("003", "four", "killed", "Idlib", "White Helmets"),
    ("003", "54", "injured", "Idlib", "White Helmets"),
]


@pytest.fixture(scope="module")
def readings(corpora: Path) -> dict[str, tuple[Report, Reading]]:
    """Reports and readings by the first three digits of their files."""
    files = sorted((corpora / "seeds").glob("*.txt"))
    reports = [make_report(text=file.read_text(encoding="utf-8"), path=file.name) for file in files]
    read = read_reports(reports, OnnxReader.from_package(threads=1))
    return {
        file.name[:3]: (report, layers.reading)
        for file, report, layers in zip(files, reports, read, strict=True)
    }


def figure(report: Report, reading: Reading, number: str, what: str) -> Figure:
    return next(f for f in reading.figures if f.what == what and f.number.span.of(report.text) == number)


@pytest.mark.parametrize(("name", "number", "what", "place", "voice"), FIGURES)
def test_a_figure_with_its_place_and_voice(
    readings: dict[str, tuple[Report, Reading]],
    name: str,
    number: str,
    what: str,
    place: str | None,
    voice: str,
) -> None:
    report, reading = readings[name]
    found = figure(report, reading, number, what)
    if place is not None:
        assert place in (printed(found.place, report.text) or "")
    source = printed(found.source, report.text)
    assert (voice in (source or "")) if voice else source is None


@pytest.mark.parametrize(("name", "whole"), [("001", "more than 412"), ("002", "over 412")])
def test_the_civilians_are_part_of_the_dead(
    readings: dict[str, tuple[Report, Reading]], name: str, whole: str
) -> None:
    report, reading = readings[name]
    part = figure(report, reading, "at least 61", "killed")
    assert part.who == "civilians"
    assert printed(part.part_of, report.text) == whole


@pytest.mark.parametrize(("name", "phrase"), [("001", "her daughter-in-law"), ("002", "her daughter-in-law")])
def test_the_killed_relative_is_one(
    readings: dict[str, tuple[Report, Reading]], name: str, phrase: str
) -> None:
    report, reading = readings[name]
    found = figure(report, reading, phrase, "killed")
    assert found.implied
    assert found.number.best == 1
