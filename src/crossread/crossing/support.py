"""What stands behind a claim: each passage with the voice it rests on, and how many texts are independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.crossing.clusters import Node
from crossread.crossing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.voices import Voice, canonical_voices, voice_of
from crossread.domain.crossing import Lineage, Support
from crossread.domain.reuse import Relation, ReuseKind

_MOSTLY_QUOTED = 0.4  # share of a passage in quote marks from which it is somebody's words, not the report's
_SAME_WORDS = 0.8
_UNNAMED = "speaker quoted, not named there"


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What the supports of a story's claims are judged by."""

    reports: Mapping[str, Prepared]
    lineage_of: Mapping[str, Lineage]
    voices: Mapping[Node, Voice | None]
    canonical: Mapping[str, str]
    copied: frozenset[frozenset[Node]]


def ground(
    reports: Mapping[str, Prepared],
    lineages: Sequence[Lineage],
    linked: Sequence[Linked],
    nodes: Iterable[Node],
) -> Ground:
    """Voices of the nodes, and the pairs of passages of which one was copied from the other."""
    voices = {node: voice_of(reports[node[0]], node[1]) for node in nodes}
    copied = frozenset(frozenset(((x.a.id, x.i), (x.b.id, x.j))) for x in linked if _is_copy(x))
    return Ground(
        reports=reports,
        lineage_of={report: lineage for lineage in lineages for report in lineage.reports},
        voices=voices,
        canonical=canonical_voices(v.printed for v in voices.values() if v),
        copied=copied,
    )


def support(group: Sequence[Node], on: Ground) -> tuple[Support, ...]:
    """One entry a passage, in report and text order.

    An unattributed copy rests on the voice its fellows of one text name. Quoted words without a named speaker
    rest on the speaker the other passages name, never on the outlet that prints them.
    """
    texts = independent_texts(group, on)
    named = {node: on.canonical[v.printed] for node in group if (v := on.voices[node])}
    named |= _one_speaker(group, named, on)
    quoted = [named[n] for n in sorted(group) if n in named and _is_quoted(n, on)]
    speaker = Counter(quoted).most_common(1)[0][0] if quoted else _UNNAMED
    found = []
    for text in texts:
        fellow = next((named[n] for n in text if n in named), None)
        own = own_voice(on.lineage_of[text[0][0]], on.reports)
        for node in text:
            voice = on.voices[node]
            otherwise = fellow or (speaker if _is_quoted(node, on) else own)
            citation = on.reports[node[0]].cite(node[1])
            lineage = on.lineage_of[node[0]].id
            source = voice.source if voice else None
            found.append(Support(citation, lineage, named.get(node, otherwise), source))
    return tuple(sorted(found, key=lambda s: s.citation))


def _one_speaker(group: Sequence[Node], named: Mapping[Node, str], on: Ground) -> dict[Node, str]:
    """Passages that quote the same words quote one speaker, under the fullest name any of them gives."""
    spoken = {node: _quoted_words(node, on) for node in group if _is_quoted(node, on)}
    found: dict[Node, str] = {}
    for node, said in spoken.items():
        same = [other for other, words in spoken.items() if _share(said, words) >= _SAME_WORDS]
        names = sorted({named[n] for n in same if n in named}, key=lambda name: (-len(name), name))
        if len(same) > 1 and names:
            found[node] = names[0]
    return found


def _quoted_words(node: Node, on: Ground) -> Counter[str]:
    report = on.reports[node[0]]
    return Counter(report.folded[node[1]]) - Counter(report.unquoted[node[1]])


def _share(a: Counter[str], b: Counter[str]) -> float:
    return (a & b).total() / max((a | b).total(), 1)


def independent_texts(group: Sequence[Node], on: Ground) -> tuple[tuple[Node, ...], ...]:
    """The passages parted into texts that do not go back to one another.

    Passages of one lineage are one text; so are two of which one was copied from the other, though their
    reports are separate accounts: independence is decided per passage.
    """
    texts: list[list[Node]] = []
    for node in sorted(group):
        same = [t for t in texts if any(_one_text(node, other, on) for other in t)]
        merged = [node, *(n for t in same for n in t)]
        texts = [t for t in texts if t not in same] + [merged]
    return tuple(sorted(tuple(sorted(text)) for text in texts))


def own_voice(lineage: Lineage, reports: Mapping[str, Prepared]) -> str:
    """The lineage speaking for itself: its agency, else its first report's outlet or title."""
    if lineage.agency:
        return f"{lineage.agency} (own account)"
    copies = {reuse.derived for reuse in lineage.reuse if reuse.directed}
    first = next((r for r in lineage.reports if r not in copies), lineage.reports[0])
    report = reports[first].report
    return f"{report.outlet or report.title or report.id} (own account)"


def _one_text(a: Node, b: Node, on: Ground) -> bool:
    return on.lineage_of[a[0]] is on.lineage_of[b[0]] or frozenset((a, b)) in on.copied


def _is_copy(link: Linked) -> bool:
    """Reused by derivation, or in so nearly the same words that both go back to one text."""
    derived = link.relation in (Relation.WHOLLY_DERIVED, Relation.PARTIALLY_DERIVED)
    return link.reused and (derived or link.kind is not ReuseKind.REWRITTEN)


def _is_quoted(node: Node, on: Ground) -> bool:
    return bool(on.reports[node[0]].quoted_share[node[1]] >= _MOSTLY_QUOTED)
