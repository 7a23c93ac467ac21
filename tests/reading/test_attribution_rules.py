from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.layers import Attribution, AttributionKind
from crossread.domain.span import Span
from crossread.reading.attribution_rules import attributions_by_rules
from crossread.reading.passages import passages
from crossread.text.quotes import quotations


def told(text: str) -> tuple[Attribution, ...]:
    return attributions_by_rules(text, passages(text, [Span(0, len(text))]), quotations(text))


def printed(text: str) -> list[tuple[str | None, str | None]]:
    return [(a.source.of(text) if a.source else None, a.cue.of(text) if a.cue else None) for a in told(text)]


ONE_EACH = [
    # before the verb
    ("Tomas Verrin said the crane had swayed all night.", "Tomas Verrin", "said"),
    ("Officials say the ferry will sail again on Monday.", "Officials", "say"),
    ("The port authority announced that the quay would close.", "The port authority", "announced"),
    ("Mr. Verrin later told reporters that he heard the cables go.", "Mr. Verrin", "told"),
    ("The army has also claimed that it took the ridge.", "The army", "claimed"),
    ("On Tuesday the ministry confirmed that nine people were hurt.", "the ministry", "confirmed"),
    ("The ruling said the sluice belonged to the town.", "The ruling", "said"),
    ("But critics say the money could be better spent.", "critics", "say"),
    (
        "Gov. Ines Okafor-Lund (I-Lindmark) said the bridge was sound.",
        "Gov. Ines Okafor-Lund (I-Lindmark)",
        "said",
    ),
    (
        "Prime Minister Marta May said this week that the tunnel would open.",
        "Prime Minister Marta May",
        "said",
    ),
    ("Ms. Aalto and Mr. Verrin say other changes are needed.", "Ms. Aalto and Mr. Verrin", "say"),
    # the verb in the middle or at the end
    ("The silo, the fire brigade said, had been empty for a year.", "the fire brigade", "said"),
    ("The silo had been empty for a year, residents said.", "residents", "said"),
    ("Four dockers died at once, the port clinic said on Monday.", "the port clinic", "said"),
    # inverted
    ("“Nobody moved at all,” said Tomas Verrin.", "Tomas Verrin", "said"),
    ("“Nobody moved at all,” said Mr. Verrin, who was unloading timber.", "Mr. Verrin", "said"),
    ("Its pumps could start this week, said Brian Oduya.", "Brian Oduya", "said"),
    # apposition
    ("Tomas Verrin, a crane driver, said the cable had frayed.", "Tomas Verrin, a crane driver", "said"),
    (
        "“It held,” said Lena Aalto, head of the harbour office.",
        "Lena Aalto, head of the harbour office",
        "said",
    ),
    ("Lena Aalto, who runs the harbour office, said the cable had frayed.", "Lena Aalto", "said"),
    ("Lena Aalto, speaking in Tromby, said the cable had frayed.", "Lena Aalto", "said"),
    # according to
    ("According to the Observatory, twelve people died.", "the Observatory", "According to"),
    (
        "Twelve people died, according to Lena Aalto of the relief agency.",
        "Lena Aalto of the relief agency",
        "according to",
    ),
    ("The pier burnt down, as reported by the Harbour Post.", "the Harbour Post", "as reported by"),
    # pronouns
    ("He said the sluice had been open.", "He", "said"),
    ("The mayor spoke for an hour, though she acknowledged it was late.", "she", "acknowledged"),
    # quoted as saying
    ("The envoy was quoted as saying the talks had failed.", "The envoy", "was quoted as saying"),
    # nobody named
    ("It was reported that two boats sank.", None, "reported"),
]


@pytest.mark.parametrize(("text", "source", "cue"), ONE_EACH)
def test_source_and_cue_of_one_attribution(text: str, source: str | None, cue: str) -> None:
    assert printed(text) == [(source, cue)]


