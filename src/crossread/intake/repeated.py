"""Lines that repeat across the reports of one outlet: page furniture no single report gives away."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.domain.report import Furniture, FurnitureKind, Report
from crossread.domain.span import Span
from crossread.intake.furniture import add_marks
from crossread.intake.page import fold, page_of

_MIN_CHARS = 3
_SAME_STORY_SHARE = 0.5
_MAX_COMPARED = 40
_EDGE_LINES = 2
_STOCK_SENTENCE_WORDS = 8
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]*]*$|[\"”]$")


@dataclass(frozen=True, slots=True)
class _Place:
    """One line in one report: its number from the top and from the bottom, and where it stands."""

    report: str
    from_top: int
    from_bottom: int
    span: Span


def lines(report: Report) -> tuple[tuple[Span, str], ...]:
    """The lines (or paragraphs, in wrapped text) of a report with their characters, for `repeated_lines`."""
    return tuple((line.span, line.text) for line in page_of(report.text).lines)


def repeated_lines(
    lines_by_report: Mapping[str, Sequence[tuple[Span, str]]],
) -> Mapping[str, tuple[Furniture, ...]]:
    """Furniture for every report of ONE outlet; the same whatever order the reports come in.

    A line is compared with its case, punctuation and digits folded. It is furniture when it stands in two
    reports that share less than half of their other text (so that revisions of one story do not erase
    each other). A line that is a sentence needs three such reports, eight words or more, and a place among
    the first or last two lines in each: stock sentences ("No arrests have been made.") and background
    paragraphs are news.
    """
    keys = {report: tuple(_key(text) for _, text in found) for report, found in lines_by_report.items()}
    sizes = {report: {key: len(key) for key in found if key} for report, found in keys.items()}
    places: dict[str, list[_Place]] = defaultdict(list)
    sentences: set[str] = set()
    for report in sorted(lines_by_report):
        for number, (span, text) in enumerate(lines_by_report[report]):
            key = keys[report][number]
            if key:
                places[key].append(_Place(report, number, len(keys[report]) - 1 - number, span))
                if _SENTENCE_END.search(text[-6:]):
                    sentences.add(key)
    marks: dict[str, list[Furniture]] = {report: [] for report in lines_by_report}
    for key, found in places.items():
        if _is_furniture(key, found, sizes=sizes, is_sentence=key in sentences):
            for place in found:
                marks[place.report].append(Furniture(place.span, FurnitureKind.REPEATED))
    return {report: tuple(sorted(found, key=lambda mark: mark.span)) for report, found in marks.items()}


def with_repeated(report: Report, furniture: Sequence[Furniture]) -> Report:
    """`report` with exactly these repeated lines, earlier ones dropped; other furniture goes first."""
    marks = [mark for mark in report.furniture if mark.kind is not FurnitureKind.REPEATED]
    add_marks(marks, furniture)
    return replace(report, furniture=tuple(marks))


def _is_furniture(
    key: str, found: Sequence[_Place], *, sizes: Mapping[str, Mapping[str, int]], is_sentence: bool
) -> bool:
    needed = 3 if is_sentence else 2
    reports = sorted({place.report for place in found})
    if len(reports) < needed or len(key) < _MIN_CHARS:
        return False
    if is_sentence:
        at_edge = all(min(place.from_top, place.from_bottom) < _EDGE_LINES for place in found)
        if not at_edge or len(key.split()) < _STOCK_SENTENCE_WORDS:
            return False
    return _differ(reports, key, needed=needed, sizes=sizes)


def _differ(reports: list[str], key: str, *, needed: int, sizes: Mapping[str, Mapping[str, int]]) -> bool:
    """Whether at least `needed` of the reports tell different stories, pair by pair, in id order."""
    apart: list[str] = []
    for report in reports[:_MAX_COMPARED]:
        if all(_share(sizes[report], sizes[other], key) < _SAME_STORY_SHARE for other in apart):
            apart.append(report)
            if len(apart) >= needed:
                return True
    return False


def _share(one: Mapping[str, int], other: Mapping[str, int], key: str) -> float:
    """Share of the shorter report's characters outside `key` in lines both have; 1 when there are none."""
    shorter, longer = sorted((one, other), key=lambda sizes: (sum(sizes.values()), sorted(sizes)))
    total = sum(shorter.values()) - shorter.get(key, 0)
    shared = sum(chars for line, chars in shorter.items() if line in longer and line != key)
    return shared / total if total else 1.0


def _key(text: str) -> str:
    return re.sub(r"\d+", "0", fold(text))


def line_hash(text: str) -> int:
    """64 bits (signed) of a line as `repeated_lines` compares it, for finding the reports that hold it."""
    digest = hashlib.blake2b(_key(text).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
