"""By what lists can be filtered: the values there are, and how much has each."""

from __future__ import annotations

from time import monotonic

from crossread.serve.answers.common import Answer
from crossread.serve.library import Library

_KEPT_S = 10  # they count the whole desk, every page with a form asks for them, and nobody needs them exact
_MOST = 200  # values of a kind; those of more stories come first


class FacetValue(Answer):
    """A value and how many stories (of languages and `report_outlets`: reports) have it."""

    value: str
    count: int


class FacetsAnswer(Answer):
    """The commonest values of every filter, the commonest first, at most 200 each."""

    outlets: tuple[FacetValue, ...]
    places: tuple[FacetValue, ...]
    origins: tuple[FacetValue, ...]
    statuses: tuple[FacetValue, ...]
    kinds: tuple[FacetValue, ...]
    languages: tuple[FacetValue, ...]
    report_outlets: tuple[FacetValue, ...]


def facets_answer(library: Library) -> FacetsAnswer:
    """What the lists of stories and of reports can be filtered by, as of some seconds ago at most."""
    now = int(monotonic() / _KEPT_S)
    return library.kept(("facets", now), lambda: _made(library))


def _made(library: Library) -> FacetsAnswer:
    browsing = library.desk().browsing()
    with browsing.together():
        return FacetsAnswer(
            outlets=_values(browsing.facets("outlet", limit=_MOST)),
            places=_values(browsing.facets("place", limit=_MOST)),
            origins=_values(browsing.facets("origin", limit=_MOST)),
            statuses=_values(browsing.facets("status", limit=_MOST)),
            kinds=_values(browsing.facets("discrepancy", limit=_MOST)),
            languages=_values(browsing.languages()[:_MOST]),
            report_outlets=_values(browsing.outlets(limit=_MOST)),
        )


def _values(found: tuple[tuple[str, int], ...]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(value=value, count=number) for value, number in found)
