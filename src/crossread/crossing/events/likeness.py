"""What speaks for two mentions being one happening: named signals, measured for many pairs at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.events.candidates import Candidates, Pairs
from crossread.crossing.events.context import context, stem_shares
from crossread.crossing.events.slots import SLOTS
from crossread.crossing.events.telling import Telling
from crossread.crossing.events.wordings import wordings
from crossread.crossing.scene import Scene
from crossread.domain.layers import EventClass
from crossread.models import word_rarity

Column = NDArray[np.float64]
Both = Sequence[tuple[Telling, Telling]]

# Name and the way it may speak: 1 the more of it the likelier, -1 the less likely, 0 either way, as the data has it.
SIGNALS = {
    "meaning": 1, "meaning_unknown": 0, "same_word": 0, "word_likeness": 0, "rarity": 0, "sentence": 0,
    "passage_words": 0, "near_words": 0, "report_words": 0, "report_cast": 0, "same_report": 0, "same_passage": 0,
    "shared_names": 0,
    "same_before": 1, "other_before": -1, "same_after": 1, "other_after": -1, "same_who": 1, "other_who": -1,
    "same_where": 1, "other_where": -1, "same_when": 1, "other_when": -1, "same_how_many": 1, "other_how_many": -1,
    "same_what": 1, "other_what": -1, "negated_apart": -1, "other_class": -1, "reporting": 0,
    "reporting_same_before": 0, "first_lead": 0, "second_lead": 0, "rarer_stem": 0, "commoner_stem": 0,
    "passage_rank": 0, "passage_rank_back": 0, "report_rank": 0, "report_rank_back": 0, "less_echoed": 0,
    "more_echoed": 0,
}  # fmt: skip

_LEAD_PASSAGES = 10  # passages after which a text is no longer its lead


def likeness(scene: Scene, told: Sequence[Telling], found: Candidates) -> NDArray[np.float64]:
    """The signals of each candidate pair. *Shape:* (pairs, len(SIGNALS)), in their order."""
    if not len(found.pairs):
        return np.zeros((0, len(SIGNALS)))
    both = [(told[i], told[j]) for i, j in found.pairs.tolist()]
    columns = {
        **_meaning(scene, told, found, both),
        **_around(scene, told, found.pairs, both),
        **_slots(both),
        **_standing(scene, told, found.pairs, both),
        **context(told, found, reports=len(scene.reports)),
    }
    columns["reporting_same_before"] = columns["reporting"] * columns["same_before"]
    return np.stack([np.asarray(columns[name], dtype=np.float64) for name in SIGNALS], axis=1)


def _meaning(scene: Scene, told: Sequence[Telling], found: Candidates, both: Both) -> dict[str, Column]:
    heads = [_head(one) for one in told]
    vectors = scene.lexicon.vectors(scene.lexicon.indices(heads))
    rare = np.array([word_rarity(head) for head in heads])
    same = _each(both, lambda a, b: bool(a.stems & b.stems))
    return {
        "meaning": found.meaning,
        "meaning_unknown": 1.0 - found.known,
        "same_word": same,
        "word_likeness": np.maximum(_cosine(vectors, found.pairs), same),
        "rarity": np.minimum(rare[found.pairs[:, 0]], rare[found.pairs[:, 1]]),
    }


def _around(scene: Scene, told: Sequence[Telling], pairs: Pairs, both: Both) -> dict[str, Column]:
    around = wordings(told, scene.reports)
    sentences = np.array([one.report.vectors[one.passage] for one in told])
    worth = _worth_of_names(told)
    return {
        "sentence": _cosine(sentences, pairs),
        "passage_words": _cosine(around.passages, pairs),
        "near_words": _cosine(around.near, pairs),
        "report_words": _cosine(around.reports, pairs),
        "report_cast": _each(both, _shared_cast),
        "same_report": _each(both, lambda a, b: a.report is b.report),
        "same_passage": _each(both, lambda a, b: a.report is b.report and a.passage == b.passage),
        "shared_names": _each(both, lambda a, b: sum(worth[x] for x in sorted(a.around & b.around))),
    }


def _slots(both: Both) -> dict[str, Column]:
    columns = {}
    for name, compare in SLOTS.items():
        agree = [compare(a, b) for a, b in both]
        columns[f"same_{name}"] = np.array([one is True for one in agree]) * 1.0
        columns[f"other_{name}"] = np.array([one is False for one in agree]) * 1.0
    return columns


def _standing(scene: Scene, told: Sequence[Telling], pairs: Pairs, both: Both) -> dict[str, Column]:
    lead = np.array([min(one.passage, _LEAD_PASSAGES) / _LEAD_PASSAGES for one in told])
    share = stem_shares(told, scene.reports)
    a, b = pairs[:, 0], pairs[:, 1]
    return {
        "negated_apart": _each(both, lambda x, y: x.negated != y.negated),
        "other_class": _each(both, lambda x, y: x.kind is not y.kind),
        "reporting": _each(both, lambda x, y: x.kind is y.kind is EventClass.REPORTING),
        "first_lead": np.minimum(lead[a], lead[b]),
        "second_lead": np.maximum(lead[a], lead[b]),
        "rarer_stem": np.minimum(share[a], share[b]),
        "commoner_stem": np.maximum(share[a], share[b]),
    }


def _shared_cast(a: Telling, b: Telling) -> float:
    """The share of the smaller cast that the other report names too; halfway where one names nobody."""
    smaller = min(len(a.cast), len(b.cast))
    return len(a.cast & b.cast) / smaller if smaller else 0.5


def _head(one: Telling) -> str:
    """The most telling word of a mention."""
    return max(one.words, key=lambda word: (word_rarity(word), word), default="")


def _cosine(rows: NDArray[np.float32], pairs: Pairs) -> Column:
    return np.asarray(np.einsum("ij,ij->i", rows[pairs[:, 0]], rows[pairs[:, 1]]), dtype=np.float64)


def _each(both: Both, measure: Callable[[Telling, Telling], float]) -> Column:
    return np.array([float(measure(a, b)) for a, b in both])


def _worth_of_names(told: Sequence[Telling]) -> dict[str, float]:
    """What it tells that two passages name an entity: less, the more passages of the story do."""
    held: dict[str, set[tuple[str, int]]] = {}
    for one in told:
        for name in one.around:
            held.setdefault(name, set()).add((one.citation.report, one.passage))
    return {name: 1.0 / float(np.log2(1 + len(where))) for name, where in held.items()}
