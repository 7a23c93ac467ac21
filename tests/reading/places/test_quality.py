"""The packaged ranker and gazetteer on the texts held out: the tables are those of `python -m benchmarks.facts.places`."""

from __future__ import annotations

import pytest
from benchmarks.annotated.toponyms import FOLDS, fold_of, gold_spans
from benchmarks.corpora import records
from benchmarks.facts.places import is_near, most_populous, resolved

from crossread.gazetteer import Gazetteer
from crossread.reading.places.ranking import packaged_ranker

pytestmark = [pytest.mark.corpora, pytest.mark.usefixtures("corpora")]

HELD_OUT_WITHIN_161_KM = 0.87  # .881
BEFORE_MOST_POPULOUS = 0.18  # .211


def test_local_news_held_out(packaged: Gazetteer) -> None:
    ours, rivals, phrases = 0, 0, 0
    for record in records("geoparsing/lgl.jsonl.gz"):
        if fold_of(record) != FOLDS - 1:
            continue
        mine, populous = resolved(record, packaged, packaged_ranker()), most_populous(record, packaged)
        for span, gold in gold_spans(record).items():
            phrases += 1
            ours += is_near(mine[span], gold)
            rivals += is_near(populous[span], gold)
    assert ours / phrases >= HELD_OUT_WITHIN_161_KM
    assert (ours - rivals) / phrases >= BEFORE_MOST_POPULOUS
