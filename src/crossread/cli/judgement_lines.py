"""What `crossread judge list` prints: every judgement in a few lines, with what has become of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from crossread.cli.palette import QUIET, RIGHT, STRONG, WRONG
from crossread.cli.terminal import Terminal
from crossread.cli.words import plain
from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement, Verdict
from crossread.domain.span import Citation
from crossread.export.page_words import count
from crossread.lookup.judgements import Standing, State, standings

_LONGEST_CHARS = 70
_STYLES = {State.IN_FORCE: RIGHT, State.OVERRULED: WRONG}


def print_standings(terminal: Terminal, desk: Desk) -> None:
    """The oldest first; nothing but a line where there is none."""
    found = standings(desk)
    if not found:
        terminal.out.print(Text("No judgement on this desk yet.", QUIET))
    for one in found:
        terminal.out.print(_lines(desk, one), soft_wrap=True)


def _lines(desk: Desk, standing: Standing) -> Text:
    one = standing.judgement
    head = Text(one.id, STRONG).append(f"  {one.at[:10]} {one.at[11:16]}  {plain(one.author)}: {_what(one)}")
    state = Text("  ").append(standing.state.value, _STYLES.get(standing.state, QUIET))
    if standing.why:
        state.append(f": {plain(standing.why)}", QUIET)
    found = Text("\n").join([head, *(Text(f"  {line}") for line in _about(desk, one)), state])
    if one.note:
        found.append(f"\n  note: {plain(one.note)}", QUIET)
    return found


def _what(one: Judgement) -> str:
    if one.undoes is not None:
        return f"undo {one.undoes}"
    detail = f" ({plain(one.detail.strip('/'))})" if one.detail else ""
    if one.verdict is Verdict.CORRECT:
        return f"{one.verdict.value} {one.subject.value}{detail}: {one.field} is “{plain(one.value)}”"
    return f"{one.verdict.value} {one.subject.value}{detail}"


def _about(desk: Desk, one: Judgement) -> list[str]:
    sides = [_words(desk, side) for side in (one.places, one.others) if side]
    return [f"{'and ' if at else ''}{words}" for at, words in enumerate(sides)]


def _words(desk: Desk, places: Sequence[Citation]) -> str:
    """The first of the characters that the desk holds, and how many more there are."""
    known = {report.id for report in desk.reports}
    held = [place for place in places if place.report in known]
    if not held:
        reports = count(len({place.report for place in places}), "report")
        return f"{count(len(places), 'place')} in {reports} not on this desk"
    more = f" and {count(len(places) - 1, 'more place')}" if len(places) > 1 else ""
    at = held[0]
    words = plain(desk.text(at), limit_chars=_LONGEST_CHARS)
    return f"“{words}” ({at.report}:{at.span.start}-{at.span.end}){more}"
