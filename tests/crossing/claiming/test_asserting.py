"""Links in doubt are put to the entailment network: what it is asked, and what becomes of claims by its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from crossing.made import link, prepare, scene
from crossread.crossing.bearing import Across, AskAcross
from crossread.crossing.claiming.asserting import asserted
from crossread.crossing.claiming.claims import claims
from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.grouping import Grouping
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.same_assertion import SAME_NAMES, said_of, same_signals
from crossread.crossing.scene import Scene
from crossread.domain.reuse import ReuseKind

OWNS = "The family of the two boys does not own the house."
HOME = "The family of the two boys was at home."
DRAINED = "The council had the old mill pond drained before dawn on Friday."
EMPTIED = "By daybreak there was no water left in the mill pond."


class Network:
    """Says one thing of every question, and keeps what it was asked."""

    def __init__(self, *, borne_out: float, excluded: float = 0.01) -> None:
        self.asked: list[tuple[str, str]] = []
        self._said = [borne_out, excluded, 1 - borne_out - excluded]

    def __call__(self, questions: Sequence[Across]) -> NDArray[np.float64]:
        self.asked.extend((one.text, one.claim) for one in questions)
        return np.tile(self._said, (len(questions), 1))


def doubtful(a: str, b: str, probability: float) -> Linked:
    return replace(link(a, b), probability=probability)


def links_of(here: Scene, ask: AskAcross | None) -> tuple[Linked, ...]:
    here = replace(here, ask=ask)
    return asserted(here, Grouping.of(here, Ground.of(here)).groups)


def test_without_a_network_the_links_are_as_they_were() -> None:
    here = scene([doubtful(OWNS, HOME, 0.7)])
    assert links_of(here, None) is here.linked
    assert len(claims(here)) == 1


def test_passages_that_leave_each_other_open_make_no_claim() -> None:
    here = scene([doubtful(OWNS, HOME, 0.7)])
    assert claims(replace(here, ask=Network(borne_out=0.01))) == ()


def test_passages_that_bear_each_other_out_stay_one_claim_and_are_surer() -> None:
    here = scene([doubtful(OWNS, HOME, 0.7)])
    (claim,) = claims(replace(here, ask=Network(borne_out=0.98)))
    assert claim.score is not None
    assert claim.score > 0.7


def test_what_hardly_missed_a_claim_makes_one_where_it_is_borne_out() -> None:
    here = scene([doubtful(DRAINED, EMPTIED, 0.45)])
    assert claims(here) == ()
    assert len(claims(replace(here, ask=Network(borne_out=0.98)))) == 1
    assert claims(replace(here, ask=Network(borne_out=0.1))) == ()


def test_exclusion_speaks_for_one_claim() -> None:
    one = doubtful(OWNS, HOME, 0.6)
    open_, excluded = (
        links_of(scene([one]), Network(borne_out=0.01, excluded=share))[0].probability
        for share in (0.01, 0.97)
    )
    assert excluded > open_


def test_sure_links_and_copies_are_not_asked_about() -> None:
    network = Network(borne_out=0.01)
    sure = doubtful(OWNS, HOME, 0.97)
    copy = replace(doubtful(DRAINED, EMPTIED, 0.7), reused=True, one_lineage=False, kind=ReuseKind.EDITED)
    assert links_of(scene([sure, copy]), network) == (sure, copy)
    assert network.asked == []


def test_what_is_far_from_a_claim_is_not_asked_about() -> None:
    network = Network(borne_out=0.98)
    links_of(scene([doubtful(OWNS, HOME, 0.3)]), network)
    assert network.asked == []


def test_the_longer_passage_is_the_text_and_the_way_back_is_asked_only_where_it_is_open() -> None:
    one = doubtful(EMPTIED, DRAINED, 0.7)
    sure, open_ = Network(borne_out=0.9), Network(borne_out=0.2)
    assert [len(words) for words in said_of(sure, [one])] == [1]
    assert sure.asked == [(DRAINED, EMPTIED)]
    (words,) = said_of(open_, [one])
    assert open_.asked == [(DRAINED, EMPTIED), (EMPTIED, DRAINED)]
    assert same_signals(one, words).shape == (len(SAME_NAMES),)


def test_what_several_reports_print_in_the_same_words_is_one_question() -> None:
    one, two = (doubtful(OWNS, HOME, 0.7) for _ in range(2))
    again = replace(two, b=prepare(two.b.report.text, outlet="Parish Paper"))
    network = Network(borne_out=0.9)
    told = links_of(scene([one, again]), network)
    assert len(network.asked) == 1
    assert len({link.probability for link in told}) == 1


def test_what_is_settled_keeps_its_word_though_its_wording_was_asked_about_elsewhere() -> None:
    one, certain = (doubtful(OWNS, HOME, share) for share in (0.7, 1.0))
    certain = replace(certain, b=prepare(certain.b.report.text, outlet="Parish Paper"))
    told = links_of(scene([one, certain]), Network(borne_out=0.01))
    assert [link.probability for link in told if link.b is certain.b] == [1.0]
    assert all(link.probability < 0.5 for link in told if link.b is one.b)


def test_one_passage_is_asked_in_a_few_links_at_most() -> None:
    likely = [
        doubtful(OWNS, f"The family of the two boys was at home, said neighbour {n}.", 0.6) for n in "ABCDEF"
    ]
    others = [replace(one, b=prepare(one.b.report.text, outlet=f"Post {n}")) for n, one in enumerate(likely)]
    network = Network(borne_out=0.9)
    links_of(scene(others), network)
    assert len(network.asked) == 4
