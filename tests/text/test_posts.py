from __future__ import annotations

import pytest

from crossread.text.countries import country_behind, country_named, country_of_people
from crossread.text.name_keys import body_words, person_words
from crossread.text.posts import is_sole, post_ending, post_key, post_starting


@pytest.mark.parametrize(
    ("title", "of", "expected"),
    [
        ("Foreign Minister", "Iranian", ("foreign minister", "IR")),
        ("foreign secretary", "British", ("foreign minister", "GB")),
        ("former president", "Iran", ("former president", "IR")),
        ("vice-president", "the White Star Line", ("vice president", "white star line")),
        ("spokeswoman", "", ("spokesperson", "")),
        ("stoker", "", ("stoker", "")),
    ],
)
def test_a_post_has_one_key(title: str, of: str, expected: tuple[str, str]) -> None:
    assert post_key(title, of) == expected


def test_the_longest_post_counts() -> None:
    words = ["iranian", "deputy", "foreign", "minister"]
    ending, starting = post_ending(words, 4), post_starting(words, 1)
    assert ending is not None
    assert starting == ending
    assert (ending.words, ending.sole) == (3, False)
    assert is_sole("president")
    assert not is_sole("spokesperson")
    assert post_ending([], 0) is None
    assert post_starting([], 0) is None


def test_countries_and_their_people() -> None:
    assert country_named("united states") == country_of_people("american") == country_behind("us") == "US"
    assert country_named("syrian") is None
    assert country_behind("halden") is None


def test_words_to_compare_by() -> None:
    assert person_words("Mr. Bashar al-Assad Jr.") == ("bashar", "assad")
    assert body_words("Iran’s foreign ministry") == body_words("the Iranian foreign ministry")
    assert body_words("South Korean army") == ("KR", "army")
    assert body_words("of") == ("of",)
