from __future__ import annotations

import pytest

from crossing.made import copied, link, scene
from crossread.crossing.discrepancies.quotation import quotation_findings
from crossread.crossing.speech.spoken import Spoken

SOURCE = "“We heard the cables go one after the other, and then nobody moved at all,” said Tomas Verrin."


def details(source: str, copy: str, *, directed: bool = True) -> list[str]:
    linked = copied(source, copy) if directed else link(source, copy)
    return [f.detail for f in quotation_findings(Spoken.of(scene([linked])))]


CHANGED = [
    (
        "“We heard the ropes go one after the other, and then nobody stirred at all,” said Tomas Verrin.",
        ["altered"],
    ),
    (
        "Tomas Verrin said we heard the cables go one after the other, and then nobody moved at all.",
        ["marks dropped"],
    ),
]


@pytest.mark.parametrize(("copy", "expected"), CHANGED)
def test_what_a_copy_did_to_quoted_words(copy: str, expected: list[str]) -> None:
    assert details(SOURCE, copy) == expected


def test_marks_added_by_a_copy() -> None:
    plain = "The mayor said that the plan was rash and came far too late for anyone."
    marked = "The mayor said that the plan “was rash and came far too late for anyone”."
    assert details(plain, marked) == ["marks added"]
    assert details(plain, marked, directed=False) == ["marks differ"]


def test_separate_accounts_render_a_remark_differently() -> None:
    other = "“We heard the cables go one by one, and then no one moved at all,” said Tomas Verrin."
    assert details(SOURCE, other, directed=False) == ["rendered differently"]


@pytest.mark.parametrize(
    ("copy", "ends"),
    [
        (
            "“We heard the ropes go one by one, and then nobody stirred at all,” said Tomas Verrin.",
            "stirred at all”.",
        ),
        (
            "Tomas Verrin said: “We heard the ropes go one by one, and then nobody stirred at all.”",
            "stirred at all.”",
        ),
    ],
)
def test_an_explanation_ends_with_one_full_stop(copy: str, ends: str) -> None:
    (found,) = quotation_findings(Spoken.of(scene([copied(SOURCE, copy)])))
    assert found.explanation.endswith(ends)


FAITHFUL = [
    (SOURCE, SOURCE),
    (SOURCE, SOURCE.replace("“", '"').replace("”", '"')),
    (
        SOURCE,
        "Tomas Verrin said: “We heard the cables go one after the other, and then nobody moved at all.”",
    ),
    ("“We don't know who called it off,” she said.", "“We do not know who called it off,” she said."),
    ("“It is a well-organised labour camp,” she said.", "“It is a well organized labor camp,” she said."),
    ("She sang “The Long Road Down to Tromby” twice.", "She sang The Long Road Down to Tromby twice."),
]


@pytest.mark.parametrize(("source", "copy"), FAITHFUL)
def test_house_style_is_no_discrepancy(source: str, copy: str) -> None:
    assert details(source, copy) == []


def test_a_cut_that_loses_a_not_is_one() -> None:
    source = "“Not all of them are safe to cross,” she said."
    copy = "“All of them are safe to cross,” she said."
    assert details(source, copy) != []


def test_different_remarks_are_not_compared() -> None:
    other = "“The council will pay for the funerals and for the school fees,” said Pia Strand."
    assert list(quotation_findings(Spoken.of(scene([link(SOURCE, other, score=0.6)])))) == []


def test_readings_point_at_the_words() -> None:
    linked = copied(SOURCE, CHANGED[0][0])
    (finding,) = quotation_findings(Spoken.of(scene([linked])))
    for point, report in zip(finding.points, (linked.a, linked.b), strict=True):
        assert point.citation.report == report.id
        assert point.citation.span.of(report.report.text) == point.value
    assert 0 < finding.confidence < 1


