"""A desk of so many reports, multiplied from fewer that were read for real."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.serve.disguise import Disguise, names_in, numbers_in
from benchmarks.serve.material import Material
from crossread.crossing.stories import SKETCH_LAYER
from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.judgements import Subject, Verdict, make_judgement
from crossread.store import DeskFile, QuestionFilter, open_desk

AUTHORS = ("ada", "bo", "chen")

_A_TRANSACTION = 40  # stories
_QUESTIONS = 10_000
_JUDGED = 0.05  # of them
_READING_LAYER = "reading layer"


@dataclass(frozen=True, slots=True)
class Told:
    """Stories as they are on a desk, with what is computed from their reports."""

    desk: Desk
    vectors: dict[str, NDArray[np.float32]]
    sketches: dict[str, NDArray[np.float32]]
    encoder: str
    layer: str


def make_desk(file: Path, material: Material, *, reports: int, encoder: str, with_big: bool) -> None:
    """Write a desk of so many reports; it stands there once it is whole.

    Every story of the material comes once as it is before any comes a second time, then again and again under other names.
    """
    many = _told(material.many, encoder)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    if with_big:
        shutil.copy(material.big, fresh)
    with open_desk(fresh) as desk:
        desk.put_metadata(_READING_LAYER, many.layer)
        chosen = _chosen(many.desk.stories, max(0, reports - desk.counts()["reports"]))
        for copy in sorted({copy for copy, _ in chosen}):
            wanted = [story for number, story in chosen if number == copy]
            _write(desk, many, wanted, copy)
        _judge(desk)
    fresh.replace(file)


def _told(file: Path, encoder: str) -> Told:
    with open_desk(file, create=False, read_only=True) as desk:
        ids, sketches = desk.sketches(layer=SKETCH_LAYER)
        vectors = {report: desk.vectors(report, layer=encoder) for report in desk.report_ids()}
        return Told(
            desk.snapshot(),
            {report: found for report, found in vectors.items() if found is not None},
            dict(zip(ids, sketches, strict=True)),
            encoder,
            desk.metadata(_READING_LAYER) or "",
        )


def _chosen(stories: Sequence[Story], reports: int) -> list[tuple[int, Story]]:
    """Stories by the number of the copy until there are so many reports; the last copy is not a whole one."""
    found: list[tuple[int, Story]] = []
    for copy, story in _forever(stories):
        if len(story.reports) <= reports:
            found.append((copy, story))
            reports -= len(story.reports)
        if not reports:
            return found
    return found


def _forever(stories: Sequence[Story]) -> Iterator[tuple[int, Story]]:
    if not any(len(story.reports) == 1 for story in stories):
        raise ValueError("no story of one report among the material: a desk of just so many cannot be made")
    copy = 0
    while True:
        for story in random.Random(copy).sample(stories, len(stories)):
            yield copy, story
        copy += 1


def _write(desk: DeskFile, told: Told, stories: Sequence[Story], copy: int) -> None:
    texts = [report.text for report in told.desk.reports]
    entities = [name for one in told.desk.entities for name in (one.name, *one.aliases)]
    disguise = Disguise(copy, names=names_in(entities, texts), numbers=numbers_in(texts))
    for at in range(0, len(stories), _A_TRANSACTION):
        with desk.transaction():
            for story in stories[at : at + _A_TRANSACTION]:
                _write_story(desk, told, story, disguise, copy)


def _write_story(desk: DeskFile, told: Told, story: Story, disguise: Disguise, copy: int) -> None:
    for report in story.reports:
        mine = disguise.of(told.desk.report(report))
        desk.add_report(mine, disguise.of(told.desk.reading(report)))
        if report in told.vectors:
            desk.put_vectors(mine.id, layer=told.encoder, vectors=_turned(told.vectors[report], copy))
        if report in told.sketches:
            desk.put_sketch(mine.id, layer=SKETCH_LAYER, vector=_turned(told.sketches[report], copy))
    members = [disguise.text(report) for report in story.reports]
    desk.put_links((members[0], other, 1.0) for other in members[1:])
    view = told.desk.of_story(story.id)
    desk.replace_story(
        retire=(),
        stories=[disguise.of(story)],
        lineages=[disguise.of(one) for one in view.lineages],
        claims=[disguise.of(one) for one in view.claims],
        discrepancies=[disguise.of(one) for one in view.discrepancies],
        entities=[disguise.of(one) for one in view.entities],
        events=[disguise.of(one) for one in view.events],
    )


def _turned(vectors: NDArray[np.float32], copy: int) -> NDArray[np.float32]:
    """The same angles among one another, and near to none of another copy's."""
    if not copy:
        return vectors
    order = np.random.default_rng(copy).permutation(vectors.shape[-1])
    return np.ascontiguousarray(vectors[..., order])


def _judge(desk: DeskFile) -> None:
    """Some of the questions on discrepancies are answered; their stories are held to be crossed since."""
    about = QuestionFilter(subject=Subject.DISCREPANCY)
    questions = desk.reviewing().questions(about, limit=_QUESTIONS)
    chance = random.Random(0)
    wanted = chance.sample(questions, round(len(questions) * _JUDGED))
    with desk.transaction():
        for number, question in enumerate(wanted):
            (found,) = desk.browsing().discrepancies(question.story, [question.id])
            judgement = make_judgement(
                chance.choice((Verdict.ACCEPT, Verdict.REJECT)),
                Subject.DISCREPANCY,
                [reading.citation for reading in found.readings],
                author=chance.choice(AUTHORS),
                at=f"2026-11-{1 + number % 20:02}T10:{number % 60:02}:00.{number:06}+00:00",
                detail=f"{found.kind.value}/{found.detail}",
            )
            desk.judge([judgement], answering=[(Subject.DISCREPANCY, question.id)])
        desk.settle(desk.uncrossed())
