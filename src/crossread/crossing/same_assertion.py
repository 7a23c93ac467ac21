"""Whether two passages assert the same, in the light of what the entailment network says of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.bearing import AskAcross, Bearing, bearings
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.decision import load_decision, log_odds
from crossread.crossing.questions import back, forth

SAME = "same_assertion"
SAME_NAMES = (
    "link",  # log odds of the probability without the network
    "likeness",  # of wording and meaning
    "borne_out",  # log odds that the one passage bears the other out, the surer way round
    "excluded",  # that it excludes it: what contradicts each other speaks of one thing
    "open",  # that it says nothing of it, the less sure way round
    "quoted",  # share in quote marks, the smaller
)
_BORNE_OUT = 0.8  # from which the way back is not asked

Words = tuple[Bearing, ...]


def same_probabilities(ask: AskAcross, links: Sequence[Linked]) -> list[float]:
    """The probability of each link's passages to assert the same; at most two questions a link."""
    decision = load_decision(SAME, SAME_NAMES)
    said = said_of(ask, links)
    return [
        round(decision.probability(same_signals(link, words)), 3)
        for link, words in zip(links, said, strict=True)
    ]


def same_signals(link: Linked, words: Words) -> NDArray[np.float64]:
    """Features of a link with the network's words on it, one way round or both. *Shape:* (len(SAME_NAMES),)."""
    return np.array(
        [
            log_odds(link.probability),
            link.score,
            log_odds(max(word.borne_out for word in words)),
            log_odds(max(word.excluded for word in words)),
            log_odds(min(word.open for word in words)),
            min(float(link.a.quoted_share[link.i]), float(link.b.quoted_share[link.j])),
        ]
    )


def said_of(ask: AskAcross, links: Sequence[Linked]) -> list[Words]:
    """The network's words on each link: does its longer passage bear the shorter out, and unless it does, the way back."""
    looks = [(forth, back) if len(x.text_a) >= len(x.text_b) else (back, forth) for x in links]
    there = bearings(ask, [look(link) for link, (look, _) in zip(links, looks, strict=True)])
    open_ones = [at for at, word in enumerate(there) if word.borne_out < _BORNE_OUT]
    ways_back = dict(
        zip(open_ones, bearings(ask, [looks[at][1](links[at]) for at in open_ones]), strict=True)
    )
    return [(word, ways_back[at]) if at in ways_back else (word,) for at, word in enumerate(there)]
