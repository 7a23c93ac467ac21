from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.label import label_findings

DIFFERENT = [
    ("Rebels took the town of Lindmark at dawn.", "Terrorists took the town of Lindmark at dawn."),
    ("A crowd of protesters blocked the bridge.", "A mob blocked the bridge."),
    ("Twenty supporters of the club helped.", "Twenty hooligans of the club helped."),
    ("Militants took the town of Lindmark.", "Insurgents took the town. The rebels rejoiced."),
    ("Strikers blocked the gate with tyres.", "A mob blocked the gate with tyres."),
    ("A boy stabbed three pupils in the hall.", "A maniac stabbed three pupils in the hall."),
    ("Jets of the coalition bombed the depot.", "Jets of the aggression bombed the depot."),
    ("Settlers had built huts on the bank.", "Encroachers had built huts on the bank."),
    ("Marchers threw stones at the gate.", "Radicals threw stones at the gate."),
    ("The suspect shot two guards.", "The lunatic shot two guards."),
    ("Houthi rebels fired two rockets.", "The Houthi militia fired two rockets."),
]
ALIKE = [
    ("Fighters took the town of Lindmark.", "Gunmen took the town of Lindmark."),
    ("Rebels took the town of Lindmark.", "Rebels took the town of Lindmark at dawn."),
    ("Rebels took the town of Lindmark.", "The terrorist attacks of that year were recalled in Tromby."),
    ("A maniac stabbed a boy in the hall.", "A maniac stabbed a pupil in the hall."),
    ("A coalition of parties bombed at the polls.", "An alliance of parties bombed at the polls."),
    ("The boy was shot in the leg.", "The man was shot in the leg."),
    ("Strikers blocked the gate.", "Picketers blocked the gate."),
    ("Kurdish rebels took the hill.", "The Houthi militia took the hill."),
    ("Protesters blocked the bridge.", "There was no criminal element to the blocked bridge."),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_words_that_judge_differently(a: str, b: str) -> None:
    (finding,) = label_findings(read_scene(a, b))
    assert "Harbour Post" in finding.explanation
    assert "Lindmark Courier" in finding.explanation
    assert len({point.value for point in finding.points}) > 1


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_words_that_are_nearly_one(a: str, b: str) -> None:
    assert list(label_findings(read_scene(a, b))) == []


def test_the_explanation_names_three_words_at_most() -> None:
    a = "Fighters took the town of Lindmark. The rebels rejoiced. Militants sang. The insurgents left."
    b = "Terrorists took the town of Lindmark. The bandits rejoiced. Jihadists sang. The extremists left."
    (finding,) = label_findings(read_scene(a, b))
    assert finding.explanation.count("by ") <= 3
    assert "more words are used" in finding.explanation
