"""What crossing in depth would say of the sample desk: happenings with their estimates, labels, how claims travelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from crossread.domain.crossing import LabelUse, Passing, Step
from crossread.domain.events import Estimate, EstimateRule, Event
from crossread.domain.facts import Grain, Period, Place, PlacePrecision
from crossread.domain.ids import content_id
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

LINDMARK = Place(
    "geonames:2693301", "Lindmark", 58.9, 17.95, "SE", "Stockholm", "PPL", 14_200, PlacePrecision.TOWN
)
MONDAY = Period("2031-05-12", "2031-05-12", Grain.DAY)


class Cited(Protocol):
    """A report in which words can be looked up."""

    @property
    def report(self) -> Report: ...

    def at(self, words: str, *, after: str = "") -> Span: ...

    def cite(self, words: str) -> Citation: ...

    def sentence(self, index: int) -> Citation: ...


def sample_events(story: str, cases: Sequence[Cited]) -> tuple[Event, ...]:
    """The fall, told by all; the warning, told by two; the crane's inspection, told by one report in two places."""
    post, courier, evening, national, net = cases
    four = (_after(post, "four", "killing"), _after(courier, "four", "killed"))
    five = (evening.cite("Five"), national.cite("Five"))
    hurt = (post.cite("At least nine"), courier.cite("Nine"))
    fall = _event(
        story,
        (
            post.cite("fell"),
            courier.cite("came down"),
            evening.cite("toppled"),
            evening.cite("came down"),
            national.cite("toppled"),
            net.cite("سقطت"),
        ),
        day=MONDAY,
        place=LINDMARK,
        figures=(*four, *five, *hurt),
        estimates=(
            Estimate(
                "killed", EstimateRule.UCDP, 4.0, 4.0, 5.0, four, four, five,
                ("1 of 2 voices give 4; low and high are the least and the most any of them gives",),
            ),
            Estimate(
                "killed", EstimateRule.ACLED, 4.0, 4.0, None, four, four, (),
                ("the reports differ: the most conservative number is taken",),
            ),
            Estimate(
                "injured", EstimateRule.UCDP, 9.0, 9.0, 9.0, hurt, hurt, hurt[1:], ("all who count give 9",)
            ),
            Estimate("injured", EstimateRule.ACLED, 9.0, 9.0, None, hurt, hurt, (), ("the reports agree",)),
        ),
        agreed=("what: “toppled”, “came down”", "where: Lindmark", "when: 2031-05-12", "how many: 4 killed, 5 killed"),
        score=0.91,
    )  # fmt: skip
    warning = _event(
        story,
        (post.cite("complained"), net.cite("حذّر")),
        day=Period("2031-04-01", "2031-04-30", Grain.MONTH),
        agreed=("when: 2031-04-01 to 2031-04-30",),
        score=0.62,
    )
    inspection = _event(story, (post.cite("inspection"), post.cite("passed")), score=0.8)
    return fall, warning, inspection


def sample_labels(cases: Sequence[Cited]) -> tuple[LabelUse, ...]:
    """Those killed: workers to most, victims to the police, a crew to the union."""
    post, courier, evening, national, _net = cases
    uses = (
        (post, "dock workers", "dock worker", "", "killing four "),
        (courier, "dock workers", "dock worker", "", "killed four "),
        (evening, "victims", "victim", "Arne Holt", ""),
        (national, "victims", "victim", "Arne Holt", ""),
        (post, "crew", "crew", "Per Aalto", ""),
    )
    found = [
        LabelUse(
            "dock workers",
            word,
            source or str(case.report.outlet),
            bool(source),
            _after(case, printed, after),
        )
        for case, printed, word, source, after in uses
    ]
    return tuple(sorted(found, key=lambda use: (use.referent, use.word, use.citation)))


def told(case: Cited, target: Citation, origin: str) -> Step:
    """A passage told by a voice."""
    return Step(target, Passing.TOLD, origin=origin, day=_day(case))


def copied(case: Cited, target: Citation, source: Citation) -> Step:
    """A passage written from another."""
    return Step(target, Passing.COPIED, source, day=_day(case))


def shared(case: Cited, target: Citation, source: Citation) -> Step:
    """A passage that has another's text, and nobody knows whose it was first."""
    return Step(target, Passing.SHARED_TEXT, source, day=_day(case))


def _event(
    story: str,
    mentions: Iterable[Citation],
    *,
    day: Period | None = None,
    place: Place | None = None,
    figures: Iterable[Citation] = (),
    estimates: tuple[Estimate, ...] = (),
    agreed: tuple[str, ...] = (),
    score: float,
) -> Event:
    named = tuple(sorted(mentions))
    return Event(
        id=content_id("e", *(f"{m.report}:{m.span.start}-{m.span.end}" for m in named)),
        story=story,
        mentions=named,
        day=day,
        place=place,
        figures=tuple(sorted(figures)),
        estimates=estimates,
        agreed=agreed,
        score=score,
    )


def _after(case: Cited, words: str, before: str) -> Citation:
    return Citation(case.report.id, case.at(words, after=before))


def _day(case: Cited) -> str | None:
    return case.report.published.day if case.report.published else None
