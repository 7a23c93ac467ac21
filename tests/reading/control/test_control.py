from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from benchmarks.facts.invented import grounds
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.domain.facts import Control, Place, PlaceMention, PlacePrecision, TimeExpression, TimeKind
from crossread.domain.layers import Mention, MentionKind, Token
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.models.reader import OnnxReader
from crossread.reading.control import controls_of
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree

TOLD = [
    ("Rebels captured the town of Arvane on Monday.", "Arvane captured by Rebels"),
    ("The army retook the town of Arvane.", "Arvane regained by The army"),
    ("The town of Arvane was seized by militants.", "Arvane captured by militants"),
    ("The army lost the airport to the rebels.", "the airport lost by the rebels from The army"),
    ("The troops withdrew from the valley.", "the valley withdrew from The troops"),
    ("Tanks of the army entered the capital.", "the capital entered by Tanks of the army"),
    ("The militia controls most of the coast.", "most of the coast held by The militia"),
    ("Rebel-held Arvane was hit again.", "Arvane held by Rebel"),
    ("The port is under the control of the militia.", "The port held by the militia"),
    ("The city is no longer under the control of the army.", "The city lost from the army"),
    ("The seizure of Arvane by the rebels was a surprise.", "Arvane captured by the rebels"),
    ("The loss of Arvane to the rebels was a surprise.", "Arvane lost by the rebels"),
    ("Arvane fell to the rebels on Sunday.", "Arvane captured by the rebels"),
    ("The army cleared the village of insurgents.", "the village captured by The army from insurgents"),
    ("Troops drove the rebels out of the old town.", "the old town captured by Troops from the rebels"),
    ("Fighting for control of the dam went on.", "the dam contested"),
    ("The army failed to retake the hill.", "the hill regained by The army, negated"),
    ("The rebels vowed to seize the port.", "the port captured by The rebels, planned"),
    ("Residents fear that the town could fall to the militia.", "the town captured by the militia, feared"),
    ("The envoy urged the rebels to withdraw from the port.", "the port withdrew from the rebels, demanded"),
    ("If the army retakes the dam, the war is over.", "the dam regained by the army, hypothetical"),
    ("The ministry denied that its troops had lost the base.", "the base lost from its troops, denied"),
]

NOT_TOLD = [
    "Police seized weapons at the airport.",
    "Soldiers captured twelve rebels near the town of Arvane.",
    "The striker took control of the ball.",
    "The bank won control of the company.",
    "He entered politics in the capital.",
    "The film captured the attention of the city.",
    "The meeting was held in the town of Arvane.",
    "The airline took over the airport from its rival.",
    "The pilot lost control of the aircraft.",
    "Floods cut off the village of Arvane.",
    "The driver left the city on Monday.",
    "Snipers took positions on the roof.",
]


@cache
def reader() -> OnnxReader:
    return OnnxReader.from_package(threads=1)


@cache
def ground(text: str) -> Ground:
    return next(iter(grounds(reader(), [text])))


def said(control: Control, text: str) -> str:
    words = [control.place.of(text), control.change.value]
    words += ["by", control.holder.of(text)] if control.holder else []
    words += ["from", control.former.of(text)] if control.former else []
    return " ".join(words) + (f", {control.status}" if control.status != "actual" else "")


def found(text: str) -> list[str]:
    return [said(control, text) for control in controls_of(ground(text))]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_control_is_found(text: str, wanted: str) -> None:
    assert found(text) == [wanted]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_no_control_of_a_place_is_left_out(text: str) -> None:
    assert found(text) == []


def test_names_of_a_list_are_places_of_their_own() -> None:
    text = "Rebels captured dozens of towns, including the towns of Arvane and Korsa, on Monday."
    assert [line.split(" captured")[0] for line in found(text)] == [
        "dozens of towns",
        "Arvane",
        "Korsa",
    ]


