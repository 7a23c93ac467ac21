"""Which voice each passage of one claim rests on, where its own words do not settle that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.origins import Heard
from crossread.crossing.clusters import Node
from crossread.domain.layers import SourceType

_SAME_WORDS = 0.8  # of two quotations, from which they are of one speaker
_SERVING = (SourceType.POLICE, SourceType.RESCUE, SourceType.MILITARY, SourceType.OFFICIAL)


def speakers_of(group: Sequence[Node], on: Ground) -> dict[Node, Heard]:
    """The voice of every passage that has one.

    Officers and their body are one voice, and so are "officials" and the one body that is named. Who quotes the same words
    quotes the same speaker. A pronoun or "a statement" yields to the name that another report gives, if its own names it.
    """
    heard = {node: one for node in group if (one := on.origins.of(node)) is not None}
    heard = _bodies_joined(heard)
    heard = _loose_settled(heard, on)
    return _one_speaker(group, heard, on)


def is_quoted(node: Node, on: Ground) -> bool:
    """Whether a passage is somebody's words more than the report's."""
    return bool(on.reports[node[0]].quoted_share[node[1]] >= _MOSTLY_QUOTED)


def same_quoted_words(a: Node, b: Node, on: Ground) -> float:
    """Share of the quoted words of two passages that stand in both, in [0, 1]."""
    return _share(_quoted_words(a, on), _quoted_words(b, on))


def quote_two(nodes: tuple[Node, Node], on: Ground) -> bool:
    """Whether two passages are in good part the words of two people, both known by name."""
    if not all(on.reports[report].quoted_share[at] >= _PARTLY_QUOTED for report, at in nodes):
        return False
    one, other = (on.origins.of(node) for node in nodes)
    if one is None or other is None or one.loose or other.loose or not (one.named and other.named):
        return False
    return one.key != other.key


_MOSTLY_QUOTED = 0.4  # share of a passage in quote marks
_PARTLY_QUOTED = 0.25


def _bodies_joined(heard: Mapping[Node, Heard]) -> dict[Node, Heard]:
    joined = dict(heard)
    for kind in _SERVING[:3]:
        members = [one for one in heard.values() if one.body is kind]
        if len({one.key for one in members}) > 1:
            head = fullest(members)
            joined |= {node: head for node, one in heard.items() if one.body is kind}
    bodies = {one.key: one for one in joined.values() if one.body in _SERVING}
    if len(bodies) == 1:
        (body,) = bodies.values()
        joined |= {node: body for node, one in heard.items() if one.body is SourceType.UNNAMED}
    return joined


def fullest(voices: Iterable[Heard]) -> Heard:
    """The voice most passages name, firm ones first, then the one with the longest name."""
    told = list(voices)
    count = Counter(one.key for one in told)
    return min(
        told, key=lambda one: (one.loose, one.carrier, -count[one.key], -len(one.name), one.name, one.source)
    )


def _loose_settled(heard: Mapping[Node, Heard], on: Ground) -> dict[Node, Heard]:
    """Who says it in other passages goes before who a pronoun seems to stand for; of several, the one most name."""
    firm = {one.key: one for one in heard.values() if not one.loose}
    voices = firm or {one.key: one for one in heard.values()}
    count = Counter(one.key for one in heard.values())
    settled = dict(heard)
    for node, one in heard.items():
        if not one.loose or one.key in firm:
            continue
        homes = [key for key in sorted(voices) if key != one.key and on.origins.knows(node[0], key)]
        best = max(homes, key=lambda key: count[key], default=None)
        if best is None:
            continue
        alone = bool(firm) and (len(homes) == 1 or not one.named)
        if alone or count[best] > count[one.key]:
            settled[node] = voices[best]
    return settled


def _one_speaker(group: Sequence[Node], heard: Mapping[Node, Heard], on: Ground) -> dict[Node, Heard]:
    spoken = {node: _quoted_words(node, on) for node in group if is_quoted(node, on)}
    found = dict(heard)
    for same in on.joined(
        list(spoken), lambda a, b: _share(spoken[a], spoken[b]) >= _SAME_WORDS, by_lineage=False
    ):
        named = [heard[n] for n in same if n in heard]
        firm = [one for one in named if not one.loose] or named
        if len(same) > 1 and firm:
            found |= dict.fromkeys(same, fullest(firm))
    return found


def _quoted_words(node: Node, on: Ground) -> Counter[str]:
    report = on.reports[node[0]]
    return Counter(report.folded[node[1]]) - Counter(report.unquoted[node[1]])


def _share(a: Counter[str], b: Counter[str]) -> float:
    return (a & b).total() / max((a | b).total(), 1)
