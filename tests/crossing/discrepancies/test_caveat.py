from __future__ import annotations

import pytest

from crossing.discrepancies.copied_stories import REWRITE, SOURCE, copied_scene
from crossread.crossing.discrepancies.caveat import caveat_findings

_KEPT = (
    "What caused it has not been established, and the age of the steel might play no part, the office said."
)
CAVEATS = [
    "None of these figures could be independently verified by this newspaper on Wednesday.",
    "The builder, Halvorsen, denied that its welds were to blame for the damage.",
    "The count does not cover the lorries, which the customs office has still to add: the figures do not cover them.",
    "Wirth cautioned that her measurement could change once the paint is off.",
]


def test_a_lost_caveat_is_named_with_what_it_limits() -> None:
    (finding,) = caveat_findings(copied_scene(SOURCE, REWRITE))
    assert "not been established" in finding.explanation
    assert finding.points[0].value == SOURCE[3]
    assert len({p.citation.report for p in finding.points}) == 2


def test_a_caveat_in_other_words_is_kept() -> None:
    assert list(caveat_findings(copied_scene(SOURCE, (*REWRITE[:3], _KEPT, *REWRITE[3:])))) == []


@pytest.mark.parametrize("caveat", CAVEATS)
def test_other_caveats(caveat: str) -> None:
    source = (*SOURCE[:3], caveat, *SOURCE[4:])
    assert [f.points[0].value for f in caveat_findings(copied_scene(source, REWRITE))] == [caveat]


def test_a_sentence_without_a_caveat_may_go() -> None:
    source = (*SOURCE[:3], "The steel came by ship from a mill in the north in 1931.", *SOURCE[4:])
    assert list(caveat_findings(copied_scene(source, REWRITE))) == []
