"""Two practices of choosing low, best and high among the figures of one happening.

Both look at the last word of each voice: what it said before was said in the course of counting. Figures that several
reports carry from one voice count once.

In the manner of UCDP (GED codebook: best, low and high estimates from the reliable sources): *best* is the number most
voices give, the newest among equals, then the lower; *low* and *high* are the least and the most any voice gives.
In the manner of ACLED (reported fatalities: the most conservative number where reports differ): *best* and *low* are the
least number given; counts in words only where nobody gives a number, by the table `vague_counts.tsv`; *high* is left open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

from crossread.crossing.estimates.reported import Reported
from crossread.domain.events import Estimate, EstimateRule
from crossread.domain.span import Citation


def estimate(what: str, figures: Sequence[Reported], rule: EstimateRule) -> Estimate | None:
    """How many by one rule; None where no figure says anything."""
    last = last_words(figures)
    if not last:
        return None
    return _ucdp(what, last) if rule is EstimateRule.UCDP else _acled(what, last)


def last_words(figures: Sequence[Reported]) -> tuple[Reported, ...]:
    """Each voice's newest figures: those of its last day, or all where a day is open."""
    voices: dict[str, list[Reported]] = defaultdict(list)
    for figure in figures:
        if figure.low is not None or figure.high is not None:
            voices[figure.origin].append(figure)
    kept = []
    for said in voices.values():
        days = [figure.day for figure in said if figure.day is not None]
        newest = max(days, default=None)
        kept += [figure for figure in said if figure.day is None or figure.day == newest]
    return tuple(sorted(kept, key=lambda figure: figure.citation))


def _ucdp(what: str, figures: Sequence[Reported]) -> Estimate:
    low = min((f.low for f in figures if f.low is not None), default=None)
    high = max((top for f in figures for top in (f.high, f.number.best) if top is not None), default=None)
    counted = [f for f in figures if f.number.best is not None]
    voices: dict[float, set[str]] = defaultdict(set)
    for f in counted:
        voices[f.number.best or 0.0].add(f.origin)
    newest = {
        best: max((f.day or "" for f in counted if f.number.best == best), default="") for best in voices
    }
    # The latest last day first; of one day the number most voices give; of equals the lower.
    best = max(voices, key=lambda value: (len(voices[value]), newest[value], -value), default=None)
    return Estimate(
        what=what,
        rule=EstimateRule.UCDP,
        low=low,
        best=best,
        high=high,
        low_from=_from(figures, lambda f: low is not None and f.low == low),
        best_from=_from(figures, lambda f: best is not None and f.number.best == best),
        high_from=_from(figures, lambda f: high is not None and high in (f.high, f.number.best)),
        reasons=_ucdp_reasons(best, voices, figures),
    )


def _ucdp_reasons(
    best: float | None, voices: dict[float, set[str]], figures: Sequence[Reported]
) -> tuple[str, ...]:
    if best is None:
        return ("nobody gives a number, only bounds",)
    all_voices = {f.origin for f in figures}
    if len(voices) == 1:
        return (f"all who count give {best:g}",)
    share = f"{len(voices[best])} of {len(all_voices)} voices give {best:g}"
    return (f"{share}; low and high are the least and the most any of them gives",)


def _acled(what: str, figures: Sequence[Reported]) -> Estimate | None:
    given = {f.citation: f.number.best if f.number.best is not None else _stated_low(f) for f in figures}
    numbers = [value for value in given.values() if value is not None]
    if numbers:
        least = min(numbers)
        sources = tuple(citation for citation, value in given.items() if value == least)
        reason = (
            "the reports agree"
            if len(set(numbers)) == 1
            else "the reports differ: the most conservative number is taken"
        )
        return Estimate(what, EstimateRule.ACLED, least, least, None, sources, sources, (), (reason,))
    worded = {f.citation: vague_counts()[f.words] for f in figures if f.words in vague_counts()}
    if not worded:
        return None
    least = min(worded.values())
    sources = tuple(citation for citation, value in worded.items() if value == least)
    reason = f"counted in words only: coded as {least:g}"
    return Estimate(what, EstimateRule.ACLED, least, least, None, sources, sources, (), (reason,))


def _stated_low(figure: Reported) -> float | None:
    """The lower bound of a range in figures; a count in words states none."""
    return None if figure.words in vague_counts() else figure.number.low


def _from(figures: Sequence[Reported], gives: Callable[[Reported], bool]) -> tuple[Citation, ...]:
    return tuple(figure.citation for figure in figures if gives(figure))


@cache
def vague_counts() -> dict[str, float]:
    """What a count in words is coded as."""
    raw = (resources.files("crossread.crossing") / "data" / "vague_counts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in raw.splitlines() if line and not line.startswith("#"))
    return {word: float(count) for word, count in rows}
