"""Whether passages that were grouped, or hardly missed it, assert the same: the entailment network is asked.

Likeness of words and meaning takes what is told of one person or place for one assertion. The network is asked whether
either passage bears the other out, of the links on which a claim hangs and of those just below what makes one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.bearing import AskAcross, Bearing, bearings
from crossread.crossing.claiming.grouping import Groups
from crossread.crossing.clusters import Node
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.decision import load_decision, log_odds
from crossread.crossing.questions import back, forth, in_line
from crossread.crossing.scene import Scene
from crossread.domain.reuse import ReuseKind

SAME = "same_assertion"
SAME_NAMES = (
    "link",  # log odds of the probability without the network
    "likeness",  # of wording and meaning
    "borne_out",  # log odds that the one passage bears the other out, the surer way round
    "excluded",  # that it excludes it: what contradicts each other speaks of one thing
    "open",  # that it says nothing of it, the less sure way round
    "quoted",  # share in quote marks, the smaller
)
# Links of a story that are asked about; figures in docs/decisions/0019-claims-borne-out.md.
_ASKED_AT_LEAST, _ASKED_PER_REPORT = 24, 1.0
_OF_ONE_PASSAGE = 4
_SURE = 0.95  # probability from which a link needs no second look
_HARDLY_MISSED, _JOINS = 0.35, 0.5
_BORNE_OUT = 0.8  # from which the way back is not asked
_ROUNDS = 3  # what the answers part or join may leave other links to hang on

Wording = frozenset[str]
Words = tuple[Bearing, ...]


def asserted(scene: Scene, groups_of: Callable[[Sequence[Linked]], Groups]) -> tuple[Linked, ...]:
    """The links of a scene, those in doubt with their probability in the light of the network's word.

    `groups_of` makes the groups that links lead to. Without a network on the scene the links are as they were.
    """
    if scene.ask is None:
        return scene.linked
    linked = scene.linked
    left = _ASKED_AT_LEAST + round(_ASKED_PER_REPORT * len(scene.reports))
    taken: Counter[Node] = Counter()
    known: dict[Wording, float] = {}
    for _ in range(_ROUNDS):
        wanted: dict[Wording, Linked] = {}
        for link in _in_doubt(scene, linked, groups_of(linked)):
            wording, nodes = _wording(link), _nodes(link)
            if wording in known or wording in wanted or len(wanted) == left:
                continue
            if max(taken[node] for node in nodes) < _OF_ONE_PASSAGE:
                taken.update(nodes)
                wanted[wording] = link
        if not wanted:
            break
        left -= len(wanted)
        said = said_of(scene.ask, list(wanted.values()))
        known |= {
            wording: _probability(wanted[wording], words) for wording, words in zip(wanted, said, strict=True)
        }
        linked = tuple(replace(x, probability=known.get(_wording(x), x.probability)) for x in linked)
    return linked


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


def _probability(link: Linked, words: Words) -> float:
    return round(load_decision(SAME, SAME_NAMES).probability(same_signals(link, words)), 3)


def _in_doubt(scene: Scene, linked: Sequence[Linked], groups: Groups) -> Iterator[Linked]:
    """The links worth asking about: those within a claim, the least sure first, then those that hardly missed one."""
    held: dict[Node, set[int]] = {}
    met: set[tuple[Node, str]] = set()
    for at, group in enumerate(groups):
        if len({scene.lineage_of[report].id for report, _ in group}) > 1:
            for node in group:
                held.setdefault(node, set()).add(at)
                met.update((node, report) for report, _ in group)
    within = [
        link
        for link in linked
        if _is_within(link, held) and link.probability < _SURE and not _is_copied(link)
    ]
    yield from sorted(within, key=lambda link: (link.probability, link.citations))
    best = _best(linked)
    missed = [
        link
        for link in linked
        if _HARDLY_MISSED <= link.probability < _JOINS
        and all(best[side] is link and side not in met for side in _sides(link))
    ]
    yield from sorted(missed, key=lambda link: (-link.probability, link.citations))


def _is_within(link: Linked, held: dict[Node, set[int]]) -> bool:
    a, b = _nodes(link)
    return not held.get(a, set()).isdisjoint(held.get(b, set()))


def _is_copied(link: Linked) -> bool:
    return link.reused and link.kind is not ReuseKind.REWRITTEN


def _best(linked: Sequence[Linked]) -> dict[tuple[Node, str], Linked]:
    """By passage and other report, the likeliest link."""
    best: dict[tuple[Node, str], Linked] = {}
    for link in linked:
        for side in _sides(link):
            if side not in best or link.probability > best[side].probability:
                best[side] = link
    return best


def _sides(link: Linked) -> tuple[tuple[Node, str], tuple[Node, str]]:
    """Either passage with the report of the other."""
    a, b = _nodes(link)
    return (a, b[0]), (b, a[0])


def _nodes(link: Linked) -> tuple[Node, Node]:
    return (link.a.id, link.i), (link.b.id, link.j)


def _wording(link: Linked) -> Wording:
    """What several reports print in the same words is one question."""
    return frozenset((in_line(link.text_a), in_line(link.text_b)))
