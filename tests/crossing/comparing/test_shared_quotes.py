from __future__ import annotations

from crossing.made import prepare
from crossing.texts import ORIGINAL, QUOTATION_ONLY, SECOND_NEWSROOM
from crossread.crossing.comparing.shared_quotes import shared_quotations


def test_the_same_words_in_two_reports_are_found_once() -> None:
    a, b = prepare(ORIGINAL, outlet="Harbour Post"), prepare(QUOTATION_ONLY, outlet="Assembly News")
    (shared,) = shared_quotations(a, b)
    assert shared.a.of(a.report.text) == shared.b.of(b.report.text)
    assert shared.likeness == 1.0
    assert [(s.b, s.a) for s in shared_quotations(b, a)] == [(shared.a, shared.b)]


def test_other_quotations_are_not_shared() -> None:
    assert shared_quotations(prepare(ORIGINAL), prepare(SECOND_NEWSROOM)) == ()


def test_short_quotations_recur_by_chance() -> None:
    a = prepare(
        "The mayor called it “a very sad day” and left the square before anyone could put a question to him."
    )
    b = prepare(
        "It was “a very sad day” for the choir too, which lost the cup it had held for eleven years running."
    )
    assert shared_quotations(a, b) == ()