RETOLD = [
    ("“I saw no armed men there,” said Tomas Verrin.", "Tomas Verrin saw people who sell, but no armed men."),
    (
        "“The second wave came when people ran to help,” he said.",
        "The second wave arrived as people were hurrying to help.",
    ),
    (
        "“I saw the film nine or ten times,” he said.",
        "He had seen it nine or ten times, he told us, that film.",
    ),
]


@pytest.mark.parametrize(("source", "copy"), RETOLD)
def test_indirect_speech_in_other_words_drops_no_marks(source: str, copy: str) -> None:
    assert details(source, copy) == []


CUT = [
    (
        '"The bridge is safe if nobody overloads it," the engineer said.',
        '"The bridge is safe," the engineer said.',
    ),
    (
        '"Schools will open on Monday unless the snow comes back," the mayor said.',
        '"Schools will open on Monday," the mayor said.',
    ),
    (
        '"We support the strike, but we will not close the wards," the nurse said.',
        '"We support the strike," the nurse said.',
    ),
    (
        '"The lake is clean, although nobody should drink from it yet," she said.',
        '"The lake is clean," she said.',
    ),
    ('"The money will be paid once the court has ruled," he said.', '"The money will be paid," he said.'),
    (
        '"I believe that the driver was asleep," the witness said.',
        '"The driver was asleep," the witness said.',
    ),
    ('"I think the roof was rotten," the carpenter said.', '"The roof was rotten," the carpenter said.'),
    (
        '"As far as I know, all the children are safe," the head said.',
        '"All the children are safe," the head said.',
    ),
    ('"Maybe the pump was left running," the keeper said.', '"The pump was left running," the keeper said.'),
    (
        '"We will talk to them only when the guns fall silent," the general said.',
        '"We will talk to them," the general said.',
    ),
    (
        '"The vaccine works well except in the very old," the doctor said.',
        '"The vaccine works well," the doctor said.',
    ),
    (
        '"The harvest is lost, unless rain comes this week," the farmer said.',
        '"The harvest is lost," the farmer said.',
    ),
    (
        '"The plan looks fine on paper but nobody has paid for it," the auditor said.',
        '"The plan looks fine on paper," the auditor said.',
    ),
    (
        '"We have found no trace of poison, but the tests are not finished," the coroner said.',
        '"We have found no trace of poison," the coroner said.',
    ),
    (
        '"I do not believe that the fire was set on purpose," the chief said.',
        '"The fire was set on purpose," the chief said.',
    ),
    (
        '"The village will be rebuilt, provided that the state pays its share," the headman said.',
        '"The village will be rebuilt," the headman said.',
    ),
]

EDITED = [
    (
        '"The bridge is closed and it will stay closed until spring comes to the valley," the engineer said.',
        '"The bridge is closed," the engineer said.',
    ),
    (
        '"We heard the shots at dawn and we stayed in the cellar," the baker said.',
        '"We heard the shots at dawn," the baker said.',
    ),
    (
        '"The cause is completely open, and it may take weeks to find it," the chief said.',
        'The cause is "completely open", the chief said.',
    ),
    (
        '"We cannot say this often enough: seat belts save lives," the officer said.',
        '"Seat belts save lives," the officer said.',
    ),
    (
        '"It was dark, the road was wet and nobody saw the deer," the driver said.',
        '"The road was wet and nobody saw the deer," the driver said.',
    ),
    (
        '"My brother called me at noon and I ran down to the harbour," she said.',
        '"I ran down to the harbour," she said.',
    ),
    ('"I am proud of every one of them," the coach said.', 'The coach was "proud of every one of them".'),
    (
        '"The bridge is safe if nobody overloads it," the engineer said.',
        '"The bridge is safe," the engineer said, if nobody overloads it.',
    ),
    (
        '"Cholera can be prevented and treated, and nobody should die of it," the envoy said.',
        '"Cholera can be prevented and treated," the envoy said.',
    ),
    (
        '"We want to thank the crews, who worked all night," the mayor said.',
        '"We want to thank the crews," the mayor said.',
    ),
    (
        '"The harvest is lost, and we do not know how to feed the goats," the farmer said.',
        '"The harvest is lost," the farmer said.',
    ),
    (
        '"They were brave, they were quick and they may have saved the street," he said.',
        '"They were brave," he said.',
    ),
]

