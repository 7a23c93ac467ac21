"""Age: one person with two ages, or with one that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib import resources

from crossread.crossing.discrepancies.ages import Age, ages
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.same_person import of_one_person
from crossread.crossing.discrepancies.tally import in_marks, number_word, one_each, reports_in_words
from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import by_passage
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.layers import Number
from crossread.domain.span import Citation, Span
from crossread.text.name_match import people_alike
from crossread.text.tables import one_of

_OLDEST = 122  # Jeanne Calment, 1875 to 1997
_YOUNGEST_AT_WORK = 13
_GENERATION = 15  # years from which two ages in one report are of two people of one name
_BIRTHDAY = 1  # a birthday may lie between two reports, or between the happening and the report
_FORTNIGHT_DAYS = 14
_SURE, _SHORT_NAME, _IMPOSSIBLE, _WORKING, _UNNAMED = 0.9, 0.7, 0.9, 0.7, 0.6
_TOO_OLD = re.compile(
    r"\b(?P<years>\d{3})[- ]years?[- ]old (?:man|woman|boy|girl|child|person|farmer|driver|resident)\b"
)
_BORN = re.compile(r"\b(?:was |were )?born (?:on [^.;()]{0,20}|in )?(?P<year>1[89]\d\d|20\d\d)\b")


def age_findings(scene: Scene) -> Iterator[Finding]:
    """One finding for each person whose ages exclude one another, and for each age that cannot be."""
    told: dict[str, list[Age]] = {}
    for report in (scene.reports[key] for key in sorted(scene.reports)):
        numbers = by_passage(report, ((n.span, n) for n in report.reading.numbers))
        for age in ages(scene, report):
            told.setdefault(age.who, []).append(age)
            yield from _against_the_years_of_work(report, age, numbers[age.passage])
            yield from _against_the_year_of_birth(scene, report, age)
            yield from _against_the_year_of_a_career(scene, report, age)
        yield from _too_old(report)
    for _, of_one in sorted(told.items()):
        for of_one_name in _by_name(of_one):
            finding = _two_ages(scene, of_one_name)
            if finding is not None:
                yield finding

    yield from _unnamed(scene)


def _unnamed(scene: Scene) -> Iterator[Finding]:
    """People whom no name ties, known by what they did or suffered."""
    for a, b in of_one_person(scene):
        whom = a.part or (a.noun if a.noun == b.noun else "") or "person"
        yield Finding(
            kind=DiscrepancyKind.ARITHMETIC,
            detail="age",
            confidence=_UNNAMED,
            explanation=f"What seems to be one {whom} is given different ages: {a.years} and {b.years}.",
            points=one_each((Point(str(a.years), a.citation), Point(str(b.years), b.citation))),
        )


def _by_name(told: Sequence[Age]) -> Iterator[list[Age]]:
    """The ages of one entity parted by the names beside them, which a family shares in part."""
    groups: list[list[Age]] = []
    for age in sorted(told, key=lambda age: (-len(age.words), age.words, age.citation)):
        home = next((g for g in groups if _is_one_name(g[0], age)), None)
        if home is None:
            groups.append([age])
        else:
            home.append(age)
    yield from groups


def _is_one_name(a: Age, b: Age) -> bool:
    """Whether two names mean one person for certain: no lone surname beside another age in the same report."""
    if a.words == b.words:
        return True
    alike = min(len(a.words), len(b.words)) > 1 and people_alike(a.words, b.words) is not None
    return alike and a.citation.report != b.citation.report


def _two_ages(scene: Scene, told: Sequence[Age]) -> Finding | None:
    """Ages of one person that no birthday explains."""
    years = sorted({age.years for age in told})
    if len(years) < 2 or years[-1] - years[0] <= _years_between(scene, told) or _are_kin(told):
        return None
    full = all(len(age.words) > 1 for age in told)
    named = max(told, key=lambda age: (len(age.words), len(age.name), age.name)).name
    return Finding(
        kind=DiscrepancyKind.ARITHMETIC,
        detail="age",
        confidence=_SURE if full else _SHORT_NAME,
        explanation=f"{named} is given different ages: {_who_says(told)}.",
        points=one_each(Point(str(age.years), age.citation) for age in told),
    )


def _are_kin(told: Sequence[Age]) -> bool:
    """Whether one report has ages of two generations for a name: father and son bear it."""
    by_report: dict[str, list[int]] = {}
    for age in told:
        by_report.setdefault(age.citation.report, []).append(age.years)
    return any(max(years) - min(years) >= _GENERATION for years in by_report.values())


def _who_says(told: Sequence[Age]) -> str:
    """ "52 in one report, 25 in two"."""
    reports: dict[int, set[str]] = {}
    for age in told:
        reports.setdefault(age.years, set()).add(age.citation.report)
    ordered = sorted(reports.items(), key=lambda item: (-len(item[1]), item[0]))
    parts = [f"{years} in {reports_in_words(len(ids))}" for years, ids in ordered[:1]]
    parts += [f"{years} in {number_word(len(ids))}" for years, ids in ordered[1:]]
    return ", ".join(parts)


def _years_between(scene: Scene, told: Sequence[Age]) -> int:
    """How many birthdays may lie between the reports: none where they are of one fortnight, which few birthdays fall in."""
    days = (scene.facts.written(age.citation.report) for age in told)
    written = sorted(date.fromisoformat(day) for day in days if day)
    if not written or (written[-1] - written[0]).days <= _FORTNIGHT_DAYS:
        return 0
    return 1 + written[-1].year - written[0].year


def _against_the_years_of_work(report: Prepared, age: Age, numbers: Sequence[Number]) -> Iterator[Finding]:
    """ "He is 48 and has been a captain for 36 years": at twelve nobody was."""
    text = report.report.text
    for number in numbers:
        if number.unit != "year" or number.best is None or number.span.start < age.citation.span.end:
            continue
        between = text[age.citation.span.end : number.span.start]
        if not _working().search(between) or not between.rstrip().endswith(
            ("for", "for the past", "for the last")
        ):
            continue
        began = age.years - int(number.best)
        if began < _YOUNGEST_AT_WORK:
            at = f"at the age of {began}" if began > 0 else "before being born"
            span = Span(age.citation.span.start, number.span.end)
            yield Finding(
                kind=DiscrepancyKind.ARITHMETIC,
                detail="age",
                confidence=_WORKING,
                explanation=(
                    f"{age.name}, said to be {age.years}, would have begun {at}, "
                    f"{number_word(int(number.best))} years ago."
                ),
                points=(Point(" ".join(span.of(text).split()), Citation(report.id, span)),),
            )


def _against_the_year_of_birth(scene: Scene, report: Prepared, age: Age) -> Iterator[Finding]:
    """An age beside a year of birth that is out by more than the birthday."""
    passage = report.passages[age.passage].span
    written = scene.facts.written(report.id) or scene.story.last
    born = _BORN.search(report.report.text, age.citation.span.end, passage.end)
    if written is None or born is None:
        return
    oldest = int(written[:4]) - int(born["year"])
    if not oldest - 1 - _BIRTHDAY <= age.years <= oldest + _BIRTHDAY:
        yield Finding(
            kind=DiscrepancyKind.ARITHMETIC,
            detail="age",
            confidence=_SHORT_NAME,
            explanation=(
                f"{age.name} is said to be {age.years}, "
                f"but one born in {born['year']} would be {oldest - 1} or {oldest}."
            ),
            points=(
                Point(str(age.years), age.citation),
                Point(born.group(), Citation(report.id, Span(*born.span()))),
            ),
        )


def _against_the_year_of_a_career(scene: Scene, report: Prepared, age: Age) -> Iterator[Finding]:
    """ "Guindo, 29, who joined the army in 1992", in a report of 2024."""
    written = scene.facts.written(report.id) or scene.story.last
    passage = report.passages[age.passage].span
    did = _career().match(report.report.text, age.citation.span.end, passage.end)
    if written is None or did is None:
        return
    then = age.years - (int(written[:4]) - int(did["year"]))
    if then < _YOUNGEST_AT_WORK - _BIRTHDAY:
        span = Span(age.citation.span.start, did.end())
        when = f"at the age of about {then}" if then > 0 else "before being born"
        yield Finding(
            kind=DiscrepancyKind.ARITHMETIC,
            detail="age",
            confidence=_SHORT_NAME,
            explanation=(
                f"{age.name}, said to be {age.years}, would have done so {when}: "
                f"{in_marks(did['what'])} in {did['year']}."
            ),
            points=(Point(" ".join(span.of(report.report.text).split()), Citation(report.id, span)),),
        )


def _too_old(report: Prepared) -> Iterator[Finding]:
    """Ages that nobody has reached."""
    for passage in report.passages:
        for match in _TOO_OLD.finditer(report.report.text, passage.span.start, passage.span.end):
            if int(match["years"]) > _OLDEST:
                yield Finding(
                    kind=DiscrepancyKind.ARITHMETIC,
                    detail="age",
                    confidence=_IMPOSSIBLE,
                    explanation=(
                        f"Nobody is known to have lived {match['years']} years: "
                        f"the oldest age on record is {_OLDEST}."
                    ),
                    points=(Point(match.group(), Citation(report.id, Span(*match.span()))),),
                )


@cache
def _career() -> re.Pattern[str]:
    """ ", who joined the army in 1992" right after an age."""
    did = one_of(listed("career_verbs"))
    return re.compile(
        rf"(?:[- ]years?[- ]old)?,? (?:and |who |and who )(?:had )?"
        rf"(?P<what>{did}\b[^.;,()]{{0,40}}?) (?:in|since|back in) (?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _working() -> re.Pattern[str]:
    """ "has been a", "had driven", ... as whole words."""
    raw = (resources.files("crossread.crossing") / "data" / "work_words.txt").read_text(encoding="utf-8")
    phrases = sorted(line for line in raw.splitlines() if line and not line.startswith("#"))
    return re.compile(rf"\b(?:has|have|had) (?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
