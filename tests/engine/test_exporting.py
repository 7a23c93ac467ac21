"""The export of a desk in parts has the bytes of the export of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.domain.desk import Desk
from crossread.domain.judgements import Subject, Verdict, make_judgement
from crossread.domain.span import Citation, Span
from crossread.engine import exporting
from crossread.export.json_export import dump_json, export_json
from crossread.store import DeskFile, open_desk
from sample_desk import sample_desk
from serve.many_stories import write_many_stories


def keep(desk: DeskFile, held: Desk) -> None:
    with desk.transaction():
        for report in held.reports:
            desk.add_report(report, held.reading(report.id))
        desk.replace_story(
            retire=(),
            stories=held.stories,
            lineages=held.lineages,
            claims=held.claims,
            discrepancies=held.discrepancies,
            entities=held.entities,
            events=held.events,
        )
        desk.add_judgements(held.judgements)


@pytest.mark.parametrize("at_once", [1, 7, 10_000])
def test_part_by_part_as_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(exporting, "_PART_REPORTS", at_once)
    file, out = tmp_path / "desk.db", tmp_path / "out.json"
    write_many_stories(file, stories=24)
    with open_desk(file) as desk:
        keep(desk, sample_desk())
        desk.replace_story(retire=["s-00003"], stories=[], lineages=[], claims=[], discrepancies=[])
        place = Citation("r-00001-0", Span(0, 5))
        for at, report in enumerate(("r-00001-0", "r-elsewhere")):
            other = Citation(report, Span(7, 9))
            said = make_judgement(
                Verdict.SAME, Subject.ENTITY, [place], others=[other], author="Ann", at=f"2031-05-0{at + 1}"
            )
            desk.add_judgements([said])
        expected = dump_json(export_json(desk.snapshot())).encode()
    exporting.export_file(file, out)
    assert out.read_bytes() == expected
    assert b'"judgements": [\n' in expected
    assert sorted(one.name for one in tmp_path.iterdir() if not one.name.startswith("desk.db")) == [
        "out.json"
    ]


def test_an_empty_desk(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk.db") as desk:
        expected = dump_json(export_json(desk.snapshot())).encode()
    exporting.export_file(tmp_path / "desk.db", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == expected
