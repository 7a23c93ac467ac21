"""Who calls whom what: for each word everybody who uses it, outlets apart from those they quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import LabelUse, Story
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_voices import in_order
from crossread.export.page_words import label

Uses = tuple[ReportName, tuple[str, ...]]  # a report, and the anchors of what it says there


@dataclass(frozen=True, slots=True)
class LabelVoice:
    """Somebody who uses a word, with every place."""

    name: str
    uses: tuple[Uses, ...]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A word, how often it is used, and by whom."""

    word: str
    number: int
    outlets: tuple[LabelVoice, ...]
    quoted: tuple[LabelVoice, ...]


@dataclass(frozen=True, slots=True)
class LabelTable:
    """The words for some actors; `referent` is the most neutral."""

    referent: str
    rows: tuple[LabelRow, ...]


def label_tables(names: Names, story: Story) -> tuple[LabelTable, ...]:
    """Those with most uses first, and so are their words."""
    groups: dict[str, dict[str, list[LabelUse]]] = {}
    for use in story.labels:
        groups.setdefault(use.referent, {}).setdefault(use.word, []).append(use)
    tables = [
        LabelTable(
            label(referent, limit_chars=80),
            tuple(sorted((_row(names, word, uses) for word, uses in words.items()), key=_most_first)),
        )
        for referent, words in groups.items()
    ]
    return tuple(sorted(tables, key=lambda table: -sum(row.number for row in table.rows)))


def uses_by_report(names: Names, told: Iterable[tuple[str, str]]) -> tuple[Uses, ...]:
    """(report id, anchor) pairs, report by report in the order of their keys."""
    found: dict[str, dict[str, None]] = {}
    for report, anchor in told:
        found.setdefault(report, {})[anchor] = None
    uses = ((names.reports[report], tuple(anchors)) for report, anchors in found.items())
    return tuple(sorted(uses, key=lambda use: in_order((use[0], use[1][0]))))


def _row(names: Names, word: str, uses: Sequence[LabelUse]) -> LabelRow:
    return LabelRow(
        word=label(word, limit_chars=60),
        number=len(uses),
        outlets=_voices(names, [use for use in uses if not use.quoted]),
        quoted=_voices(names, [use for use in uses if use.quoted]),
    )


def _voices(names: Names, uses: Sequence[LabelUse]) -> tuple[LabelVoice, ...]:
    """Those who use it most first."""
    by: dict[str, list[LabelUse]] = {}
    for use in uses:
        by.setdefault(use.by, []).append(use)
    ranked = sorted(by.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        LabelVoice(
            label(voice, limit_chars=80)
            if found[0].quoted
            else names.reports[found[0].citation.report].outlet,
            uses_by_report(
                names,
                ((use.citation.report, citation_anchor(use.citation)) for use in sorted(found, key=_place)),
            ),
        )
        for voice, found in ranked
    )


def _place(use: LabelUse) -> tuple[str, int]:
    return use.citation.report, use.citation.span.start


def _most_first(row: LabelRow) -> tuple[int, str]:
    return -row.number, row.word
