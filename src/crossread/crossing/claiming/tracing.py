"""Whether a passage that names nobody rests on a voice that other passages of its claim name: a learned decision.

Newsrooms drop "police said" from one sentence to the next, and what one attributes another states. The decision weighs how
near the passage is to one that names the voice; its weights are fitted by `training/assertion/tracing.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.origins import Heard
from crossread.crossing.clusters import Node
from crossread.crossing.decision import load_decision
from crossread.domain.reuse import Relation

TRACING = "tracing"
TRACING_NAMES = (
    "same_text",  # a passage that names the voice is one text with this one
    "same_report",  # it stands in the same report
    "same_words",  # it is nearly word for word the same, whatever the accounts
    "likeness",  # probability that the two assert the same, of other reports the nearest
    "common_origin",  # their reports go back to one source for part of what they tell
    "knows",  # the report names the voice
    "beside",  # how near the voice is heard in the report: 1 in the next passage, .5 in the second next, ...
    "body",  # it is a body, or one of its officers
    "number",  # the passage holds a number
    "attributing",  # share of the report's passages that somebody tells
    "texts",  # independent texts of the claim that name the voice
)
_RESTS = 0.5
# Without any of these a passage is an account of its own, however likely: else no two accounts could ever agree.
TIES = [TRACING_NAMES.index(name) for name in ("same_text", "same_report", "same_words", "knows")]
_FAR = 99


class Traces:
    """The voices of one claim, and how likely each is behind a passage that names nobody."""

    def __init__(self, heard: Mapping[Node, Heard], texts: Sequence[Sequence[Node]], on: Ground) -> None:
        self._on = on
        self._heard = heard
        self._text_of = {node: number for number, text in enumerate(texts) for node in text}
        self._named_by: dict[str, list[Node]] = {}
        for node in sorted(heard):
            self._named_by.setdefault(heard[node].key, []).append(node)
        self._reports = {key: {node[0] for node in nodes} for key, nodes in self._named_by.items()}
        self._texts = {key: {self._text_of[n] for n in nodes} for key, nodes in self._named_by.items()}
        self._bodies = {key for key in self._named_by if any(heard[n].body for n in self._named_by[key])}

    @property
    def keys(self) -> list[str]:
        """The voices."""
        return sorted(self._named_by)

    def behind(self, node: Node) -> Heard | None:
        """The likeliest voice behind a passage; None where that is its report's own."""
        decision = load_decision(TRACING, TRACING_NAMES)
        told = {key: self.features(node, key) for key in self.keys}
        sure = {key: decision.probability(x) for key, x in told.items() if x[TIES].any()}
        best = max(sure, key=lambda key: sure[key], default=None)
        return self._heard[self._named_by[best][0]] if best is not None and sure[best] >= _RESTS else None

    def features(self, node: Node, key: str) -> NDArray[np.float64]:
        """Features of one passage and one voice of its claim. *Shape:* (len(TRACING_NAMES),)."""
        on = self._on
        naming = [o for o in on.near.get(node, ()) if o in self._heard and self._heard[o].key == key]
        of_both = [frozenset((node, other)) for other in naming]
        report, told = on.reports[node[0]], on.origins.heard_in(node[0])
        gap = min((abs(at - node[1]) for at, one in told.items() if one == key), default=_FAR)
        return np.array(
            [
                float(self._text_of[node] in self._texts[key]),
                float(node[0] in self._reports[key]),
                float(any(pair in on.shared for pair in of_both)),
                max((on.likeness(node, other) for other in naming), default=0.0),
                float(any(on.links[pair].relation is Relation.COMMON_ORIGIN for pair in of_both)),
                float(gap < _FAR or on.origins.knows(node[0], key)),
                1.0 / max(gap, 1),
                float(key in self._bodies),
                float(bool(report.numbers[node[1]])),
                len(told) / len(report.passages),
                float(len(self._texts[key])),
            ],
            dtype=np.float64,
        )
