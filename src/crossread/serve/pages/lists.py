"""What the pages with lists share: clean addresses, the filters in force, a pager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel
from starlette.responses import Response

from crossread.serve.answers.common import PageAnswer

Query = TypeVar("Query", bound=BaseModel)
Filters = tuple[tuple[str, str], ...]  # field names with what the page calls them


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in force: its name and what it asks for in words, and the address of the list without it."""

    name: str
    words: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a list a page is, counted from 1, and its neighbours; None at the ends."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def address(path: str, asked: Mapping[str, object]) -> str:
    """A link with only what was asked for."""
    given = {name: str(value) for name, value in asked.items() if value}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path


def asked_of(query: BaseModel, filters: Filters) -> dict[str, object]:
    """What differs from the plain list, by the names of the form's fields; filters not in force are ""."""
    given = query.model_dump(mode="json", exclude_defaults=True, exclude={"limit"})
    return {**{name: "" for name, _ in filters}, **given}


def active_filters(
    path: str, asked: Mapping[str, object], filters: Filters, *, shown_as: Mapping[str, str] | None = None
) -> tuple[ActiveFilter, ...]:
    """The filters in force; dropping one leads to the first page. `shown_as` are values that pages put otherwise."""
    values = {**asked, **(shown_as or {})}
    return tuple(
        ActiveFilter(name, words, str(values[name]), address(path, {**asked, name: "", "offset": 0}))
        for name, words in filters
        if asked[name]
    )


def worth_dropping(
    query: Query, active: Iterable[ActiveFilter], total: Callable[[Query], int]
) -> tuple[tuple[ActiveFilter, int], ...]:
    """Filters in force without which something would be found, each with how much, the most first."""
    found = []
    for one in active:
        default = type(query).model_fields[one.name].default
        number = total(query.model_copy(update={one.name: default}))
        if number:
            found.append((one, number))
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def pager(path: str, asked: Mapping[str, object], shown: PageAnswer[Any]) -> Pager:
    """The neighbours of the page shown."""
    before = max(0, shown.offset - shown.limit) if shown.offset else None
    reached = shown.offset + len(shown.items)
    return Pager(
        first=shown.offset + 1,
        last=reached,
        total=shown.total,
        before=None if before is None else address(path, {**asked, "offset": before}),
        after=address(path, {**asked, "offset": reached}) if reached < shown.total and shown.items else None,
    )


def pushed(response: Response, url: str) -> Response:
    """Has htmx show `url` as the page's address, without the fields that were left empty."""
    response.headers["HX-Push-Url"] = url
    return response
