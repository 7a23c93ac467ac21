"""What a story comes to: how many accounts there are, what is solid, what is disputed."""

from __future__ import annotations

from collections import Counter

from crossread.domain.crossing import Discrepancy, DiscrepancyKind, Status
from crossread.domain.desk import Desk
from crossread.export.page_claims import MEANINGS
from crossread.export.page_facts import look_first_of
from crossread.export.page_names import sort_claims
from crossread.serve.answers.claims import ClaimRow, claim_row
from crossread.serve.answers.common import Answer
from crossread.serve.answers.discrepancies import DiscrepancyAnswer, discrepancy_answers
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.stories import KindCount, StatusCount, story_version
from crossread.serve.answers.story_desk import results_desk, results_names, story_of
from crossread.serve.library import Library

_MOST_CLAIMS = 4


class StoryHead(Answer):
    """A story in numbers and plain sentences.

    `first` and `last` are the ISO days its reports span, None where no report is dated. `measured` counts the reports
    that were compared; `statuses` and `kinds` count its claims and its discrepancies; `labels` counts the words that
    somebody uses for actors. `counting` says that the story is counted again: the newest judgements, or reports, do not
    count in it yet. `accounts`, `solid` and `disputed` are sentences made of these numbers.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    measured: int
    outlets: int
    agencies: tuple[str, ...]
    lineages: int
    claims: int
    discrepancies: int
    labels: int
    statuses: tuple[StatusCount, ...]
    kinds: tuple[KindCount, ...]
    accounts: str
    solid: str
    disputed: str
    counting: bool = False


class StoryAnswer(StoryHead):
    """A story with what to look at first: the claims that stand best, and the surest discrepancy of each grave kind.

    `only` is the report of a story that has no other.
    """

    only: ReportRef | None
    leading_claims: tuple[ClaimRow, ...]
    leading_discrepancies: tuple[DiscrepancyAnswer, ...]


def story_head(library: Library, story_id: str) -> StoryHead:
    """What every page of a story begins with.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("story head", story_id, story_version(library, story_id))
    head = library.kept(key, lambda: _head(results_desk(library, story_id)))
    return head.model_copy(update={"counting": library.desk().reviewing().waits(story_id)})


def story_answer(library: Library, story_id: str) -> StoryAnswer:
    """A story as its first page shows it.

    Raises:
        RequestError: when the desk holds no such story.
    """
    head = story_head(library, story_id)
    desk, names = results_desk(library, story_id), results_names(library, story_id)
    solid = [claim for claim in sort_claims(desk.claims) if claim.status is Status.CORROBORATED]
    disputed: tuple[Discrepancy, ...] = look_first_of(desk.discrepancies)
    return StoryAnswer(
        **dict(head),
        only=report_ref(desk, names, desk.reports[0].id) if len(desk.reports) == 1 else None,
        leading_claims=tuple(claim_row(desk, names, claim) for claim in solid[:_MOST_CLAIMS]),
        leading_discrepancies=discrepancy_answers(library, story_id, disputed),
    )


def _head(desk: Desk) -> StoryHead:
    story = story_of(desk)
    statuses = Counter(claim.status for claim in desk.claims)
    kinds = Counter(found.kind for found in desk.discrepancies)
    measured = sum(len(lineage.reports) for lineage in desk.lineages)
    return StoryHead(
        id=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        reports=len(story.reports),
        measured=measured,
        outlets=len({desk.report(report).outlet or report for report in story.reports}),
        agencies=tuple(sorted({agency for report in desk.reports for agency in report.agencies})),
        lineages=len(desk.lineages),
        claims=len(desk.claims),
        discrepancies=len(desk.discrepancies),
        labels=len({(use.referent, use.word) for use in story.labels}),
        statuses=tuple(
            StatusCount(status=status, claims=statuses[status]) for status in MEANINGS if statuses[status]
        ),
        kinds=tuple(
            KindCount(kind=kind, discrepancies=kinds[kind]) for kind in DiscrepancyKind if kinds[kind]
        ),
        accounts=_accounts(len(story.reports), measured, len(desk.lineages)),
        solid=_solid(statuses),
        disputed=_disputed(statuses, kinds),
    )


def _accounts(reports: int, measured: int, lineages: int) -> str:
    if not lineages:
        return f"{_count(reports, 'report')}, not measured"
    if reports == 1:
        return "1 report: there is nothing to compare it with"
    independent = "1 account" if lineages == 1 else f"{lineages} independent accounts"
    missing = reports - measured
    return f"{_count(reports, 'report')}, {independent}" + (f" ({missing} not measured)" if missing else "")


def _solid(statuses: Counter[Status]) -> str:
    """What agrees, in sentences."""
    total = statuses.total()
    if not total:
        return "No two passages of different reports say the same."
    corroborated = statuses[Status.CORROBORATED]
    told = f"{corroborated or 'None'} of {_count(total, 'claim')} that reports have in common"
    said = [f"{told} {_are(corroborated)} corroborated."]
    if statuses[Status.SINGLE_ORIGIN]:
        number = statuses[Status.SINGLE_ORIGIN]
        each = "it rests" if number == 1 else "each rests"
        said.append(f"{number} more {_are(number)} in several accounts, but {each} on one voice.")
    if statuses[Status.SINGLE_LINEAGE]:
        number = statuses[Status.SINGLE_LINEAGE]
        said.append(f"{number} {_are(number)} in one account only, however many reports print it.")
    return " ".join(said)


def _disputed(statuses: Counter[Status], kinds: Counter[DiscrepancyKind]) -> str:
    """What does not agree, in a sentence."""
    number, disputed = kinds.total(), statuses[Status.DISPUTED]
    if not number and not disputed:
        return "Nothing was found to disagree."
    said = []
    if disputed:
        said.append(f"{_count(disputed, 'claim')} {_are(disputed)} disputed.")
    if number:
        most = ", ".join(f"{count} of {kind.value}" for kind, count in kinds.most_common(3))
        more = " and others" if len(kinds) > 3 else ""
        said.append(f"{_count(number, 'discrepancy', 'discrepancies')}: {most}{more}.")
    return " ".join(said)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
