from __future__ import annotations

from crossread.domain.layers import Attribution, AttributionKind, Mention, MentionKind
from crossread.domain.span import Span
from crossread.intake import make_report
from crossread.reading.attribution_gaps import with_gaps_filled
from crossread.reading.layers import prose_of
from crossread.reading.passages import passages

TEXT = (
    "The dam broke at dawn, the harbour board said. Two boats sank, according to the coast guard. "
    "Nobody was hurt in the flood that followed it down the valley."
)


def filled(*told: Attribution) -> list[str]:
    report = make_report(text=TEXT, language="en", title="Untitled note")
    found = with_gaps_filled(
        told, prose_of(report), passages(report.text, report.body), mentions=(), chains=()
    )
    return [a.source.of(TEXT) for a in found if a.source]


def test_sentences_in_which_nobody_was_heard_are_read_by_rule() -> None:
    assert filled() == ["the harbour board", "the coast guard"]


def test_what_the_reader_heard_is_left_alone() -> None:
    start = TEXT.index("Two boats")
    heard = Attribution(None, None, (Span(start, start + len("Two boats sank")),), AttributionKind.INDIRECT)
    assert filled(heard) == ["the harbour board"]


def test_who_is_told_is_not_who_tells() -> None:
    text = "The gates had been open since dawn, the board's director, Ann Lee, told Coast News. The boats lay idle."
    report = make_report(text=text, language="en", title="Untitled note")
    names = [
        Mention(Span(at, at + len(name)), kind, 1.0)
        for name, kind in (("Ann Lee", MentionKind.PERSON), ("Coast News", MentionKind.ORGANIZATION))
        for at in [text.index(name)]
    ]
    found = with_gaps_filled(
        (), prose_of(report), passages(report.text, report.body), mentions=names, chains=()
    )
    assert [a.source.of(text) for a in found if a.source] == ["Ann Lee"]
