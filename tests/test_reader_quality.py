"""The packaged reader, held to floors on dev parts; the tables are those of `python -m benchmarks.reading.run`."""

from __future__ import annotations

import pytest
from benchmarks.annotated.conllu import treebank
from benchmarks.annotated.ecbplus import ecbplus
from benchmarks.annotated.treebanks import gum
from benchmarks.annotated.worldwide import gold_spans
from benchmarks.corpora import records
from benchmarks.reading import attribution, coreference, events, mentions, syntax
from benchmarks.reading.conll import scored
from benchmarks.reading.scoring import counted, f1, gold_prose, raw_prose, read_all, summed
from benchmarks.reading.statements import ROLES
from benchmarks.reading.trees import Parsed, tree_score

from crossread.models.reader import OnnxReader
from floors import READER

pytestmark = [pytest.mark.corpora, pytest.mark.usefixtures("corpora")]


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader.from_package(threads=2)


def held(**measured: float) -> None:
    low = {name: round(value, 4) for name, value in measured.items() if value < READER[name]}
    assert not low, f"below the floor: {low}"


def test_mentions_in_a_region_never_seen(reader: OnnxReader) -> None:
    articles = mentions.split(records("worldwide_ner/articles.jsonl.gz"))["dev"]
    found = mentions.reader_mentions(reader, articles)
    score = summed(counted(a, gold_spans(article)) for a, article in zip(found, articles, strict=True))
    held(mentions=f1(score))


def test_attributions(reader: OnnxReader) -> None:
    articles = list(records("polnear/dev.jsonl.gz"))
    analyses = read_all(reader, (raw_prose(article["text"]) for article in articles))
    markings = attribution.mark(articles, [attribution.reader_statements(a) for a in analyses])
    roles = {role: f1(summed(m.tokens(role) for m in markings)) for role in ROLES}
    speakers = summed(m.speakers() for m in markings)
    held(
        **roles,
        attributions=f1(summed(m.whole() for m in markings)),
        speakers=speakers.right / speakers.wanted,
    )


def test_tags_and_trees(reader: OnnxReader) -> None:
    documents = list(treebank("ud_ewt/dev.conllu.gz"))
    found = syntax.read_gold_tokens(reader, documents)
    gold = [Parsed.gold(document) for document in documents]
    score = tree_score(zip(found, gold, strict=True))
    _, upos, _, las = score.cells
    held(upos=upos, las=las)


def test_events(reader: OnnxReader) -> None:
    documents = list(ecbplus("dev"))
    found, _ = events.reader_events(reader, documents)
    gold = [events.gold_events(document) for document in documents]
    held(
        events=f1(
            summed(counted([e[:2] for e in a], [e[:2] for e in b]) for a, b in zip(found, gold, strict=True))
        )
    )


def test_coreference(reader: OnnxReader) -> None:
    documents = list(gum("dev"))
    analyses = read_all(reader, (gold_prose(d.text, d.tokens, d.sentence_starts) for d in documents))
    pairs = [
        (coreference.gold_chains(d), coreference.found_chains(a))
        for d, a in zip(documents, analyses, strict=True)
    ]
    held(coreference=scored(pairs).mean_f1)
