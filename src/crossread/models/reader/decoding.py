"""The parts of one text to its analysis: layers joined, coreference over all of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossread.domain.layers import Chain, Token
from crossread.models.reader.analysis import Analysis
from crossread.models.reader.chains import Candidates, chains
from crossread.models.reader.pairs import sentence_numbers
from crossread.models.reader.parts import Cut, Part, Settings
from crossread.models.reader.phrases import dependents, mention_around
from crossread.models.reader.tables import ReaderTables


def analysis_of(cut: Cut, parts: Sequence[Part], *, tables: ReaderTables, settings: Settings) -> Analysis:
    """All layers of one text, from what its windows came to, in order."""
    if not parts:
        return Analysis(tokens=(), mentions=(), told=(), events=(), chains=())
    tokens = tuple(token for part in parts for token in part.tokens)
    return Analysis(
        tokens=tokens,
        mentions=tuple(mention for part in parts for mention in part.mentions),
        told=tuple(told for part in parts for told in part.told),
        events=tuple(event for part in parts for event in part.events),
        event_vectors=np.concatenate([part.event_vectors for part in parts]),
        chains=_chains(cut, tokens, parts, tables=tables, settings=settings),
    )


def _chains(
    cut: Cut, tokens: Sequence[Token], parts: Sequence[Part], *, tables: ReaderTables, settings: Settings
) -> tuple[Chain, ...]:
    text = cut.prose.text
    found = chains(
        [span.of(text) for span in cut.tokens],
        Candidates.joined([part.candidates for part in parts]),
        sentence_of=sentence_numbers(len(tokens), cut.sentence_starts),
        tables=tables.pairs,
        settings=settings.chains,
    )
    governed = dependents(tokens)
    spoken = []
    for chain in found:
        around = {mention_around(text, tokens, governed, head) for head in chain.tokens}
        if len(around) > 1:
            mentions = tuple(sorted(cut.span(first, last) for first, last in around))
            spoken.append(Chain(mentions, round(chain.score, 4)))
    return tuple(sorted(spoken, key=lambda chain: chain.mentions))
