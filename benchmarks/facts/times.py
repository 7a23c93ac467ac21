"""Expressions of time against TimeBank and AQUAINT (TempEval-3), with TempEval-3's measures; the rivals are dateparser
and a plain regular expression.

Strict: the same characters. Relaxed: characters in common, one to one. Type and value: relaxed matches with the right type
or value, so that value F1 is relaxed F1 times the share of values that are right (UzZaman et al. 2013).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateparser.search import search_dates

from benchmarks.annotated.timebank import TimedText, timed_texts
from benchmarks.facts.plain_times import plain_times
from benchmarks.tables import Cell, print_table
from crossread.domain.facts import TimeExpression, TimeKind
from crossread.domain.span import Span
from crossread.text.times import find_times, resolve_times

PUBLISHED = (
    "Published, on TempEval-3's platinum set, which is not among these articles (strict / relaxed / value F1): HeidelTime "
    ".813 / .903 / .776, SUTime .803 / .903 / .674, ClearTK .827 / - / .647 [M: quoted from memory of UzZaman et al. 2013]."
)
_WORDS_A_REPORT = 500
_REPEATS = 3
Finder = Callable[[str, str], Sequence[TimeExpression]]


@dataclass(frozen=True, slots=True)
class TimeScore:
    """Counts over texts: expressions in gold and found, and of those found how many are right in each way."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    kind: int = 0
    value: int = 0

    def __add__(self, other: TimeScore) -> TimeScore:
        return TimeScore(
            self.gold + other.gold,
            self.found + other.found,
            self.strict + other.strict,
            self.relaxed + other.relaxed,
            self.kind + other.kind,
            self.value + other.value,
        )

    def f1(self, right: int) -> float:
        """F1 of so many right ones."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def cells(self) -> list[Cell]:
        """Strict, relaxed, type and value F1."""
        return [self.f1(right) for right in (self.strict, self.relaxed, self.kind, self.value)]


def report() -> None:
    """Print the tables and the speed."""
    for part in ("dev", "test"):
        texts = list(timed_texts(part))
        rows: list[list[Cell]] = []
        for name, finder in _FINDERS.items():
            score = scored(texts, finder)
            rows.append([name, len(texts), score.gold, score.found, *score.cells])
        header = ["", "articles", "in gold", "found", "strict F1", "relaxed F1", "type F1", "value F1"]
        print_table(f"Expressions of time, TimeBank and AQUAINT, {part} part", header, rows)
    print(f"\n{PUBLISHED}")
    print(f"\nRules: {ms_per_report(texts):.2f} ms for {_WORDS_A_REPORT} words, one core.")


def by_rules(text: str, day: str) -> Sequence[TimeExpression]:
    """What the package finds."""
    return resolve_times(text, find_times(text), day=day)


def by_dateparser(text: str, day: str) -> Sequence[TimeExpression]:
    """What dateparser finds: whole days and clock times, no spans of time."""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(day), "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=["en"], settings=settings) or []
    return list(_placed(text, found))


def _placed(text: str, found: Sequence[tuple[str, datetime]]) -> Iterator[TimeExpression]:
    """dateparser gives the words it took, in order, not where they stand."""
    at = 0
    for words, moment in found:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        has_time = bool(moment.hour or moment.minute)
        value = moment.isoformat()[:16] if has_time else moment.date().isoformat()
        yield TimeExpression(Span(start, at), TimeKind.TIME if has_time else TimeKind.DATE, value)


_FINDERS: dict[str, Finder] = {
    "rules": by_rules,
    "rival: plain names and digits": plain_times,
    "rival: dateparser": by_dateparser,
}


def scored(texts: Sequence[TimedText], finder: Finder) -> TimeScore:
    """All texts together."""
    return sum((_scored(text.times, finder(text.text, text.day)) for text in texts), TimeScore())


def _scored(gold: Sequence[TimeExpression], found: Sequence[TimeExpression]) -> TimeScore:
    free = list(gold)
    score = TimeScore(gold=len(gold), found=len(found))
    for ours in found:
        over = [theirs for theirs in free if theirs.span.overlaps(ours.span)]
        if not over:
            continue
        theirs = next((one for one in over if one.span == ours.span), over[0])
        free.remove(theirs)
        score += TimeScore(
            strict=theirs.span == ours.span,
            relaxed=1,
            kind=theirs.kind is ours.kind,
            value=theirs.value == ours.value,
        )
    return score


def ms_per_report(texts: Sequence[TimedText]) -> float:
    """Milliseconds of processor time for a report of 500 words, the best of three runs."""
    words = sum(len(text.text.split()) for text in texts)
    runs = []
    for _ in range(_REPEATS):
        begun = time.process_time()
        for text in texts:
            by_rules(text.text, text.day)
        runs.append(time.process_time() - begun)
    return min(runs) * 1000 * _WORDS_A_REPORT / words


if __name__ == "__main__":
    report()
