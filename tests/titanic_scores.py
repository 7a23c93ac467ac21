"""How much of the example's `gold.json` is found: one function a question, each a number in [0, 1]."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from cited import CitedDesk, overlap, ties
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.reuse import Relation
from crossread.domain.span import Citation

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "titanic"

_FOUND_CHARS = 0.5  # share of an addition's or omission's characters that must be flagged


class Titanic:
    """The example as read, beside its answers."""

    def __init__(self) -> None:
        self.gold: dict[str, Any] = json.loads((EXAMPLE / "gold.json").read_text(encoding="utf-8"))
        self.read = CitedDesk.of(EXAMPLE.glob("*.txt"), together=True)

    @property
    def accounts(self) -> set[frozenset[str]]:
        """The lineages that should be found."""
        return {frozenset(lineage) for lineage in self.gold["lineages"]}

    @cached_property
    def claims_at(self) -> Callable[[Citation], frozenset[str]]:
        """The ids of the claims with support at a place."""
        support = [(s.citation, claim.id) for claim in self.read.desk.claims for s in claim.support]
        return lambda place: frozenset(claim for citation, claim in support if overlap(citation, place))

    def place(self, entry: Mapping[str, str], key: str = "") -> Citation:
        """The citation of an answer's `file` and `text`, or of its `<key>_file` and `<key>_text`."""
        prefix = f"{key}_" if key else ""
        return self.read.cite(entry[f"{prefix}file"], entry[f"{prefix}text"])


def lineage_pair_f1(titanic: Titanic) -> float:
    """F1 over the pairs of reports that are one account."""
    return _f1(_pairs(titanic.accounts), _pairs(titanic.read.accounts))


def relations_right(titanic: Titanic) -> float:
    """Accuracy over the four relations of the 78 pairs."""
    return _mean(
        _relation(titanic, pair["a"], pair["b"]) == pair["relation"] for pair in titanic.gold["pairs"]
    )


def directions_right(titanic: Titanic) -> float:
    """Share of the directed pairs whose direction is found and is not the other way round."""
    directed = [pair for pair in titanic.gold["pairs"] if pair["direction"] == "a->b"]
    return _mean(_runs(titanic, pair["a"], pair["b"]) for pair in directed)


def directions_wrong(titanic: Titanic) -> float:
    """Share of the directed pairs whose direction is found the wrong way round."""
    directed = [pair for pair in titanic.gold["pairs"] if pair["direction"] == "a->b"]
    return _mean(_runs(titanic, pair["b"], pair["a"]) for pair in directed)


def altered_quotations_found(titanic: Titanic) -> float:
    """Recall of altered and unmarked quotations, with both renderings cited."""
    return _mean(
        titanic.read.disagreement(
            DiscrepancyKind.QUOTATION, titanic.place(entry, "from"), titanic.place(entry, "to")
        )
        is not None
        for entry in titanic.gold["quotations_altered"]
    )


def additions_found(titanic: Titanic) -> float:
    """Recall of the passages that a copy adds."""
    return _mean(
        titanic.read.share_flagged(DiscrepancyKind.ADDITION, titanic.place(entry)) >= _FOUND_CHARS
        for entry in titanic.gold["additions"]
    )


def omissions_found(titanic: Titanic) -> float:
    """Recall of attributions, qualifiers and passages that a copy drops, cited in the source."""
    return _mean(
        titanic.read.share_flagged(
            DiscrepancyKind.OMISSION, titanic.read.cite(entry["from_file"], entry["text"])
        )
        >= _FOUND_CHARS
        for entry in titanic.gold["omissions"]
    )


def certainties_found(titanic: Titanic) -> float:
    """Recall of certainties a copy changes, with both renderings cited."""
    return _mean(
        titanic.read.disagreement(
            DiscrepancyKind.POLARITY, titanic.place(entry, "from"), titanic.place(entry, "to")
        )
        is not None
        for entry in titanic.gold["polarity"]
    )


def names_found(titanic: Titanic) -> float:
    """Recall of names spelled in two ways."""
    found = [
        {reading.value.casefold() for reading in d.readings}
        for d in titanic.read.discrepancies(DiscrepancyKind.NAME)
    ]
    wanted = [
        [name.split()[-1].casefold() for name in entry["names"]] for entry in titanic.gold["name_variants"]
    ]
    return _mean(
        any(all(any(name in value.split() for value in values) for name in names) for values in found)
        for names in wanted
    )


