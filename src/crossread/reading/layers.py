"""All layers on reports, in the order they build on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.domain.facts import TimeExpression
from crossread.domain.layers import Attribution, Passage, Quotation, Token
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.models.reader import Analysis, Prose, Reader
from crossread.reading.attribution_ends import with_whole_ends
from crossread.reading.attribution_gaps import with_gaps_filled
from crossread.reading.attribution_rules import attributions_by_rules
from crossread.reading.attributions import attributions_of
from crossread.reading.checked import checked
from crossread.reading.facts import with_facts
from crossread.reading.ground import Ground
from crossread.reading.passages import passages
from crossread.reading.syntax import Tree
from crossread.text.disguise import undisguised
from crossread.text.names import names
from crossread.text.numbers import numbers
from crossread.text.quotes import quotations
from crossread.text.times import find_times, resolve_times

READING_LAYER = "reading/5"  # raise when a layer changes: older readings are redone

READ_LANGUAGE = "en"
_FEWEST_CHARS = 80


@dataclass(frozen=True, slots=True)
class NamedGazetteer:
    """A gazetteer, and a name that changes with its tables: places looked up in another one are looked up again."""

    name: str
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """A reading, and what is not kept with it: its syntax, and a vector for each of its events.

    Tokens take six times the room of their text, and whoever needs them has the reader at hand: they are read
    again when needed. *Shape:* event_vectors (events, dimension), (0, 0) without any.
    """

    reading: Reading
    tokens: tuple[Token, ...]
    event_vectors: NDArray[np.float32]

    @classmethod
    def none(cls, report: Report, reason: str) -> Layers:
        """Those of a report that was not read."""
        no_vectors = np.zeros((0, 0), dtype=np.float32)
        return cls(Reading(report=report.id, not_measured=reason), (), no_vectors)


def read_reports(
    reports: Sequence[Report],
    reader: Reader | None,
    places: NamedGazetteer | None = None,
    *,
    fewest_chars: int = _FEWEST_CHARS,
) -> list[Layers]:
    """Read reports, in order; one that cannot be measured says why and has no layers.

    What one report's layers are never depends on the others. Without a reader only what rules find is there:
    no tokens, mentions, events or chains, and no facts that need them. Without a gazetteer no place is located.
    Less news text than `fewest_chars` is not measured.

    Raises:
        ReadingError: The reader fails on one of the texts.
        ModelError: The reader cannot be used, or does not keep to its protocol.
    """
    why_not = [_why_not_measured(report, fewest_chars) for report in reports]
    proses = [prose_of(report) for report, reason in zip(reports, why_not, strict=True) if not reason]
    name = reader.name if reader else ""
    analyses = checked(name, proses, reader.read(proses)) if reader else [Analysis() for _ in proses]
    done = zip(proses, analyses, strict=True)
    return [
        Layers.none(report, reason) if reason else _layers(report, *next(done), reader=name, places=places)
        for report, reason in zip(reports, why_not, strict=True)
    ]


def read_layers(
    report: Report, reader: Reader | None = None, places: NamedGazetteer | None = None
) -> Reading:
    """The reading of one report (see `read_reports`)."""
    return read_reports([report], reader, places)[0].reading


def prose_of(report: Report) -> Prose:
    """What a reader is given of a report: the sentences and quotations of its body."""
    sentences = tuple(passage.span for passage in passages(report.text, report.body))
    return Prose(undisguised(report.text), sentences, _inside(report.body, quotations(report.text)))


def ground_of(report: Report, prose: Prose, analysis: Analysis) -> Ground:
    """What the facts of a report stand on: all layers but the facts themselves."""
    text, body = report.text, report.body
    found_passages = passages(text, body)
    return Ground(
        report=report,
        tree=Tree(text, analysis.tokens or ()),
        passages=found_passages,
        quotations=prose.quotations,
        names=tuple(n for part in body for n in names(text, part)),
        numbers=tuple(n for part in body for n in numbers(text, part)),
        mentions=analysis.mentions or (),
        events=analysis.events or (),
        chains=analysis.chains or (),
        attributions=_attributions(found_passages, prose, analysis),
        times=_times(report),
    )


def _layers(
    report: Report, prose: Prose, analysis: Analysis, *, reader: str, places: NamedGazetteer | None
) -> Layers:
    ground = ground_of(report, prose, analysis)
    reading = with_facts(
        Reading(
            report=report.id,
            passages=ground.passages,
            quotations=ground.quotations,
            names=ground.names,
            numbers=ground.numbers,
            mentions=ground.mentions,
            events=ground.events,
            chains=ground.chains,
            times=ground.times,
            reader=reader,
            reader_layers=_looked_for(analysis),
            gazetteer=places.name if places else "",
        ),
        ground,
        places.gazetteer if places else None,
    )
    return Layers(reading, analysis.tokens or (), analysis.event_vectors)


def _times(report: Report) -> tuple[TimeExpression, ...]:
    """Counted from the day the report says it is of; X stands for what hangs on a day it does not say."""
    found = tuple(time for part in report.body for time in find_times(report.text, part))
    return resolve_times(report.text, found, day=report.published.day if report.published else None)


def _looked_for(analysis: Analysis) -> tuple[str, ...]:
    layers = {
        "tokens": analysis.tokens,
        "mentions": analysis.mentions,
        "attributions": analysis.told,
        "events": analysis.events,
        "chains": analysis.chains,
    }
    return tuple(name for name, found in layers.items() if found is not None)


def _attributions(
    found_passages: Sequence[Passage], prose: Prose, analysis: Analysis
) -> tuple[Attribution, ...]:
    """Those of the reader, its gaps filled by rules; of a reader that has none, or without one, those of the rules."""
    if analysis.told is None:
        return attributions_by_rules(prose.text, found_passages, prose.quotations)
    mentions, chains = analysis.mentions or (), analysis.chains or ()
    whole = with_whole_ends(analysis.told, analysis.tokens or ())
    told = attributions_of(prose.text, whole, quotations=prose.quotations, mentions=mentions, chains=chains)
    return with_gaps_filled(told, prose, found_passages, mentions=mentions, chains=chains)


def _why_not_measured(report: Report, fewest_chars: int) -> str | None:
    if report.language not in (READ_LANGUAGE, "und"):
        return f"language {report.language} is kept but not read; English is"
    chars = sum(len(span) for span in report.body)
    if chars < fewest_chars:
        return f"too little text: {chars} characters of news, {fewest_chars} needed"
    return None


def _inside(body: tuple[Span, ...], found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    return tuple(q for q in found if any(part.contains(q.span) for part in body))
