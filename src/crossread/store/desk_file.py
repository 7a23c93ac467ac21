"""The desk file: one SQLite database that holds everything a user collected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw
import numpy as np
from numpy.typing import NDArray

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity
from crossread.domain.events import Event
from crossread.domain.judgements import Judgement, Subject
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation
from crossread.store import crossings, integrity, lines, metadata, own_data, passages, reports, snapshot
from crossread.store import judgements as _judgements
from crossread.store import links as _links
from crossread.store import pairs as _pairs
from crossread.store import vectors as _vectors
from crossread.store.browsing import Browsing
from crossread.store.connection import connect, reading, writing
from crossread.store.explain import driver_explained, explained
from crossread.store.looking import Looking
from crossread.store.readying import make_ready
from crossread.store.report_header import ReportHeader
from crossread.store.reviewing import Reviewing

BUSY_TIMEOUT_S = 10.0


def open_desk(
    path: Path | str,
    *,
    create: bool = True,
    read_only: bool = False,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
) -> DeskFile:
    """Opens the desk at `path`, or one in memory for ":memory:"; close it, or use it in a `with`.

    A missing desk is made, unless `create` is False or `read_only` is True. An older desk is brought up
    to date, unless `read_only`. `busy_timeout_s` is how long a write waits for another process's.

    Raises:
        DeskError: when the file is not a desk or cannot be opened.
        DeskVersionError: when a newer Crossread wrote it.
    """
    where = str(path)
    with explained(where):
        connection = connect(
            where, create=create and not read_only, read_only=read_only, busy_timeout_s=busy_timeout_s
        )
        try:
            make_ready(connection, where=where, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return DeskFile(connection, where=where)


class DeskFile:
    """Everything one user collected, in one file; use one per thread.

    Each method is one transaction; a group of them inside `transaction()` is one too. All raise DeskError
    when the file cannot be read or written. Report ids must be of letters UTF-8 can hold.
    """

    def __init__(self, connection: apsw.Connection, *, where: str) -> None:
        self._connection = connection
        self._where = where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection; the last one folds the write-ahead log into the file."""
        with explained(self._where):
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside is kept together, or, when an exception leaves it, not at all."""
        with driver_explained(self._where), writing(self._connection):
            yield

    # Reports

    def has_report(self, report_id: str) -> bool:
        """Whether the desk holds that report."""
        with self._reading() as connection:
            return reports.has(connection, report_id)

    def add_report(self, report: Report, reading: Reading) -> bool:
        """Keeps a report with its layers; one held already is left as it is, and False returned.

        Raises:
            DeskError: when the desk holds another text under the same id.
        """
        with self._writing() as connection:
            return reports.add(connection, report, reading)

    def replace_report(self, report: Report, reading: Reading) -> bool:
        """Keeps another view of a held report (its furniture was found anew); False when it is the same.

        Comparisons with other reports are forgotten, and where the passages differ their vectors too; ties
        stay. The report's story waits for crossing again.

        Raises:
            KeyError: when the desk holds no such report.
            DeskError: when the text differs.
        """
        with self._writing() as connection:
            return reports.replace(connection, report, reading)

    def report(self, report_id: str) -> Report:
        """The report of that id.

        Raises:
            KeyError: when the desk holds no such report.
        """
        with self._reading() as connection:
            return reports.get(connection, report_id)

    def reading(self, report_id: str) -> Reading:
        """The layers on that report.

        Raises:
            KeyError: when the desk holds no such report.
        """
        with self._reading() as connection:
            return reports.get_reading(connection, report_id)

    def report_ids(self) -> tuple[str, ...]:
        """Ids of all reports, sorted."""
        with self._reading() as connection:
            return reports.ids(connection)

    def report_headers(self) -> tuple[ReportHeader, ...]:
        """All reports without their texts, by id."""
        with self._reading() as connection:
            return reports.headers(connection)

    def search(self, query: str, limit: int = 50) -> tuple[tuple[Citation, float], ...]:
        """Passages that hold every word of `query`, best first, with their BM25 score (greater is better).

        Words in double quotes must stand in that order; no other character has a meaning of its own.
        """
        with self._reading() as connection:
            return passages.search(connection, query, limit=limit)

    def looking(self) -> Looking:
        """What a check of claims asks of the desk; good as long as the desk is open."""
        return Looking(self._connection, where=self._where)

    def browsing(self) -> Browsing:
        """What lists and pages ask of the desk; good as long as the desk is open."""
        return Browsing(self._connection, where=self._where)

    # What is computed from reports

    def put_vectors(self, report_id: str, *, layer: str, vectors: NDArray[np.float32]) -> None:
        """Keeps the vectors of a report's passages under a layer, exactly. *Shape:* (n, d)."""
        with self._writing() as connection:
            _vectors.put(connection, report_id, layer=layer, vectors=vectors)

    def vectors(self, report_id: str, *, layer: str) -> NDArray[np.float32] | None:
        """The vectors of a report's passages, read-only; None when the layer has none. *Shape:* (n, d)."""
        with self._reading() as connection:
            return _vectors.get(connection, report_id, layer=layer)

    def drop_vectors(self, report_id: str, *, layer: str) -> None:
        """Forgets the vectors of one layer of a report, where there are any."""
        with self._writing() as connection:
            _vectors.drop_layer(connection, report_id, layer=layer)

    def put_sketch(self, report_id: str, *, layer: str, vector: NDArray[np.float32]) -> None:
        """Keeps the sketch of a whole report under a layer. *Shape:* (d,)."""
        with self._writing() as connection:
            _vectors.put_sketch(connection, report_id, layer=layer, vector=vector)

    def sketches(self, *, layer: str) -> tuple[list[str], NDArray[np.float32]]:
        """Sorted ids of the reports with a sketch, and the sketches. *Shape:* (n, d); (0, 0) for none."""
        with self._reading() as connection:
            return _vectors.sketches(connection, layer=layer)

    def put_lines(self, report_id: str, outlet: str, hashes: Sequence[int]) -> None:
        """Keeps the hashes (64 bits) of a report's lines, in place of earlier ones."""
        with self._writing() as connection:
            lines.put(connection, report_id, outlet, hashes)

    def reports_sharing_lines(
        self, outlet: str, hashes: Sequence[int], *, at_most: int | None = None
    ) -> Mapping[int, tuple[str, ...]]:
        """Reports of the outlet with each of the lines, sorted, `at_most` so many a line."""
        with self._reading() as connection:
            return lines.sharing(connection, outlet, hashes, at_most=at_most)

    # Ties between reports

    def put_links(self, links: Iterable[tuple[str, str, float]]) -> None:
        """Ties pairs of reports of one story, in either order, each with a weight."""
        with self._writing() as connection:
            _links.put(connection, links)

    def drop_links(self, report_id: str) -> None:
        """Unties a report from all others."""
        with self._writing() as connection:
            _links.drop(connection, report_id)

    def linked(self, report_id: str) -> Mapping[str, float]:
        """Reports tied to one, with the weights, by id."""
        with self._reading() as connection:
            return _links.linked(connection, report_id)

    def component(self, report_ids: Iterable[str]) -> tuple[frozenset[str], ...]:
        """Connected components the reports lie in, by smallest id; reads nothing outside them."""
        with self._reading() as connection:
            return _links.components(connection, report_ids)

    def put_pair(self, a: str, b: str, *, layer: str, payload: bytes) -> None:
        """Keeps what comparing two reports, in either order, gave."""
        with self._writing() as connection:
            _pairs.put(connection, a, b, layer=layer, payload=payload)

    def pairs(self, ids: Collection[str], *, layer: str) -> Mapping[tuple[str, str], bytes]:
        """All kept comparisons between members of a set, by (smaller id, greater id)."""
        with self._reading() as connection:
            return _pairs.inside(connection, ids, layer=layer)

    def drop_pairs(self, report_id: str) -> None:
        """Forgets every comparison with a report."""
        with self._writing() as connection:
            _pairs.drop(connection, report_id)

    # What crossing found

    def uncrossed(self) -> tuple[str, ...]:
        """Ids of the reports added, changed or left without a story since crossing last, sorted."""
        with self._reading() as connection:
            return crossings.uncrossed(connection)

    def uncross(self, report_ids: Collection[str] | None = None) -> None:
        """Says that the stories of these reports, or all, are to be crossed again; until then they stay as they are."""
        with self._writing() as connection:
            if report_ids is None:
                crossings.mark_all_uncrossed(connection)
            for report_id in sorted(report_ids or ()):
                crossings.mark_uncrossed(connection, report_id)

    def settle(self, report_ids: Collection[str]) -> None:
        """Says that reports which were not measured wait for no story."""
        with self._writing() as connection:
            crossings.settle(connection, report_ids)

    def replace_story(
        self,
        *,
        retire: Collection[str],
        stories: Collection[Story],
        lineages: Iterable[Lineage],
        claims: Iterable[Claim],
        discrepancies: Iterable[Discrepancy],
        entities: Iterable[Entity] = (),
        events: Iterable[Event] = (),
    ) -> None:
        """Removes the retired stories, and those written anew, with their results; writes the new ones."""
        with self._writing() as connection:
            crossings.replace(
                connection,
                retire=retire,
                stories=stories,
                lineages=lineages,
                claims=claims,
                discrepancies=discrepancies,
                entities=entities,
                events=events,
            )

    def story_of(self, report_id: str) -> str | None:
        """The id of the story a report belongs to; None when it was not measured."""
        with self._reading() as connection:
            return crossings.story_of(connection, report_id)

    def stories_of(self, report_ids: Collection[str]) -> set[str]:
        """The ids of the stories any of the reports belong to."""
        with self._reading() as connection:
            return crossings.stories_of(connection, report_ids)

    def snapshot(self) -> Desk:
        """Everything, at one moment, in documented order."""
        with self._reading() as connection:
            return snapshot.everything(connection)

    def snapshot_stories(self, story_ids: Collection[str]) -> Desk:
        """Those stories, their results, and the reports in them."""
        with self._reading() as connection:
            return snapshot.of_stories(connection, story_ids)

    # What people decided

    def add_judgements(self, judgements: Iterable[Judgement]) -> tuple[str, ...]:
        """Keeps judgements; ids of those the desk had not. Reports of theirs need not be on the desk."""
        with self._writing() as connection:
            return _judgements.add(connection, judgements)

    def judge(
        self, judgements: Iterable[Judgement], *, answering: Iterable[tuple[Subject, str]] = ()
    ) -> tuple[str, ...]:
        """As `add_judgements`, and has the stories that the new ones are about crossed again.

        `answering` are questions (see `Reviewing`) that nobody is asked any more, until they are taken back.
        """
        with self._writing() as connection:
            return _judgements.judge(connection, judgements, answering=tuple(answering))

    def reviewing(self) -> Reviewing:
        """What people who decide ask of the desk; good as long as the desk is open."""
        return Reviewing(self._connection, where=self._where)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, the oldest first."""
        with self._reading() as connection:
            return _judgements.everything(connection)

    # What users bring along

    def put_own(self, kind: str, name: str, data: bytes) -> None:
        """Keeps a user's own data of a kind ("watch list", "gazetteer") under a name, in place of what stood there."""
        with self._writing() as connection:
            own_data.put(connection, kind, name, data)

    def drop_own(self, kind: str, name: str) -> bool:
        """Forgets it; False when the desk had none."""
        with self._writing() as connection:
            return own_data.drop(connection, kind, name)

    def own(self, kind: str) -> Mapping[str, bytes]:
        """A user's own data of one kind, by name."""
        with self._reading() as connection:
            return own_data.of_kind(connection, kind)

    # The desk itself

    def counts(self) -> Mapping[str, int]:
        """How many reports, passages, stories, lineages, claims, discrepancies, entities, events, judgements,
        links and pairs there are."""
        with self._reading() as connection:
            return snapshot.counts(connection)

    def metadata(self, key: str) -> str | None:
        """A note of the desk about itself ("created_by", a settings fingerprint); None when there is none."""
        with self._reading() as connection:
            return metadata.get(connection, key)

    def put_metadata(self, key: str, value: str) -> None:
        """Writes a note, in place of what stood under the key."""
        with self._writing() as connection:
            metadata.put(connection, key, value)

    def integrity(self) -> list[str]:
        """Everything found wrong with the file, in words; empty when it is sound. Reads the whole file."""
        with explained(self._where):
            return integrity.problems(self._connection)

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with explained(self._where), reading(self._connection):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        with explained(self._where), writing(self._connection):
            yield self._connection
