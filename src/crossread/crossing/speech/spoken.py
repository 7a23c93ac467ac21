"""What the reports of a scene quote and whose voices they print: found once for all checks that ask."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.crossing.scene import Scene
from crossread.crossing.speech.quoting import Quotes
from crossread.crossing.speech.tellers import Tellers


@dataclass(frozen=True, eq=False)
class Spoken:
    """The quoted sentences and the voices of a scene."""

    scene: Scene
    quotes: Quotes
    tellers: Tellers

    @classmethod
    def of(cls, scene: Scene) -> Spoken:
        """Those of a scene."""
        return cls(scene, Quotes(scene), Tellers(scene))
