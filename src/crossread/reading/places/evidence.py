"""What a text and its outlet say about where in the world it is: countries, provinces, the outlet's own name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p
from urllib.parse import urlsplit

from crossread.domain.facts import Place
from crossread.gazetteer import Candidate, Gazetteer, Match
from crossread.gazetteer.countries import countries_by_demonym, country_names
from crossread.gazetteer.folding import fold
from crossread.reading.wordlists import word_list

_CAPITALS = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: (?:(?:of|and|the) )*[^\W\d_a-z][\w.’'-]*){0,4}")
_OTHER_DOMAINS = {"uk": "GB", "eu": ""}
_SHORTEST_IN_DOMAIN = 4
_FEWEST_PEOPLE = 2000  # a smaller place seldom has a newspaper of its name
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Home:
    """What an outlet's name or address gives away: its country ("" unknown), places its name holds."""

    country: str = ""
    label: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Weights in [0, 1] of countries by code, the outlet's home, and places that its other reports name."""

    countries: Mapping[str, float] = field(default_factory=dict)
    home: Home = Home()
    known: tuple[Place, ...] = ()


def countries_in(text: str) -> dict[str, float]:
    """How much of the talk of countries is of each: shares of the logarithms of their counts."""
    counted: Counter[str] = Counter()
    for run in _CAPITALS.finditer(text):
        counted.update(_countries_of(run[0].split(" ")))
    weights = {code: log1p(count) for code, count in counted.items()}
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}


def _countries_of(words: Sequence[str]) -> Iterator[str]:
    names, demonyms = country_names(), countries_by_demonym()
    folded = [fold(word.removesuffix("'s").removesuffix("’s")) for word in words]
    at = 0
    while at < len(words):
        for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            phrase = " ".join(folded[at : at + length])
            code = names.get(phrase) or demonyms.get(phrase)
            if code and phrase != "georgia" and (len(phrase) > 3 or words[at].isupper()):
                yield code
                at += length - 1
                break
        at += 1


def home_of(outlet: str | None, url: str | None, gazetteer: Gazetteer) -> Home:
    """Read an outlet's name ("The Springfield Herald") and address ("springfieldherald.co.uk")."""
    host = _host(url) or (outlet.lower() if outlet and "." in outlet and " " not in outlet else "")
    label, country = _label_and_country(host)
    names = list(_in_label(label, gazetteer))
    if outlet and " " in outlet:
        words = [
            word for word in outlet.split() if word.casefold() not in word_list("place_outlet_words.txt")
        ]
        names += gazetteer.find(" ".join(words)) if words else []
    kept = tuple(c for c in names if c.match in (Match.NAME, Match.ALTERNATE))
    return Home(country, label, kept)


def _host(url: str | None) -> str:
    if not url:
        return ""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def _label_and_country(host: str) -> tuple[str, str]:
    parts = host.removeprefix("www.").split(".")
    if len(parts) < 2:
        return "", ""
    last = parts[-1]
    tells = len(last) == 2 and last not in word_list("place_generic_domains.txt")
    country = _OTHER_DOMAINS.get(last, last.upper()) if tells else ""
    labels = [
        part for part in parts[:-1] if part not in ("com", "co", "org", "net", "gov", "ac", "edu", "news")
    ]
    return "".join(labels).replace("-", ""), country


def _in_label(label: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Candidates of what is left of an address without words for newspapers: "paris" of "theparisnews"."""
    for name in _stripped(label):
        found = [
            c
            for c in gazetteer.find_exactly(name)
            if c.place.population > _FEWEST_PEOPLE and c.match is Match.NAME
        ]
        if found:
            return found
    return []


def _stripped(label: str) -> list[str]:
    """The label, and what is left with words for newspapers taken off its beginning, its end or both; longest first."""
    words = word_list("place_outlet_words.txt")
    firsts, lasts = [0], [len(label)]
    for first in firsts:
        firsts += [
            first + len(w) for w in words if label.startswith(w, first) and first + len(w) not in firsts
        ]
    for last in lasts:
        lasts += [last - len(w) for w in words if label.endswith(w, 0, last) and last - len(w) not in lasts]
    left = {label[first:last] for first in firsts for last in lasts if last - first >= _SHORTEST_IN_DOMAIN}
    return sorted(left, key=lambda name: (-len(name), name))
