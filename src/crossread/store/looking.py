"""What a check of claims asks of a desk: passages by word and by vector, accounts without their reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import apsw

from crossread.domain.crossing import Lineage, Story
from crossread.domain.span import Span
from crossread.store import crossings, passages, screen
from crossread.store.connection import reading
from crossread.store.explain import explained


class Looking:
    """Look-ups on the connection of a desk; each sees the desk at one moment, and raises DeskError as the desk does."""

    def __init__(self, connection: apsw.Connection, *, where: str) -> None:
        self._connection = connection
        self._where = where

    def search_any(self, words: Sequence[str], limit: int = 50) -> tuple[tuple[str, int], ...]:
        """Passages that hold any of the words, as (report, index), best first."""
        with explained(self._where), reading(self._connection):
            return passages.search_any(self._connection, words, limit=limit)

    def spans(self, places: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], Span]:
        """Where passages, given as (report, index), stand."""
        with explained(self._where), reading(self._connection):
            return passages.spans(self._connection, places)

    def passage_vectors(self, *, layer: str) -> screen.PassageVectors:
        """The vectors of all passages that have any under a layer, in one matrix."""
        with explained(self._where), reading(self._connection):
            return screen.passage_vectors(self._connection, layer=layer)

    def accounts_of(self, report_ids: Collection[str]) -> tuple[tuple[Story, ...], tuple[Lineage, ...]]:
        """The stories of some reports and all lineages of those stories, without their reports."""
        with explained(self._where), reading(self._connection):
            return crossings.accounts_of(self._connection, report_ids)

    def state(self) -> tuple[int, int]:
        """Changes whenever the desk is written, by this connection or another."""
        with explained(self._where):
            return screen.state(self._connection)
