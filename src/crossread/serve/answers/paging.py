"""What every list may be asked: where to begin, how many; and fields of forms that may be left empty."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

MOST_A_PAGE = 200
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Paging(BaseModel):
    """Which part of a list is wanted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    offset: int = Field(default=0, ge=0, le=1_000_000_000, description="how many items to pass over")
    limit: int = Field(default=50, ge=1, le=MOST_A_PAGE, description="how many items to give at most")


def empty_is_none(value: Any) -> Any:
    """A field of a form left empty asks for nothing."""
    return None if value == "" else value


def _iso_day(value: Any) -> Any:
    if value == "":
        return None
    if isinstance(value, str) and not _ISO_DAY.fullmatch(value):
        raise ValueError(f"{value!r} is no day; expected one as 2031-05-12")
    return value


Words = Annotated[str, Field(max_length=300)]
Day = Annotated[date | None, BeforeValidator(_iso_day)]


def iso(day: date | None) -> str:
    """A day as the store compares it; "" for none."""
    return day.isoformat() if day else ""
