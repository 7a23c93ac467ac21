"""Who is said to have said what, PolNeAR dev: the reader, the rules, and quotes with the nearest name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from benchmarks.corpora import records
from benchmarks.reading.scoring import OWN_TOKENS, f1, raw_prose, read_all, summed
from benchmarks.reading.statements import ROLES, Marking, Statement, gold_statements
from benchmarks.tables import Cell, print_table
from crossread.domain.span import Span
from crossread.models.reader import Analysis, Reader
from crossread.reading.attribution_rules import attributions_by_rules
from crossread.reading.passages import passages
from crossread.text.names import names
from crossread.text.quotes import quotations

PUBLISHED = (
    "Published, on other data (PARC, for context only): BBC Citron whole .568, cue .915, source .912, content .723. "
    "None known on PolNeAR."
)
_SAID = re.compile(r"\b(?:said|says|told|added)\b")
_REACH_CHARS = 200


def report(reader: Reader) -> None:
    """Print both tables."""
    documents = list(records("polnear/dev.jsonl.gz"))
    analyses = read_all(reader, (raw_prose(document["text"]) for document in documents))
    systems = {
        "reader": [reader_statements(analysis) for analysis in analyses],
        "rules": [rule_statements(document["text"]) for document in documents],
        "rival: quotes, nearest name": [rival_statements(document["text"]) for document in documents],
    }
    of_roles: list[list[Cell]] = []
    of_wholes: list[list[Cell]] = []
    for name, found in systems.items():
        markings = mark(documents, found)
        of_roles += [[name, role, *summed(m.tokens(role) for m in markings).cells] for role in ROLES]
        of_wholes.append([name, *_wholes(markings)])
    title = f"PolNeAR dev, {len(documents)} articles, first annotator, {OWN_TOKENS}"
    print_table(f"{title}: tokens by role", ["", "role", "P", "R", "F1"], of_roles)
    header = ["", "exact spans F1", "whole P", "whole R", "whole F1", "direct quotations", "speaker right"]
    print_table(f"{title}: spans, whole attributions, speakers of direct quotations", header, of_wholes)
    print(f"\n{PUBLISHED}")


def mark(documents: Sequence[dict[str, Any]], found: Sequence[Sequence[Statement]]) -> list[Marking]:
    """The statements found in each document beside the gold ones."""
    return [Marking(d["text"], told, gold_statements(d)) for d, told in zip(documents, found, strict=True)]


def reader_statements(analysis: Analysis) -> list[Statement]:
    """The reader's attributions."""
    return [Statement(told.source, (told.cue,), told.content) for told in analysis.told or ()]


def rule_statements(text: str) -> list[Statement]:
    """The attributions of the reading room's rules."""
    told = attributions_by_rules(text, passages(text, [Span(0, len(text))]), quotations(text))
    return [Statement((a.source,) if a.source else (), (a.cue,) if a.cue else (), a.content) for a in told]


def rival_statements(text: str) -> list[Statement]:
    """Every quotation with the name and the "said" that are nearest to it."""
    people = [name.span for name in names(text)]
    cues = [Span(*match.span()) for match in _SAID.finditer(text)]
    return [
        Statement(_nearest(people, quotation.span), _nearest(cues, quotation.span), (quotation.span,))
        for quotation in quotations(text)
    ]


def _nearest(candidates: Sequence[Span], quoted: Span) -> tuple[Span, ...]:
    apart = [
        (max(quoted.start - span.end, span.start - quoted.end), span)
        for span in candidates
        if not span.overlaps(quoted)
    ]
    distance, near = min(apart, default=(_REACH_CHARS + 1, quoted))
    return (near,) if distance <= _REACH_CHARS else ()


def _wholes(markings: Sequence[Marking]) -> list[Cell]:
    whole = summed(m.whole() for m in markings)
    speakers = summed(m.speakers() for m in markings)
    right = speakers.right / max(speakers.wanted, 1)
    return [f1(summed(m.exact() for m in markings)), *whole.cells, speakers.wanted, right]
