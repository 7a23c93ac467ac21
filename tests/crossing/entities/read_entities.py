"""The entities of files, read with the packaged reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread.crossing.entities import entities_across
from crossread.domain.entities import Entity
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.intake import read_inputs
from crossread.models.reader import OnnxReader
from crossread.reading import read_reports
from crossread.reading.entities import entities_of
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.settings import Settings


def entities_of_files(files: Sequence[Path]) -> tuple[Entity, ...]:
    """Who is who in the reports of one story."""
    reports = [r for r in read_inputs(files, settings=Settings()) if isinstance(r, Report)]
    layers = read_reports(reports, OnnxReader.from_package(threads=1))
    readings = []
    for report, layer in zip(reports, layers, strict=True):
        reading = layer.reading
        ground = Ground(
            report=report,
            tree=Tree(report.text, layer.tokens),
            names=reading.names,
            mentions=reading.mentions,
            chains=reading.chains,
        )
        readings.append(Reading(report=report.id, entities=entities_of(ground)))
    return entities_across(readings, {report.id: report.text for report in reports})


def named(found: Sequence[Entity], name: str) -> Entity:
    """The entity that has a form of name."""
    return next(entity for entity in found if name in (entity.name, *entity.aliases))