def test_exceptions_are_kept() -> None:
    text = "The alliance controls the city, except for the quarters held by the militia, a monitor said."
    whole, part = controls_of(ground(text))
    assert [span.of(text) for span in whole.exceptions] == ["the quarters held by the militia"]
    assert part.place.of(text) == "the quarters"
    assert whole.claimed_by is not None
    assert whole.claimed_by.of(text) == "a monitor"


def test_a_pronoun_is_whom_it_stands_for() -> None:
    text = "The army said it had regained several towns."
    (control,) = controls_of(ground(text))
    assert control.holder is not None
    assert control.claimed_by is not None
    assert control.holder.of(text) == control.claimed_by.of(text) == "The army"


@pytest.mark.parametrize(
    ("text", "time", "wanted"),
    [
        ("Rebels captured the town of Arvane on Monday.", "Monday", True),
        ("Rebels captured the town of Arvane, the mayor said on Monday.", "Monday", False),
        ("On Monday, the army said it had captured the town of Arvane.", "Monday", True),
    ],
)
def test_the_day_of_the_change_is_not_the_day_it_was_told(text: str, time: str, wanted: bool) -> None:
    start = text.index(time)
    expression = TimeExpression(Span(start, start + len(time)), TimeKind.DATE, "XXXX-WXX-1")
    (control,) = controls_of(replace(ground(text), times=(expression,)))
    assert control.time == (expression.span if wanted else None)


def test_a_name_known_for_a_place_is_one_where_it_is_taken_for_a_person() -> None:
    text = "The rebels left Korsa. Militants captured Korsa in January."
    first, last = (Span(at, at + 5) for at in (text.index("Korsa"), text.rindex("Korsa")))
    place = Place("made", "Korsa", 0.0, 0.0, "XX", "", "PPL", 0, PlacePrecision.TOWN)
    located = replace(
        ground(text),
        mentions=(Mention(last, MentionKind.PERSON, 1.0),),
        places=(PlaceMention(first, place, 1.0),),
    )
    assert "Korsa captured by Militants" in [said(control, text) for control in controls_of(located)]


@pytest.mark.parametrize("text", ["", "x", "🙂", "“", "The fall of", "In", "seized", "control of", "hands"])
def test_little_text_tells_nothing(text: str) -> None:
    assert found(text) == []


def test_without_a_tree_nothing_is_found() -> None:
    text = "Rebels captured the town of Arvane."
    report = Report(id="r", text=text, title="", language="en")
    assert controls_of(Ground(report=report, tree=Tree(text, ()))) == ()


WORDS = (
    "rebels",
    "army",
    "captured",
    "seized",
    "lost",
    "control",
    "of",
    "the",
    "town",
    "Arvane",
    "from",
    "to",
    "by",
    "under",
    "in",
    "hands",
    "-",
    "held",
    ",",
    "said",
)
RELATIONS = [
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "case",
    "conj",
    "acl",
    "acl:relcl",
    "ccomp",
    "compound",
    "nsubj:pass",
    "mark",
]


@st.composite
def trees(draw: st.DrawFn) -> Ground:
    """Any words under any tree: rules must not trust either."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    text = " ".join(words)
    tokens, start = [], 0
    for at, word in enumerate(words):
        head = draw(st.integers(0, at)) if at else 0
        upos = draw(st.sampled_from(["NOUN", "VERB", "PROPN", "ADP", "PRON", "DET", "PUNCT"]))
        relation = "root" if head == at else draw(st.sampled_from(RELATIONS))
        tokens.append(Token(Span(start, start + len(word)), upos, head, relation))
        start += len(word) + 1
    report = Report(id="r", text=text, title="", language="en")
    return Ground(report=report, tree=Tree(text, tokens))


@settings(deadline=None, max_examples=300)
@given(trees())
def test_any_tree_is_survived_and_every_span_lies_in_the_text(ground: Ground) -> None:
    for control in controls_of(ground):
        spans = [control.span, control.place, control.holder, control.former, control.claimed_by]
        for span in filter(None, spans):
            assert 0 <= span.start < span.end <= len(ground.text)
        assert control.span.contains(control.place)
