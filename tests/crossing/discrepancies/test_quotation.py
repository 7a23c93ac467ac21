from __future__ import annotations

import pytest

from crossing.made import copied, link, scene
from crossread.crossing.discrepancies.quotation import quotation_findings

SOURCE = "“We heard the cables go one after the other, and then nobody moved at all,” said Tomas Verrin."


def details(source: str, copy: str, *, directed: bool = True) -> list[str]:
    linked = copied(source, copy) if directed else link(source, copy)
    return [f.detail for f in quotation_findings(scene([linked]))]


CHANGED = [
    (
        "“We heard the ropes go one after the other, and then nobody stirred at all,” said Tomas Verrin.",
        ["altered"],
    ),
    ("“We heard the cables go one after the other,” said Tomas Verrin.", ["cut"]),
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
    (found,) = quotation_findings(scene([copied(SOURCE, copy)]))
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
    assert list(quotation_findings(scene([link(SOURCE, other, score=0.6)]))) == []


def test_readings_point_at_the_words() -> None:
    linked = copied(SOURCE, CHANGED[0][0])
    (finding,) = quotation_findings(scene([linked]))
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
