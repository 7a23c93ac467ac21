"""A list in memory by the page, and the words it is searched for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

from crossread.serve.answers.common import PageAnswer
from crossread.serve.answers.paging import Paging, empty_is_none
from crossread.text.words import fold

Item = TypeVar("Item")
Choice = TypeVar("Choice")


def _filled(values: Any) -> Any:
    return [value for value in values if value != ""] if isinstance(values, list | tuple) else values


Optional = Annotated[Choice | None, BeforeValidator(empty_is_none)]
Several = Annotated[
    tuple[Choice, ...], BeforeValidator(_filled)
]  # fields of a form left empty ask for nothing


def cut(items: Sequence[Item], wanted: Paging) -> Sequence[Item]:
    """The items of the part that is wanted."""
    return items[wanted.offset : wanted.offset + wanted.limit]


def page_answer(
    kind: type[PageAnswer[Item]], items: Iterable[Item], *, total: int, wanted: Paging
) -> PageAnswer[Item]:
    """Items that were cut out of `total`, as an answer."""
    return kind(items=tuple(items), total=total, offset=wanted.offset, limit=wanted.limit)


def query_words(query: str) -> tuple[str, ...]:
    """The words of a query, blind to case and diacritics."""
    return tuple(fold(query).split())


def holds(query: Sequence[str], texts: Iterable[str], *, key: str = "") -> bool:
    """Whether every word of a query (see `query_words`) stands in one of the texts, perhaps as a part of a word.

    A word that is the item's short `key` is found, too.
    """
    folded = " ".join(fold(text) for text in texts)
    return all(word in folded or word == fold(key) for word in query)
