"""The claims of a story that stand best, each with its status and its two counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from crossread.cli.palette import QUIET, STATUS, heading
from crossread.cli.words import plain
from crossread.domain.crossing import Claim
from crossread.export.page_names import sort_claims
from crossread.export.page_words import count

_MOST = 8
_LONGEST_CHARS = 240
_MOST_ORIGINS = 3


def claims(found: tuple[Claim, ...]) -> RenderableType:
    """At most eight claims in the order of the report page; what the others are is counted."""
    if not found:
        return Text("No passages of two reports make the same claim.", QUIET)
    ranked = sort_claims(found)
    shown, rest = ranked[:_MOST], ranked[_MOST:]
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for claim in shown:
        grid.add_row(
            Text(claim.status.value, STATUS[claim.status]),
            Text.assemble(plain(claim.text, limit_chars=_LONGEST_CHARS), "\n", (_counts(claim), QUIET)),
        )
    parts: list[RenderableType] = [heading("Claims", f"{len(shown)} of {len(found)}" if rest else ""), grid]
    if rest:
        parts.append(Text(_others(rest), QUIET))
    return Group(*parts)


def _counts(claim: Claim) -> str:
    origins = list(dict.fromkeys(plain(support.origin, limit_chars=40) for support in claim.support))
    voices = ", ".join(origins[:_MOST_ORIGINS]) + (", …" if len(origins) > _MOST_ORIGINS else "")
    return f"{count(claim.lineages, 'lineage')} · {count(claim.origins, 'origin')}: {voices}"


def _others(claims: Sequence[Claim]) -> str:
    by_status = Counter(claim.status.value for claim in claims)
    return "and " + ", ".join(f"{number} more {status}" for status, number in by_status.items())
