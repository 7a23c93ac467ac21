"""The report's own best answer to how many were killed and injured in the happening it mainly tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from crossread.domain.facts import Figure, Range, Toll
from crossread.domain.span import Span
from crossread.reading.figures.counted import counted_of
from crossread.reading.figures.headline import Headline, headline_of
from crossread.reading.figures.tellings import Telling, main_harms, tellings_of
from crossread.reading.figures.victims import Victim, victims_of
from crossread.reading.ground import Ground
from crossread.reading.wordlists import mapping

# Both chosen on the train part of the longtail corpus (2,465 reports): killed and injured both right, in thousandths.
_LEAD_PASSAGES = 6  # counts further down are of parts or of other happenings; 4: 680, 6: 685, 9: 686, 14: 686
_VICTIM_PASSAGES = (
    8  # people brought in further down mostly belong elsewhere; 5: 686, 8: 685, 12: 676, 20: 671
)
_MOST_UNTITLED = (
    3  # people told as hurt beyond those of the title; where more are found, some belong elsewhere
)


def toll_of(ground: Ground, figures: Sequence[Figure]) -> Toll:
    """How many were killed and injured in what a report mainly tells of, its title included.

    Doers who died or were hurt count like anybody else; one person told of in several ways counts once; growing totals
    and other happenings are left out. The title is `ground.report.title`, whether or not it stands in the text.
    """
    return _Evidence(ground, figures).toll()


class _Evidence:
    """What speaks for the toll of one report: its headline, its counts, the people it tells of."""

    def __init__(self, ground: Ground, figures: Sequence[Figure]) -> None:
        self._ground = ground
        harms = main_harms(ground)
        self._title: Headline = headline_of(ground.report.title)
        tellings = tellings_of(ground, figures, harms)
        self._tellings = [t for t in tellings if t.passage < _LEAD_PASSAGES]
        found = victims_of(ground, harms)
        self._victims = [v for v in found if len(found) == 1 or self._first(v) < _VICTIM_PASSAGES]

    def toll(self) -> Toll:
        killed = self._killed()
        injured = self._injured(killed)
        if killed is None and injured is None:
            return Toll(Range(), Range())
        return Toll(killed or Range(0, 0, 0), injured or Range(0, 0, 0))

    def _killed(self) -> Range | None:
        dead = [v for v in self._victims if v.is_killed]
        titled = self._title.many("killed") or self._multiple("killed", titled=True)
        told = self._told("killed")
        best = self._of_killed(titled, told, dead=len(dead))
        if best == 0 and self._title.tells("killed"):
            best = 1
        if self._is_murder_suicide():
            best = max(best, 2)
        if best == 0:
            return None
        if told is not None and told.many == best:
            return Range(told.low, best, told.high, (told.span,))
        return _exactly(best, [v.ends["killed"] for v in dead] or self._title_span())

    def _of_killed(self, titled: float | None, told: Telling | None, *, dead: int) -> float:
        if titled:
            return told.many if titled < 2 and told is not None and told.many >= 2 else titled
        if told is not None:
            return max(told.many, dead) if dead <= told.many + 1 else told.many
        return dead

    def _injured(self, killed: Range | None) -> Range | None:
        dead = killed.best or 0 if killed is not None else 0
        hurt = [v for v in self._victims if not v.is_killed]
        unnamed_dead = max(dead - (len(self._victims) - len(hurt)), 0)
        single = max(len(hurt) - unnamed_dead, 0)  # those told as hurt who the headline knows to be dead
        titled = self._title.many("injured")
        if titled is not None and titled >= 2:
            return _exactly(titled, self._title_span())
        told, rest, hit = self._told("injured"), self._told("shot", rest=True), self._hit(dead)
        among = dead - sum(v.is_killed and "doer" in v.sides and "shot" not in v.ends for v in self._victims)
        beyond = hit.best - among if hit is not None and hit.best is not None and hit.best >= among else None
        for one in (told, rest):
            if one is not None and (beyond is None or beyond <= one.many):
                return Range(one.low, one.many, one.high, (one.span,))
        if hit is not None and beyond is not None:
            return _exactly(beyond, hit.evidence) if beyond else None
        spans = [next(iter(v.ends.values())) for v in hurt]
        if titled:
            return _exactly(
                max(titled, single if single <= _MOST_UNTITLED else 0), spans or self._title_span()
            )
        if single == 0 and not dead and (self._title.tells("shot") or self._title.tells("injured")):
            single = 1
        return _exactly(single, spans or self._title_span()) if single else None

    def _hit(self, dead: float) -> Range | None:
        """All who were hit, the dead among them: "four people were shot, one fatally", "a triple shooting"."""
        titled = self._title.many("shot")
        if titled is not None and titled >= 2:
            return _exactly(titled, self._title_span())
        multiple = self._multiple("shot", titled=True) or self._multiple("shot", titled=False)
        if multiple:
            return _exactly(multiple, self._title_span())
        told = self._told("shot", rest=False)
        if told is not None and told.many >= 2:
            return _exactly(told.many, [told.span])
        for one in counted_of(self._ground.tree, self._ground.numbers):
            many = one.number.best if one.number.best is not None else one.number.low
            if (
                one.who == "victims"
                and many is not None
                and many > max(dead, 1)
                and self._leads(one.number.span)
            ):
                return _exactly(many, [one.number.span])
        return None

    def _told(self, what: str, *, rest: bool | None = None) -> Telling | None:
        return next((t for t in self._tellings if t.what == what and rest in (None, t.is_rest)), None)

    def _multiple(self, what: str, *, titled: bool) -> float | None:
        """The three of "a triple shooting", in the title or in the lead."""
        if titled:
            return _multiple(self._ground.report.title, what)
        lead = self._ground.passages[:_LEAD_PASSAGES]
        return _multiple(self._ground.text[lead[0].span.start : lead[-1].span.end], what) if lead else None

    def _is_murder_suicide(self) -> bool:
        lead = self._ground.passages[:_LEAD_PASSAGES]
        text = self._ground.text[lead[0].span.start : lead[-1].span.end] if lead else ""
        return "murder-suicide" in text.lower() or "murder-suicide" in self._ground.report.title.lower()

    def _first(self, victim: Victim) -> int:
        passages = (self._ground.passage_at(span.start) for span in victim.ends.values())
        return min((passage.index for passage in passages if passage is not None), default=0)

    def _leads(self, span: Span) -> bool:
        passage = self._ground.passage_at(span.start)
        return passage is not None and passage.index < _LEAD_PASSAGES

    def _title_span(self) -> tuple[Span, ...]:
        """The title where it stands in the text."""
        title = self._ground.report.title
        at = self._ground.text.find(title) if title else -1
        return (Span(at, at + len(title)),) if at >= 0 else ()


def _exactly(many: float, spans: Iterable[Span]) -> Range:
    return Range(many, many, many, tuple(dict.fromkeys(spans)))


def _multiple(text: str, what: str) -> float | None:
    found = next((m for m in _multiples().finditer(text) if _KINDS[m["kind"].lower()] == what), None)
    return float(mapping("multiples.tsv")[found["size"].lower()]) if found else None


_KINDS = {
    "shooting": "shot",
    "stabbing": "shot",
    "homicide": "killed",
    "murder": "killed",
    "slaying": "killed",
    "killing": "killed",
}


@cache
def _multiples() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<size>{'|'.join(mapping('multiples.tsv'))})[\s-]+(?:fatal\s)?(?P<kind>{'|'.join(_KINDS)})\b",
        re.IGNORECASE,
    )
