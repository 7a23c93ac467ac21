"""What one text says by itself: its passages, the layers on them and the facts they come to."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.dating import MainEvent
from crossread.domain.facts import (
    CodedEvent,
    Control,
    Figure,
    PlaceMention,
    ReportEntity,
    StatedDistance,
    TimeExpression,
)
from crossread.domain.layers import (
    Attribution,
    Chain,
    EventMention,
    Mention,
    Name,
    Number,
    Passage,
    Quotation,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """All layers on one report. `not_measured` says in words why a report was kept but not read.

    `reader` names the reader and its version, `reader_layers` what it looked for (of tokens, mentions,
    attributions, events, chains): a layer it has not is empty because nobody looked. Attributions that it
    did not look for were found by rules. `events` are words that name happenings, `coded` what happened; `main` is
    what the report mainly tells of. `gazetteer` names the gazetteer its places were looked up in.
    """

    report: str
    passages: tuple[Passage, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    numbers: tuple[Number, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    not_measured: str | None = None
    mentions: tuple[Mention, ...] = ()
    events: tuple[EventMention, ...] = ()
    chains: tuple[Chain, ...] = ()
    reader: str = ""
    reader_layers: tuple[str, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    distances: tuple[StatedDistance, ...] = ()
    coded: tuple[CodedEvent, ...] = ()
    controls: tuple[Control, ...] = ()
    entities: tuple[ReportEntity, ...] = ()
    main: MainEvent | None = None
    gazetteer: str = ""
