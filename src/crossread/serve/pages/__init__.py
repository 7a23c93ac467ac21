"""Pages for people, one module a page. They show what `answers` gives, and know nothing of the database."""

from fastapi import APIRouter

ROUTERS: tuple[APIRouter, ...] = ()