def figures_found(titanic: Titanic) -> float:
    """Share of the counts of dead and saved that are read with their value and kind."""
    return _mean(
        _has_figure(titanic, kinds=_FIGURE_KINDS[group["what"]], value=value)
        for group in titanic.gold["figures"]
        for value in group["values"]
    )


def furniture_found(titanic: Titanic) -> float:
    """Recall of page furniture, whole stretches."""
    return _mean(
        titanic.read.share_furniture(titanic.place(entry)) == 1 for entry in titanic.gold["furniture"]
    )


def news_kept(titanic: Titanic) -> float:
    """Share of the passages that make claims of which nothing is taken for furniture."""
    return _mean(titanic.read.share_furniture(place) == 0 for place in _claim_places(titanic))


def same_claims_precision(titanic: Titanic) -> float:
    """Of the passage pairs put into one claim, the share that says the same."""
    wanted, found = _claim_pairs(titanic)
    return len(wanted & found) / len(found) if found else 0.0


def same_claims_recall(titanic: Titanic) -> float:
    """Of the passage pairs that say the same, the share put into one claim."""
    wanted, found = _claim_pairs(titanic)
    return len(wanted & found) / len(wanted)


def statuses_right(titanic: Titanic) -> float:
    """Share of the listed claims found with their status."""
    status = {claim.id: claim.status.value for claim in titanic.read.desk.claims}
    return _mean(
        entry["status"]
        in {
            status[claim]
            for claim in titanic.claims_at(titanic.read.cite(entry["file"], entry["claim_text_hint"]))
        }
        for entry in titanic.gold["statuses"]
    )


def quotations_taken_for_reuse(titanic: Titanic) -> list[str]:
    """Quotations that two accounts share, yet are reported as reuse."""
    wrong = []
    for entry in titanic.gold["not_reuse"]:
        a, b = titanic.place(entry["a"]), titanic.place(entry["b"])
        reuse = titanic.read.reuse(entry["a"]["file"], entry["b"]["file"])
        if reuse and (reuse.one_lineage or ties(reuse.pairs, a, b)):
            wrong.append(f"{entry['a']['file']} and {entry['b']['file']}: {entry['a']['text']}")
    return wrong


_FIGURE_KINDS = {"killed": {"killed", "dead"}, "saved": {"rescued", "saved"}}


def _has_figure(titanic: Titanic, *, kinds: set[str], value: Mapping[str, Any]) -> bool:
    place = titanic.place(value)
    return any(
        figure.what in kinds
        and figure.span.overlaps(place.span)
        and value["value"] in (figure.number.best, figure.number.low, figure.number.high)
        for figure in titanic.read.desk.reading(place.report).figures
    )


def _relation(titanic: Titanic, a: str, b: str) -> str:
    reuse = titanic.read.reuse(a, b)
    return (reuse.relation if reuse else Relation.INDEPENDENT).value


def _runs(titanic: Titanic, source: str, derived: str) -> bool:
    reuse = titanic.read.reuse(source, derived)
    return reuse is not None and reuse.directed and titanic.read.name(reuse.source) == source


def _claim_places(titanic: Titanic) -> list[Citation]:
    passages = (titanic.place(p) for group in titanic.gold["same_claims"] for p in group["passages"])
    return sorted(set(passages))


def _claim_pairs(titanic: Titanic) -> tuple[set[tuple[Citation, Citation]], set[tuple[Citation, Citation]]]:
    """Pairs of the answers' passages that say the same; those put into one claim."""
    places = _claim_places(titanic)
    groups = [{titanic.place(p) for p in group["passages"]} for group in titanic.gold["same_claims"]]
    wanted = {pair for group in groups for pair in combinations(sorted(group), 2)}
    claims = {place: titanic.claims_at(place) for place in places}
    found = {(a, b) for a, b in combinations(places, 2) if claims[a] & claims[b]}
    return wanted, found


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _f1(wanted: set[tuple[str, str]], found: set[tuple[str, str]]) -> float:
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def _mean(outcomes: Iterable[bool] | Iterator[bool]) -> float:
    known: Sequence[bool] = list(outcomes)
    return sum(known) / len(known)
