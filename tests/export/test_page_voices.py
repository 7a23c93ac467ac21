"""Who says a fact: equal voices once, and how many accounts their reports are."""

from __future__ import annotations

from dataclasses import replace

from crossread.export.page_names import name_everything
from crossread.export.page_voices import Telling, accounts_words, voice_views
from crossread.lookup import FactIndex
from facts_desk import FIRST, SECOND, at, facts_desk

DESK = facts_desk()
DATED = next(report.id for report in DESK.reports if report.published)
UNDATED = next(report.id for report in DESK.reports if not report.published)


def test_one_person_under_two_names_is_one_voice_and_own_words_come_last() -> None:
    seized, took = at(FIRST, "seized"), at(SECOND, "took")
    found = voice_views(
        DESK,
        name_everything(DESK),
        FactIndex(DESK),
        [
            Telling(UNDATED, took, None),
            Telling(UNDATED, took, at(SECOND, "Mrs Brandt")),
            Telling(DATED, seized, at(FIRST, "Defence Minister Ada Brandt")),
        ],
    )
    assert [(voice.source, voice.kind, [name.key for name, _ in voice.told]) for voice in found] == [
        ("Ada Brandt", "official", ["A1", "B1"]),
        ("", "", ["B1"]),
    ]


def test_articles_and_capitals_make_no_second_voice() -> None:
    places = [at(FIRST, "Hill Front fighters"), at(FIRST, "Hill Front fighters")]
    found = voice_views(
        DESK,
        name_everything(DESK),
        FactIndex(DESK),
        [Telling(DATED, at(FIRST, "seized"), place) for place in places],
    )
    assert [len(voice.told) for voice in found] == [1]


def test_reports_of_one_lineage_are_one_account() -> None:
    assert accounts_words(DESK, [DATED, UNDATED]) == "2 reports, 2 accounts"
    assert accounts_words(DESK, [DATED, DATED]) == ""
    (lineage, _) = DESK.lineages
    joined = replace(DESK, lineages=(replace(lineage, reports=(DATED, UNDATED)),))
    assert accounts_words(joined, [DATED, UNDATED]) == "2 reports, 1 account"
    assert accounts_words(replace(DESK, lineages=()), [DATED, UNDATED]) == ""
