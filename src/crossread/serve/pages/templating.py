"""Templates, with what every page has: the visitor, the way around, the fingerprint of the assets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.metadata import version
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from crossread.export.page import printable
from crossread.export.page_words import count, day_words, label, percent, period_words, readable, sureness
from crossread.serve.pages.voices import voiced
from crossread.serve.visitors import Role, Visitor

# The places of the desk, in the order of the bar: name, address, the key that goes there after "g".
PLACES = (
    ("Stories", "/", "s"),
    ("Reports", "/reports", "r"),
    ("Check", "/check", "c"),
    ("Review", "/review", "v"),
    ("Add", "/add", "a"),
)
_FILTERS = {
    "name": label,  # a name or title, on one line
    "readable": readable,  # quoted words
    "day": day_words,
    "period": period_words,
    "percent": percent,
    "count": count,  # 3 | count("report")
    "sureness": sureness,
    "voiced": voiced,
}
_WHOLE = frozenset({"hx-boosted", "hx-history-restore-request"})  # htmx asks for the whole page all the same


def page(request: Request, template: str, values: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """A template as an answer. `values` must hold all it uses besides visitor, places, version and `part`.

    `part` is whether htmx asked for a piece to put into a page that stands already: templates then leave the frame out.
    """
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    given = {
        "visitor": visitor,
        "path": request.url.path,
        "part": "hx-request" in request.headers and not _WHOLE.intersection(request.headers),
        "places": [place for place in PLACES if _is_open(place[1], visitor)],
        "version": version("crossread"),
        **values,
    }
    html = environment().get_template(template).render(given)
    return HTMLResponse(printable(html), status, headers={"vary": "HX-Request"})


def _is_open(address: str, visitor: Visitor | None) -> bool:
    return address != "/add" or (visitor is not None and visitor.role is Role.OWNER)


@cache
def environment() -> Environment:
    """Every value is escaped; a name that was not given is an error."""
    made = Environment(
        loader=PackageLoader("crossread.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(_FILTERS)
    made.globals["asset"] = asset
    return made


def compile_templates() -> None:
    """Compile them all now: whoever comes first would wait for it."""
    for name in environment().list_templates():
        environment().get_template(name)


@cache
def asset(name: str) -> str:
    """The address of a packaged asset; it changes with the content, so browsers may keep it for good."""
    data = resources.files("crossread.serve").joinpath("assets", *name.split("/")).read_bytes()
    return f"/assets/{name}?v={blake2b(data, digest_size=6).hexdigest()}"
