from __future__ import annotations

from dataclasses import replace

from crossread.domain.crossing import LabelUse
from crossread.domain.span import Citation, Span
from crossread.export.page_labels import label_tables
from crossread.export.page_names import name_everything
from sample_desk import sample_desk

DESK = sample_desk()
NAMES = name_everything(DESK)
(STORY,) = DESK.stories


def test_what_an_outlet_says_stands_apart_from_what_it_quotes() -> None:
    (table,) = label_tables(NAMES, STORY)
    assert table.referent == "dock workers"
    assert [(row.word, row.number) for row in table.rows] == [("dock worker", 2), ("victim", 2), ("crew", 1)]
    workers, victims, crew = table.rows
    assert ([voice.name for voice in workers.outlets], workers.quoted) == (
        ["Coast Courier", "Harbour Post"],
        (),
    )
    assert (victims.outlets, [voice.name for voice in victims.quoted]) == ((), ["Arne Holt"])
    assert [name.key for name, _ in victims.quoted[0].uses] == ["B1", "B2"]
    assert [voice.name for voice in crew.quoted] == ["Per Aalto"]


def test_every_use_leads_to_its_characters_in_the_order_of_the_text() -> None:
    report = DESK.reports[0].id
    again = tuple(
        LabelUse("crew", "hand", "Harbour Post", False, Citation(report, Span(at, at + 4)))
        for at in (90, 10, 50)
    )
    (table, _) = label_tables(NAMES, replace(STORY, labels=(*STORY.labels[:2], *again)))
    ((_, anchors),) = table.rows[0].outlets[0].uses
    assert anchors == tuple(f"c-{report}-{at}-{at + 4}" for at in (10, 50, 90))


def test_no_labels_no_table() -> None:
    assert label_tables(NAMES, replace(STORY, labels=())) == ()
