"""How many voices stand behind a claim: its passages parted by whether two of them rest on one voice.

Most passages of a claim name nobody, and one body goes by many names. So the origins are not counted name by name: a
learned decision says for two passages how likely they rest on one voice, and the passages are joined by the mean of that.
Its weights are fitted by `training/assertion/parting.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.origins import Heard
from crossread.crossing.claiming.speakers import is_quoted, same_quoted_words
from crossread.crossing.claiming.tracing import Traces
from crossread.crossing.clusters import Node
from crossread.crossing.decision import load_decision
from crossread.crossing.slots import figures_agree
from crossread.crossing.speech.voices import telling_words
from crossread.domain.layers import SourceType
from crossread.domain.reuse import Relation

PARTING = "parting"
PARTING_NAMES = (
    "same_text",  # one independent text
    "shared",  # nearly word for word the same, whatever the accounts
    "copied",  # one was written from the other
    "likeness",  # probability that the two assert the same
    "common_origin",  # their reports go back to one source for part of what they tell
    "same_report",
    "beside",  # one after the other in a report
    "other_voice",  # both name a voice, and not one
    "one_named",  # one of them names a voice
    "none_named",  # neither does
    "shared_voice",  # probability that one voice is behind both, from what is heard around them
    "own_both",  # probability that both are their reports' own accounts
    "own_one",  # that just one is
    "bodies",  # both voices are bodies, or their officers
    "same_body",  # of one sort, though not one
    "one_known",  # one voice goes by a name, the other by its part
    "alike",  # share of the words of the shorter voice in the longer
    "loose",  # one of two voices is a pronoun or "a statement"
    "known",  # the one's report names the other's voice
    "unknown",  # the one names nobody, and its report does not know the other's voice
    "quoted",  # both are somebody's words
    "same_quotation",  # share of quoted words
    "meaning",  # closeness of the sentence vectors
    "number",  # a number stands in both
    "few_texts",  # 1 over the claim's independent texts
    "told_least",  # share of their reports' passages that somebody tells, the smaller
    "told_most",  # the greater
    "sources",  # share of the voices of the report with fewer that the other hears too
    "main_source",  # the voice each hears most is one
    "in_common",  # share of the passages of the shorter report that say what the other says
    "in_common_told",  # of these, share that name one voice in both
    "mean_likeness",  # how alike the two reports' passages are that say the same
)
_ONE = 0.5  # mean probability from which passages rest on one voice: docs/decisions/0011-claims-in-depth.md
_UNLIKE = 0.2  # at most so likely where two voices have nothing in common, or two texts give two counts
_SORTS = frozenset(
    {SourceType.POLICE, SourceType.RESCUE, SourceType.MILITARY}
)  # no two of which are one body
_MOST = 3  # passages of one text without a voice, or with one, that are weighed for all of them


def parted(
    group: Sequence[Node],
    texts: Sequence[Sequence[Node]],
    heard: Mapping[Node, Heard],
    traces: Traces,
    on: Ground,
) -> list[list[Node]]:
    """The passages of one claim by the voice they rest on, each part in order, the parts by their first."""
    return joined(_units(group, texts, heard), Pairs(texts, heard, traces, on))


class Pairs:
    """What two passages of one claim tell of whether they rest on one voice."""

    def __init__(
        self, texts: Sequence[Sequence[Node]], heard: Mapping[Node, Heard], traces: Traces, on: Ground
    ) -> None:
        self._text_of = {node: number for number, text in enumerate(texts) for node in text}
        self._count = len(texts)
        self._heard = heard
        self._traces = traces
        self._on = on
        self._behind: dict[Node, Mapping[str, float]] = {}

    def probability(self, a: Node, b: Node) -> float:
        """How likely two passages rest on one voice."""
        told = load_decision(PARTING, PARTING_NAMES).probability(self.features(a, b))
        return min(told, _UNLIKE) if self._are_unlike(a, b) or self._tell_two_counts(a, b) else told

    def features(self, a: Node, b: Node) -> NDArray[np.float64]:
        """Features of two passages. *Shape:* (len(PARTING_NAMES),)."""
        on, pair = self._on, frozenset((a, b))
        link = on.links.get(pair)
        one, other = self._heard.get(a), self._heard.get(b)
        behind, beyond = self._voices(a), self._voices(b)
        own, foreign = (max(0.0, 1.0 - sum(told.values())) for told in (behind, beyond))
        first, second = on.reports[a[0]], on.reports[b[0]]
        told = sorted(
            len(on.origins.heard_in(node[0])) / len(on.reports[node[0]].passages) for node in (a, b)
        )
        quoted = is_quoted(a, on) and is_quoted(b, on)
        return np.array(
            [
                self._text_of[a] == self._text_of[b],
                pair in on.shared,
                pair in on.copied,
                on.likeness(a, b),
                link is not None and link.relation is Relation.COMMON_ORIGIN,
                a[0] == b[0],
                a[0] == b[0] and abs(a[1] - b[1]) == 1,
                one is not None and other is not None and one.key != other.key,
                (one is None) != (other is None),
                one is None and other is None,
                sum(share * beyond.get(key, 0.0) for key, share in behind.items()),
                own * foreign,
                own * (1.0 - foreign) + foreign * (1.0 - own),
                *self._two_voices(a, b),
                self._unknown(a, b),
                quoted,
                same_quoted_words(a, b, on) if quoted else 0.0,
                float(first.vectors[a[1]] @ second.vectors[b[1]]),
                bool(first.numbers[a[1]] & second.numbers[b[1]]),
                1.0 / self._count,
                *told,
                *self._reports(a[0], b[0]),
            ],
            dtype=np.float64,
        )

    def _reports(self, one: str, other: str) -> tuple[float, ...]:
        """From "sources" to "mean_likeness"."""
        on, pair = self._on, frozenset((one, other))
        told, said = (Counter(h.key for h in on.origins.heard_in(r).values()) for r in (one, other))
        fewer = min(len(told), len(said))
        links = on.firm_links.get(pair, ())
        shorter = min(len(on.reports[one].passages), len(on.reports[other].passages))
        voices = [(on.origins.of((x.a.id, x.i)), on.origins.of((x.b.id, x.j))) for x in links]
        alike = sum(a is not None and b is not None and a.key == b.key for a, b in voices)
        return (
            len(told.keys() & said.keys()) / max(fewer, 1),
            float(fewer > 0 and told.most_common(1)[0][0] == said.most_common(1)[0][0]),
            min(1.0, len({(x.a.id, x.i) for x in links}) / max(shorter, 1)),
            alike / max(len(links), 1),
            sum(x.score for x in links) / max(len(links), 1),
        )

    def _two_voices(self, a: Node, b: Node) -> tuple[float, ...]:
        """From "bodies" to "known", all 0 unless two voices are named that are not one."""
        one, other, knows = self._heard.get(a), self._heard.get(b), self._on.origins.knows
        if one is None or other is None or one.key == other.key:
            return (0.0,) * 6
        words = sorted((telling_words(one.name), telling_words(other.name)), key=len)
        return (
            float(one.body is not None and other.body is not None),
            float(one.body is not None and one.body is other.body),
            float(one.named != other.named),
            len(words[0] & words[1]) / max(len(words[0]), 1),
            float(one.loose or other.loose),
            float(knows(a[0], other.key) or knows(b[0], one.key)),
        )

    def _are_unlike(self, a: Node, b: Node) -> bool:
        """Whether they name two voices that have nothing in common: not a word, nor the sort of body."""
        one, other = self._heard.get(a), self._heard.get(b)
        if one is None or other is None or one.key == other.key or one.loose or other.loose:
            return False
        bodies = {one.body, other.body}
        if None not in bodies and not (len(bodies) == 2 and bodies <= _SORTS):
            return False
        return not telling_words(one.name) & telling_words(other.name)

    def _tell_two_counts(self, a: Node, b: Node) -> bool:
        """Whether two texts give counts of one kind that cannot both be true: one voice gives one."""
        first, second = (self._on.reports[report].slots[at] for report, at in (a, b))
        return self._text_of[a] != self._text_of[b] and figures_agree(first.figures, second.figures) is False

    def _unknown(self, a: Node, b: Node) -> bool:
        one, other = self._heard.get(a), self._heard.get(b)
        if (one is None) == (other is None):
            return False
        voice, silent = (other, a) if one is None else (one, b)
        return voice is not None and not self._on.origins.knows(silent[0], voice.key)

    def _voices(self, node: Node) -> Mapping[str, float]:
        """The voices that may be behind a passage; what is missing from 1 is its report's own account."""
        if node not in self._behind:
            one = self._heard.get(node)
            self._behind[node] = {one.key: 1.0} if one is not None else self._traces.shares(node)
        return self._behind[node]


