"""What linking entities costs as their number grows: invented people, bodies and places, each in several reports."""

from __future__ import annotations

import random
import time

from benchmarks.tables import Cell, print_table
from crossread.crossing.entities import entities_across
from crossread.domain.facts import ReportEntity
from crossread.domain.layers import MentionKind
from crossread.domain.reading import Reading
from crossread.domain.span import Span

SIZES = (100, 1_000, 10_000)
_PER_REPORT = 25
_REPORTS_PER_ENTITY = 8
_SYLLABLES = (
    "ba",
    "ko",
    "li",
    "mer",
    "dan",
    "su",
    "ro",
    "vel",
    "ti",
    "gan",
    "ush",
    "pel",
    "no",
    "far",
    "zi",
    "hol",
)


def growth(seed: int = 7) -> None:
    """Print one row a size; the last column is flat where cost grows with the number alone."""
    rows: list[list[Cell]] = []
    for size in SIZES:
        readings = _readings(size, random.Random(seed))
        texts = {reading.report: " " for reading in readings}
        began = time.perf_counter()
        found = entities_across(readings, texts)
        took_ms = 1000 * (time.perf_counter() - began)
        rows.append([size, len(readings), len(found), round(took_ms), f"{took_ms / size:.3f}"])
    header = ["report entities", "reports", "entities", "ms", "ms an entity"]
    print_table("Cost of entities across reports, by their number", header, rows)


def _readings(size: int, chance: random.Random) -> list[Reading]:
    known = [_invented(chance) for _ in range(max(size // _REPORTS_PER_ENTITY, 1))]
    drawn = [chance.choice(known) for _ in range(size)]
    return [
        Reading(
            report=f"{start:06}",
            entities=tuple(_printed(*one, chance) for one in drawn[start : start + _PER_REPORT]),
        )
        for start in range(0, size, _PER_REPORT)
    ]


def _invented(chance: random.Random) -> tuple[MentionKind, tuple[str, ...]]:
    kind = chance.choice((MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE))
    words = [_word(chance) for _ in range(1 if kind is MentionKind.PLACE else chance.randint(2, 3))]
    return kind, tuple(words)


def _printed(kind: MentionKind, words: tuple[str, ...], chance: random.Random) -> ReportEntity:
    """In full, or by the surname alone."""
    is_short = kind is MentionKind.PERSON and chance.random() < 0.2
    name = words[-1] if is_short else " ".join(words)
    return ReportEntity(kind, name, (name,), (Span(0, 1),))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()
