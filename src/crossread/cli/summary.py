"""What a run found, for a terminal: story by story, the same keys as on the report page."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from crossread.cli.palette import QUIET, STRONG
from crossread.cli.summary_accounts import accounts
from crossread.cli.summary_claims import claims
from crossread.cli.summary_discrepancies import discrepancies
from crossread.cli.summary_facts import facts
from crossread.cli.trimmed import Trimmed
from crossread.cli.words import plain
from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.export.page_names import Names, name_everything
from crossread.export.page_words import count, period_words
from crossread.lookup import FactIndex

_INDENT = 2


def story_summaries(desk: Desk) -> Iterator[RenderableType]:
    """Every story of the desk that more than one report tells, the largest first."""
    names, index = name_everything(desk), FactIndex(desk)
    for story in desk.stories:
        if len(story.reports) > 1:
            yield story_summary(desk, names, story, index=index)


def story_summary(desk: Desk, names: Names, story: Story, *, index: FactIndex) -> RenderableType:
    """Title and days, independent accounts, facts, claims and discrepancies of one story."""
    view = desk.of_story(story.id)
    parts: list[RenderableType] = [_title(story, lineages=len(view.lineages))]
    for part in (
        accounts(desk, names, story),
        facts(desk, names, story, index=index),
        claims(view.claims),
        discrepancies(names, view.discrepancies),
    ):
        if part:
            parts.extend((Text(), Padding(part, (0, 0, 0, _INDENT))))
    return Trimmed(Group(*parts))


def _title(story: Story, *, lineages: int) -> Text:
    title = Text(plain(story.title) or "Untitled story", style=STRONG)
    title.append("\n")
    days = period_words(story.first, story.last)
    told = f"{count(len(story.reports), 'report')} are {count(lineages, 'independent account')}"
    title.append(f"{days} · " if days else "", style=QUIET)
    title.append(told, style=STRONG)
    return title
