"""Reports, and rooms that count what they are asked to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.engine.rooms import Rooms
from crossread.models import SentenceEncoder
from crossread.models.entailment import Entailment

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "titanic"

CRANE = (
    "Harbour closed after crane falls\n\n"
    "At least 12 dock workers were killed when a crane fell at Lindmark on Monday, the port authority said.\n\n"
    "“We heard the cables go one after the other,” said Tomas Verrin, a docker from Osterby.\n\n"
    "Harbour master Elin Sandqvist said the brake may have failed. The quay stays closed until Thursday.\n"
)
CRANE_COPY = (
    "Crane kills 12 at Lindmark\n\n"
    "A crane fell at Lindmark on Monday and killed at least 12 dock workers, the port authority said.\n\n"
    "“We heard the cables go one after the other,” Tomas Verrin, a docker from Osterby, said.\n\n"
    "The brake may have failed, according to harbour master Elin Sandqvist. The quay stays closed until Thursday.\n"
)
BANK = (
    "Bank of Elmere fails\n\n"
    "The Bank of Elmere shut its doors at noon on Tuesday, and the queue of depositors stood to the mill.\n\n"
    "Its chairman, Rupert Ashdown, told the Chamber of Commerce that every penny would be paid by Michaelmas.\n"
)
FRENCH = (
    "Une grue s'effondre dans le port\n\n"
    "Au moins douze dockers ont été tués lundi par la chute d'une grue dans le port, ont annoncé les autorités.\n\n"
    "Le quai restera fermé jusqu'à jeudi, selon la capitainerie, qui attend les conclusions de l'enquête.\n"
)


@dataclass
class CountingEncoder:
    """The packaged encoder, with a list of the texts it was asked for."""

    inner: SentenceEncoder
    asked: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As the inner one's."""
        return self.inner.name

    @property
    def dimension(self) -> int:
        """As the inner one's."""
        return self.inner.dimension

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Note the sentences and encode them."""
        self.asked.extend(sentences)
        return self.inner.encode(sentences)


@dataclass
class CountingNetwork:
    """The packaged entailment network, with a list of what it was asked."""

    inner: Entailment
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As the inner one's."""
        return self.inner.name

    def bearing(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Note the pairs and ask."""
        self.asked.extend(pairs)
        return self.inner.bearing(pairs)


@dataclass(frozen=True)
class CountingRooms(Rooms):
    """The usual rooms, whose encoder and entailment network count."""

    inner: Rooms = field(kw_only=True)

    @cached_property
    def counter(self) -> CountingEncoder:
        """The encoder that counts."""
        return CountingEncoder(self.inner.encoder)

    @cached_property
    def network(self) -> CountingNetwork:
        """The network that counts."""
        return CountingNetwork(self.inner.entailment)

    @property
    def entailment(self) -> Entailment:
        """The network that counts, as the rooms hand it out."""
        return self.network

    @property
    def encoder(self) -> SentenceEncoder:
        """The encoder that counts, as the rooms hand it out."""
        return self.counter


def written(folder: Path, texts: Iterable[str]) -> list[Path]:
    """Texts as files 0.txt, 1.txt, ..."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, text in enumerate(texts):
        file = folder / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files
