"""The team's passages and claims: what the files say is what comes out."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.crossing.bearing import LABELS, load_groups, load_pairs, load_reported


@pytest.mark.parametrize("load", [load_pairs, load_groups])
def test_no_group_stands_in_both_parts(load) -> None:  # type: ignore[no-untyped-def]
    taught, held = ({pair.group for pair in load(held_out=part)} for part in (False, True))
    assert taught
    assert held
    assert not taught & held


def test_a_claim_of_the_groups_has_more_than_one_label() -> None:
    by_claim: dict[tuple[str, str], set[str]] = {}
    for pair in load_groups(held_out=True):
        by_claim.setdefault((pair.group, pair.claim), set()).add(pair.label)
    share = Counter(len(labels) > 1 for labels in by_claim.values())
    assert share[True] > 9 * share[False]  # the wording of a claim alone must tell nothing


def test_letters_are_labels_and_hesitation_is_left_out(tmp_path: Path) -> None:
    line = {"t": "test", "p": ["One.", "Two.", "Three."], "c": [["It is so.", "sc?"], ["It was.", "n?n"]]}
    (tmp_path / "groups-x.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    pairs = [*load_groups(held_out=False, folder=tmp_path), *load_groups(held_out=True, folder=tmp_path)]
    assert [(p.passage, p.claim, p.label) for p in pairs] == [
        ("One.", "It is so.", "supported"),
        ("Two.", "It is so.", "contradicted"),
        ("One.", "It was.", "neither"),
        ("Three.", "It was.", "neither"),
    ]


@pytest.mark.parametrize("letters", ["s", "sx", "sss"])
def test_letters_that_do_not_fit_are_refused(tmp_path: Path, letters: str) -> None:
    line = {"t": "test", "p": ["One.", "Two."], "c": [["It is so.", letters]]}
    (tmp_path / "groups-x.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    with pytest.raises(ValueError, match=r"groups-x\.jsonl:1: labels"):
        list(load_groups(held_out=False, folder=tmp_path)) + list(load_groups(held_out=True, folder=tmp_path))


@pytest.mark.corpora
def test_claims_about_reports_find_their_sentences() -> None:
    pairs = list(load_reported(held_out=True))
    assert {pair.label for pair in pairs} == set(LABELS)
    assert all(pair.passage.strip() and pair.claim.strip() for pair in pairs)
