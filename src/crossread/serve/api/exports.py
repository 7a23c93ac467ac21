"""GET /exports/{format}."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse

from crossread.serve.answers.exports import ExportFormat, desk_export, story_export
from crossread.serve.parts import Served
from crossread.serve.visitors import Reader

router = APIRouter(tags=["exports"])

_JSON = {"content": {"application/json": {}}, "description": "A document of the JSON export, crossread/1."}


@router.get("/exports/{form}", response_class=Response, responses={200: _JSON})
def get_export(
    served: Served,
    visitor: Reader,
    form: ExportFormat,
    story: Annotated[
        str, Query(max_length=300, description="the id of one story; without it, the whole desk")
    ] = "",
) -> Response:
    """The whole desk, or one story, as `crossread export` writes it. One export of a desk is made at a time."""
    name = f"{story or served.configuration.desk.stem}.{form}"
    headers = {"content-disposition": f'attachment; filename="{_plain(name)}"'}
    kind = "application/json"
    if story:
        return Response(story_export(served.library, story), headers=headers, media_type=kind)
    pieces = desk_export(served.library, served.configuration.desk)
    return StreamingResponse(pieces, headers=headers, media_type=kind)


def _plain(name: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "-" for char in name)
