"""The scorers of benchmarks/reading: gold fed as prediction is all right, and small cases count as they should."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from benchmarks.annotated.conllu import treebank
from benchmarks.annotated.ecbplus import ecbplus
from benchmarks.annotated.treebanks import gum
from benchmarks.annotated.worldwide import gold_spans, worldwide
from benchmarks.corpora import records
from benchmarks.reading.attribution import mark, rival_statements
from benchmarks.reading.conll import scored
from benchmarks.reading.coreference import distinct, gold_chains
from benchmarks.reading.event_pairs import Named, pair_precision
from benchmarks.reading.events import gold_events, score_cells
from benchmarks.reading.gazetteer import Gazetteer
from benchmarks.reading.mentions import split
from benchmarks.reading.scoring import counted, f1, gold_prose, summed
from benchmarks.reading.sentence_vectors import best_accuracy, shared_words
from benchmarks.reading.statements import Marking, Statement, gold_statements
from benchmarks.reading.trees import Parsed, tree_score

from crossread.domain.span import Span

TEXT = "“Nobody moved at all,” said Tomas Verrin. The port office said it was late."


def span(part: str) -> tuple[Span, ...]:
    start = TEXT.index(part)
    return (Span(start, start + len(part)),)


QUOTED = Statement(span("Tomas Verrin"), span("said"), span("“Nobody moved at all,”"))
TOLD = Statement(span("The port office"), span("said it"), span("it was late"))


@pytest.mark.corpora
@pytest.mark.usefixtures("corpora")
def test_gold_attributions_score_one() -> None:
    documents = list(islice(records("polnear/dev.jsonl.gz"), 12))
    markings = mark(documents, [gold_statements(document) for document in documents])
    assert f1(summed(m.whole() for m in markings)) == 1.0
    assert f1(summed(m.exact() for m in markings)) == 1.0
    assert [f1(summed(m.tokens(role) for m in markings)) for role in ("source", "cue", "content")] == [
        1.0
    ] * 3
    speakers = summed(m.speakers() for m in markings)
    assert speakers.right == speakers.found == speakers.wanted > 20


@pytest.mark.corpora
@pytest.mark.usefixtures("corpora")
def test_gold_trees_score_one_on_given_tokens() -> None:
    documents = list(islice(treebank("ud_ewt/dev.conllu.gz"), 40))
    gold = [Parsed.gold(document) for document in documents]
    assert tree_score(zip(gold, gold, strict=True)).cells == [1.0] * 4
    for document in documents:
        prose = gold_prose(document.text, document.tokens, document.sentence_starts)
        inside = [t for s in prose.sentences for t in document.tokens if s.start <= t.start < s.end]
        assert inside == document.tokens


@pytest.mark.corpora
@pytest.mark.usefixtures("corpora")
def test_gold_chains_and_events_score_one() -> None:
    chains = [gold_chains(document) for document in gum("dev")]
    assert scored(zip(chains, chains, strict=True)).mean_f1 == pytest.approx(1.0)
    events = [gold_events(document) for document in ecbplus("dev")]
    assert score_cells(events, events)[:2] == [1.0, 1.0]
    assert score_cells(events, events)[3:] == [1.0] * 4


@pytest.mark.corpora
@pytest.mark.usefixtures("corpora")
def test_mentions_are_split_as_in_training() -> None:
    parts = split(records("worldwide_ner/articles.jsonl.gz"))
    assert [article["id"] for article in parts["tune"]] == [document.id for document in worldwide("tune")]
    assert {article["region"] for article in parts["dev"]} == {"Indigenous"}
    assert all(a["text"][start:end].strip() for a in parts["dev"] for start, end, _ in gold_spans(a))


def test_a_missing_source_must_be_missing_in_both() -> None:
    nobody = Statement((), TOLD.cue, TOLD.content)
    assert Marking(TEXT, [QUOTED, TOLD], [QUOTED, TOLD]).whole().right == 2
    assert Marking(TEXT, [QUOTED, nobody], [QUOTED, TOLD]).whole().right == 1
    assert Marking(TEXT, [nobody], [nobody]).whole().right == 1
    assert Marking(TEXT, [TOLD, TOLD], [TOLD]).whole() == counted({1, 2}, {1})


def test_speakers_are_asked_of_direct_quotations_only() -> None:
    score = Marking(TEXT, [QUOTED, TOLD], [QUOTED, TOLD]).speakers()
    assert (score.right, score.found, score.wanted) == (1, 1, 1)
    swapped = Statement(TOLD.source, QUOTED.cue, QUOTED.content)
    assert Marking(TEXT, [swapped], [QUOTED, TOLD]).speakers().right == 0
    assert rival_statements(TEXT) == [QUOTED]


def test_trees_are_matched_by_characters() -> None:
    gold = Parsed(
        (Span(0, 3), Span(4, 8), Span(8, 9)), ("DET", "NOUN", "PUNCT"), (1, 1, 1), ("det", "root", "punct")
    )
    found = Parsed((Span(0, 3), Span(4, 9)), ("DET", "NOUN"), (1, 1), ("det", "root"))
    tokens, upos, unlabelled, _ = tree_score([(found, gold)]).cells
    assert [tokens, upos] == pytest.approx([2 * 1 / 5] * 2)
    assert unlabelled == 0.0  # its governor is another token


def test_a_mention_of_two_chains_stays_in_the_first() -> None:
    a, b, c, d = (Span(at, at + 1) for at in range(4))
    assert distinct([{a, b}, {b, c, d}, {c, a}]) == [{a, b}, {c, d}]


def test_likeness_ranks_pairs_of_one_event() -> None:
    east, north = np.array([1, 0], dtype=np.float32), np.array([0, 1], dtype=np.float32)
    mentions = [
        Named("1", "a", "crash", "crash", east),
        Named("1", "b", "crash", "collision", east),
        Named("1", "b", "vote", "crash", north),
        Named("2", "c", "crash", "crash", east),
    ]
    assert pair_precision(mentions, "cosine") == [3, 1, 1.0, 2, 1, 1.0]
    assert pair_precision(mentions, "none")[2] == pytest.approx(1 / 3)
    assert pair_precision(mentions, "words")[2] == pytest.approx(1 / 3)


def test_look_up_before_capitals() -> None:
    seen = Gazetteer.counted(
        [("In Port Ash, May 3.", [(3, 11, "place"), (13, 18, "date")]), ("Ash", [(0, 3, "place")])]
    )
    text = "Port Ash burnt on May 3, said Lena Ash."
    assert seen.find(text) == {(0, 8, "place"), (18, 23, "date"), (30, 38, "place")}


def test_thresholds_are_chosen_on_the_other_folds() -> None:
    alike = shared_words([("a b", "a b"), ("a b", "c d"), ("a", "a"), ("x", "y"), ("k", "k")] * 4)
    labels = np.array([True, False, True, False, True] * 4)
    assert best_accuracy(alike, labels, np.arange(20) % 5) == 1.0
