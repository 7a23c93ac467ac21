"""Whatever the layers are, nothing crashes and every span lies in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.facts import CodedEvent
from crossread.domain.layers import Chain, EventClass, EventMention, Mention, MentionKind, Passage, Token
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.reading.events import events_of, lexicon
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from reading.events.reading import coded

_WORDS = [
    *[
        "attacked",
        "strikes",
        "carried",
        "out",
        "by",
        "rebels",
        "army",
        "police",
        "the",
        "of",
        "in",
        "on",
        "not",
        "to",
        "will",
        "denied",
        "said",
        "who",
        "they",
        "it",
    ],
    *[
        "civilians",
        "Corva",
        "bomb",
        "rockets",
        "meeting",
        "with",
        "between",
        "and",
        ",",
        "(",
        ")",
        "-",
        "killed",
        "12",
        "captured",
        "town",
        "called",
        "for",
    ],
]
_RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "case",
    "det",
    "amod",
    "compound",
    "conj",
    "cc",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "acl:relcl",
]
_UPOS = ["NOUN", "VERB", "PROPN", "PRON", "ADP", "DET", "NUM", "AUX", "CCONJ", "ADJ", "PUNCT"]


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
    text = " ".join(words)
    order = draw(st.permutations(range(len(words))))
    heads = {order[0]: order[0]}
    for number, token in enumerate(order[1:], 1):
        heads[token] = order[draw(st.integers(0, number - 1))]
    tokens, start = [], 0
    for number, word in enumerate(words):
        relation = "root" if heads[number] == number else draw(st.sampled_from(_RELATIONS))
        tokens.append(
            Token(Span(start, start + len(word)), draw(st.sampled_from(_UPOS)), heads[number], relation)
        )
        start += len(word) + 1
    spans = [token.span for token in tokens]
    mentions = tuple(
        Mention(span, draw(st.sampled_from(list(MentionKind))), 0.9) for span in spans if draw(st.booleans())
    )
    return Ground(
        report=Report("any", text, "", "en"),
        tree=Tree(text, tokens),
        passages=(Passage(0, Span(0, len(text)), 0),) if draw(st.booleans()) else (),
        mentions=mentions,
        events=tuple(
            EventMention(span, EventClass.OCCURRENCE, draw(st.booleans()), 0.8)
            for span in spans
            if draw(st.booleans())
        ),
        chains=(Chain(tuple(spans[:2])),) if len(spans) > 1 else (),
    )


@given(grounds())
def test_spans_lie_in_the_text(ground: Ground) -> None:
    for event in events_of(ground, ()):
        _check(ground.text, event)


def _check(text: str, event: CodedEvent) -> None:
    single = [s for s in (event.instrument, event.place, event.time, event.source) if s is not None]
    for span in (event.span, *event.actors, *event.targets, *event.figures, *single):
        assert 0 <= span.start < span.end <= len(text)
        assert not span.of(text).isspace()
    assert 0 <= event.score <= 1
    assert event.rule in lexicon.rules()
    assert not set(event.actors) & set(event.targets)


@pytest.mark.parametrize(
    "text", ["", "x", "🚀" * 50, "attacked " * 200, "minus 5 killed in In on 31 February"]
)
def test_without_syntax_nothing_is_coded(text: str) -> None:
    ground = Ground(report=Report("any", text, "", "en"), tree=Tree(text, ()))
    assert events_of(ground, ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed 10000000000000000000000000000000 people in In on 31 February.",
        "“Rebels attacked “the town 🚀 of (Belmar, said.",
        "Attack attack attack attack attack attack attack attack.",
    ],
)
def test_absurd_texts_are_read(text: str) -> None:
    for event in coded(text):
        _check(text, event)
