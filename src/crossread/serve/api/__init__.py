"""The API for programs, one router a resource, below /api/v1. docs/api.md describes it."""

from crossread.serve.api import desk

ROUTERS = (desk.router,)
