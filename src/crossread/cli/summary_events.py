"""Two lines for a terminal: how many were harmed in the main happening by either rule, and who calls whom what."""

from __future__ import annotations

from rich.text import Text

from crossread.cli.palette import QUIET, STRONG, key_style
from crossread.cli.words import plain
from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.events import Estimate, EstimateRule
from crossread.export.page_counts import HARM
from crossread.export.page_days import is_background
from crossread.export.page_estimates import RULES, number_words
from crossread.export.page_labels import LabelRow, LabelVoice, label_tables
from crossread.export.page_names import Names
from crossread.export.page_voices import in_order

_MOST_WORDS = 4
_MOST_VOICES = 2
_LONGEST_NAME_CHARS = 30


def estimate_line(desk: Desk, story: Story) -> Text | None:
    """Best, low and high of the gravest count of the happening most reports tell of, by every rule."""
    told = (event for event in desk.of_story(story.id).events if event.estimates)
    main = next((event for event in told if not is_background(story, event.day)), None)
    if main is None:
        return None
    what = min((estimate.what for estimate in main.estimates), key=_gravity)
    line = Text(plain(what, limit_chars=_LONGEST_NAME_CHARS))
    for at, estimate in enumerate(one for one in main.estimates if one.what == what):
        line.append("; " if at else " ")
        line.append_text(_by_rule(estimate))
    return line


def label_line(names: Names, story: Story) -> Text | None:
    """The words for the actors with most of them, each with who uses it."""
    tables = [table for table in label_tables(names, story) if len(table.rows) > 1]
    if not tables:
        return None
    line = Text()
    for at, row in enumerate(tables[0].rows[:_MOST_WORDS]):
        line.append("; " if at else "")
        line.append_text(_word(row))
    more = len(tables[0].rows) - _MOST_WORDS
    line.append(f"; {more} more" if more > 0 else "", QUIET)
    return line


def _by_rule(estimate: Estimate) -> Text:
    """Low and high where they say more than the best; ACLED's manner has no range of its own."""
    said = Text("best ")
    said.append(number_words(estimate.best) or "open", STRONG)
    if estimate.rule is EstimateRule.UCDP and not estimate.low == estimate.best == estimate.high:
        for name, value in (("low", estimate.low), ("high", estimate.high)):
            said.append(f", {name} {number_words(value) or 'open'}")
    said.append(f" ({RULES[estimate.rule][0]} manner)", QUIET)
    return said


def _gravity(what: str) -> tuple[int, str]:
    return HARM.index(what) if what in HARM else len(HARM), what


def _word(row: LabelRow) -> Text:
    """ "rebel: A1, A2, 3 more, 2 quoted": reports by their keys, a quoted voice by its name where it is the only one."""
    said = Text.assemble((plain(row.word, limit_chars=_LONGEST_NAME_CHARS), STRONG), ":")
    used = sorted(
        (use for voice in row.outlets for use in voice.uses), key=lambda use: in_order((use[0], ""))
    )
    keys = [name for name, _ in used]
    for at, name in enumerate(keys[:_MOST_VOICES]):
        said.append(", " if at else " ")
        said.append(plain(name.short, limit_chars=_LONGEST_NAME_CHARS), key_style(name.hue))
    quoted = f"{len(row.quoted)} quoted" if len(row.quoted) > 1 else "".join(map(_quoted, row.quoted))
    more = f"{len(keys) - _MOST_VOICES} more" if len(keys) > _MOST_VOICES else ""
    for part in (more, quoted):
        said.append(f"{',' if keys else ''} {part}" if part else "")
    return said


def _quoted(voice: LabelVoice) -> str:
    return f"{plain(voice.name, limit_chars=_LONGEST_NAME_CHARS)} (quoted)"