UNMARKED = [
    (
        '"The roof came down like a wet sheet of paper," said Ana Brito.',
        "The roof came down like a wet sheet of paper.",
    ),
    (
        '"The dogs barked all night before the slope gave way," a herder said.',
        "The dogs barked all night before the slope gave way and the road was cut.",
    ),
    (
        '"Everybody knew the pump was broken and nobody said a word," the clerk said.',
        "Everybody knew the pump was broken and nobody said a word, the clerk said.",
    ),
    (
        '"The second wave came while people were looking for their shoes," a teacher said.',
        "The second wave came while people were looking for their shoes.",
    ),
    (
        '"The lights went out and then the lift began to fall," one guest said.',
        "The lights went out and then the lift began to fall, floor after floor.",
    ),
]

INDIRECT = [
    (
        '"We are out of fuel and we cannot reach the island," the captain said.',
        "The captain said they were out of fuel and could not reach the island.",
    ),
    (
        '"No prize in the world is worth a horse," the trainer said.',
        "The trainer said no prize in the world was worth a horse.",
    ),
    (
        '"I have lost my house and my boat and my nets," the fisherman said.',
        "The fisherman said he had lost his house and his boat and his nets.",
    ),
    (
        '"It is too early to talk about the cause of the fire," the chief said.',
        "It was too early to talk about the cause of the fire, the chief said.",
    ),
    (
        '"My son was in the first carriage and I cannot find him," she said.',
        "She said her son was in the first carriage and she could not find him.",
    ),
    (
        '"Our ship kept its lane and we gave way in time," the owner said.',
        "Their ship kept its lane and they gave way in time, the owner said.",
    ),
]
LONG_INDIRECT = [
    (
        '"They came at us from both sides of the square and there was no way out," a student said.',
        "A student said the police had come at them from both sides of the square and left no way out.",
    ),
    (
        '"We saw burns on at least nine men, who appear to have been beaten," the lawyer said.',
        "The lawyer said they had seen burns on at least nine men, who appeared to have been beaten.",
    ),
    (
        '"I was ten metres away and I saw the crane fall on the bus," he said.',
        "He said he was ten metres away and saw the crane fall on the bus.",
    ),
]


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize(("source", "copy"), CUT)
def test_what_bore_on_the_kept_words_is_cut(source: str, copy: str, directed: bool) -> None:
    assert details(source, copy, directed=directed) == ["cut"]


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize(("source", "copy"), EDITED)
def test_an_editors_choice_is_no_cut(source: str, copy: str, directed: bool) -> None:
    assert details(source, copy, directed=directed) == []


@pytest.mark.parametrize(("source", "copy"), UNMARKED)
def test_the_same_words_without_marks(source: str, copy: str) -> None:
    assert details(source, copy) == ["marks dropped"]
    assert details(source, copy, directed=False) == ["marks differ"]


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize(("source", "copy"), INDIRECT)
def test_faithful_indirect_speech_drops_no_marks(source: str, copy: str, directed: bool) -> None:
    assert details(source, copy, directed=directed) == []


@pytest.mark.parametrize(("source", "copy"), LONG_INDIRECT)
def test_a_long_remark_that_a_copy_keeps_has_lost_its_marks(source: str, copy: str) -> None:
    assert details(source, copy) == ["marks dropped"]
    assert details(source, copy, directed=False) == []


def test_a_copy_that_makes_quoted_words_of_indirect_speech() -> None:
    told = "The crew had closed the valve and were searching the tanks between the pump and the bow, the captain said."
    said = "“We have closed the valve and are searching the tanks between the pump and the bow,” the captain said."
    assert details(told, said) == ["marks added"]
    assert details(said, told, directed=False) == []
