"""What a request brings to be added: a form with files, addresses and a text, or the same as JSON."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from crossread.serve.jobs.items import Address, Incoming, Pasted, Upload
from crossread.serve.refusals import RequestError

MOST_FILES = 1_000
MOST_ADDRESSES = 500
_MOST_TEXTS = 500
_MOST_TEXT_CHARS = 2_000_000
_MOST_FIELD_BYTES = 12_000_000  # a text of the most characters, four bytes each, with room
_MOST_FIELDS = 20


class TextToAdd(BaseModel):
    """The text of one article, with what is known about it; what is left open is looked for in the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1, max_length=_MOST_TEXT_CHARS)
    title: str = Field(default="", max_length=500)
    outlet: str = Field(default="", max_length=200)
    published: str = Field(default="", max_length=100, description="when it came out, best as 2031-05-14")
    url: str = Field(default="", max_length=2_000)


class ToAdd(BaseModel):
    """Texts, and addresses of pages to fetch; `together`: all of them tell of one happening."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    texts: tuple[TextToAdd, ...] = Field(default=(), max_length=_MOST_TEXTS)
    urls: tuple[str, ...] = Field(default=(), max_length=MOST_ADDRESSES)
    together: bool = False


class FormToAdd(BaseModel):
    """The fields of the form; files may come many times, addresses stand one a line."""

    files: list[bytes] = Field(
        default=[], json_schema_extra={"items": {"type": "string", "format": "binary"}}
    )
    urls: str = ""
    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = Field(default="", description="the address of the pasted text")
    together: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """Inputs of one request."""

    items: tuple[Incoming, ...]
    together: bool


@asynccontextmanager
async def brought(request: Request) -> AsyncIterator[Brought]:
    """What a request brings; its files are gone afterwards.

    Raises:
        RequestError: when it is of another kind, does not fit, or brings nothing.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        yield _some(_of_json(await request.body()))
    elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        form = await _form(request)
        try:
            yield _some(_of_form(form))
        finally:
            await form.close()
    else:
        raise RequestError(
            415, "Another kind of content", f"got {kind or 'no content type'}; expected a form or JSON"
        )


def _some(found: Brought) -> Brought:
    if not found.items:
        raise RequestError(422, "Nothing to add", "nothing was sent; expected files, addresses or a text")
    return found


async def _form(request: Request) -> FormData:
    try:
        return await request.form(
            max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_MOST_FIELD_BYTES
        )
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise RequestError(
            422, "Values do not fit", f"this is no form that can be read: {error.detail}"
        ) from error


def _of_json(body: bytes) -> Brought:
    try:
        given = ToAdd.model_validate_json(body)
    except ValidationError as error:
        told = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'body'}: {one['msg']}" for one in error.errors()
        )
        raise RequestError(422, "Values do not fit", told) from error
    texts = tuple(Pasted(**one.model_dump()) for one in given.texts)
    return Brought((*texts, *_addresses(given.urls)), given.together)


def _of_form(form: FormData) -> Brought:
    files = tuple(
        Upload(one.filename, one.file)
        for one in form.getlist("files")
        if isinstance(one, UploadFile) and one.filename
    )
    text = _field(form, "text")
    pasted: tuple[Pasted, ...] = ()
    if text.strip():
        try:
            given = TextToAdd(
                text=text, **{name: _field(form, name) for name in ("title", "outlet", "published", "url")}
            )
        except ValidationError as error:
            told = "; ".join(f"{one['loc'][0]}: {one['msg']}" for one in error.errors())
            raise RequestError(422, "Values do not fit", told) from error
        pasted = (Pasted(**given.model_dump()),)
    urls = _field(form, "urls").split()
    if len(urls) > MOST_ADDRESSES:
        raise RequestError(
            422, "Too many addresses", f"{len(urls):,} addresses; expected at most {MOST_ADDRESSES} at once"
        )
    return Brought((*files, *_addresses(urls), *pasted), _field(form, "together") not in ("", "false", "0"))


def _addresses(urls: Sequence[str]) -> tuple[Address, ...]:
    return tuple(Address(url.strip()) for url in dict.fromkeys(urls) if url.strip())


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def request_body() -> dict[str, Any]:
    """How OpenAPI describes such a request."""
    return {
        "required": True,
        "content": {
            "application/json": {"schema": ToAdd.model_json_schema()},
            "multipart/form-data": {"schema": FormToAdd.model_json_schema()},
        },
    }
