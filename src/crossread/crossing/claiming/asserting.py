"""Whether passages that were grouped, or hardly missed it, assert the same: the entailment network is asked.

Likeness of words and meaning takes what is told of one person or place for one assertion. The network is asked whether
either passage bears the other out, of the links on which a claim hangs and of those just below what makes one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from crossread.crossing.asking import Budget, Wording, sides, wording
from crossread.crossing.claiming.grouping import Groups
from crossread.crossing.clusters import Node
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.same_assertion import same_probabilities
from crossread.crossing.scene import Scene
from crossread.domain.reuse import ReuseKind
from crossread.domain.span import Citation

# Links of a story that are asked about; figures in docs/decisions/0019-claims-borne-out.md.
_ASKED_AT_LEAST, _ASKED_PER_REPORT = 24, 0.25
_OF_ONE_PASSAGE = 4
_SURE = 0.95  # probability from which a link needs no second look
_HARDLY_MISSED, _JOINS = 0.35, 0.5
_ROUNDS = 3  # what the answers part or join may leave other links to hang on


def asserted(scene: Scene, groups_of: Callable[[Sequence[Linked]], Groups]) -> tuple[Linked, ...]:
    """The links of a scene, those in doubt with their probability in the light of the network's word.

    `groups_of` makes the groups that links lead to. Without a network on the scene the links are as they were.
    """
    if scene.ask is None:
        return scene.linked
    linked = scene.linked
    budget = Budget(_ASKED_AT_LEAST + round(_ASKED_PER_REPORT * len(scene.reports)), _OF_ONE_PASSAGE)
    known: dict[Wording, float] = {}
    for _ in range(_ROUNDS):
        wanted: dict[Wording, Linked] = {}
        for link in _in_doubt(scene, linked, groups_of(linked)):
            question = wording(link)
            if question not in known and question not in wanted and budget.allows(question):
                wanted[question] = link
        if not wanted:
            break
        likely = same_probabilities(scene.ask, list(wanted.values()))
        known |= dict(zip(wanted, likely, strict=True))
        linked = tuple(
            replace(x, probability=known.get(wording(x), x.probability)) if _is_open(x) else x for x in linked
        )
    return linked


def _in_doubt(scene: Scene, linked: Sequence[Linked], groups: Groups) -> Iterator[Linked]:
    """The links worth asking about: those within a claim, the least sure first, then those that hardly missed one."""
    held: dict[Node, set[int]] = {}
    met: set[tuple[Citation, str]] = set()
    for at, group in enumerate(groups):
        if len({scene.lineage_of[report].id for report, _ in group}) > 1:
            reports = {report for report, _ in group}
            for node in group:
                held.setdefault(node, set()).add(at)
                cited = scene.reports[node[0]].cite(node[1])
                met.update((cited, report) for report in reports)
    within = [link for link in linked if _is_within(link, held) and _is_open(link) and not _is_copied(link)]
    yield from sorted(within, key=lambda link: (link.probability, link.citations))
    likely = [link for link in linked if link.probability >= _HARDLY_MISSED]
    best = _best(likely)
    missed = [
        link
        for link in likely
        if link.probability < _JOINS and all(best[side] is link and side not in met for side in sides(link))
    ]
    yield from sorted(missed, key=lambda link: (-link.probability, link.citations))


def _is_open(link: Linked) -> bool:
    """Whether neither the likeness nor a person has settled it: judged links are certain, or no longer count."""
    return _HARDLY_MISSED <= link.probability < _SURE


def _is_within(link: Linked, held: dict[Node, set[int]]) -> bool:
    a, b = _nodes(link)
    return not held.get(a, set()).isdisjoint(held.get(b, set()))


def _is_copied(link: Linked) -> bool:
    return link.reused and link.kind is not ReuseKind.REWRITTEN


def _best(linked: Sequence[Linked]) -> dict[tuple[Citation, str], Linked]:
    """By passage and other report, the likeliest link."""
    best: dict[tuple[Citation, str], Linked] = {}
    for link in linked:
        for side in sides(link):
            if side not in best or link.probability > best[side].probability:
                best[side] = link
    return best


def _nodes(link: Linked) -> tuple[Node, Node]:
    return (link.a.id, link.i), (link.b.id, link.j)
