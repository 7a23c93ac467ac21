"""What one word of harm says of one person or count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Harm:
    """Something done to somebody: tokens of the word that says it and of whom it is said.

    `what` is a word of the codebook's list, or "treated" for somebody taken to a hospital. `is_denial` says that the word
    tells it by being denied ("did not survive"), so that its "not" is no denial of the harm.
    """

    what: str
    word: int
    patient: int
    is_denial: bool = False
