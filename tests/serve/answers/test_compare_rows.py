"""Two texts in rows: nothing is lost, nothing stands twice, what was moved is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.reuse import ReuseKind
from crossread.domain.span import Span
from crossread.serve.answers.compare_blocks import Pair, Side, blocks
from crossread.serve.answers.compare_rows import Row, RowKind, text_rows

_WORDS = [
    "river",
    "bridge",
    "mayor",
    "storm",
    "harbour",
    "quay",
    "siren",
    "engine",
    "ferry",
    "market",
    "school",
    "winter",
]


def text_of(sentences: list[str], *, between: str = " ") -> Side:
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + len(between)
    return Side(between.join(sentences), tuple(spans))


def pair(
    a: Side, i: int, b: Side, j: int, kind: ReuseKind = ReuseKind.EDITED, similarity: float = 0.9
) -> Pair:
    return Pair(a.passages[i], b.passages[j], kind, similarity)


def shown(rows: tuple[Row, ...], a: Side, b: Side) -> list[tuple[str, str, str]]:
    return [
        (row.kind.value, row.a.of(a.text) if row.a else "", row.b.of(b.text) if row.b else "") for row in rows
    ]


ONE = text_of(["Rain fell.", "The river rose.", "The bridge held.", "Nobody drowned."], between="\n")
TWO = text_of(["It rained.", "The bridge stood.", "A mayor spoke."], between="\n")


def test_pairs_stand_beside_each_other_and_the_rest_between_them() -> None:
    rows = text_rows(ONE, TWO, [pair(ONE, 0, TWO, 0), pair(ONE, 2, TWO, 1)])
    assert shown(rows, ONE, TWO) == [
        ("pair", "Rain fell.", "It rained."),
        ("only a", "The river rose.", ""),
        ("pair", "The bridge held.", "The bridge stood."),
        ("only a", "Nobody drowned.", ""),
        ("only b", "", "A mayor spoke."),
    ]


def test_a_moved_passage_stands_beside_its_pair_and_leaves_a_sign_where_it_was() -> None:
    pairs = [pair(ONE, 0, TWO, 2), pair(ONE, 1, TWO, 0), pair(ONE, 2, TWO, 1)]
    rows = text_rows(ONE, TWO, pairs)
    assert [(row.kind.value, row.moved) for row in rows] == [
        ("moved", False),
        ("pair", False),
        ("pair", False),
        ("only a", False),
        ("pair", True),
    ]
    sign, moved = rows[0], rows[-1]
    assert sign.a == moved.a == ONE.passages[0]
    assert moved.b is not None
    assert sign.beside == moved.b.start


def test_a_sentence_cut_in_two_stays_one_row() -> None:
    one = text_of(["“We stay,” she said, according to the harbour radio.", "Rain fell."])
    two = text_of(["She said, according to the harbour radio:", "“We stay.”", "It rained."])
    rows = text_rows(one, two, [pair(one, 0, two, 1, ReuseKind.VERBATIM), pair(one, 1, two, 2)])
    assert [row.kind for row in rows] == [RowKind.PAIR, RowKind.PAIR]
    assert rows[0].b == Span(0, two.passages[1].end)
    assert rows[0].reuse is ReuseKind.EDITED  # verbatim it is no more


def test_passages_on_both_sides_of_page_furniture_are_not_joined() -> None:
    one = text_of(["“We stay,” she said, according to the harbour radio."])
    two = Side(
        "She said, according to the harbour radio: READ ALSO “We stay.”",
        (Span(0, 41), Span(52, 62)),
        (Span(42, 51),),
    )
    rows = text_rows(one, two, [pair(one, 0, two, 1)])
    assert [row.kind for row in rows] == [RowKind.ONLY_B, RowKind.PAIR]


def test_two_passages_taken_over_as_one_leave_a_sign_for_the_farther_one() -> None:
    rows = text_rows(ONE, TWO, [pair(ONE, 0, TWO, 0), pair(ONE, 2, TWO, 0)])
    assert [row.kind.value for row in rows] == ["pair", "only a", "moved", "only a", "only b", "only b"]
    (sign,) = [row for row in rows if row.kind is RowKind.MOVED]
    assert sign.beside == TWO.passages[0].start


def test_what_one_text_has_alone_is_cut_at_paragraphs() -> None:
    one = text_of(["Rain fell."])
    two = Side("It rained. A dog barked.\nA cat slept.", (Span(0, 10), Span(11, 24), Span(25, 37)))
    rows = text_rows(one, two, [pair(one, 0, two, 0)])
    assert [(row.kind.value, row.passages) for row in rows] == [("pair", 1), ("only b", 1), ("only b", 1)]


def test_the_closer_of_two_pairs_of_the_same_passages_counts() -> None:
    (block,) = blocks(
        ONE,
        TWO,
        [pair(ONE, 0, TWO, 0, ReuseKind.REWRITTEN, 0.6), pair(ONE, 0, TWO, 0, ReuseKind.VERBATIM, 1.0)],
    )
    assert (block.kind, block.similarity) == (ReuseKind.VERBATIM, 1.0)


@st.composite
def texts_and_pairs(draw: st.DrawFn) -> tuple[Side, Side, list[Pair]]:
    def side() -> Side:
        sentences = draw(
            st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join), max_size=8)
        )
        return text_of(sentences, between=draw(st.sampled_from([" ", "\n"])))

    a, b = side(), side()
    if not a.passages or not b.passages:
        return a, b, []
    links = draw(
        st.lists(
            st.tuples(st.integers(0, len(a.passages) - 1), st.integers(0, len(b.passages) - 1)), max_size=10
        )
    )
    return a, b, [pair(a, i, b, j, draw(st.sampled_from(list(ReuseKind)))) for i, j in links]


@given(texts_and_pairs())
def test_every_passage_is_shown_and_the_second_text_in_its_order(case: tuple[Side, Side, list[Pair]]) -> None:
    a, b, pairs = case
    rows = text_rows(a, b, pairs)
    for side, spans in ((a, [row.a for row in rows if row.a]), (b, [row.b for row in rows if row.b])):
        for passage in side.passages:
            assert any(span.contains(passage) for span in spans), "a passage is lost"
    alone = [row.b for row in rows if row.b and row.kind is RowKind.ONLY_B]
    assert len(alone) == len(set(alone))
    straight = [row.b.start for row in rows if row.b and not row.moved]
    assert straight == sorted(straight)
    beside = [(row.a, row.b) for row in rows if row.kind is RowKind.PAIR and row.a and row.b]
    for one, other in {(p.a, p.b) for p in pairs}:
        told = any(x.contains(one) and y.contains(other) for x, y in beside)
        assert told or any(y.contains(other) for _, y in beside), "a passage of a pair stands beside nothing"
    for row in rows:
        if row.kind is RowKind.MOVED:
            assert any(r.kind is RowKind.PAIR and r.b and r.b.start == row.beside for r in rows)
