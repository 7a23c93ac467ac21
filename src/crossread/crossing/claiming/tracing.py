"""Whether a passage that names nobody rests on a voice that its report names close by, or that others of its claim name.

Newsrooms drop "police said" from one sentence to the next, and what one attributes another states. The decision weighs how
near the voice is heard, how far it speaks of the same facts there, and what the claim's other passages say; its weights are
fitted by `training/assertion/tracing.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.origins import Heard
from crossread.crossing.clusters import Node
from crossread.crossing.decision import load_decision
from crossread.domain.layers import SourceType
from crossread.domain.reuse import Relation

TRACING = "tracing"
TRACING_NAMES = (
    "named",  # a passage of the claim names the voice
    "texts",  # share of the claim's texts in which one names it
    "same_text",  # one that names it is one text with this one
    "same_report",  # it stands in the same report
    "same_words",  # it is nearly word for word the same, whatever the accounts
    "likeness",  # probability that the two assert the same, of other reports the nearest
    "common_origin",  # their reports go back to one source for part of what they tell
    "knows",  # the report names the voice
    "before",  # how near it is heard before: 1 in the passage before, .5 two before, ...
    "after",  # the same after
    "running",  # it is the last one heard before
    "next",  # it is the next one heard after
    "both_sides",  # it is both
    "of_report",  # share of the report's told passages that it tells
    "of_story",  # share of the reports in which it is heard
    "same_facts",  # closeness of meaning to the nearest passage in meaning that it tells in the report
    "body",  # it is a body, or one of its officers
    "medium",  # it is a medium
    "number",  # the passage holds a number
    "lead",  # it is among the first two passages
    "attributing",  # share of the report's passages that somebody tells
    "claim_told",  # share of the claim's other texts with a passage that somebody tells
)
_NEAR = 3  # passages before and after in which a voice that the claim does not name can be heard
_FAR = 99
_SERVING = (SourceType.POLICE, SourceType.RESCUE, SourceType.MILITARY)


class Traces:
    """The voices of one claim and of its reports, and how likely each is behind a passage that names nobody."""

    def __init__(self, heard: Mapping[Node, Heard], texts: Sequence[Sequence[Node]], on: Ground) -> None:
        self._on = on
        self._heard = heard
        self._text_of = {node: number for number, text in enumerate(texts) for node in text}
        self._count = len(texts)
        self._named_by: dict[str, list[Node]] = {}
        for node in sorted(heard):
            self._named_by.setdefault(heard[node].key, []).append(node)
        self._reports = {key: {node[0] for node in nodes} for key, nodes in self._named_by.items()}
        self._texts = {key: {self._text_of[n] for n in nodes} for key, nodes in self._named_by.items()}
        self._told_texts = {self._text_of[node] for node in heard}
        self._heads = self._joined()

    def shares(self, node: Node) -> Mapping[str, float]:
        """How likely each voice is behind a passage, together as likely as the likeliest; the rest is its own account."""
        decision = load_decision(TRACING, TRACING_NAMES)
        told = {key: decision.probability(self.features(node, key)) for key in self.keys(node)}
        total = sum(told.values())
        return {key: one * max(told.values()) / total for key, one in told.items()} if total else {}

    def keys(self, node: Node) -> list[str]:
        """The voices that can be behind a passage: of its claim those its report has a tie to, and those heard close by."""
        tied = {key for key in self._named_by if self._is_tied(node, key)}
        around = self._around(node[0])
        near = {key for at, key in around.items() if abs(at - node[1]) <= _NEAR}
        return sorted(tied | near)

    def voice(self, node: Node, key: str) -> Heard:
        """How a voice is shown: as the claim's passages name it, else as the report does."""
        if key in self._named_by:
            return self._heard[self._named_by[key][0]]
        own = self._on.origins.heard_in(node[0])
        return next(one for _, one in sorted(own.items()) if self._head(one) == key)

    def features(self, node: Node, key: str) -> NDArray[np.float64]:
        """Features of one passage and one voice. *Shape:* (len(TRACING_NAMES),)."""
        on, at = self._on, node[1]
        naming = [o for o in on.near.get(node, ()) if o in self._heard and self._heard[o].key == key]
        of_both = [frozenset((node, other)) for other in naming]
        report, around = on.reports[node[0]], self._around(node[0])
        count = Counter(around.values())
        its = [k for k, one in around.items() if one == key and k != at]
        before = max((k for k in its if k < at), default=-_FAR)
        after = min((k for k in its if k > at), default=_FAR * _FAR)
        running = before == max((k for k in around if k < at), default=_FAR)
        following = after == min((k for k in around if k > at), default=-1)
        texts = self._texts.get(key, set())
        others = max(self._count - 1, 1)
        meaning = max((float(report.vectors[at] @ report.vectors[k]) for k in its), default=0.0)
        sample = self.voice(node, key)
        return np.array(
            [
                float(key in self._named_by),
                len(texts) / self._count,
                float(self._text_of[node] in texts),
                float(node[0] in self._reports.get(key, ())),
                float(any(pair in on.shared for pair in of_both)),
                max((on.likeness(node, other) for other in naming), default=0.0),
                float(any(on.links[pair].relation is Relation.COMMON_ORIGIN for pair in of_both)),
                float(bool(its) or on.origins.knows(node[0], key)),
                1.0 / (at - before) if before >= 0 else 0.0,
                1.0 / (after - at) if after < _FAR * _FAR else 0.0,
                float(running and before >= 0),
                float(following and after < _FAR * _FAR),
                float(running and following and before >= 0),
                count[key] / max(len(around), 1),
                on.origins.reach(key),
                meaning,
                float(sample.body is not None),
                float(sample.carrier),
                float(bool(report.numbers[at])),
                float(at < 2),
                len(around) / len(report.passages),
                len(self._told_texts - {self._text_of[node]}) / others,
            ],
            dtype=np.float64,
        )

    def _is_tied(self, node: Node, key: str) -> bool:
        """Whether anything binds the passage to a voice: else no two accounts could ever agree."""
        if self._text_of[node] in self._texts[key] or node[0] in self._reports[key]:
            return True
        if self._on.origins.knows(node[0], key) or key in self._around(node[0]).values():
            return True
        others = (o for o in self._on.near.get(node, ()) if o in self._heard and self._heard[o].key == key)
        return any(frozenset((node, other)) in self._on.shared for other in others)

    def _joined(self) -> Mapping[str, str]:
        """The key by which the claim knows a voice, by its own key and by the sort of body it speaks for."""
        heads: dict[str, str] = {}
        for node, one in sorted(self._heard.items()):
            own = self._on.origins.of(node)
            if own is not None:
                heads.setdefault(own.key, one.key)
            if one.body in _SERVING:
                heads.setdefault(f"body {one.body}", one.key)
        return heads

    def _head(self, one: Heard) -> str:
        of_body = self._heads.get(f"body {one.body}") if one.body in _SERVING else None
        return self._heads.get(one.key, of_body or one.key)

    def _around(self, report: str) -> Mapping[int, str]:
        """The passages of a report that somebody tells, by the keys of this claim."""
        return {at: self._head(one) for at, one in self._on.origins.heard_in(report).items()}
