from __future__ import annotations

import pytest

from crossing.checking.asked import claim, differing, passage
from crossing.made import lexicon
from crossread.crossing.checking.attribution import attribution_slots
from crossread.crossing.checking.dates import date_slots, fields_of
from crossread.crossing.checking.denial import denial_slots
from crossread.crossing.checking.figures import figure_slots
from crossread.crossing.checking.matching import matched_clauses
from crossread.crossing.checking.names import name_slots
from crossread.crossing.checking.opposites import opposite_slots
from crossread.crossing.checking.order import order_slots
from crossread.crossing.checking.places import place_slots
from crossread.crossing.checking.roles import role_slots
from crossread.crossing.checking.stages import stage_slots
from crossread.crossing.checking.telling import Telling
from crossread.domain.checking import Outcome

_ALL = (
    figure_slots,
    date_slots,
    place_slots,
    name_slots,
    attribution_slots,
    opposite_slots,
    role_slots,
    order_slots,
    stage_slots,
)


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The crane killed 142 dockers.", "The crane killed 412 dockers.", True),
        ("The crane killed 412 dockers.", "The crane killed 412 dockers.", False),
        ("The crane killed about 400 dockers.", "The crane killed 412 dockers.", False),
        ("More than 400 dockers were killed.", "The crane killed 412 dockers.", False),
        ("Up to twelve dockers were killed.", "At least twelve dockers were killed.", True),
        ("It was the 41st fire of the year.", "It was the 14th fire of the year.", True),
        ("The boy fired two shots.", "Only one shot was fired.", True),
        ("The dockers left.", "The crane killed 412 dockers.", False),
        ("One in five dockers left.", "The crane killed 412 dockers.", False),
        ("Tens of thousands of dockers marched.", "Some 48,000 dockers marched.", False),
        ("Dozens of dockers marched.", "Some 48,000 dockers marched.", True),
        ("The larger of the two fell.", "The crane killed 412 dockers.", False),
        ("Police found 46 rifles and two cranes.", "Police found 46 cranes and two rifles.", True),
        ("Police found 46 rifles and two cranes.", "Police found two cranes and 46 rifles.", False),
    ],
)
def test_figures(asked: str, told: str, differs: bool) -> None:
    assert bool(differing(figure_slots(claim(asked), passage(told)))) is differs


def test_a_differing_figure_is_told_in_words() -> None:
    (words,) = differing(
        figure_slots(claim("The crane killed 142 dockers."), passage("The crane killed 412 dockers."))
    )
    assert words == "The reports say 412, you say 142."


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The crane fell on Tuesday.", "The crane fell on Monday.", True),
        ("The crane fell on Monday.", "The crane fell on Monday.", False),
        ("The crane fell on 13 May.", "The crane fell on 3 May 2031.", True),
        ("The crane fell in May.", "The crane fell on 3 May 2031.", False),
        ("The crane fell at 6 a.m. on Monday.", "The crane fell on Monday evening.", True),
        ("The crane fell.", "The crane fell on Monday.", False),
    ],
)
def test_dates(asked: str, told: str, differs: bool) -> None:
    assert bool(differing(date_slots(claim(asked), passage(told)))) is differs


def test_a_weekday_is_held_against_the_day_of_the_report() -> None:
    told = passage("The crane fell yesterday.", published="2031-05-13")  # a Tuesday
    assert differing(date_slots(claim("The crane fell on Friday."), told))
    assert not differing(date_slots(claim("The crane fell on Monday."), told))


