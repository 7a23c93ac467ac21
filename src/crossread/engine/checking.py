"""Check a claim against a desk: find the passages that bear on it, compare them slot by slot, answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from crossread.crossing.checking.accounts import Accounts
from crossread.crossing.checking.answering import answer_of
from crossread.crossing.checking.bearing import with_bearing
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.together import of_one_happening
from crossread.crossing.checking.verdict import Judged, judged
from crossread.crossing.prepared import Prepared
from crossread.domain.checking import Answer, Checked
from crossread.domain.crossing import Lineage
from crossread.domain.desk import Desk
from crossread.domain.ids import content_id
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.engine.bearing import Library
from crossread.engine.own_data import gazetteer_of
from crossread.engine.rooms import Rooms
from crossread.engine.run import Progress, silent
from crossread.intake.claims import read_claims
from crossread.intake.language import detect_language
from crossread.reading import NamedGazetteer, read_reports
from crossread.settings import Settings
from crossread.store import DeskFile
from crossread.text.words import is_stop, words

__all__ = ["Checker", "check_claims", "read_claims", "why_not_measured"]

_FEWEST_WORDS = 2  # telling words that a claim needs
_LONGEST_CHARS = 1_000
_ENGLISH = ("en", "und")


class Checker:
    """Answers claims against one desk; models are loaded, and the desk's vectors held, from the first claim on.

    A desk that is written meanwhile is looked at anew. Use one per thread, as the desk itself.
    """

    def __init__(self, desk: DeskFile, rooms: Rooms) -> None:
        self._desk = desk
        self._rooms = rooms
        self._library = Library(desk, rooms)
        self._places: NamedGazetteer | None = None

    def check(self, claim: str) -> Checked:
        """The answer to one claim; one that cannot be measured says why.

        Raises:
            DeskError: when the desk cannot be read.
            ModelError: when the encoder, the reader or the entailment network cannot be loaded.
        """
        why_not = why_not_measured(claim)
        if why_not is not None:
            return Checked(claim, Answer.NOT_MEASURED, differs=(why_not,))
        # A matrix of a claim and twelve passages is small: a second core costs more than it saves.
        with threadpool_limits(limits=1, user_api="blas"):
            asked = self.read(claim)
            found = with_bearing(
                asked, of_one_happening(self.compared(asked)), self._rooms.entailment.bearing
            )
            return answer_of(asked, found, self._accounts(found), self._rooms.lexicon)

    def read(self, claim: str) -> Telling:
        """A claim as a report of one passage, read with the desk's own gazetteer."""
        if self._places is None:
            self._places = gazetteer_of(self._desk, self._rooms.gazetteer)
        report = Report(content_id("q", claim), claim, "", "en")
        (layers,) = read_reports([report], self._rooms.reader, self._places, fewest_chars=1)
        whole = replace(layers.reading, passages=(Passage(0, Span(0, len(claim)), 0),))
        vectors = np.asarray(self._rooms.encoder.encode([claim]), dtype=np.float32)
        return Telling(Prepared(report, whole, vectors), 0, layers.tokens)

    def compared(self, asked: Telling) -> tuple[Judged, ...]:
        """The passages nearest to a claim, the nearest first, each compared with it."""
        passages = self._library.nearest(asked)
        reports = {passage.report.id: passage.report for passage in passages}
        stories, _ = self._desk.looking().accounts_of(sorted(reports))
        dated = Desk(
            tuple(p.report for p in reports.values()),
            tuple(p.reading for p in reports.values()),
            stories=stories,
        )
        return judged(
            asked,
            [replace(passage, day=dated.written(passage.report.id)) for passage in passages],
            self._rooms.lexicon,
            encode=self._rooms.encoder.encode,
            stories={report: story.id for story in stories for report in story.reports},
        )

    def _accounts(self, found: Sequence[Judged]) -> Accounts:
        """The lineages of the passages' reports; a report that no story holds is an account of its own."""
        reports = {one.passage.report.id: one.passage.report for one in found}
        stories, lineages = self._desk.looking().accounts_of(sorted(reports))
        known = {report for lineage in lineages for report in lineage.reports}
        kept = [x for x in lineages if not set(x.reports).isdisjoint(reports)]
        alone = [Lineage(content_id("l", r), "", (r,)) for r in sorted(reports) if r not in known]
        for first in sorted({r for lineage in kept for r in lineage.reports} - set(reports)):
            reports[first] = _unread(self._desk.report(first))
        return Accounts(reports, (*kept, *alone), tuple(r for s in stories for r in s.relations))


def check_claims(
    desk: DeskFile, claims: Sequence[str], *, settings: Settings | None = None, progress: Progress = silent
) -> tuple[Checked, ...]:
    """The answers to some claims, in order.

    Raises:
        DeskError: when the desk cannot be read.
        ModelError: when the encoder, the reader or the entailment network cannot be loaded.
    """
    checker = Checker(desk, Rooms(settings or Settings()))
    found = []
    for done, claim in enumerate(claims, start=1):
        found.append(checker.check(claim))
        progress("check", done, len(claims))
    return tuple(found)


def why_not_measured(claim: str) -> str | None:
    """Why a claim is not answered, in a sentence; None for one that can be."""
    if len(claim) > _LONGEST_CHARS:
        return (
            f"The claim has {len(claim):,} characters; one statement of at most {_LONGEST_CHARS:,} can be checked. "
            "Check its statements one by one."
        )
    telling = {w.folded for w in words(claim) if not is_stop(w.folded)}
    if len(telling) < _FEWEST_WORDS:
        return (
            "The claim says too little to be found: a statement with who or what, and what of it, is needed."
        )
    language = detect_language(claim)
    if language not in _ENGLISH:
        return f"The claim seems to be in another language ({language}); English is read."
    return None


def _unread(report: Report) -> Prepared:
    """A report of which only its name is asked."""
    return Prepared(report, Reading(report.id), np.zeros((0, 1), dtype=np.float32))
