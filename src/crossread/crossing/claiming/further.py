"""Accounts that a claim lacks: the passage by which an account tells it too, in words too free for the grouping.

Two newsrooms that copy nobody retell a fact in few words of each other. A passage that stands behind no claim joins the
one it is nearest to, where its account has nothing else behind that claim, from lower floors than the grouping has. A claim
that one account alone tells is left as it is: a second account by a likeness so weak would call it corroborated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from crossread.crossing.clusters import Edge, Node

# Probability to one passage of a claim, and on the mean to the nearest of each of its accounts; and how far ahead of what
# else the joining account could be held to say. Sweep on the labelled stories in docs/decisions/0011-claims-in-depth.md.
_LEAST, _LEAST_MEAN = 0.4, 0.35
_AHEAD = 0.1


def with_further_accounts(
    groups: Sequence[tuple[Node, ...]],
    edges: Iterable[Edge],
    account_of: Callable[[str], str],
    *,
    absent: float,
    may_join: Callable[[Node, Sequence[Node]], bool],
) -> tuple[tuple[Node, ...], ...]:
    """The groups, each with at most one passage more of every account (of `account_of` a report) that it lacks.

    A pair without an edge counts as `absent`; what `may_join` denies stays out. Linear in the edges times the size of
    the groups they lead to. Deterministic.
    """
    grouped = {node for group in groups for node in group}
    near: dict[Node, dict[Node, float]] = {}
    for edge in edges:
        for node, other in ((edge.a, edge.b), (edge.b, edge.a)):
            if node not in grouped and other in grouped:
                near.setdefault(node, {})[other] = edge.score
    means = _means(groups, near, account_of, absent=absent)
    homes = {node: max(of, key=lambda at: (of[at], -at)) for node, of in means.items()}
    wider = []
    for at, group in enumerate(groups):
        accounts = {account_of(report) for report, _ in group}
        if len(accounts) == 1:
            wider.append(group)
            continue
        lacking: dict[str, list[tuple[float, Node]]] = {}
        for node in sorted(means):
            if at in means[node] and account_of(node[0]) not in accounts:
                lacking.setdefault(account_of(node[0]), []).append((-means[node][at], node))
        added = [
            node
            for told in lacking.values()
            for node in _foremost(sorted(told))
            if homes[node] == at and _is_near(near[node], group, means[node][at]) and may_join(node, group)
        ]
        wider.append(tuple(sorted((*group, *added))))
    return tuple(sorted(wider))


def _means(
    groups: Sequence[tuple[Node, ...]],
    near: Mapping[Node, Mapping[Node, float]],
    account_of: Callable[[str], str],
    *,
    absent: float,
) -> dict[Node, dict[int, float]]:
    """For every passage, by the groups it has an edge to: the mean over their accounts of the nearest passage of each."""
    holding: dict[Node, list[int]] = {}
    for at, group in enumerate(groups):
        for node in group:
            holding.setdefault(node, []).append(at)
    found: dict[Node, dict[int, float]] = {}
    for node, scores in near.items():
        for at in sorted({at for other in scores for at in holding[other]}):
            nearest: dict[str, float] = {}
            for other in groups[at]:
                if other[0] != node[0]:
                    account = account_of(other[0])
                    nearest[account] = max(nearest.get(account, 0.0), scores.get(other, absent))
            found.setdefault(node, {})[at] = sum(nearest.values()) / len(nearest)
    return found


def _foremost(told: Sequence[tuple[float, Node]]) -> Iterable[Node]:
    """The passage that is clearly nearest of one account's, given with the negated means, if one is."""
    if len(told) == 1 or told[1][0] - told[0][0] >= _AHEAD:
        yield told[0][1]


def _is_near(scores: Mapping[Node, float], group: Iterable[Node], mean: float) -> bool:
    return mean >= _LEAST_MEAN and max(scores.get(node, 0.0) for node in group) >= _LEAST
