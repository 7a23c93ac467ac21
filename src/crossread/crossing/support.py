"""What stands behind a claim: each passage with the voice it rests on, and how many texts are independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.origins import Heard
from crossread.crossing.claiming.speakers import is_quoted, speakers_of
from crossread.crossing.claiming.tracing import Traces
from crossread.crossing.clusters import Node
from crossread.crossing.prepared import Prepared
from crossread.domain.crossing import Lineage, Support

_UNNAMED = "speaker quoted, not named there"


def support(group: Sequence[Node], on: Ground) -> tuple[Support, ...]:
    """One entry a passage, in report and text order.

    An unattributed copy rests on the voice its source names, another unattributed passage on a voice of the claim where
    that is likely (`tracing`). Quoted words without a named speaker rest on the speaker the others name, never on
    the outlet that prints them. What is left is the report's own account; two of those in nearly the same words are one.
    """
    texts = independent_texts(group, on)
    heard = speakers_of(group, on)
    quoted = Counter(heard[n].name for n in sorted(group) if n in heard and is_quoted(n, on))
    speaker = quoted.most_common(1)[0][0] if quoted else _UNNAMED
    own = _own_voices(texts, on)
    traces = Traces(heard, texts, on)
    found = []
    for text in texts:
        for node in text:
            voice = heard.get(node) or _behind(node, heard, traces, on)
            otherwise = speaker if is_quoted(node, on) else own[node]
            told = on.origins.of(node)
            found.append(
                Support(
                    citation=on.reports[node[0]].cite(node[1]),
                    lineage=on.lineage_of[node[0]].id,
                    origin=voice.name if voice else otherwise,
                    attribution=told.source if told else None,
                )
            )
    return tuple(sorted(found, key=lambda s: s.citation))


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
        return f"{lineage.agency} (own account)"
    copies = {reuse.derived for reuse in lineage.reuse if reuse.directed}
    first = next((r for r in lineage.reports if r not in copies), lineage.reports[0])
    report = reports[first].report
    return f"{report.outlet or report.title or report.id} (own account)"


def _behind(node: Node, heard: Mapping[Node, Heard], traces: Traces, on: Ground) -> Heard | None:
    """The voice of the passage this one is a copy of; else the likeliest of the claim's voices, or its own."""
    fellows = [o for o in on.near.get(node, ()) if o in heard and frozenset((node, o)) in on.copied]
    nearest = max(fellows, key=lambda other: (on.likeness(node, other), other), default=None)
    return heard[nearest] if nearest is not None else traces.behind(node)


def _own_voices(texts: Sequence[Sequence[Node]], on: Ground) -> Mapping[Node, str]:
    """The own account each passage would be: texts of which passages share their words are one voice."""
    group = [node for text in texts for node in text]
    parts = on.joined(group, lambda a, b: frozenset((a, b)) in on.shared, by_lineage=True)
    return {node: own_voice(on.lineage_of[part[0][0]], on.reports) for part in parts for node in part}