NONE = [
    "The United States signed the treaty in March.",
    "The crane fell across the quay at dawn.",
    "Mr. Verrin was accused of theft.",
    "The curfew was announced on Friday.",
    "Two states of the union share the river.",
    "Repeated claims about the dam went unanswered.",
    "He found the lights burning and the doors shut.",
    "“He said it would hold, and I believed it all my life.”",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_attribution(text: str) -> None:
    assert printed(text) == []


SEVERAL = [
    (
        "Lena Aalto said Tomas Verrin had told her that the cable was old.",
        [("Lena Aalto", "said"), ("Tomas Verrin", "told")],
    ),
    ("Lena Aalto called the plan “rash”, but said it could work.", [("Lena Aalto", "said")]),
    (
        "The mayor said the town was safe, adding that schools would open.",
        [("The mayor", "said"), ("The mayor", "adding")],
    ),
    (
        "Police said the road was closed, and witnesses told the Harbour Post that two cars burned.",
        [("Police", "said"), ("witnesses", "told")],
    ),
    (
        "Two tugs, says a pilot who would not be named, had warned the bridge of the swell.",
        [("a pilot", "says"), ("Two tugs", "warned")],
    ),
    (
        "Mr. Oduya said the talks went well, according to the state news agency.",
        [("Mr. Oduya", "said"), ("the state news agency", "according to")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_attributions_in_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert printed(text) == expected


def contents(text: str) -> list[list[str]]:
    return [[part.of(text) for part in a.content] for a in told(text)]


def test_content_of_indirect_speech_is_the_clause_without_the_hearer() -> None:
    text = "Mr. Verrin told reporters on Monday that the cable had frayed."
    assert contents(text) == [["that the cable had frayed"]]
    assert told(text)[0].kind is AttributionKind.INDIRECT


def test_content_around_a_speaker_in_the_middle() -> None:
    text = "The silo, the fire brigade said, had been empty for a year."
    assert contents(text) == [["The silo", "had been empty for a year"]]


def test_what_is_told_of_the_speaker_is_not_what_is_said() -> None:
    text = "The swell, says a pilot who would not be named, rose before dawn."
    assert contents(text) == [["The swell", "rose before dawn"]]


def test_quoted_content_keeps_its_marks_and_is_direct() -> None:
    text = "“Nobody moved at all,” said Tomas Verrin."
    assert contents(text) == [["“Nobody moved at all,”"]]
    assert told(text)[0].kind is AttributionKind.DIRECT


def test_half_quoted_content_is_mixed() -> None:
    text = "The mayor said that the plan put before the council was “rash and late” and should wait."
    assert told(text)[0].kind is AttributionKind.MIXED


def test_a_quotation_over_two_sentences_belongs_to_the_speaker_named_at_its_end() -> None:
    text = "“The cables went one after the other. Then nobody moved at all,” said Tomas Verrin."
    assert contents(text)[-1] == ["“The cables went one after the other. Then nobody moved at all,”"]
    assert {source for source, _ in printed(text)} == {"Tomas Verrin"}


def test_a_bare_quotation_goes_to_the_speaker_just_before() -> None:
    text = "“It fell at dawn,” said Tomas Verrin. “Nobody moved.”"
    assert printed(text) == [("Tomas Verrin", "said"), ("Tomas Verrin", None)]
    assert contents(text)[1] == ["“Nobody moved.”"]


def test_a_bare_quotation_far_from_any_speaker_stays_alone() -> None:
    text = "Tomas Verrin said it fell. The quay was closed for the rest of the day. “Nobody moved.”"
    assert printed(text) == [("Tomas Verrin", "said")]


def test_words_inside_quote_marks_are_nobodys_cue() -> None:
    text = "“My brother always said the crane would fall one day,” Lena Aalto recalled."
    assert printed(text) == [("Lena Aalto", "recalled")]


@given(st.text(alphabet="aA said,.“”\"' \nMrVerrin according to\u00a0", max_size=120))
def test_spans_lie_inside_the_text_and_are_never_empty(text: str) -> None:
    for attribution in told(text):
        for span in (attribution.source, attribution.cue, *attribution.content):
            assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.integers(0, 5))
def test_offsets_move_with_the_text(lines: int) -> None:
    text = "Tomas Verrin said the crane had swayed all night."
    moved = "\n" * lines + text
    assert printed(moved) == printed(text)
