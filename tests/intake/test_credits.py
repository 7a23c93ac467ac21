from __future__ import annotations

import pytest

from crossread.domain.span import Span
from crossread.intake import make_report
from intake.marks import BODY, NEWS, credited

TEXT, PHOTO = "text", "photo"


@pytest.mark.parametrize(
    ("opening", "agency", "credit"),
    [
        ("(Reuters) - ", "Reuters", "(Reuters)"),
        ("LONDON (AP) — ", "AP", "(AP)"),
        ("LINDMARK, Vt. (AP) ", "AP", "(AP)"),
        ("BEIJING, Dec. 2 (Xinhua) -- ", "Xinhua", "(Xinhua)"),
        ("MOSCOW, December 2. /TASS/. ", "TASS", "/TASS/"),
        ("LINDMARK (Coast Radio/AP) – ", "AP", "(Coast Radio/AP)"),
        ("LINDMARK (Meridian Wire) — ", "Meridian Wire", "(Meridian Wire)"),
        ("Madrid, Mar 4 (EFE).- ", "EFE", "(EFE)"),
        ("AFP - ", "AFP", "AFP -"),
    ],
)
def test_datelines(opening: str, agency: str, credit: str) -> None:
    assert credited(make_report(text=opening + BODY)) == [(agency, TEXT, credit)]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("AFP", ["AFP"]),
        ("— AFP", ["AFP"]),
        ("(Reuters)", ["Reuters"]),
        ("AFP, Reuters", ["AFP", "Reuters"]),
        ("By Associated Press", ["AP"]),
        ("By Jo Berg, Associated Press", ["AP"]),
        ("Source: Xinhua", ["Xinhua"]),
        ("With inputs from PTI", ["PTI"]),
        ("With PTI and ANI inputs", ["ANI", "PTI"]),
        ("Agence France-Presse", ["AFP"]),
        ("The Associated Press contributed to this report.", ["AP"]),
        ("Copyright 2030 The Associated Press. All rights reserved.", ["AP"]),
        ("© 2030 AFP", ["AFP"]),
        ("dpa/our correspondent", ["dpa"]),
    ],
)
def test_credit_lines(line: str, agencies: list[str]) -> None:
    report = make_report(text=f"{BODY}\n\n{line}\n")
    assert list(dict.fromkeys(a for a, kind, _ in credited(report) if kind == TEXT)) == agencies
    assert all(credit in line for _, _, credit in credited(report))


@pytest.mark.parametrize("signature", [" — AFP", " (Yonhap)", " /TASS/", " – Bernama", "-VNA", " AP."])
def test_signatures_of_the_last_paragraph(signature: str) -> None:
    report = make_report(text=BODY + signature)
    assert [kind for _, kind, _ in credited(report)] == [TEXT]
    assert report.furniture[-1].span.of(report.text) == signature


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Photo: AFP", ["AFP"]),
        ("Photograph: Jo Berg/EPA", ["EPA"]),
        ("AFP/Getty Images", ["AFP", "Getty Images"]),
        ("(AP Photo/Jo Berg)", ["AP"]),
        ("Photo: Jo Berg, PA", ["PA Media"]),
        ("Photo: Meridian Wire", ["Meridian Wire"]),
        ("Handout/Reuters", ["Reuters"]),
        ("Jo Berg / Reuters.", ["Reuters"]),
    ],
)
def test_picture_credits_are_no_text_credits(line: str, agencies: list[str]) -> None:
    assert credited(make_report(text=f"{NEWS[0]}\n\n{line}\n\n{BODY}")) == [
        (a, PHOTO, line) for a in agencies
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The pier is gone,” the minister told AFP on Monday, and he asked people to keep away from it.",
        "Reuters reported on Monday that the pier would be closed for a year, citing two officials.",
        "The state news agency Xinhua said the pier had been built in a year and had never been inspected.",
        "A photographer of the Associated Press (AP) was hurt when the pillar broke, the hospital said.",
        "The plan, first published by Reuters, was never carried out, and the report by AFP was wrong.",
        "Agence France-Presse (AFP) reported that the harbour would stay open for ferries and small boats.",
        "The harbour lies in Harrisburg (PA) and has been open for ferries for more than a hundred years.",
        "With agency inputs",
    ],
)
def test_mentions_are_no_credits(sentence: str) -> None:
    assert credited(make_report(text=f"{sentence}\n\n{BODY}")) == []
    assert credited(make_report(text=f"{BODY}\n\n{sentence}")) == []


def test_a_credit_that_stands_only_in_the_metadata_has_no_characters() -> None:
    report = make_report(text=BODY, byline="Jo Berg, Reuters")
    assert [(c.agency, c.span) for c in report.credits] == [("Reuters", Span(0, 0))]


def test_agencies_of_a_report_tell_text_from_picture() -> None:
    report = make_report(text=f"LINDMARK (AP) — {NEWS[0]}\n\nPhoto: AFP\n\n{NEWS[1]}")
    assert report.agencies == ("AFP", "AP")
    assert [c.agency for c in report.credits if c.kind.value == TEXT] == ["AP"]
