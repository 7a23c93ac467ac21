from __future__ import annotations

from crossread.intake import make_report
from crossread.reading import read_layers

TEXT = (
    "A gantry crane fell across the container quay at Lindmark shortly after dawn on Monday, killing four dock "
    "workers.\n\n“Nobody moved at all,” said Tomas Verrin. At least nine people were injured, the port clinic said."
)


def test_all_layers_point_into_the_body() -> None:
    report = make_report(text=TEXT, title="Crane falls", outlet="Harbour Post", language="en")
    reading = read_layers(report)
    assert reading.not_measured is None
    assert [p.index for p in reading.passages] == [0, 1, 2]
    assert reading.passages[0].paragraph < reading.passages[1].paragraph == reading.passages[2].paragraph
    assert len(reading.quotations) == 1
    assert {a.source.of(TEXT) for a in reading.attributions if a.source} == {
        "Tomas Verrin",
        "the port clinic",
    }
    for layer in (reading.names, reading.numbers, reading.figures, reading.quotations):
        assert all(any(part.contains(item.span) for part in report.body) for item in layer)


def test_reading_twice_is_the_same() -> None:
    report = make_report(text=TEXT, title="Crane falls", language="en")
    assert read_layers(report) == read_layers(report)


def test_a_foreign_report_says_why_it_is_not_read() -> None:
    report = make_report(text=TEXT, title="Kran", language="nb")
    reading = read_layers(report)
    assert not reading.passages
    assert reading.not_measured is not None
    assert "language nb" in reading.not_measured


def test_too_little_text_says_so() -> None:
    reading = read_layers(make_report(text="Crane falls.", title="x", language="en"))
    assert reading.not_measured is not None
    assert "too little text" in reading.not_measured
