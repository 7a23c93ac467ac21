"""How likely one report of an account was written from the other, where the account leaves the direction open."""

from __future__ import annotations

from crossread.crossing.comparing.alignment import align
from crossread.crossing.comparing.direction import measure_direction, probability_first_is_source
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.comparing.signals import FAIR
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.lexicon import Lexicon

_UNKNOWN = 0.5
_MOST_PAIRS = 60  # measured anew a scene; each takes some ten milliseconds, and large accounts have thousands


class Directions:
    """The pairs of reports of one scene, each measured once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], float] = {}

    def first_is_source(self, link: Linked) -> float:
        """Probability in [0, 1] that report `a` of a link is the source of `b`, given that one of the two is."""
        key = min((link.a.id, link.b.id), (link.b.id, link.a.id))
        if key not in self._known:
            if len(self._known) >= _MOST_PAIRS:
                return _UNKNOWN
            a, b = (link.a, link.b) if key[0] == link.a.id else (link.b, link.a)
            evidence = similarity(a, b, self._lexicon)
            signals = measure_direction(a, b, evidence, align(evidence.alike, floor=FAIR))
            self._known[key] = probability_first_is_source(signals)
        first = self._known[key]
        return first if key[0] == link.a.id else 1.0 - first
