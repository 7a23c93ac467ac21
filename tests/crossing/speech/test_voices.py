from __future__ import annotations

from dataclasses import replace

import pytest

from crossing.made import prepare
from crossread.crossing.speech.voices import canonical_voices, voice_of
from crossread.domain.span import Span

FULL = "Northern Observatory for Human Rights"


def same(*forms: str) -> bool:
    return len(set(canonical_voices(forms).values())) == 1


@pytest.mark.parametrize(
    "forms",
    [
        ("the Observatory", FULL),
        ("Pedersen", "Geir Pederson"),
        ("Lena Aalto, head of the dockers' union", "Ms. Aalto"),
        ("Lena Aalto, head of the union", "Lena Aalto, a former crane driver"),
        ("The port clinic", "the port clinic"),
        ("Araghchi", "Foreign Minister Abbas Araqchi"),
    ],
)
def test_one_voice_under_several_forms(forms: tuple[str, ...]) -> None:
    assert same(*forms)


@pytest.mark.parametrize(
    "forms",
    [
        ("officials", "police", FULL),
        ("the clinic", "the council"),
        ("the minister", "the ministry"),
        ("Hassan", "Hussein"),
        ("Tomas Verrin", "Lena Aalto"),
    ],
)
def test_different_voices_stay_apart(forms: tuple[str, ...]) -> None:
    assert len(set(canonical_voices(forms).values())) == len(forms)


def test_officials_of_several_bodies_are_nobodys() -> None:
    forms = ("Officials", "army officials", "city officials")
    assert len(set(canonical_voices(forms).values())) == 3


def test_the_fullest_form_is_shown_without_article() -> None:
    assert canonical_voices(["the Observatory", f"The {FULL}"])["the Observatory"] == FULL


def test_canonical_voices_do_not_depend_on_order() -> None:
    forms = ["the Observatory", FULL, "officials", "Pedersen", "Geir Pederson"]
    assert canonical_voices(forms) == canonical_voices(forms[::-1])


def voice(text: str, index: int) -> str | None:
    found = voice_of(prepare(text, outlet="Harbour Post"), index)
    return found.printed if found else None


def test_a_pronoun_stands_for_the_last_named_source() -> None:
    text = (
        "Lena Aalto said the crane had been rusting for years. The port opened again at noon on Monday. "
        "She said the company knew of it."
    )
    assert voice(text, 2) == "Lena Aalto"
    assert voice(text, 1) is None


def test_who_stands_for_the_name_before_it() -> None:
    text = (
        "The company sent its letter to Lena Aalto, who said that it came two years too late for the four men "
        "who died on the quay."
    )
    assert voice(text, 0) == "Lena Aalto"


def test_the_voice_counts_and_not_the_medium_that_carried_it() -> None:
    text = (
        "Mr. Oduya said the talks had gone well and would go on, according to the state news agency. The rest of "
        "the day was quiet."
    )
    assert voice(text, 0) == "Mr. Oduya"


def test_an_outlet_speaking_for_itself_has_no_voice() -> None:
    assert (
        voice(
            "A crane fell across the container quay at Lindmark. Four men who worked there died at once.", 0
        )
        is None
    )


def test_he_is_the_speaker_the_reader_found_not_the_last_source_named() -> None:
    text = (
        "Tomas Verrin waited at the quay all night. The port authority said the crane had passed its test. "
        "He said the brake had failed twice before."
    )
    plain = prepare(text)
    name = Span(0, len("Tomas Verrin"))
    told = tuple(
        replace(a, speaker=name) if a.source and a.source.of(text) == "He" else a
        for a in plain.reading.attributions
    )
    known = replace(plain, reading=replace(plain.reading, attributions=told))
    assert [a.source.of(text) for a in told if a.source] == ["The port authority", "He"]
    guessed, found = voice_of(plain, 2), voice_of(known, 2)
    assert guessed is not None
    assert guessed.printed == "The port authority"
    assert found is not None
    assert (found.printed, found.source.span) == ("Tomas Verrin", name)


def test_a_country_and_the_word_for_its_people_are_one_in_a_voice() -> None:
    printed = [
        "Norway’s foreign minister Ada Brandt",
        "Norwegian Foreign Minister Ada Brandt",
        "Norwegian state radio",
    ]
    found = canonical_voices(printed)
    assert found[printed[0]] == found[printed[1]]
    assert found[printed[2]] != found[printed[0]]
