"""The signals in words a journalist can check."""

from __future__ import annotations

from crossread.crossing.comparing.signals import Signals

_ORDERED, _UNORDERED = 0.55, 0.25
_LONG_RUN_WORDS = 60


def reasons(
    signals: Signals, *, one_lineage: bool, agency: str | None, shared_quotations: int
) -> tuple[str, ...]:
    """What speaks for the decision, strongest kinds of evidence first; never empty."""
    said = [
        f"{_percent(signals.fair)} of the shorter report's news text has a counterpart in the same order "
        f"in the longer, {_percent(signals.fair_longer)} the other way",
        *_wording(signals),
        *_order(signals),
    ]
    if shared_quotations:
        many = "quotation" if shared_quotations == 1 else "quotations"
        said.append(f"{shared_quotations} {many} in the same words: a shared origin, not reuse by itself")
    if signals.same_agency:
        said.append("both credit the same agency for the text")
    elif agency:
        said.append(
            f"only {agency} is credited between the two, and neither is shown to be the other's source"
        )
    if signals.credited:
        said.append("one names the other's outlet in its text")
    if not one_lineage and signals.quoted > 0.4:
        said.append(f"{_percent(signals.quoted)} of what they share stands in quote marks")
    return tuple(said)


def _wording(signals: Signals) -> list[str]:
    run = round(signals.longest_run * _LONG_RUN_WORDS)
    if signals.shingles >= 0.02:
        longest = f"{run} words or more" if run >= _LONG_RUN_WORDS else f"{run} words"
        return [
            f"{_percent(signals.shingles)} of the shorter's five-word runs stand in the longer; "
            f"the longest common run outside quotations is {longest}"
        ]
    return ["hardly any five-word run in common: if copied, it was rewritten"]


def _order(signals: Signals) -> list[str]:
    if signals.gain >= _ORDERED:
        return ["what they share comes in the same order, far more than chance would give"]
    if signals.gain <= _UNORDERED:
        return ["what they share comes in no common order"]
    return []


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
