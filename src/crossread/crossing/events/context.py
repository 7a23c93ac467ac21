"""How a pair stands among the other pairs of its mentions: is each the other's best match, and do many reports tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.events.candidates import Candidates
from crossread.crossing.events.stems import stem
from crossread.crossing.events.telling import Telling
from crossread.crossing.prepared import Prepared

Column = NDArray[np.float64]

_ECHO = 0.6  # cosine from which another report's mention counts as an echo
_MANY_REPORTS = 15  # echoes beyond which more say nothing


def context(told: Sequence[Telling], found: Candidates, *, reports: int) -> dict[str, Column]:
    """For each pair, how far it falls behind the best one of its mentions, and how often these are echoed."""
    report_of = _numbered([one.citation.report for one in told])
    passage_of = _numbered([f"{one.citation.report}:{one.passage}" for one in told])
    passage = _ranks(found, passage_of)
    report = _ranks(found, report_of)
    echoed = _echoed(found, report_of, reports=reports)
    a, b = echoed[found.pairs[:, 0]], echoed[found.pairs[:, 1]]
    return {
        "passage_rank": np.minimum(*passage),
        "passage_rank_back": np.maximum(*passage),
        "report_rank": np.minimum(*report),
        "report_rank_back": np.maximum(*report),
        "less_echoed": np.minimum(a, b),
        "more_echoed": np.maximum(a, b),
    }


def stem_shares(told: Sequence[Telling], reports: Mapping[str, Prepared]) -> Column:
    """The share of the reports that use a mention's commonest stem. *Shape:* (tellings,)."""
    held: dict[str, int] = {}
    for report in reports.values():
        for one in {stem(word) for word in report.all_words}:
            held[one] = held.get(one, 0) + 1
    shares = [max((held.get(one, 0) for one in telling.stems), default=0) for telling in told]
    return np.array(shares, dtype=np.float64) / max(len(reports), 1)


def _ranks(found: Candidates, group_of: NDArray[np.intp]) -> tuple[Column, Column]:
    """By how much a pair's cosine lies below the best of its first mention in the second's group, and the reverse."""
    a, b = found.pairs[:, 0], found.pairs[:, 1]
    width = int(group_of.max()) + 1
    keys = np.concatenate([a * width + group_of[b], b * width + group_of[a]])
    wanted, at = np.unique(keys, return_inverse=True)
    best = np.full(len(wanted), -np.inf)
    np.maximum.at(best, at, np.concatenate([found.meaning, found.meaning]))
    behind = np.concatenate([found.meaning, found.meaning]) - best[at]
    return behind[: len(a)], behind[len(a) :]


def _echoed(found: Candidates, report_of: NDArray[np.intp], *, reports: int) -> Column:
    """The share of the other reports in which a mention has a near one, at most some fifteen. *Shape:* (tellings,)."""
    a, b = found.pairs[:, 0], found.pairs[:, 1]
    near = (found.meaning >= _ECHO) & (report_of[a] != report_of[b])
    width = int(report_of.max()) + 1
    seen = np.unique(
        np.concatenate([a[near] * width + report_of[b[near]], b[near] * width + report_of[a[near]]])
    )
    counts = np.bincount(seen // width, minlength=len(report_of)).astype(np.float64)
    return np.minimum(counts / max(min(reports - 1, _MANY_REPORTS), 1), 1.0)


def _numbered(names: Sequence[str]) -> NDArray[np.intp]:
    known = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], dtype=np.intp)
