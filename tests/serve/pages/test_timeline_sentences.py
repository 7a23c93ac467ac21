"""Happenings that one sentence tells stand under it together."""

from __future__ import annotations

from crossread.serve.answers.common import SpanAnswer
from crossread.serve.answers.happenings import HappeningAnswer
from crossread.serve.answers.report_refs import ReportRef
from crossread.serve.answers.telling_passages import PassageAnswer
from crossread.serve.pages.timeline_sentences import Told, told_together
from serve.facts_made import happening

SENTENCE = "A crane fell on the quay and killed two."


def told(words: str, *, report: str = "r-1", start: int = 10) -> HappeningAnswer:
    """A happening that a sentence, at some place of a report, tells with some of its words."""
    at = start + SENTENCE.index(words)
    passage = PassageAnswer(
        report=ReportRef(id=report, key="A1", hue="h0", outlet="Post", title="Title", day=None),
        span=SpanAnswer(report=report, start=at, end=at + len(words), text=words),
        sentence=SpanAnswer(report=report, start=start, end=start + len(SENTENCE), text=SENTENCE),
    )
    return happening(words, "2031-05-12", "2031-05-12").model_copy(update={"first": passage})


def marked(one: Told) -> list[str]:
    return [piece.text for piece in one.sentence if piece.differs]


def test_one_sentence_with_both_its_words() -> None:
    fell, alone, killed = told("fell"), told("fell", report="r-2"), told("killed")
    first, second = told_together([fell, alone, killed])
    assert first.events == (fell, killed)
    assert marked(first) == ["fell", "killed"]
    assert "".join(piece.text for piece in first.sentence) == SENTENCE
    assert second.events == (alone,)


def test_words_within_words_are_marked_once() -> None:
    (one,) = told_together([told("killed two"), told("two"), told("killed")])
    assert "".join(marked(one)) == "killed two"


def test_a_happening_without_a_sentence_stands_by_itself() -> None:
    first, second = told_together([happening("fell"), happening("rose")])
    assert (first.sentence, second.sentence) == ((), ())
    assert [event.words for event in first.events] == [("fell",)]
    assert told_together([]) == ()
