"""Who says a fact: equal voices once, with every report that passes them on, and how many accounts that makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.domain.desk import Desk
from crossread.domain.layers import SourceType
from crossread.domain.span import Citation, Span
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_words import count, label
from crossread.lookup import FactIndex


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A voice with the reports that have it and where; `source` is "" for the reports' own words, `kind` its sort."""

    source: str
    kind: str
    told: tuple[tuple[ReportName, str], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of a fact: the characters that tell it and the voice it is left to."""

    report: str
    span: Span
    source: Span | None


def voice_views(
    desk: Desk, names: Names, index: FactIndex, tellings: Sequence[Telling]
) -> tuple[VoiceView, ...]:
    """Voices that most reports pass on first, the reports' own words last."""
    groups: dict[str, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(_same(desk, index, telling), []).append(telling)
    found = [(key, _voice(desk, names, index, group)) for key, group in groups.items()]
    return tuple(voice for key, voice in sorted(found, key=lambda item: (not item[0], -len(item[1].told))))


def accounts_words(desk: Desk, reports: Iterable[str]) -> str:
    """ "3 reports, 1 account"; nothing for a single report, or where what ties them was not measured."""
    told = dict.fromkeys(reports)
    lineages = [desk.lineage_of(report) for report in told]
    if len(told) < 2 or None in lineages:
        return ""
    accounts = len({lineage.id for lineage in lineages if lineage})
    return f"{count(len(told), 'report')}, {count(accounts, 'account')}"


def phrase(desk: Desk, index: FactIndex, report: str, span: Span | None) -> str:
    """What words mean, in a line: the name of the one they stand for, else the words."""
    if span is None:
        return ""
    entity = index.entity(report, span)
    return label(entity.name if entity else span.of(desk.report(report).text), limit_chars=80)


def in_order(told: tuple[ReportName, str]) -> tuple[int, str, str]:
    """Keys in their order: A1 to A12, then B1."""
    name, anchor = told
    letters = name.key.rstrip("0123456789")
    return len(letters), f"{letters}{name.key[len(letters) :].zfill(4)}", anchor


def _same(desk: Desk, index: FactIndex, telling: Telling) -> str:
    """What equal voices have in common, "" for a report's own."""
    entity = index.entity(telling.report, telling.source)
    if entity:
        return entity.id
    return (
        phrase(desk, index, telling.report, telling.source).casefold().removeprefix("the ").replace("’", "'")
    )


def _voice(desk: Desk, names: Names, index: FactIndex, group: Sequence[Telling]) -> VoiceView:
    kinds = (index.source_type(telling.report, telling.source) for telling in group)
    kind = next((kind.value for kind in kinds if kind and kind is not SourceType.OTHER), "")
    told: dict[str, tuple[ReportName, str]] = {}
    for telling in group:
        anchor = citation_anchor(Citation(telling.report, telling.span))
        told.setdefault(telling.report, (names.reports[telling.report], anchor))
    return VoiceView(
        source=phrase(desk, index, group[0].report, group[0].source),
        kind=kind,
        told=tuple(sorted(told.values(), key=in_order)),
    )
