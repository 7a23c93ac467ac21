"""Chooses the thresholds of the decoders on what was kept back from training; prints each sweep.

python -m training.reader.sweep --folder ../my-reader/built

Attributions: every twentieth article of PolNeAR's train part. Coreference: OntoGUM's dev part. One setting is varied
at a time, the best value kept, twice around. Nothing is written: the constants stand in `links.py` and `chains.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.annotated.polnear import TUNING_EVERY
from benchmarks.annotated.treebanks import gum
from benchmarks.corpora import records
from benchmarks.reading.attribution import mark, reader_statements
from benchmarks.reading.conll import scored
from benchmarks.reading.coreference import found_chains, gold_chains
from benchmarks.reading.scoring import f1, gold_prose, raw_prose, summed
from benchmarks.reading.statements import ROLES
from benchmarks.tables import print_table

from crossread.models.reader import Analysis, OnnxReader, Prose
from crossread.models.reader.chains import ChainSettings
from crossread.models.reader.decoding import analysis_of
from crossread.models.reader.links import LinkSettings
from crossread.models.reader.parts import Settings, part_of

TRIED: Mapping[str, Sequence[float]] = {
    "cue_bias": (0, 0.25, 0.5, 0.75, 1.0, 1.5),
    "source_tags": (0, 0.5, 1.0, 1.5, 2.0),
    "source_border": (0, 0.5, 1.0, 2.0),
    "content_tags": (0, 0.15, 0.25, 0.35, 0.5, 0.75),
    "content_border": (0.5, 1.0, 2.0, 3.0, 4.0),
    "referring": (-6, -4, -3, -2, -1),
    "link": (-3, -2, -1.5, -1, -0.5, 0, 0.5),
}
S = TypeVar("S", LinkSettings, ChainSettings)


def main() -> None:
    """Sweep both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, help="a built reader; else the packaged one")
    folder = parser.parse_args().folder
    reader = OnnxReader.from_folder(folder, threads=2) if folder else OnnxReader.from_package(threads=2)
    _sweep("attributions: relation F1, mean of the roles' token F1", LinkSettings(), _attributions(reader))
    _sweep("coreference: CoNLL F1", ChainSettings(), _coreference(reader))


def _sweep(title: str, settings: S, measure: Callable[[S], tuple[float, ...]]) -> None:
    rows: list[list[Any]] = []
    for _ in range(2):
        for field in fields(settings):
            measured = {
                value: measure(replace(settings, **{field.name: value})) for value in TRIED[field.name]
            }
            rows += [[field.name, value, *figures] for value, figures in measured.items()]
            best = max(measured, key=lambda value: sum(measured[value]))
            settings = replace(settings, **{field.name: best})
    print_table(title, ["setting", "value", *["figure"] * (len(rows[0]) - 2)], rows)
    print(f"\nchosen: {settings}")


def _attributions(reader: OnnxReader) -> Callable[[LinkSettings], tuple[float, ...]]:
    articles = [r for at, r in enumerate(records("polnear/train.jsonl.gz")) if at % TUNING_EVERY == 0]
    decode = _decoder(reader, (raw_prose(article["text"]) for article in articles))

    def measure(settings: LinkSettings) -> tuple[float, ...]:
        found = [reader_statements(analysis) for analysis in decode(Settings(links=settings))]
        markings = mark(articles, found)
        tokens = [f1(summed(m.tokens(role) for m in markings)) for role in ROLES]
        return f1(summed(m.whole() for m in markings)), sum(tokens) / len(tokens)

    return measure


def _coreference(reader: OnnxReader) -> Callable[[ChainSettings], tuple[float, ...]]:
    documents = list(gum("dev"))
    gold = [gold_chains(document) for document in documents]
    decode = _decoder(reader, (gold_prose(d.text, d.tokens, d.sentence_starts) for d in documents))

    def measure(settings: ChainSettings) -> tuple[float, ...]:
        found = [found_chains(analysis) for analysis in decode(Settings(chains=settings))]
        return (scored(zip(gold, found, strict=True)).mean_f1,)

    return measure


def _decoder(reader: OnnxReader, texts: Iterable[Prose]) -> Callable[[Settings], list[Analysis]]:
    """The network is run once; only what is made of its outputs is done again."""
    cuts = [reader.cut(prose) for prose in texts]
    arrays = reader.run(cuts)

    def decode(settings: Settings) -> list[Analysis]:
        return [
            analysis_of(
                cut,
                [
                    part_of(cut, window, found, tables=reader.tables, settings=settings)
                    for window, found in zip(cut.windows, here, strict=True)
                ],
                tables=reader.tables,
                settings=settings,
            )
            for cut, here in zip(cuts, arrays, strict=True)
        ]

    return decode


if __name__ == "__main__":
    main()
