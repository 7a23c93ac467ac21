"""What a person points at, and the judgements that it comes to; mistakes are answered with what exists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossing.judged.hand import READINGS, name, passage
from crossread.crossing.judged.making import Signed, judgement_on, undo_of
from crossread.crossing.judged.targets import find_target
from crossread.domain.crossing import (
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Lineage,
    Status,
    Story,
    Support,
    Variant,
)
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity, EntityKey
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.layers import MentionKind
from crossread.domain.report import Report
from crossread.errors import UsageError

SIGNED = Signed("Ines Okafor", "2031-05-14T09:00:00.000000Z", "seen")
HEX = {"r-a": "r-aa00", "r-b": "r-bb00", "r-c": "r-bc00"}


def entity(name_: str, *reports: str) -> Entity:
    return Entity(
        f"n-{name_}",
        MentionKind.PERSON,
        name_,
        (),
        (),
        tuple(name(report, 0) for report in reports),
        tuple(EntityKey(report, 0) for report in reports),
        (),
    )


def claim(number: str, *reports: str) -> Claim:
    support = tuple(Support(passage(report, 1), "l-1", "police") for report in reports)
    return Claim(number, "s-1", "Closed.", Status.SINGLE_ORIGIN, len(reports), 1, 1, 1, support)


DESK = Desk(
    reports=tuple(Report(HEX[reading.report], "x" * 1000, "Title", "en") for reading in READINGS),
    readings=tuple(replace(reading, report=HEX[reading.report]) for reading in READINGS),
    stories=(Story("s-1", "Title", tuple(HEX.values())),),
    lineages=(Lineage("l-100", "s-1", ("r-aa00", "r-bb00")), Lineage("l-200", "s-1", ("r-bc00",))),
    entities=(entity("a1", "r-aa00", "r-bb00"), entity("b2", "r-bc00")),
    claims=(claim("c-111", "r-aa00", "r-bb00"), claim("c-112", "r-bc00")),
    discrepancies=(
        Discrepancy(
            "d-1",
            DiscrepancyKind.QUOTATION,
            "altered",
            "s-1",
            0.5,
            "",
            (Variant("a", passage("r-aa00", 2), "l-100"), Variant("b", passage("r-bb00", 2), "l-100")),
        ),
    ),
)


def made(
    verdict: Verdict, *targets: str, about: Subject | None = None, field: str = "", value: str = ""
) -> Judgement:
    return judgement_on(DESK, verdict, targets, SIGNED, about=about, field=field, value=value)


def test_targets_are_found_by_the_start_of_their_ids() -> None:
    assert find_target(DESK, "n-a").places == (name("r-aa00", 0), name("r-bb00", 0))
    assert find_target(DESK, "c-111").subject is Subject.CLAIM
    assert find_target(DESK, "d-").detail == "quotation/altered"
    assert find_target(DESK, "l-1").places == (passage("r-aa00", 0), passage("r-bb00", 0))
    assert find_target(DESK, "r-bc").places == (passage("r-bc00", 0),)


def test_characters_are_the_whole_of_what_stands_there() -> None:
    assert find_target(DESK, "r-aa:2-4", Subject.ENTITY).places == (name("r-aa00", 0),)
    assert find_target(DESK, "r-aa:110-190", Subject.CLAIM).places == (passage("r-aa00", 1),)


@pytest.mark.parametrize(
    ("given", "about", "message"),
    [
        ("c-11", None, r"several things begin with 'c-11'; expected one of: c-111, c-112"),
        ("c-9", None, r"nothing on the desk begins with 'c-9'; expected one of: c-111, c-112"),
        ("x", None, r"nothing on the desk begins with 'x'; expected an id as the export prints it"),
        ("", None, r"nothing on the desk begins with ''"),
        ("s-1", None, r"'s-1' is a story; name two of its reports"),
        ("r-aa:2-4", None, r"say which with --about: entity, claim, event"),
        ("r-b:2-4", Subject.ENTITY, r"several reports begin with 'r-b'"),
        ("r-f:2-4", Subject.ENTITY, r"no report begins with 'r-f'"),
        ("r-aa:4-2", Subject.ENTITY, r"not within the 1000 characters"),
        ("r-aa:4-2000", Subject.ENTITY, r"not within the 1000 characters"),
        ("r-aa:30-40", Subject.ENTITY, r"there is no entity; expected characters of one"),
    ],
)
def test_what_cannot_be_found_is_said_with_what_is_there(
    given: str, about: Subject | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        find_target(DESK, given, about)


def test_a_judgement_is_about_characters() -> None:
    found = made(Verdict.SAME, "n-b", "n-a")
    assert (found.places, found.others) == (
        (name("r-aa00", 0), name("r-bb00", 0)),
        (name("r-bc00", 0),),
    )
    assert (found.author, found.at, found.note) == (SIGNED.author, SIGNED.at, "seen")


def test_a_part_judged_different_from_its_whole_is_parted_from_the_rest() -> None:
    found = made(Verdict.DIFFERENT, "n-a", "r-bb:0-10", about=Subject.ENTITY)
    assert (found.places, found.others) == ((name("r-aa00", 0),), (name("r-bb00", 0),))


def test_a_source_is_named_by_the_start_of_its_id() -> None:
    assert made(Verdict.CORRECT, "r-aa", "r-bb", field="source", value="r-b").value == "r-bb00"
    assert made(Verdict.CORRECT, "r-aa", "r-bb", field="source", value="open").value == "open"


@pytest.mark.parametrize(
    ("verdict", "targets", "more", "message"),
    [
        (Verdict.SAME, ("n-a", "c-111"), {}, r"of two kinds \(entity and claim\)"),
        (Verdict.SAME, ("n-a",), {}, r"'same' of an entity takes two targets; got 1"),
        (Verdict.REJECT, ("c-111", "c-112"), {}, r"'reject' of a claim takes one target; got 2"),
        (
            Verdict.SAME,
            ("d-1", "d-1"),
            {},
            r"a discrepancy judged 'same'; expected one of: accept, reject, correct",
        ),
        (Verdict.SAME, ("n-a", "n-a"), {}, r"are the same characters; expected two things"),
        (Verdict.CORRECT, ("n-a",), {}, r"a correction of what\? name it with --field, one of: name, kind"),
        (
            Verdict.CORRECT,
            ("n-a",),
            {"field": "age", "value": "9"},
            r"'age' of an entity; expected one of: name, kind",
        ),
        (Verdict.CORRECT, ("n-a",), {"field": "name", "value": " "}, r"'name' without a value"),
        (
            Verdict.CORRECT,
            ("n-a",),
            {"field": "kind", "value": "ship"},
            r"kind 'ship'; expected one of: person",
        ),
        (
            Verdict.CORRECT,
            ("r-aa", "r-bb"),
            {"field": "source", "value": "r-c"},
            r"source 'r-c'; expected open",
        ),
        (Verdict.CORRECT, ("l-1", "r-bc"), {"field": "source", "value": "r-bc"}, r"about two reports"),
        (Verdict.REJECT, (), {}, r"about nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(
    verdict: Verdict, targets: tuple[str, ...], more: dict[str, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        made(verdict, *targets, **more)  # type: ignore[arg-type]


def test_an_author_is_needed() -> None:
    with pytest.raises(UsageError, match="no author"):
        judgement_on(DESK, Verdict.REJECT, ["c-111"], Signed("  ", SIGNED.at))


def test_an_undo_names_what_it_takes_back_once() -> None:
    one = made(Verdict.REJECT, "c-111")
    back = undo_of([one], one.id[:6], SIGNED)
    assert (back.undoes, back.places) == (one.id, one.places)
    with pytest.raises(UsageError, match=f"is taken back already, by {back.id}"):
        undo_of([one, back], one.id, SIGNED)
    with pytest.raises(UsageError, match="no judgement begins with 'j-x'; expected one of: none yet"):
        undo_of([], "j-x", SIGNED)
