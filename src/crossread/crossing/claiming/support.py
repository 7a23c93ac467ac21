"""What stands behind a claim: each passage with the voice it rests on, and how many texts are independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.origins import Heard
from crossread.crossing.claiming.parting import parted
from crossread.crossing.claiming.speakers import fullest, is_quoted, speakers_of
from crossread.crossing.claiming.tracing import Traces
from crossread.crossing.clusters import Node
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Lineage, Support

_RESTS = 0.5  # mean share of a part's passages that a voice must likely tell to give its name
_OWN = "(own account)"
_OF_SEVERAL = "and others, source not named"
_UNNAMED = "speaker quoted, not named there"


def support(group: Sequence[Node], on: Ground) -> tuple[Support, ...]:
    """One entry a passage, in report and text order.

    Passages that rest on one voice (`parting`) are one origin: it goes by the voice that most of them name, else by the
    one that is likely heard behind them. Quoted words without a named speaker never rest on the outlet that prints
    them. What is left is the report's own account.
    """
    texts = independent_texts(group, on)
    heard = speakers_of(group, on)
    traces = Traces(heard, texts, on)
    origin: dict[Node, str] = {}
    for part in _by_named(parted(group, texts, heard, traces, on), heard):
        origin |= dict.fromkeys(part, _name(part, heard, traces, on, taken=set(origin.values())))
    found = []
    for node in sorted(group):
        told = on.origins.of(node)
        found.append(
            Support(
                citation=on.reports[node[0]].cite(node[1]),
                lineage=on.lineage_of[node[0]].id,
                origin=origin[node],
                attribution=told.source if told else None,
            )
        )
    return tuple(sorted(found, key=lambda s: s.citation))


def _by_named(parts: Sequence[Sequence[Node]], heard: Mapping[Node, Heard]) -> list[Sequence[Node]]:
    """Those that name a voice first: what is worked out never takes a name from one that is printed."""
    return sorted(parts, key=lambda part: (not any(node in heard for node in part), part))


def _name(
    part: Sequence[Node],
    heard: Mapping[Node, Heard],
    traces: Traces,
    on: Ground,
    *,
    taken: AbstractSet[str],
) -> str:
    named = [heard[node] for node in part if node in heard]
    if named:
        return fullest(named).name
    behind: Counter[str] = Counter()
    for node in part:
        behind.update(traces.shares(node))
    for key, share in sorted(behind.items(), key=lambda item: (-item[1], item[0]))[:1]:
        name = traces.voice(next(n for n in part if key in traces.keys(n)), key).name
        if share >= _RESTS * len(part) and name not in taken:
            return name
    if any(is_quoted(node, on) for node in part):
        return _UNNAMED
    own = own_voice(on.lineage_of[part[0][0]], on.reports)
    others = len({on.lineage_of[node[0]].id for node in part}) > 1
    return own.replace(_OWN, _OF_SEVERAL) if others else own


def independent_texts(group: Sequence[Node], on: Ground) -> tuple[tuple[Node, ...], ...]:
    """The passages parted into texts that do not go back to one another.

    Passages of one lineage are one text; so are two of which one was copied from the other, though their
    reports are separate accounts: independence is decided per passage.
    """
    parts = on.joined(group, lambda a, b: frozenset((a, b)) in on.copied, by_lineage=True)
    return tuple(tuple(part) for part in parts)


def own_voice(lineage: Lineage, reports: Mapping[str, Prepared]) -> str:
    """The lineage speaking for itself: its agency, else its first report's outlet or title."""
    if lineage.agency:
        return f"{lineage.agency} {_OWN}"
    copies = {reuse.derived for reuse in lineage.reuse if reuse.directed}
    first = next((r for r in lineage.reports if r not in copies), lineage.reports[0])
    report = reports[first].report
    return f"{report.outlet or report.title or report.id} {_OWN}"
