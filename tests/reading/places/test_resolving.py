from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.reading.places import resolve
from crossread.reading.places.evidence import Evidence, countries_in, home_of
from crossread.reading.places.features import FEATURES
from crossread.reading.places.phrases import Containers, around
from crossread.reading.places.ranking import Ranker, packaged_ranker, softmax
from crossread.reading.places.resolving import lean
from reading.places.grounds import spans_of


def test_phrases_without_a_reader(packaged: Gazetteer) -> None:
    text = "Fires burned near Athens, Ga., and in Oconee County."
    spans = spans_of(text, "Athens", "Oconee County", "Fires")
    found = resolve(spans, text, packaged, evidence=Evidence(countries_in(text)))
    athens = found[spans_of(text, "Athens")[0]]
    assert athens.place is not None
    assert (athens.place.country, athens.place.admin1) == ("US", "Georgia")
    assert "named with Ga." in athens.reasons


def test_nothing_to_resolve(packaged: Gazetteer) -> None:
    assert resolve([], "", packaged) == {}
    assert resolve([Span(0, 0)], "", packaged)[Span(0, 0)].place is None


def test_what_is_unknown_can_lean_on_its_neighbour(packaged: Gazetteer) -> None:
    text = "Homs fell. The Qorvundel burned, and France protested."
    found = resolve(spans_of(text, "Homs", "Qorvundel", "France"), text, packaged)
    (unknown,) = spans_of(text, "Qorvundel")
    assert found[unknown].place is None
    leaning = lean(found, [unknown])[unknown]
    assert leaning.place is not None
    assert leaning.lent == spans_of(text, "Homs")[0]
    assert lean(found, [unknown], reach_chars=3) == {}


@pytest.mark.parametrize(
    ("url", "country", "home"),
    [
        ("https://www.springfieldherald.co.uk/a", "GB", "Springfield"),
        ("http://theparisnews.com/x?y=1", "", "Paris"),
        ("https://example.ca", "CA", ""),
        ("http://[bad", "", ""),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_home_of_an_outlet(packaged: Gazetteer, url: str | None, country: str, home: str) -> None:
    found = home_of(None, url, packaged)
    assert found.country == country
    assert {c.place.name for c in found.candidates} == ({home} if home else set())


def test_an_outlets_name_may_hold_a_place(packaged: Gazetteer) -> None:
    names = {c.place.name for c in home_of("The Norfolk Daily News", None, packaged).candidates}
    assert "Norfolk" in names
    assert home_of("The Daily News", None, packaged).candidates == ()


def test_countries_told_of() -> None:
    shares = countries_in("Syrian and Russian planes; the U.S. and Syria's army. Us too, in Georgia.")
    assert set(shares) == {"SY", "RU", "US"}
    assert sum(shares.values()) == pytest.approx(1)
    assert countries_in("") == {}


@pytest.mark.parametrize(
    ("text", "comma", "within", "before"),
    [
        ("Paris, Texas, slept", "Texas", None, None),
        ("Paris (Texas) slept", "Texas", None, None),
        ("Paris, in Texas, slept", "Texas", None, None),
        ("Paris in northern Texas slept", None, "Texas", None),
        ("the French city of Paris slept", None, None, "French"),
        ("Texas’s Paris slept", None, None, "Texas"),
        ("Paris, he said", None, None, None),
        ("Paris, Monday", None, None, None),
        ("Texas. Paris slept", None, None, None),
    ],
)
def test_what_stands_around(
    packaged: Gazetteer, text: str, comma: str | None, within: str | None, before: str | None
) -> None:
    (span,) = spans_of(text, "Paris")
    found = around(text, span, Containers(packaged))
    names = [c and c.name for c in (found.comma, found.within, found.before)]
    assert names == [comma, within, before]


def test_weights_of_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        Ranker.of({"rounds": [{"population": 1.0}]})


def test_the_packaged_weights_are_finite() -> None:
    for weights in packaged_ranker().rounds:
        assert weights.shape == (len(FEATURES),)
        assert np.isfinite(weights).all()


@given(st.lists(st.lists(st.floats(-50, 50), min_size=1, max_size=5), min_size=1, max_size=5))
def test_shares_add_up_to_one_in_each_group(groups: list[list[float]]) -> None:
    group = np.array([at for at, scores in enumerate(groups) for _ in scores])
    shares = softmax(np.array([score for scores in groups for score in scores]), group)
    assert np.bincount(group, shares) == pytest.approx(np.ones(len(groups)))
