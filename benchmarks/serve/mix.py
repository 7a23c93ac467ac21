"""Which addresses people and programs ask for: every page and every route of the API, on stories drawn from the desk."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any
from urllib.parse import quote

Ask = Callable[[str], Any]  # the JSON that an address of the API gives
Values = Mapping[str, str]

API = "/api/v1"
# As routes are written, with what is asked for. A page that stands for an empty one comes first.
FLOOR = "/check"
PAGES = (
    FLOOR,
    "/",
    "/?offset={stories_passed}",
    "/?q={word}",
    "/?q={common}",
    "/?place={place}&status=corroborated",
    "/?outlet={outlet}&sort=accounts",
    "/?origin={origin}&after={day}",
    "/?kind=figure&sort=title",
    "/stories/{story}",
    "/stories/{story}/claims",
    "/stories/{story}/claims?status=disputed&q={word}",
    "/stories/{story}/claims/{claim}",
    "/stories/{story}/discrepancies",
    "/stories/{story}/discrepancies/{discrepancy}",
    "/stories/{story}/lineages",
    "/stories/{story}/relations",
    "/stories/{story}/labels",
    "/stories/{story}/labels/uses",
    "/stories/{story}/timeline",
    "/stories/{story}/timeline/{happening}",
    "/stories/{story}/map",
    "/stories/{story}/map/place?id={place_id}",
    "/stories/{story}/figures",
    "/reports/{report}",
    "/reports/{report}?at={at}",
    "/reports/{report}/marks?at={at}",
    "/compare?a={report}&b={other}",
    "/compare?a={report}",
    "/reports",
    "/reports?offset={reports_passed}",
    "/reports?q={title_word}&outlet={outlet}",
    "/search?q={word}",
    "/search?q={common}",
    '/search?q="{phrase}"',
    "/check?q={claim_text}",
    "/review",
    "/review?story={story}",
    "/review?story={asked_story}&subject={asked_subject}&id={asked}",
    "/review/history",
    "/review/counting",
    "/add",
    "/add/jobs/{job}",
    "/sign-in",
)
ROUTES = (
    "/visitor",
    "/desk",
    "/facets",
    "/stories",
    "/stories?limit=200&offset={stories_passed}",
    "/stories?q={word}",
    "/stories/{story}",
    "/stories/{story}/overview",
    "/stories/{story}/reports",
    "/stories/{story}/claims",
    "/stories/{story}/claims?limit=200",
    "/stories/{story}/claims/{claim}",
    "/stories/{story}/discrepancies",
    "/stories/{story}/discrepancies/{discrepancy}",
    "/stories/{story}/lineages",
    "/stories/{story}/relations",
    "/stories/{story}/entities",
    "/stories/{story}/places",
    "/stories/{story}/figures",
    "/stories/{story}/events",
    "/stories/{story}/labels",
    "/stories/{story}/labels/uses",
    "/stories/{story}/timeline",
    "/stories/{story}/timeline/{happening}",
    "/stories/{story}/map/places",
    "/stories/{story}/map/place?id={place_id}",
    "/stories/{story}/map/unlocated",
    "/stories/{story}/map/distances",
    "/stories/{story}/map/land",
    "/stories/{story}/control",
    "/stories/{story}/figures/series",
    "/stories/{story}/figures/estimates",
    "/reports",
    "/reports?limit=200&offset={reports_passed}",
    "/reports/{report}",
    "/reports/{report}/layers",
    "/compare?a={report}&b={other}",
    "/search?q={word}",
    "/search?q={common}&limit=200",
    "/review",
    "/review/progress",
    "/review/item?story={asked_story}&subject={asked_subject}&id={asked}",
    "/judgements",
    "/judgements/{judgement}",
    "/jobs",
    "/jobs/{job}",
)
# Not pages that somebody waits for at a screen: a process beside the server answers, or a whole file is sent.
BESIDE = ("/check/answer?claim={claim_text}",)
FILES = (f"{API}/exports/{{form}}?story={{story}}", f"{API}/judgements/export")
# Streams that last as long as their job.
LEFT_OUT = (f"{API}/jobs/{{job}}/events",)

_COMMON = ("people", "police", "government", "officials", "after", "killed")
_FEWEST_LETTERS = 5
_LARGER = 0.75  # of the sessions: a desk has three stories of one report to one that is larger, readers do not open them so
_MOST_REPORTS = 100
_TRIES = 40


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: what it is one of, and its address."""

    kind: str
    address: str


