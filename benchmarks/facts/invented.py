"""Invented sentences with what they should come to, and the ground that rules read them on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.reading.scoring import raw_prose, read_all
from crossread.domain.layers import Passage
from crossread.domain.report import Report
from crossread.models.reader import Analysis, Prose, Reader
from crossread.reading.attributions import attributions_of
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.text.names import names
from crossread.text.numbers import numbers

HALVES = ("develop", "check")  # the check half was written before the rules and had no part in making them


def sentences_of(name: str, half: str) -> list[Mapping[str, Any]]:
    """The records of one half of `benchmarks/facts/<name>.jsonl`."""
    lines = Path(__file__).with_name(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["half"] == half]


def grounds(reader: Reader, texts: Iterable[str]) -> Iterator[Ground]:
    """Each text read as a report of its own; the engine would leave texts as short as these unread."""
    proses = [raw_prose(text) for text in texts]
    return map(ground_of, proses, read_all(reader, proses))


def ground_of(prose: Prose, analysis: Analysis) -> Ground:
    """The layers of one text as the reading room lays them."""
    text = prose.text
    return Ground(
        report=Report(id="invented", text=text, title="", language="en"),
        tree=Tree(text, analysis.tokens or ()),
        passages=tuple(Passage(at, span, 0) for at, span in enumerate(prose.sentences)),
        quotations=prose.quotations,
        names=names(text),
        numbers=numbers(text),
        mentions=analysis.mentions or (),
        events=analysis.events or (),
        chains=analysis.chains or (),
        attributions=attributions_of(
            text,
            analysis.told or (),
            quotations=prose.quotations,
            mentions=analysis.mentions or (),
            chains=analysis.chains or (),
        ),
    )
