from __future__ import annotations

import pytest

from crossread.reading.events.forms import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("clash", {"clashes", "clashed"}),
        ("free", {"freed", "freeing"}),
        ("stab", {"stabbed", "stabbing"}),
    ],
)
def test_forms_of_verbs(verb: str, forms: set[str]) -> None:
    assert forms <= verb_forms(verb)


def test_odd_forms_are_kept_as_they_are() -> None:
    assert {"strike", "struck", "striking"} <= verb_forms("strike", ("struck",))
    assert noun_forms("policeman", ("policemen",)) == {"policeman", "policemans", "policemen"}


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("strike", "strikes"), ("treaty", "treaties"), ("ambush", "ambushes"), ("day", "days")],
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural in noun_forms(noun)
