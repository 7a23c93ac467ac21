"""Values the store's tests share: hostile ones for Hypothesis, small plain ones for examples."""

from __future__ import annotations

from pathlib import Path
from types import NoneType

import apsw
from hypothesis import strategies as st

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Lineage, Status, Story, Support
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

HOSTILE = (
    "",
    "\0",
    "a\0b",
    "\ud800",
    "\udfff\ud83d",
    "\ud83d\ude00",  # two lone surrogates, which must not come back as one emoji
    "\U0001f600",
    "e\u0301 \u202eevil\u202c \ufeff\u200b",
    "'; DROP TABLE reports; --",
    '"\\\n\r\u2028\x7f\x1b[2J',
)

texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), max_size=40))
spans = st.tuples(st.integers(0, 2_000), st.integers(0, 200)).map(lambda at: Span(at[0], at[0] + at[1]))
floats = st.floats(allow_nan=False)

st.register_type_strategy(str, texts)
st.register_type_strategy(Span, spans)
st.register_type_strategy(float, floats)
st.register_type_strategy(NoneType, st.none())


def report(number: int, text: str = "", *, outlet: str | None = None) -> Report:
    """Report `r-0001` and so on, each with its own text."""
    return Report(
        f"r-{number:04}",
        text or f"First passage of {number}. Second passage of {number}.",
        f"Title {number}",
        "en",
        outlet=outlet,
    )


def reading(of: Report) -> Reading:
    """Passages cut after every full stop."""
    passages: list[Passage] = []
    start = 0
    while (stop := of.text.find(".", start) + 1) > 0:
        passages.append(Passage(len(passages), Span(start, stop), 0))
        start = min(stop + 1, len(of.text))
    if start < len(of.text):
        passages.append(Passage(len(passages), Span(start, len(of.text)), 0))
    return Reading(of.id, passages=tuple(passages))


def story(*reports: str, name: str | None = None) -> Story:
    """A story of these reports, named after them."""
    return Story(name or f"s-{'-'.join(reports)}", "A story", reports)


def lineage(of: Story, *reports: str) -> Lineage:
    """A lineage of these reports in a story."""
    return Lineage(f"l-{'-'.join(reports)}", of.id, reports)


def claim(of: Story, name: str, *, lineages: int = 1, origins: int = 1, reports: int = 1) -> Claim:
    """A claim of a story with the counts that order it."""
    support = (Support(Citation(of.reports[0], Span(0, 5)), "l", "outlet: a"),)
    return Claim(name, of.id, "Text", Status.SINGLE_ORIGIN, reports, 1, lineages, origins, support)


def discrepancy(of: Story, name: str, kind: DiscrepancyKind = DiscrepancyKind.FIGURE) -> Discrepancy:
    """A discrepancy of a story."""
    return Discrepancy(name, kind, "", of.id, 0.5, "They differ", ())


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a desk, shadow tables of the index included."""
    connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}  # noqa: S608
    finally:
        connection.close()