@pytest.mark.parametrize("value", ["", "PAST_REF", "XXXX", "2031-02-31", "P3D", "2031-05-12T25:99"])
def test_odd_values_have_no_fields_that_are_made_up(value: str) -> None:
    assert fields_of(value).get("day") != 31


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The fair was held in Hamburg.", "The fair was held in Frankfurt.", True),
        ("The fair was held in Frankfurt.", "The fair was held in Frankfurt.", False),
        ("The fair was held in Germany.", "The fair was held in Frankfurt.", False),
        ("The minister of Kenya resigned.", "The Kenyan minister resigned.", False),
        ("The fair was held in Frankfurt.", "The fair was held in Hamburg Road.", False),
    ],
)
def test_places(asked: str, told: str, differs: bool) -> None:
    assert bool(differing(place_slots(claim(asked), passage(told)))) is differs


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("Maria Lopez opened the port.", "Carlos Lopez opened the port.", True),
        ("Harbour master Elin Sandqvist opened it.", "Harbour master Jonas Berg opened it.", True),
        ("Elin Sandqvist opened the port.", "The port was opened by Elin Sandqvist.", False),
        ("Elin Sandqvist opened the port.", "Sandqvist opened the port; Jonas Berg left.", False),
        ("Sandqvist opened the port.", "The port was opened by Elin Sandqvist.", False),
    ],
)
def test_names(asked: str, told: str, differs: bool) -> None:
    assert bool(differing(name_slots(claim(asked), passage(told)))) is differs


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The crane was unsafe, Elin Sandqvist said.", "The crane was unsafe, Jonas Berg said.", True),
        ("The crane was unsafe, Jonas Berg said.", "Jonas Berg said that the crane was unsafe.", False),
        ("The crane was unsafe.", "Jonas Berg said that the crane was unsafe.", False),
        ("Neighbours on the quay say it burned.", "Three neighbours said it had burned.", False),
        ("A docker said that the crane was unsafe.", "The crane was unsafe, Jonas Berg said.", False),
        ("A docker said that the crane was unsafe.", "A crane driver said that it was unsafe.", False),
    ],
)
def test_attribution(asked: str, told: str, differs: bool) -> None:
    assert bool(differing(attribution_slots(claim(asked), passage(told)))) is differs


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The police attacked the dockers.", "The dockers attacked the police.", True),
        ("The police attacked the dockers.", "The dockers were attacked by the police.", False),
        ("The dockers were attacked by the police.", "The police attacked the dockers.", False),
        ("Elin Berg lent a ladder to the police.", "The police lent a ladder to Elin Berg.", True),
        ("Norway beat Denmark in the final.", "Norway lost to Denmark in the final.", True),
        ("Norway beat Denmark in the final.", "Denmark lost to Norway in the final.", False),
        ("The dockers bought a crane from Halvorsen.", "Halvorsen sold the dockers a crane.", False),
        ("The minister met Elin Berg.", "Elin Berg met the minister.", False),
        ("The port closed in May.", "The council closed the port in May.", False),
        ("Elin Berg, who sued the port, lives in Oslo.", "The port, which sued Elin Berg, is in Oslo.", True),
        (
            "The police told Elin Berg to leave the quay.",
            "Elin Berg was told by the police to leave the quay.",
            False,
        ),
        ("Jonas Berg hired Elin Sandqvist.", "Maria Lopez hired Elin Sandqvist after Jonas Berg left.", True),
    ],
)
def test_roles(asked: str, told: str, differs: bool) -> None:
    one, other = claim(asked), passage(told)
    assert bool(differing(role_slots(one, other))) is differs


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The minister has resigned.", "The minister has not resigned.", True),
        ("The minister has not resigned.", "The minister has not resigned.", False),
        ("The minister never resigned.", "The minister resigned on Monday.", True),
        ("The council agreed to pay.", "The council refused to pay.", True),
        ("The minister has resigned.", "The minister resigned on Monday.", False),
        ("Rescue craft reached the ferry.", "No rescue craft reached the ferry.", True),
        ("Five boats reached the ferry first.", "The first were not tugs but five boats.", False),
        ("He said he would come in the morning.", "He knew there would be no morning for him.", False),
        ("No fewer than nine dockers drowned.", "Nine dockers drowned.", False),
        ("The dockers stopped the crane at six.", "The dockers did not stop the crane until six.", False),
        ("The council has closed the port.", "The council has yet to close the port.", True),
        ("The police arrested the owner.", "The police left without arresting the owner.", True),
        ("The minister was not hurt.", "The driver was hurt in the crash.", False),
    ],
)
def test_negation(asked: str, told: str, differs: bool) -> None:
    assert bool(_denial(claim(asked), passage(told))) is differs


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The crane fell because of rust.", "The crane may have fallen because of rust.", True),
        ("The council closed the port.", "The council plans to close the port.", True),
        ("The council closed the port.", "The council closed the port.", False),
        ("The owner has lodged an appeal.", "The owner would consider an appeal.", True),
        ("Berg takes over the port on Monday.", "Berg will take over the port on Monday.", False),
        ("The owner was convicted of fraud.", "The owner has been charged with fraud.", True),
        ("The owner was charged with fraud.", "The owner was convicted of fraud.", False),
        ("It is proven that rust felled the crane.", "Rust possibly felled the crane.", True),
        ("The meeting was encouraging.", "The minister called the meeting encouraging.", False),
    ],
)
def test_certainty(asked: str, told: str, differs: bool) -> None:
    assert bool(_denial(claim(asked), passage(told))) is differs


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("Prices rose by a fifth.", "Prices fell by a fifth.", True),
        ("Prices rose by a fifth.", "Prices climbed by a fifth.", False),
        ("All crew members were saved.", "Some crew members were saved.", True),
        ("The bridge was opened.", "The bridge was closed.", True),
        ("He walked from north to south.", "He walked from the south.", False),
        ("Rents in Oslo rose.", "Rents in Bergen fell.", False),
        ("The docker is not alive.", "The docker is dead.", False),
        ("The docker survived.", "The docker died on the quay.", True),
        ("Every docker was saved.", "Six of the dockers were saved.", True),
        ("All nine dockers were saved.", "All of the dockers were saved, one of them by a boat.", False),
        ("Not all dockers left.", "Some dockers left.", False),
        ("Carlsen won the final.", "Berg lost the final.", False),
        ("He paid the final bill.", "He paid the finance office first.", False),
    ],
)
def test_opposites(asked: str, told: str, differs: bool) -> None:
    assert bool(differing(opposite_slots(claim(asked), passage(told)))) is differs


