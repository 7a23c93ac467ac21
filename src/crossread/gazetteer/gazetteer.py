"""Looking names up: as written, without the word for their kind, without articles, by what transliterations share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import fuzz

from crossread.domain.facts import Place
from crossread.errors import InputError
from crossread.gazetteer.countries import countries_by_demonym, regions_by_demonym
from crossread.gazetteer.folding import bare, fold, skeleton, with_or_without_h
from crossread.gazetteer.lists import rows
from crossread.gazetteer.table import Table

LIKENESS_FLOOR = 0.72
"""Least share of letters that two spellings with the same skeleton have in common (rapidfuzz's ratio of the folded
names). Set by hand: Khan Cheikhoun and Khan Shaykhun share .74."""

_MOST_CANDIDATES = 150
_FEWEST_LETTERS, _MOST_LETTERS = 4, 40  # of names that are worth looking for in another spelling
_REMEMBERED = 4096  # names; the news repeats itself, and one costs under a kilobyte on average


class Match(StrEnum):
    """How a name was found."""

    NAME = "name"
    ALTERNATE = "alternate name"
    DEMONYM = "word for its people"
    SPELLING = "similar spelling"
    PART = "part of the name"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `admin1` is GeoNames' code with the country ("SY.12"), `admin2` the county's name, "" without. `likeness` in [0, 1]
    is 1 but for a similar spelling.
    """

    place: Place
    admin1: str
    admin2: str
    match: Match
    likeness: float = 1.0


class Gazetteer:
    """The packaged table and those that a user added; an added place stands before a packaged one of the same id."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tuple(tables)
        self._found = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._borne = lru_cache(maxsize=_REMEMBERED)(self._look_up_exactly)
        self._admin1_names: dict[str, str] = {}
        for table in self._tables:
            for code, name in table.admin1_names.items():
                self._admin1_names[code] = self._admin1_names.get(code) or name

    @classmethod
    def from_package(cls) -> Gazetteer:
        """The packaged gazetteer: places of 500 inhabitants or more, provinces, counties, countries, known regions.

        Raises:
            InputError: The package's data are missing or damaged.
        """
        try:
            raw = resources.files(__package__).joinpath("data", "places.npz").read_bytes()
        except FileNotFoundError as error:
            raise InputError(
                "the packaged gazetteer is missing (places.npz); install Crossread again"
            ) from error
        return cls((Table.from_bytes(raw),))

    def with_table(self, table: Table) -> Gazetteer:
        """This gazetteer and one table more."""
        return Gazetteer((*self._tables, table))

    def __len__(self) -> int:
        return sum(map(len, self._tables))

    def find(self, name: str, *, alike: bool = True) -> tuple[Candidate, ...]:
        """All that a name may mean, the most populous first; empty where nothing has it.

        Where nothing bears the name, words for its kind are left out ("Hama province"), and then, if `alike`, places
        are found that are spelt like it.
        """
        return self._found(fold(name), alike)

    def find_exactly(self, name: str) -> tuple[Candidate, ...]:
        """Only what bears the name as written, folded."""
        return self._borne(fold(name))

    def of_country(self, code: str) -> Candidate | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return next(self._country(code), None)

    def _look_up(self, folded: str, alike: bool) -> tuple[Candidate, ...]:
        found = [*self._exactly(folded), *self._of_people(folded)]
        if not found:
            found = [c for form, kind in _forms(folded) for c in _of_kind(list(self._exactly(form)), kind)]
        if not found and alike:
            found = list(self._alike(folded))
        return _ranked(found)

    def _look_up_exactly(self, folded: str) -> tuple[Candidate, ...]:
        return _ranked(self._exactly(folded))

    def _exactly(self, folded: str) -> Iterator[Candidate]:
        for table in reversed(self._tables):
            for number, own in table.named(folded):
                yield self._candidate(table, number, Match.NAME if own else Match.ALTERNATE)

    def _alike(self, folded: str) -> Iterator[Candidate]:
        if not _FEWEST_LETTERS <= len(folded) <= _MOST_LETTERS:
            return
        if respelt := with_or_without_h(folded):
            likeness = fuzz.ratio(folded, respelt) / 100
            for found in self._exactly(respelt):
                yield replace(found, match=Match.SPELLING, likeness=likeness)
        for form in (folded, *(form for form, _ in _forms(folded))):
            bones, plain = skeleton(form), bare(form)
            for table in reversed(self._tables):
                for at, key in table.alike(bones):
                    likeness = fuzz.ratio(plain, bare(key), score_cutoff=100 * LIKENESS_FLOOR) / 100
                    if likeness:
                        for number, _ in table.under(at):
                            yield self._candidate(table, number, Match.SPELLING, likeness)

    def _of_people(self, folded: str) -> Iterator[Candidate]:
        if country := countries_by_demonym().get(folded):
            yield from self._country(country)
        elif region := regions_by_demonym().get(folded):
            for candidate in self._exactly(fold(region)):
                if candidate.match is Match.NAME and not candidate.place.feature.startswith("PPL"):
                    yield replace(candidate, match=Match.DEMONYM)

    def _country(self, code: str) -> Iterator[Candidate]:
        for table in self._tables:
            number = table.country(code)
            if number is not None:
                yield self._candidate(table, number, Match.DEMONYM)
                return

    def _candidate(self, table: Table, number: int, match: Match, likeness: float = 1.0) -> Candidate:
        place, code = table.place(number), table.admin1_code(number)
        name = self._admin1_names.get(code, "")
        if name != place.admin1:
            place = replace(place, admin1=name)
        return Candidate(place, code, table.admin2(number), match, likeness)


def _ranked(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The best match of each place, at most 150, the most populous first."""
    best: dict[str, Candidate] = {}
    for candidate in found:
        key = candidate.place.id
        if key not in best or best[key].likeness < candidate.likeness:
            best.setdefault(key, candidate)
    ranked = sorted(best.values(), key=lambda c: (-c.place.population, c.place.id))
    return tuple(ranked[:_MOST_CANDIDATES])


def _of_kind(found: list[Candidate], kind: str) -> list[Candidate]:
    """Those that are what a word beside the name says ("province"); all where none is."""
    prefixes = {"admin1": ("ADM1",), "admin2": ("ADM2",), "town": ("PPL",), "country": ("PCL",)}.get(
        kind, ("",)
    )
    return [c for c in found if c.place.feature.startswith(prefixes)] or found


def _forms(folded: str) -> Iterator[tuple[str, str]]:
    """Other forms to look a name up by, with the kind that a word left out says it is of."""
    seen = {folded}
    for form, kind in _shortened(folded):
        if form and form not in seen:
            seen.add(form)
            yield form, kind


def _shortened(folded: str) -> Iterator[tuple[str, str]]:
    before, after, of = _place_words()
    name = folded.removeprefix("the ")
    yield name, ""
    words = name.split(" ")
    for kinds, first in ((after, False), (before, True)):
        word = words[0 if first else -1]
        if word in kinds and len(words) > 1:
            yield " ".join(words[1:] if first else words[:-1]), kinds[word]
    if len(words) > 2 and words[1] == "of" and words[0] in of:
        yield " ".join(words[2:]), of[words[0]]
    if bare(name) != name:
        yield bare(name), ""
    yield f"al {name}", ""


@cache
def _place_words() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    split = [(word, kind, where.split(",")) for word, kind, where in rows("place_words.tsv")]
    before, after, of = (
        {word: kind for word, kind, where in split if position in where}
        for position in ("before", "after", "of")
    )
    return before, after, of
