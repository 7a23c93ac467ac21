"""What people paste into the box for claims, parted into statements that can be checked one by one."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.export.page_words import count
from crossread.serve.answers.checks import MOST_CLAIMS
from crossread.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Statements:
    """Claims in the order they stand, without repeats; `notes` say in sentences what was parted or left out."""

    claims: tuple[str, ...]
    notes: tuple[str, ...] = ()


def statements(given: str) -> Statements:
    """Every line is a claim; a line of several sentences is as many claims."""
    claims: list[str] = []
    parted = 0
    for line in given.splitlines():
        told = [" ".join(span.of(line).split()) for span in sentences(line)]
        parted += len(told) > 1
        claims += told
    unique = list(dict.fromkeys(claims))
    notes = []
    if parted:
        lines = "A paragraph was" if parted == 1 else f"{parted} paragraphs were"
        notes.append(f"{lines} parted into sentences: each is a claim, and checked without those around it.")
    if len(unique) < len(claims):
        notes.append(f"{count(len(claims) - len(unique), 'repeated claim')} left out.")
    if len(unique) > MOST_CLAIMS:
        left = count(len(unique) - MOST_CLAIMS, "claim")
        notes.append(f"The first {MOST_CLAIMS} are checked; {left} more left out: send them by themselves.")
    return Statements(tuple(unique[:MOST_CLAIMS]), tuple(notes))
