"""The report page: a desk as one HTML file that reads offline, prints, and links every word it says."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.export.page_claims import MEANINGS as STATUS_MEANINGS
from crossread.export.page_discrepancies import MEANINGS as KIND_MEANINGS
from crossread.export.page_estimates import RULES
from crossread.export.page_names import name_everything
from crossread.export.page_passages import reading_of
from crossread.export.page_reports import report_view
from crossread.export.page_story import story_view
from crossread.export.page_text import text_marks
from crossread.export.page_words import label, readable
from crossread.lookup import FactIndex

# What HTML cannot carry: controls, lone surrogates and characters that are none. Line ends and tabs stay;
# a carriage return stays too, as a reference, because a parser would turn it into a line feed.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)


def render_page(desk: Desk, *, title: str = "Reports read against each other", version: str) -> str:
    """The whole page as text; encode it as UTF-8.

    Equal desks give equal pages. Characters that HTML cannot carry are printed as U+FFFD one for one, so
    offsets still count right. The page asks the network for nothing: see its content security policy.
    """
    names = name_everything(desk)
    marks = text_marks(desk, names)
    index = FactIndex(desk)
    stories = [
        story_view(desk, names, story, marks=marks, index=index)
        for story in sorted(desk.stories, key=_biggest_first)
    ]
    style, script = _asset("page.css"), _asset("page.js")
    page = _environment().get_template("page.html")
    html = page.render(
        title=label(title) or "Crossread",
        version=label(version),
        style=style,
        script=script,
        policy=content_policy(style, script),
        stories=[story for story in stories if len(story.reports) > 1],
        singles=[story for story in stories if len(story.reports) <= 1],
        loose=[
            report_view(desk, names, report, reuse=(), marks=marks)
            for report in desk.reports
            if desk.story_of(report.id) is None
        ],
        unmeasured=[
            (names.reports[report.id], label(reading_of(desk, report.id).not_measured))
            for report in desk.reports
            if reading_of(desk, report.id).not_measured
        ],
        problems=[(label(p.where), label(p.what), label(p.done)) for p in desk.problems],
        statuses=STATUS_MEANINGS,
        kinds=KIND_MEANINGS,
        rules=[(rule.value, *RULES[rule]) for rule in RULES],
        reports=len(desk.reports),
    )
    return printable(html)


def printable(text: str) -> str:
    """`text` with what HTML cannot carry replaced, character for character."""
    return _UNPRINTABLE.sub("\ufffd", text).replace("\r", "&#13;")


def content_policy(style: str, script: str) -> str:
    """A content security policy that lets nothing in but this style sheet and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + b64encode(sha256(source.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (resources.files("crossread.export") / "assets" / name).read_text(encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("crossread.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["readable"] = readable
    return environment


def _biggest_first(story: Story) -> tuple[int, str, str]:
    return -len(story.reports), story.first or "", story.id
