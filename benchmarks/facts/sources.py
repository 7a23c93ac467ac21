"""What sort of voice a source is, and through whose hands its words came, on invented sentences.

No public set marks either. The rivals: a keyword for each type, and the rule that a passage has the voice of its first
source and no carrier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.facts.invented import HALVES, grounds, sentences_of
from benchmarks.reading.scoring import Score, counted, summed
from benchmarks.tables import Cell, print_table
from crossread.domain.layers import Attribution, AttributionKind, SourceType
from crossread.domain.span import Span
from crossread.models.reader import OnnxReader, Reader
from crossread.reading.ground import Ground
from crossread.reading.sources import with_source_types

PUBLISHED = "Published: none known for these types; PolNeAR and PARC mark sources and cues without saying what they are."
_KEYWORDS = {
    SourceType.HEAD_OF_STATE: "president|prime minister|king|emir",
    SourceType.POLICE: "police|sheriff|detective",
    SourceType.STATE_MEDIA: "state media|state television|state news agency|xinhua|tass",
    SourceType.MEDIA: "news|media|reuters|bbc|press|times|post",
    SourceType.MILITARY: "army|military|general|navy|air force|defence",
    SourceType.ARMED_GROUP: "rebel|militant|insurgent|taliban|hamas|hezbollah",
    SourceType.UN: r"\bun\b|united nations|unicef|world health",
    SourceType.MONITOR: "observatory|monitor",
    SourceType.NGO: "amnesty|human rights watch|red cross|aid|charity",
    SourceType.RESCUE: "rescue|firefighter|fire service|civil defence",
    SourceType.PARTY: "party|opposition",
    SourceType.BUSINESS: "company|firm|airline",
    SourceType.WITNESS: "witness|resident|survivor",
    SourceType.EXPERT: "expert|analyst|professor|economist",
    SourceType.DOCUMENT: "report|document|letter|statement",
    SourceType.OFFICIAL: "minister|ministry|government|mayor|governor|senator",
    SourceType.UNNAMED: "officials|official|source|sources",
}
_RIVAL = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _KEYWORDS.items()]
Chain = tuple[Span, ...]


def report(reader: Reader) -> None:
    """Print both tables."""
    rows: list[list[Cell]] = []
    for half in HALVES:
        records = sentences_of("source_sentences", half)
        read = list(grounds(reader, (record["text"] for record in records)))
        ours = typed(read, records)
        theirs = [_keyword(record["source"]) for record in records]
        rows.append([half, len(records), _right(ours, records), _right(theirs, records)])
    print_table(
        "Type of the source, given its words: share right", ["half", "sources", "rules", "rival"], rows
    )
    rows = []
    for half in HALVES:
        records = sentences_of("source_chains", half)
        read = list(grounds(reader, (record["text"] for record in records)))
        ours_score = summed(
            _score(ground, record, chains(ground)) for ground, record in zip(read, records, strict=True)
        )
        rival_score = summed(
            _score(ground, record, [(a.source,) for a in ground.attributions if a.source])
            for ground, record in zip(read, records, strict=True)
        )
        rows.append([half, len(records), *ours_score.cells, rival_score.cells[2]])
    header = ["half", "sentences", "P", "R", "F1", "rival's F1"]
    print_table("Chains of attribution: the origin with all its carriers, and nothing else", header, rows)
    print(f"\n{PUBLISHED}")


def typed(read: Sequence[Ground], records: Sequence[Mapping[str, Any]]) -> list[SourceType | None]:
    """The type of each sentence's source, whether or not the reader found it."""
    found = []
    for ground, record in zip(read, records, strict=True):
        source = Span(0, len(record["source"]))
        said = Span(source.end, len(ground.text))
        told = Attribution(source, None, (said,), AttributionKind.INDIRECT)
        found.append(with_source_types(replace(ground, attributions=(told,)))[0].source_type)
    return found


def chains(ground: Ground) -> list[Chain]:
    """Origin and carriers of each statement; a carrier is no origin of its own."""
    told = with_source_types(ground)
    carriers = {span for attribution in told for span in attribution.via}
    return [(a.source, *a.via) for a in told if a.source is not None and a.source not in carriers]


def _score(ground: Ground, record: Mapping[str, Any], found: Sequence[Chain]) -> Score:
    """Chains are the same when each span overlaps the words wanted in its place."""
    wanted = [tuple(_span(ground.text, voice) for voice in voices) for voices in record["voices"]]
    named = [
        next((at for at, chain in enumerate(wanted) if _alike(chain, ours)), -1 - k)
        for k, ours in enumerate(found)
    ]
    return counted(named, range(len(wanted)))


def _alike(a: Chain, b: Chain) -> bool:
    return len(a) == len(b) and all(x.overlaps(y) for x, y in zip(a, b, strict=True))


def _span(text: str, printed: str) -> Span:
    start = text.index(printed)
    return Span(start, start + len(printed))


def _keyword(source: str) -> SourceType:
    return next((kind for kind, words in _RIVAL if words.search(source)), SourceType.OTHER)


def _right(found: Sequence[SourceType | None], records: Sequence[Mapping[str, Any]]) -> float:
    right = [kind == record["type"] for kind, record in zip(found, records, strict=True)]
    return right.count(True) / len(records)


if __name__ == "__main__":
    report(OnnxReader.from_package(threads=1))
