"""Invented reports of one happening, dated or not, with their time expressions, ready for dating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from crossing.made import cross, prepare
from crossread.crossing.dating import StoryDays, date_story
from crossread.crossing.prepared import Prepared
from crossread.text.times import find_times

# Sunday 11 May 2031 is the day of the flood; {day} and {later} say so in the words of each report.
FIRST = """The river Ostra broke its banks {day} and flooded the old quarter of Lindmark, the district office said.

Some 40 families were brought to the school at Tarn Street by boats of the fire brigade {day}.

Governor Marta Hollen asked the army for pumps and sandbags after a meeting in the town hall.

The bridge at Kesten, built in 1911, is closed until engineers have looked at its piers.

{later}"""
SECOND = """Lindmark's old quarter was flooded {day} when the Ostra river broke its banks, according to the district office.

The fire brigade's boats took about 40 families to the Tarn Street school {day}.

After a meeting in the town hall, governor Marta Hollen asked the army for sandbags and pumps.

Engineers have to look at the piers of the Kesten bridge, built in 1911, before it opens again.

{later}"""
QUIET = "The water at the Lindmark gauge stood at four metres and was said to be falling slowly."


def first(day: str, published: str | None, later: str = QUIET) -> Prepared:
    """The flood as one paper has it."""
    return timed(FIRST.format(day=day, later=later), published)


def second(day: str, published: str | None, later: str = QUIET) -> Prepared:
    """The same flood in other words."""
    return timed(SECOND.format(day=day, later=later), published)


def timed(text: str, published: str | None = None) -> Prepared:
    """A report with its time expressions."""
    ready = prepare(text, published=published)
    times = tuple(t for passage in ready.passages for t in find_times(text, passage.span))
    return replace(ready, reading=replace(ready.reading, times=times))


def dated(*reports: Prepared) -> StoryDays:
    """The reports dated as one story."""
    by_id = {report.id: report for report in reports}
    pairs = [cross(by_id[a], by_id[b]) for a, b in combinations(sorted(by_id), 2)]
    return date_story(by_id, pairs)


def cited(reports: Sequence[Prepared], days: StoryDays) -> list[str]:
    """The characters that all evidence points at."""
    texts = {report.id: report.report.text for report in reports}
    evidence = [*(d.evidence for d in days.inferred), *(d.evidence for d in days.doubts)]
    return [citation.span.of(texts[citation.report]) for one in evidence for citation in one]
