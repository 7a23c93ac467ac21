"""Which column of the user's records is which field of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.errors import InputError, UsageError
from crossread.intake.discover import STDIN
from crossread.intake.draft import Draft
from crossread.settings import Settings

FIELDS = ("title", "text", "url", "outlet", "published", "byline", "language")
_MAX_COLUMNS_NAMED = 20


def check_fields(settings: Settings) -> None:
    """Makes sure that every mapped column goes to a field of ours.

    Raises:
        UsageError: naming the first target that is no field.
    """
    for column, field in settings.fields.items():
        if field not in FIELDS:
            raise UsageError(f"column {column!r} is mapped to {field!r}; expected one of {', '.join(FIELDS)}")


def our_field(column: str, settings: Settings) -> str | None:
    """The field a column holds: as mapped by the user, else of the same name (case ignored); else None."""
    mapped = settings.fields.get(column)
    if mapped:
        return mapped
    name = column.strip().casefold()
    return name if name in FIELDS and name not in settings.fields.values() else None


def draft_of(record: Mapping[str, object], *, where: str, path: str, settings: Settings) -> Draft:
    """The draft a record makes.

    Raises:
        InputError: when the record has no text or its text is no string.
    """
    values: dict[str, object] = {}
    for column, value in record.items():
        field = our_field(str(column), settings)
        if field and values.get(field) in (None, ""):
            values[field] = value
    text = values.get("text")
    if not isinstance(text, str):
        got = "no text" if text is None else f"a text that is a {type(text).__name__}"
        raise InputError(f"{got} in this record; {columns_found([str(key) for key in record], settings)}")
    known = {field: _printed(values.get(field)) for field in FIELDS if field != "text"}
    return Draft(where=where, text=text, path=None if path == STDIN else path, **known)


def columns_found(columns: Sequence[str], settings: Settings) -> str:
    """The found columns and how to map one, for a message."""
    names = ", ".join(repr(name) for name in columns[:_MAX_COLUMNS_NAMED])
    more = " and more" if len(columns) > _MAX_COLUMNS_NAMED else ""
    example = next((name for name in columns if our_field(name, settings) is None and name), "body")
    return f"found {names or 'none'}{more}; expected 'text', or map one with --field text={example}"


def _printed(value: object) -> str | None:
    """A metadata value as text; lists of names are joined, objects give their "name"."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(part for part in map(_printed, value) if part) or None
    if isinstance(value, Mapping):
        return _printed(value.get("name"))
    return None