def kinds() -> tuple[str, ...]:
    """Pages, then routes of the API."""
    return (*PAGES, *(f"{API}{route}" for route in ROUTES))


def visits(kinds: Sequence[str], values: Values) -> list[Visit]:
    """Those of the kinds for which there are values; a story without discrepancies has no page for one."""
    found = []
    for kind in kinds:
        wanted = [name for _, name, _, _ in Formatter().parse(kind) if name]
        if all(values.get(name) for name in wanted):
            given = {name: quote(values[name], safe="") for name in wanted}
            found.append(Visit(kind, kind.format(**given).replace('"', "%22")))
    return found


def draw(ask: Ask, *, sessions: int, seed: int = 0) -> list[Values]:
    """Values for so many visits of a desk, each about a story of its own; the large story is timed apart."""
    generator = random.Random(seed)
    stories = ask(f"{API}/desk")["stories"]
    found: list[Values] = []
    seen: set[str] = set()
    for number in range(sessions):
        at_least = 2 if number < sessions * _LARGER else 1
        for _ in range(_TRIES):
            (story,) = ask(f"{API}/stories?limit=1&offset={generator.randrange(stories)}")["items"]
            if at_least <= story["reports"] <= _MOST_REPORTS and story["id"] not in seen:
                break
        seen.add(story["id"])
        found.append(about(ask, story["id"], generator))
    generator.shuffle(found)
    return found


def about(ask: Ask, story: str, generator: random.Random) -> Values:
    """Values for a visit that is about one story; those it has nothing for are left out."""
    below = f"{API}/stories/{story}"
    desk, facets = ask(f"{API}/desk"), ask(f"{API}/facets")
    reports = ask(f"{below}/reports?limit=50")["items"]
    two = generator.sample(reports, min(2, len(reports)))
    claim = _one(ask(f"{below}/claims?limit=100")["items"], generator)
    words = re.findall(r"[^\W\d_]+", claim["text"]) if claim else []
    report = ask(f"{API}/reports/{two[0]['id']}")
    asked = _one(ask(f"{API}/review?limit=100")["items"], generator)
    start = generator.randrange(max(1, len(report["text"]) - 100))
    values = {
        "story": story,
        "claim": claim.get("id"),
        "claim_text": claim.get("text"),
        "word": max((w for w in words if len(w) >= _FEWEST_LETTERS), key=len, default=""),
        "common": generator.choice(_COMMON),
        "phrase": " ".join(words[1:3]),
        "discrepancy": _one(ask(f"{below}/discrepancies?limit=50")["items"], generator).get("id"),
        "happening": _one(ask(f"{below}/timeline?limit=50")["events"]["items"], generator).get("id"),
        "place_id": _one(ask(f"{below}/map/places?limit=50")["items"], generator).get("id"),
        "report": two[0]["id"],
        "other": two[1]["id"] if len(two) > 1 else None,
        "at": f"{start}-{start + 60}",
        "title_word": max(re.findall(r"\w+", two[0]["title"]), key=len, default=""),
        "day": two[0]["day"],
        "outlet": _one(facets["report_outlets"], generator).get("value"),
        "place": _one(facets["places"], generator).get("value"),
        "origin": _one(facets["origins"], generator).get("value"),
        "stories_passed": str(generator.randrange(desk["stories"])),
        "reports_passed": str(generator.randrange(desk["reports"])),
        "asked": asked.get("id"),
        "asked_story": asked.get("story"),
        "asked_subject": asked.get("subject"),
        "judgement": _one(ask(f"{API}/judgements?limit=100")["items"], generator).get("id"),
        "job": _one(ask(f"{API}/jobs?limit=1")["items"], generator).get("id"),
        "form": "json",
    }
    return {name: value for name, value in values.items() if value}


def _one(items: Sequence[Mapping[str, Any]], generator: random.Random) -> Mapping[str, Any]:
    return generator.choice(items) if items else {}
