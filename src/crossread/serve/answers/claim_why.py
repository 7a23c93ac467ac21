"""Why a claim has its status, in sentences: how its passages come to so many accounts and voices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Status, Support
from crossread.domain.desk import Desk
from crossread.export.page_names import Names
from crossread.export.page_words import count, label

EXCLUSIVE = (  # kinds of which two readings cannot both hold
    DiscrepancyKind.FIGURE,
    DiscrepancyKind.PLACE,
    DiscrepancyKind.DATE,
    DiscrepancyKind.POLARITY,
    DiscrepancyKind.ARITHMETIC,
)
_OWN = " (own account)"
_MOST_NAMED = 6  # of accounts, voices and reports in one sentence
_VERDICTS = {
    Status.CORROBORATED: "Accounts that do not go back to one another agree, and more than one voice stands behind them: "
    "corroborated.",
    Status.SINGLE_ORIGIN: "Whoever tells it rests on this one voice, in however many accounts: single origin.",
    Status.SINGLE_LINEAGE: "However many outlets print it, it is one account: single lineage.",
    Status.NOT_MEASURED: "It could not be measured how many accounts there are: not measured.",
}


def why_sentences(desk: Desk, names: Names, claim: Claim, found: Iterable[Discrepancy]) -> tuple[str, ...]:
    """How the claim's status comes about; `found` are the discrepancies of the story."""
    return (
        _passages(claim),
        _accounts(names, claim),
        *_tied(desk, names, claim),
        _voices(names, claim),
        _verdict(names, claim, found),
    )


def voice_words(origin: str) -> str:
    """A voice in a sentence; an account that speaks for itself by its outlet, shortened."""
    own = origin.removesuffix(_OWN)
    return f"{label(own, limit_chars=60)}{_OWN}" if own != origin else label(origin, limit_chars=90)


def _passages(claim: Claim) -> str:
    where = f"{count(claim.reports, 'report')} of {count(claim.outlets, 'outlet')}"
    return f"{count(len(claim.support), 'passage')} in {where} {'says' if len(claim.support) == 1 else 'say'} it."


def _accounts(names: Names, claim: Claim) -> str:
    """How many accounts, and which reports are one."""
    by_account = _reports_by(claim.support, lambda support: support.lineage)
    told = [
        f"{names.lineages[lineage].key} ({_keys(names, reports)})" if lineage in names.lineages else ""
        for lineage, reports in by_account.items()
    ]
    named = _listed([one for one in told if one])
    if claim.lineages == 1:
        said = "They are one account"
    else:
        said = f"They are {claim.lineages} independent accounts"
    if claim.lineages < len(by_account):
        return (
            f"{said}: the reports belong to {len(by_account)} ({named}), but some of these passages were copied "
            "across, and a copied passage counts with what it was copied from."
        )
    return f"{said}: {named}." if named else f"{said}."


def _tied(desk: Desk, names: Names, claim: Claim) -> Iterator[str]:
    """Why reports of one account are one."""
    for lineage, reports in _reports_by(claim.support, lambda support: support.lineage).items():
        held = next((one for one in desk.lineages if one.id == lineage), None)
        if held is None or len(reports) < 2:
            continue
        ties = [tie for tie in held.reuse if {tie.source, tie.derived} <= set(reports)]
        directed = [tie for tie in ties if tie.directed]
        if held.agency:
            yield f"{_keys(names, reports)} carry copy of {label(held.agency)}."
        elif directed:
            said = [
                f"{names.reports[t.derived].short} was written from {names.reports[t.source].short}"
                for t in directed
            ]
            yield f"{_listed(said)}."
        elif ties:
            yield f"{_keys(names, reports)} carry one text; which was first is open."


def _voices(names: Names, claim: Claim) -> str:
    by_voice = _reports_by(claim.support, lambda support: support.origin)
    told = [f"{voice_words(origin)} ({_keys(names, reports)})" for origin, reports in by_voice.items()]
    if claim.origins == 1:
        return f"One voice stands behind it: {_listed(told)}."
    return f"It rests on {claim.origins} voices: {_listed(told)}."


def _verdict(names: Names, claim: Claim, found: Iterable[Discrepancy]) -> str:
    if claim.status is not Status.DISPUTED:
        return _VERDICTS[claim.status]
    against = [one for one in found if one.claim == claim.id and one.kind in EXCLUSIVE]
    named = _listed([f"{names.discrepancies.get(one.id, '')} {one.kind}".strip() for one in against])
    by = f" ({named})" if named else ""
    return f"Other accounts hold what cannot be so at the same time{by}: disputed."


def _reports_by(support: Sequence[Support], of: Callable[[Support], str]) -> Mapping[str, list[str]]:
    """Reports by what part of a support says, that of most passages first."""
    found: dict[str, list[str]] = {}
    for one in support:
        found.setdefault(of(one), []).append(one.citation.report)
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    return {part: list(dict.fromkeys(reports)) for part, reports in ranked}


def _keys(names: Names, reports: Sequence[str]) -> str:
    return _listed(
        sorted((names.reports[report].short for report in reports), key=lambda key: (len(key), key))
    )


def _listed(words: Sequence[str]) -> str:
    """ "A, B and C"; "A, B, C, D, E, F and 3 more"."""
    shown, more = list(words[:_MOST_NAMED]), len(words) - _MOST_NAMED
    if more > 0:
        shown.append(f"{more} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