def joined(units: Sequence[Sequence[Node]], pairs: Pairs) -> list[list[Node]]:
    """Average linkage of units of passages, the likeliest first; ties go to the first."""
    parts = [sorted(unit) for unit in units]
    means = np.zeros((len(parts), len(parts)))
    for i, j in combinations(range(len(parts)), 2):
        told = [pairs.probability(a, b) for a in parts[i][:_MOST] for b in parts[j][:_MOST]]
        means[i, j] = means[j, i] = sum(told) / len(told)
    sizes = np.ones(len(parts))
    while len(parts) > 1:
        i, j = sorted(divmod(int(np.argmax(means)), len(parts)))
        if means[i, j] < _ONE:
            break
        means[i] = means[:, i] = (sizes[i] * means[i] + sizes[j] * means[j]) / (sizes[i] + sizes[j])
        means[i, i] = 0.0
        sizes[i] += sizes[j]
        parts[i] = sorted(parts[i] + parts.pop(j))
        means, sizes = np.delete(np.delete(means, j, 0), j, 1), np.delete(sizes, j)
    return sorted(parts)


def _units(
    group: Sequence[Node], texts: Sequence[Sequence[Node]], heard: Mapping[Node, Heard]
) -> list[list[Node]]:
    """What rests on one voice by its name, and what is one text and names nobody."""
    text_of = {node: number for number, text in enumerate(texts) for node in text}
    units: dict[tuple[str, int], list[Node]] = {}
    for node in sorted(group):
        one = heard.get(node)
        units.setdefault((one.key, -1) if one is not None else ("", text_of[node]), []).append(node)
    return sorted(units.values())
