from __future__ import annotations

import pytest

from crossing.made import copied, link, scene
from crossread.crossing.discrepancies.omission import omission_findings


def details(source: str, copy: str) -> list[str]:
    return [f.detail for f in omission_findings(scene([copied(source, copy)]))]


def test_a_copy_that_drops_who_said_it() -> None:
    source = "The boom had rusted for years, said Lena Aalto of the dockers' union."
    linked = copied(source, "The boom had rusted for years.")
    (finding,) = omission_findings(scene([linked]))
    assert finding.detail == "attribution"
    assert "Lena Aalto" in finding.explanation


def test_a_copy_that_drops_a_qualifier() -> None:
    assert details("At least nine people were injured.", "Nine people were injured.") == ["qualifier"]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Lena Aalto said the boom had rusted.", "The boom had rusted, according to Lena Aalto."),
        (
            "Lena Aalto said the boom had rusted.",
            "The boom had rusted, Lena Aalto of the union thinks aloud.",
        ),
        ("He said the boom had rusted.", "The boom had rusted."),
        ("Lena Aalto said the boom had rusted for years.", "“The boom had rusted for years.”"),
        ("At least nine people were injured.", "At least nine people were hurt."),
        ("“Fewer than 10” men were injured.", "The injured were “fewer than 10” men."),
        ("The boom had rusted for years.", "The boom had rusted for many years."),
    ],
)
def test_a_faithful_copy_leaves_nothing_out(source: str, copy: str) -> None:
    assert details(source, copy) == []


def test_separate_accounts_owe_each_other_nothing() -> None:
    linked = link("Lena Aalto said the boom had rusted for years.", "The boom had rusted for years.")
    assert list(omission_findings(scene([linked]))) == []


def test_a_speaker_named_in_the_next_sentence_is_not_lost() -> None:
    source = "The boom had rusted for years, said Lena Aalto of the dockers' union."
    copy = "The boom had rusted for years. Lena Aalto said she had warned the company of it."
    assert details(source, copy) == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Anyone with news said to call the harbour office at once.", "Call the harbour office at once."),
        ("The office had counted nine leaks by noon.", "The office had registered nine leaks by noon."),
        ("Two boats were sent out, according to the statement.", "Two boats were sent out."),
        ("Two boats were sent out, officials said.", "Two boats were sent out at once."),
        ("At least nine people were injured on the quay.", "Nine people or more were injured on the quay."),
        ("Lena Aalto said the boom had rusted for years.", "Had the boom rusted for years?"),
    ],
)
def test_no_source_is_lost(source: str, copy: str) -> None:
    assert details(source, copy) == []