@pytest.mark.parametrize(
    ("asked", "told", "differs"),
    [
        ("The crane fell before the ferry sank.", "The crane fell after the ferry sank.", True),
        ("The crane fell before the ferry sank.", "The ferry sank after the crane fell.", False),
        ("The crane fell because the quay shook.", "The quay shook because the crane fell.", True),
        ("The crane fell after May.", "The crane fell before Tuesday.", False),
    ],
)
def test_order(asked: str, told: str, differs: bool) -> None:
    assert bool(differing(order_slots(claim(asked), passage(told)))) is differs


@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("The boat that rescued them sank.", "boat", "them"),
        ("The man whom they rescued left.", "they", "man"),
        ("The port ordered the owner to rescue dockers.", "owner", "dockers"),
        ("The docker was found and rescued.", "", "docker"),
    ],
)
def test_who_does_a_verb_and_to_whom(text: str, agent: str, patient: str) -> None:
    told = passage(text)
    clause = next(c for c in told.clauses if told.tokens[c.head].span.of(text).startswith("rescue"))
    assert [told.tokens[at].span.of(text) for at in clause.agents] == ([agent] if agent else [])
    assert [told.tokens[at].span.of(text) for at in clause.patients] == [patient]


def test_slots_point_into_both_texts() -> None:
    asked, told = claim("The crane killed 142 dockers."), passage("The crane killed 412 dockers.")
    (slot,) = figure_slots(asked, told)
    assert slot.claimed.of(asked.text) == "142"
    assert slot.told is not None
    assert slot.told.span.of(told.text) == "412"


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "?",
        "1",
        "\u200b",
        "\x00\x1b[31m red",
        "🚢 sank",
        "31 February",
        "minus 5 killed",
        "“unclosed",
        "10^30 dead",
    ],
)
def test_odd_claims_break_nothing(text: str) -> None:
    asked, told = (
        claim(text),
        passage("At least twelve dockers were killed on Monday, Jonas Berg said in Hamburg."),
    )
    for slots in _ALL:
        for slot in slots(asked, told):
            assert asked.span.contains(slot.claimed)
            assert slot.outcome in Outcome


def _denial(asked: Telling, told: Telling) -> list[str]:
    return differing(denial_slots(asked, told, matched_clauses(asked, told, lexicon())))
