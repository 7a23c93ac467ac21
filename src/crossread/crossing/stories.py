"""Which reports speak of one happening: names they share, and the sense of the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.models.static import word_rarity
from crossread.text.names import fold_name

# Chosen on BASIL's dev events, the dev stories and half of the incidents: docs/decisions/0005-stories.md.
_NEAREST = 40  # reports looked at closely for each new one
_SKETCH_FLOOR = 0.45
_SENSE = 0.5
SAME_STORY = 0.45


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What a report is about, in little: `sketch` is its text's mean static vector, unit length.

    `names` maps folded name words to a weight that grows with rarity and repetition.
    """

    report: str
    sketch: NDArray[np.float32]
    names: Mapping[str, float] = field(default_factory=dict)
    day: str | None = None


def profile(report: Report, reading: Reading, sketch: NDArray[np.float32]) -> Profile:
    """The profile of one report."""
    counts = Counter(part for name in reading.names for part in fold_name(name.text).split() if len(part) > 1)
    weights = {part: (0.05 + word_rarity(part)) * (1 + np.log(n)) for part, n in counts.items()}
    return Profile(report.id, sketch, weights, report.published.day if report.published else None)


def linked_reports(
    one: Profile,
    ids: Sequence[str],
    sketches: NDArray[np.float32],
    *,
    profiled: Callable[[str], Profile],
) -> Iterator[tuple[str, str, float]]:
    """Reports of the same story as `one`, as (smaller id, greater id, score).

    Screens by sketch, then asks `profiled` for the few that are near. *Shape:* sketches (len(ids), d).
    """
    if not one.sketch.any():
        return
    near = sketches @ one.sketch
    for row in sorted(np.argsort(-near, kind="stable")[:_NEAREST].tolist()):
        other = ids[row]
        if other != one.report and near[row] >= _SKETCH_FLOOR:
            score = same_story(one, profiled(other))
            if score >= SAME_STORY:
                yield (*sorted((one.report, other)), round(score, 4))  # type: ignore[misc]


def same_story(a: Profile, b: Profile) -> float:
    """How likely two reports speak of one happening, in [0, 1]. Symmetric."""
    sense = float(np.clip(a.sketch @ b.sketch, 0.0, 1.0))
    return round(_SENSE * sense + (1 - _SENSE) * _shared_names(a.names, b.names), 6)


def _shared_names(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of the weighted name words."""
    norm = float(np.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values())))
    return sum(w * b[name] for name, w in a.items() if name in b) / norm if norm else 0.0
