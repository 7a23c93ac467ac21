"""Answers of every kind to one claim, on one invented report."""

from __future__ import annotations

from crossread.domain.checking import Answer, Checked, Evidence, Outcome, SlotKind, SlotReading
from crossread.domain.crossing import Status
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span

REPORT = Report(
    "r-1",
    "A crane fell on a shed in the port and killed 14 dock workers, the harbour master said on Monday evening.",
    "Crane falls in port",
    "en",
    outlet="The Harbour Post and Evening Advertiser",
)
_CLAIM = "The crane killed 41 dock workers."
_PASSAGE = Citation(REPORT.id, Span(0, len(REPORT.text)))
_NUMBER = Citation(REPORT.id, Span(REPORT.text.index("14"), REPORT.text.index("14") + 2))
_SLOT = SlotReading(SlotKind.FIGURE, Outcome.DIFFER, Span(17, 19), _NUMBER, "The reports say 14, you say 41.")


def _evidence(*, supports: bool) -> Evidence:
    slots = () if supports else (_SLOT,)
    return Evidence(_PASSAGE, supports, 0.9, "l-1", "Harbour Post (own account)", slots)


ANSWERS = (
    Checked(_CLAIM, Answer.SUPPORTED, Status.CORROBORATED, 2, 2, evidence=(_evidence(supports=True),) * 7),
    Checked(
        _CLAIM,
        Answer.CONTRADICTED,
        against_lineages=1,
        against_origins=1,
        evidence=(_evidence(supports=False),),
        differs=(_SLOT.words,),
    ),
    Checked(
        _CLAIM,
        Answer.MIXED,
        Status.DISPUTED,
        1,
        1,
        1,
        1,
        (_evidence(supports=True), _evidence(supports=False)),
        differs=(_SLOT.words,),
    ),
    Checked(
        _CLAIM, Answer.NOT_FOUND, near=_PASSAGE, differs=("No passage surely says so or says otherwise.",)
    ),
    Checked(_CLAIM, Answer.NOT_MEASURED, differs=("The claim says too little to be found.",)),
)
