"""Places below the town at which a report says something happened: streets, bridges, halls, rivers, by name alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crossread.crossing.discrepancies.told_days import events_by_passage, happening_near
from crossread.crossing.listed import lines_of
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation
from crossread.text.words import words

_AT = re.compile(
    r"\b(?:in|at|on|inside|into|along|by|off)(?: the)?(?: [a-z0-9][\w-]*){0,4}(?: of)?(?: the)? $",
    re.IGNORECASE,
)
_BEFORE_CHARS = 50
_KINDS = (MentionKind.FACILITY, MentionKind.PLACE)
_LEAST_WORDS = 2  # "the bridge" tells of any


@dataclass(frozen=True, slots=True)
class ToldSite:
    """Where the happening `event` (index among the reading's events) of passage `passage` is put.

    `kind` is what the name says it is ("bridge"), `own` the name's other words, folded.
    """

    citation: Citation
    text: str
    passage: int
    event: int
    kind: str
    own: frozenset[str]


def told_sites(report: Prepared) -> tuple[ToldSite, ...]:
    """The sites that something happened at, in text order; of two of one kind in a sentence, as at a corner, none."""
    text, events, found = report.report.text, events_by_passage(report), []
    for mention in report.reading.mentions:
        row = [word.folded for word in words(mention.span.of(text))]
        kind = _kinds().get(row[-1]) if len(row) >= _LEAST_WORDS and mention.kind in _KINDS else None
        at = passage_at(report, mention.span) if kind else None
        if kind is None or at is None:
            continue
        start = max(report.passages[at].span.start, mention.span.start - _BEFORE_CHARS)
        event = (
            happening_near(report, mention.span, events[at])
            if _AT.search(text[start : mention.span.start])
            else None
        )
        if event is not None:
            own = frozenset(row[:-1]) - {"the", "of"}
            printed = " ".join(mention.span.of(text).split())
            found.append(ToldSite(Citation(report.id, mention.span), printed, at, event, kind, own))
    beside = [(site.passage, site.kind) for site in found]
    return tuple(site for site in found if beside.count((site.passage, site.kind)) == 1)


def are_two(a: ToldSite, b: ToldSite, *, texts: tuple[str, str]) -> bool:
    """Whether two names of one kind cannot mean one site: they share no word, and neither text knows the other's.

    `texts` are those of the two reports, folded.
    """
    if a.kind != b.kind or not a.own or not b.own or a.own & b.own:
        return False
    return not (all(word in texts[1] for word in a.own) or all(word in texts[0] for word in b.own))


@cache
def _kinds() -> Mapping[str, str]:
    rows = (line.partition("\t") for line in lines_of("site_kinds.tsv"))
    return {word: kind for word, _, kind in rows}
