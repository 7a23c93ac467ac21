"""Bodies that a text goes on to call by what they are: "the observatory", "the ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.reading.entities.wording import Wording
from crossread.text.tables import entries
from crossread.text.words import fold

_BodyMentions = tuple[MentionKind, Sequence[str], Sequence[Span]]


def short_nouns(wording: Wording, bodies: Sequence[_BodyMentions]) -> Iterator[tuple[Span, int]]:
    """Spans of such nouns, with the number of the body they mean: the only one of the text so called, named before it."""
    owners: dict[str, set[int]] = {}
    for number, (kind, printed, spans) in enumerate(bodies):
        if kind is MentionKind.ORGANIZATION and spans:
            words = {word for name in printed for word in fold(name).split()} & entries("name_heads")
            for word in words - entries("vague_bodies"):
                owners.setdefault(word, set()).add(number)
    for at, word in enumerate(wording.folded):
        meant = owners.get(word)
        if not meant or len(meant) > 1 or not at or wording.folded[at - 1] != "the":
            continue
        (number,) = meant
        is_common = wording.text[wording.starts[at]].islower()
        if is_common and wording.starts[at] > min(bodies[number][2]).start and not _goes_on(wording, at):
            yield wording.span(at - 1, at + 1), number


def _goes_on(wording: Wording, at: int) -> bool:
    """Whether "of" follows: "the ministry of health" is named in full."""
    return at + 1 < len(wording) and wording.folded[at + 1] == "of"
