"""The one place where the parts of the server are made and wired."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources
from importlib.metadata import version

from fastapi import APIRouter, FastAPI
from starlette.staticfiles import StaticFiles

from crossread.serve import api, pages
from crossread.serve.conditional import ConditionalAnswers
from crossread.serve.configuration import Configuration
from crossread.serve.heads import HeadsLikeGets
from crossread.serve.jobs.workers import Workers
from crossread.serve.json_answers import JsonAnswer
from crossread.serve.library import Library
from crossread.serve.pages.templating import compile_templates
from crossread.serve.parts import Parts
from crossread.serve.problems import described, explain_problems
from crossread.serve.security.doors import Doors
from crossread.serve.security.guards import guard
from crossread.serve.security.schemes import SCHEMES

_ERRORS = described(400, 401, 403, 404, 409, 413, 421, 422, 429, 503)


def make_app(configuration: Configuration) -> FastAPI:
    """The server of one desk, ready to be run by uvicorn.

    Raises:
        DeskError: when there is no desk at that place, or it cannot be read.
        UsageError: when the network could reach it and nobody was given access.
    """
    library = Library(configuration.desk)
    library.desk()
    workers = Workers(configuration.desk, configuration.settings)
    doors = Doors.of(configuration)
    parts = Parts(configuration, library, workers, doors)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        compile_templates()
        workers.start()
        if library.desk().uncrossed():  # judgements that an earlier server did not get round to
            workers.recross(by="crossread")
        if configuration.warm:
            workers.warm()
        try:
            yield
        finally:
            workers.close()
            library.close()

    app = FastAPI(
        title="Crossread",
        version=version("crossread"),
        description="News reports read against each other: stories, accounts, claims, discrepancies.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.parts = parts
    explain_problems(app)
    app.include_router(_api())
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    folder = resources.files("crossread.serve").joinpath("assets")
    app.mount("/assets", StaticFiles(directory=str(folder)), name="assets")
    app.add_middleware(ConditionalAnswers)
    app.add_middleware(HeadsLikeGets)
    guard(app, doors, configuration)
    return app


def _api() -> APIRouter:
    whole = APIRouter(
        prefix="/api/v1", responses=_ERRORS, dependencies=SCHEMES, default_response_class=JsonAnswer
    )
    for router in api.ROUTERS:
        whole.include_router(router)
    return whole
