"""What the desk holds, in numbers."""

from __future__ import annotations

from importlib.metadata import version

from crossread.serve.answers.common import Answer
from crossread.serve.library import Library


class DeskAnswer(Answer):
    """The desk at a glance."""

    crossread: str
    reports: int
    stories: int
    lineages: int
    claims: int
    discrepancies: int
    entities: int
    events: int
    judgements: int


def desk_answer(library: Library) -> DeskAnswer:
    """How many of each thing the desk holds."""
    counts = library.desk().counts()
    return DeskAnswer(
        crossread=version("crossread"),
        **{name: counts[name] for name in DeskAnswer.model_fields if name != "crossread"},
    )
