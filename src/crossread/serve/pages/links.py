"""Addresses of lists: the same list asked another way."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel

Link = Callable[..., str]


def link_to(path: str, wanted: BaseModel) -> Link:
    """Makes addresses of the list at `path`, asked as in `wanted` but for what is given by keyword; defaults are left out.

    Whatever changes but the offset leads back to the start of the list.
    """

    def link(**changes: Any) -> str:
        given = wanted.model_dump() | ({} if "offset" in changes else {"offset": 0}) | changes
        asked = [
            (field.alias or name, _plain(one))
            for name, field in type(wanted).model_fields.items()
            if given[name] != field.get_default()
            for one in (given[name] if isinstance(given[name], tuple | list) else (given[name],))
            if one is not None
        ]
        return f"{path}?{urlencode(asked, errors='replace')}" if asked else path

    return link


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return str(value).lower() if isinstance(value, bool) else value
