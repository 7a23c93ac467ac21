from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.stance import cues_in, stances_at
from crossread.text.words import words


def meant(text: str, word: str) -> set[str]:
    row = words(text)
    at = next(k for k, w in enumerate(row) if w.folded == word)
    return {s.value for s in stances_at(cues_in(text, row), at)}


@pytest.mark.parametrize(
    ("text", "word", "stances"),
    [
        ("The dam has not burst.", "burst", {"denied"}),
        ("The dam has burst, but nobody was hurt.", "burst", set()),
        ("The dam has burst, but nobody was hurt.", "hurt", {"denied"}),
        ("Nobody won and nobody lost.", "lost", {"denied"}),
        ("The office denied that the dam had burst.", "burst", {"denied"}),
        ("He did not deny the burst.", "burst", set()),
        ("The dam may have burst.", "burst", {"open"}),
        ("Police did not rule out that he slept.", "slept", {"open"}),
        ("They do not believe the cases are linked.", "linked", {"open", "denied"}),
        ("The dam burst in May 2011.", "burst", set()),
        ("The dam burst on a day in May.", "burst", set()),
        ("The suspect fled over the dam.", "fled", set()),
        ("A suspected leak closed the dam for days.", "leak", {"open"}),
        ("The dam will be closed.", "closed", {"planned"}),
        ("If the dam is not repaired, it bursts.", "repaired", {"denied", "planned"}),
        ("Nobody knows why the dam burst.", "burst", set()),
        ("No fewer than ten dams burst.", "burst", set()),
        ("They did not find him until Sunday.", "find", set()),
        ("A flood over the dam was out of the question.", "flood", {"denied"}),
        ("Cries could be heard under the dam.", "heard", set()),
        ('The lone "no" vote was by the mayor.', "vote", set()),
        ("It is no less a dam.", "dam", set()),
        ("Whoever knows of possible suspects is urged to call.", "urged", set()),
        ("He suspects that the dam had burst.", "burst", {"open"}),
    ],
)
def test_how_a_word_is_meant(text: str, word: str, stances: set[str]) -> None:
    assert meant(text, word) == stances


@given(st.text(max_size=300))
def test_cues_lie_inside_any_text(text: str) -> None:
    row = words(text)
    for cue in cues_in(text, row):
        assert 0 <= cue.first < cue.end <= len(row)
        assert 0 <= cue.low <= cue.high <= len(row)
