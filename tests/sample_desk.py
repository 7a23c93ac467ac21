"""A small invented desk: five reports, three lineages, every status, every kind of discrepancy.

Spans are found with `str.index`, so they are exact by construction. The third lineage carries hostile
characters on purpose: markup, NUL, a lone surrogate, zero-width and direction-changing characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.domain.crossing import (
    Claim,
    Discrepancy,
    DiscrepancyKind,
    Lineage,
    Status,
    Step,
    Story,
    Support,
    Variant,
)
from crossread.domain.desk import Desk
from crossread.domain.facts import Figure
from crossread.domain.ids import content_id
from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement
from crossread.domain.layers import Attribution, AttributionKind, Name, Number, Passage, Quotation
from crossread.domain.reading import Reading
from crossread.domain.report import (
    AgencyCredit,
    Basis,
    CreditKind,
    Furniture,
    FurnitureKind,
    Precision,
    Problem,
    Published,
    Report,
)
from crossread.domain.reuse import PassagePair, Relation, Reuse, ReuseKind
from crossread.domain.span import Citation, Span
from sample_events import copied as copy_step
from sample_events import sample_events, sample_labels
from sample_events import shared as shared_step
from sample_events import told as told_step

POST_TEXT = """\
Harbour Post › Local news › Port
Crane falls across quay at Lindmark, four dead
12 May 2031, 14:05
By Ines Okafor-Lund

A gantry crane fell across the container quay at Lindmark shortly after dawn on Monday, killing four dock \
workers. At least nine people were injured, two of them seriously, the port clinic said.

“We heard the cables go one after the other, and then nobody moved at all,” said Tomas Verrin, who was \
unloading timber on the next berth. The crane had passed its yearly inspection in March, according to the \
port authority.

Harbour master Elin Sandqvist said the brake on the landward leg may have failed. “I will not guess before \
the engineers have finished their work,” she said. The quay will stay closed until Thursday.

A dockers' union official, Per Aalto, said the crew had complained about the brake in April.

Share this story: Mail · Print
"""

COURIER_TEXT = """\
COAST COURIER
Four killed as harbour crane comes down
Photo: Meridian Wire

A container crane came down on the quay at Lindmark just after dawn on Monday and killed four dock workers. \
Nine people were injured, two of them badly, the port clinic said.

“We heard the cables go one by one, and then nobody moved at all,” said Tomas Verin, who was unloading \
timber nearby. The crane passed its yearly inspection in March.

The brake on the landward leg failed. “I will not guess before the engineers have finished their work,” \
harbour master Elin Sandqvist said.

The mayor has called a minute of silence for noon on Tuesday, and ferries will sound their horns.

Read also: Timber exports rise for a third year
"""

EVENING_TEXT = """\
Evening Ledger
Lindmark port accident leaves five dead

LINDMARK (Meridian Wire) — Five people died when a loading crane toppled at the port of Lindmark on Monday, \
police said.

Police spokesman Arne Holt said the victims were between 24 and 61 years old. “All of them were on shift \
when the crane came down,” Holt said.

The port handles about a third of the country's timber. Work at the other quays goes on.

(Meridian Wire)
"""

NATIONAL_TEXT = """\
Five dead in crane accident at Lindmark port
The National

LINDMARK (Meridian Wire) — Five people died when a loading crane toppled at Lindmark port on Monday, police \
said.

Police spokesman Arne Holt said the victims were between 24 and 61 years old. “All of them were on shift \
when the crane came down,” Holt said.

Work at the other quays goes on. The port handles about a third of the country's timber.
"""

HARBOUR_NET_TEXT = (
    "<b>Harbour Net</b> & friends\n"
    "مرفأ ليندمارك: مقتل أربعة عمال\n"
    "\n"
    "قُتل أربعة عمال عندما سقطت رافعة في مرفأ ليندمارك يوم الاثنين. "
    "وقالت نقابة العمال إن الطاقم حذّر من المكابح في نيسان.\n"
    "\n"
    "Police did not say that the brake failed <script>alert(“port”)</script>. "
    "The quay\u200b stays \u202eclosed\u202c until Thursday\x00, a notice\ud800 on the gate says.\n"
)


@dataclass(frozen=True, slots=True)
class _Case:
    """A report under construction: its text, and the news sentences that stand in it, in order."""

    report: Report
    sentences: tuple[str, ...]

    def at(self, words: str, *, after: str = "") -> Span:
        """Where `words` stand, looking from the first place of `after`."""
        start = self.report.text.index(words, self.report.text.index(after))
        return Span(start, start + len(words))

    def cite(self, words: str) -> Citation:
        """A citation of `words`."""
        return Citation(self.report.id, self.at(words))

    def sentence(self, index: int) -> Citation:
        """A citation of the sentence of that index."""
        return self.cite(self.sentences[index])


def sample_desk() -> Desk:
    """The whole desk; every call makes an equal value."""
    cases = post, courier, evening, _, net = _cases()
    story_id = content_id("s", *sorted(case.report.id for case in cases))
    copied, wire, alone = lineages = _lineages(story_id, cases)
    events = sample_events(story_id, cases)
    claims = _claims(story_id, cases, lineages, happened=events[0].id)
    judgements = _judgements(cases)
    return Desk(
        reports=tuple(case.report for case in cases),
        readings=tuple(_reading(case) for case in cases),
        stories=(
            Story(
                id=story_id,
                title=post.report.title,
                reports=tuple(sorted(case.report.id for case in cases)),
                first="2031-05-12",
                last="2031-05-13",
                relations=(_common_origin(courier, evening), _common_origin_of_net(post, net)),
                labels=sample_labels(cases),
                judged=tuple(sorted(one.id for one in judgements)),
            ),
        ),
        lineages=(copied, wire, alone),
        claims=claims,
        discrepancies=_discrepancies(story_id, cases, lineages, claims, accepted=judgements[0]),
        events=events,
        judgements=judgements,
        problems=(
            Problem(
                where="inbox/scan-0007.pdf",
                what="a PDF without a text layer",
                done="left out; give the text of the page instead",
            ),
        ),
    )


def _cases() -> tuple[_Case, _Case, _Case, _Case, _Case]:
    return (_post(), _courier(), _evening(), _national(), _harbour_net())


def _post() -> _Case:
    text = POST_TEXT
    return _case(
        text,
        title="Crane falls across quay at Lindmark, four dead",
        outlet="Harbour Post",
        url="https://harbour-post.example/port/crane-falls",
        byline="Ines Okafor-Lund",
        published=("2031-05-12T14:05", Precision.MINUTE, Basis.STATED, "12 May 2031, 14:05"),
        furniture=(
            ("Harbour Post › Local news › Port", FurnitureKind.BREADCRUMB),
            ("Crane falls across quay at Lindmark, four dead", FurnitureKind.TITLE),
            ("12 May 2031, 14:05", FurnitureKind.DATE_LINE),
            ("By Ines Okafor-Lund", FurnitureKind.BYLINE),
            ("Share this story: Mail · Print", FurnitureKind.SHARE),
        ),
    )


def _courier() -> _Case:
    return _case(
        COURIER_TEXT,
        title="Four killed as harbour crane comes down",
        outlet="Coast Courier",
        url="https://coast-courier.example/news/4117",
        published=("2031-05-13", Precision.DAY, Basis.METADATA, ""),
        furniture=(
            ("COAST COURIER", FurnitureKind.BREADCRUMB),
            ("Four killed as harbour crane comes down", FurnitureKind.TITLE),
            ("Photo: Meridian Wire", FurnitureKind.PHOTO_CREDIT),
            ("Read also: Timber exports rise for a third year", FurnitureKind.RELATED),
        ),
        credits=(("Meridian Wire", CreditKind.PHOTO, "Photo: Meridian Wire"),),
    )


def _evening() -> _Case:
    return _case(
        EVENING_TEXT,
        title="Lindmark port accident leaves five dead",
        outlet="Evening Ledger",
        path="inbox/evening-ledger.txt",
        published=("2031-05-12", Precision.DAY, Basis.INFERRED, "Monday"),
        furniture=(
            ("Evening Ledger", FurnitureKind.BREADCRUMB),
            ("Lindmark port accident leaves five dead", FurnitureKind.TITLE),
            ("LINDMARK (Meridian Wire) —", FurnitureKind.CREDIT_LINE),
            ("\n(Meridian Wire)", FurnitureKind.CREDIT_LINE),
        ),
        credits=(("Meridian Wire", CreditKind.TEXT, "(Meridian Wire)"),),
    )


def _national() -> _Case:
    return _case(
        NATIONAL_TEXT,
        title="Five dead in crane accident at Lindmark port",
        outlet="The National",
        path="inbox/national.txt",
        furniture=(
            ("Five dead in crane accident at Lindmark port", FurnitureKind.TITLE),
            ("The National", FurnitureKind.BREADCRUMB),
            ("LINDMARK (Meridian Wire) —", FurnitureKind.CREDIT_LINE),
        ),
        credits=(("Meridian Wire", CreditKind.TEXT, "(Meridian Wire)"),),
    )


def _harbour_net() -> _Case:
    return _case(
        HARBOUR_NET_TEXT,
        title="مرفأ ليندمارك: مقتل أربعة عمال",
        outlet='"><img src=x onerror=alert(1)> Harbour\u202eNet\u200b',
        url="javascript:alert('port')",
        language="ar",
        furniture=(
            ("<b>Harbour Net</b> & friends", FurnitureKind.BREADCRUMB),
            ("مرفأ ليندمارك: مقتل أربعة عمال", FurnitureKind.TITLE),
        ),
    )


def _case(
    text: str,
    *,
    title: str,
    outlet: str,
    url: str | None = None,
    path: str | None = None,
    byline: str | None = None,
    language: str = "en",
    published: tuple[str, Precision, Basis, str] | None = None,
    furniture: Iterable[tuple[str, FurnitureKind]] = (),
    credits: Iterable[tuple[str, CreditKind, str]] = (),  # noqa: A002 - the domain's own word
) -> _Case:
    report = Report(
        id=content_id("r", text, outlet, url, published[0] if published else None),
        text=text,
        title=title,
        language=language,
        path=path,
        url=url,
        outlet=outlet,
        byline=byline,
        published=_published(text, published) if published else None,
        furniture=tuple(Furniture(_find(text, words), kind) for words, kind in furniture),
        credits=tuple(AgencyCredit(agency, kind, _find(text, words)) for agency, kind, words in credits),
    )
    return _Case(report, tuple(_sentences(report)))


def _published(text: str, known: tuple[str, Precision, Basis, str]) -> Published:
    value, precision, basis, words = known
    return Published(value, precision, basis, (_find(text, words),) if words else ())


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _sentences(report: Report) -> Iterable[str]:
    """News sentences of the sample texts: cut after a full stop followed by a space or a line end."""
    for block in report.body:
        for paragraph in block.of(report.text).split("\n\n"):
            rest = paragraph.strip("\n ")
            while rest:
                cut = rest.find(". ")
                sentence, rest = (rest, "") if cut < 0 else (rest[: cut + 1], rest[cut + 2 :])
                yield sentence


def _reading(case: _Case) -> Reading:
    text, passages = case.report.text, []
    for index, words in enumerate(case.sentences):
        span = case.at(words)
        passages.append(Passage(index, span, paragraph=text.count("\n\n", 0, span.start)))
    quotations = tuple(_quotations(text))
    return Reading(
        report=case.report.id,
        passages=tuple(passages),
        quotations=quotations,
        names=tuple(
            Name(case.at(name), name)
            for name in ("Lindmark", "Tomas Verrin", "Tomas Verin", "Elin Sandqvist", "Arne Holt")
            if name in text
        ),
        numbers=tuple(figure.number for figure in _figures(case)),
        figures=tuple(_figures(case)),
        attributions=tuple(_attributions(case, quotations)),
    )


def _quotations(text: str) -> Iterable[Quotation]:
    at = text.find("“")
    while at >= 0:
        end = text.index("”", at) + 1
        yield Quotation(Span(at, end), Span(at + 1, end - 1))
        at = text.find("“", end)


_COUNTS = (
    ("At least nine people were injured", "At least nine", (9.0, 9.0, None), "at least", "injured"),
    ("Nine people were injured", "Nine", (9.0, 9.0, 9.0), "", "injured"),
    ("killing four dock workers", "four", (4.0, 4.0, 4.0), "", "killed"),
    ("killed four dock workers", "four", (4.0, 4.0, 4.0), "", "killed"),
    ("Five people died", "Five", (5.0, 5.0, 5.0), "", "killed"),
)


def _figures(case: _Case) -> Iterable[Figure]:
    for phrase, count, (low, best, high), qualifier, what in _COUNTS:
        if phrase in case.report.text:
            number = Number(case.at(count, after=phrase), low, best, high, qualifier)
            who = "workers" if "workers" in phrase else "people"
            yield Figure(case.at(phrase), number, what, who)


def _attributions(case: _Case, quotations: Sequence[Quotation]) -> Iterable[Attribution]:
    text = case.report.text
    for quotation in quotations:
        for source in ("Tomas Verrin", "Tomas Verin", "Holt", "she", "harbour master Elin Sandqvist"):
            start = text.find(source, quotation.span.end, quotation.span.end + 40)
            if start >= 0:
                said = text.index("said", quotation.span.end)
                yield Attribution(
                    Span(start, start + len(source)),
                    Span(said, said + 4),
                    (quotation.span,),
                    AttributionKind.DIRECT,
                )
                break


def _lineages(story: str, cases: Sequence[_Case]) -> tuple[Lineage, Lineage, Lineage]:
    post, courier, evening, national, net = cases
    return (
        _lineage(story, (post, courier), _rewriting(post, courier)),
        _lineage(story, (evening, national), _wire_copy(evening, national), agency="Meridian Wire"),
        _lineage(story, (net,)),
    )


def _lineage(story: str, members: Sequence[_Case], *reuse: Reuse, agency: str | None = None) -> Lineage:
    ids = tuple(sorted(case.report.id for case in members))
    return Lineage(content_id("l", story, *ids), story, ids, agency, reuse)


def _rewriting(post: _Case, courier: _Case) -> Reuse:
    kinds = (
        (0, 0, ReuseKind.REWRITTEN, 0.83),
        (1, 1, ReuseKind.EDITED, 0.93),
        (2, 2, ReuseKind.EDITED, 0.9),
        (3, 3, ReuseKind.EDITED, 0.88),
        (4, 4, ReuseKind.REWRITTEN, 0.71),
        (5, 5, ReuseKind.EDITED, 0.97),
    )
    return Reuse(
        source=post.report.id,
        derived=courier.report.id,
        relation=Relation.PARTIALLY_DERIVED,
        directed=True,
        one_lineage=True,
        coverage=_share(courier, [j for _, j, _, _ in kinds]),
        coverage_back=_share(post, [i for i, _, _, _ in kinds]),
        confidence=0.96,
        reasons=(
            "six passages follow one another in the same order",
            "the longest run of shared words outside quotations is 11 words long",
            "the copy came out a day later and has no detail on these passages that its source lacks",
        ),
        pairs=tuple(PassagePair(post.sentence(i), courier.sentence(j), k, s) for i, j, k, s in kinds),
        shared_quotations=(
            PassagePair(
                post.cite("“I will not guess before the engineers have finished their work,”"),
                courier.cite("“I will not guess before the engineers have finished their work,”"),
                ReuseKind.VERBATIM,
                1.0,
            ),
        ),
    )


def _wire_copy(evening: _Case, national: _Case) -> Reuse:
    kinds = (
        (0, 0, ReuseKind.EDITED, 0.97),
        (1, 1, ReuseKind.VERBATIM, 1.0),
        (2, 2, ReuseKind.VERBATIM, 1.0),
        (3, 4, ReuseKind.VERBATIM, 1.0),
        (4, 3, ReuseKind.VERBATIM, 1.0),
    )
    first, second = sorted((evening, national), key=lambda case: case.report.id)
    order = kinds if first is evening else tuple((j, i, k, s) for i, j, k, s in kinds)
    return Reuse(
        source=first.report.id,
        derived=second.report.id,
        relation=Relation.WHOLLY_DERIVED,
        directed=False,
        one_lineage=True,
        coverage=1.0,
        coverage_back=1.0,
        confidence=0.99,
        reasons=("both credit Meridian Wire for the text", "every passage of one stands in the other"),
        pairs=tuple(PassagePair(first.sentence(i), second.sentence(j), k, s) for i, j, k, s in order),
    )


def _common_origin(courier: _Case, evening: _Case) -> Reuse:
    first, second = sorted((courier, evening), key=lambda case: case.report.id)
    pairs = {courier.report.id: courier.sentence(0), evening.report.id: evening.sentence(0)}
    return Reuse(
        source=first.report.id,
        derived=second.report.id,
        relation=Relation.COMMON_ORIGIN,
        directed=False,
        one_lineage=False,
        coverage=_share(second, [0]),
        coverage_back=_share(first, [0]),
        confidence=0.78,
        reasons=("one passage is alike, and it rests on the same police statement",),
        pairs=(PassagePair(pairs[first.report.id], pairs[second.report.id], ReuseKind.REWRITTEN, 0.64),),
    )


def _common_origin_of_net(post: _Case, net: _Case) -> Reuse:
    return Reuse(
        source=post.report.id,
        derived=net.report.id,
        relation=Relation.COMMON_ORIGIN,
        directed=True,
        one_lineage=False,
        coverage=_share(net, [3]),
        coverage_back=_share(post, [6]),
        confidence=0.55,
        reasons=("both print the notice on the gate",),
        pairs=(PassagePair(post.sentence(6), net.sentence(3), ReuseKind.REWRITTEN, 0.58),),
    )


def _share(case: _Case, sentences: Iterable[int]) -> float:
    total = sum(len(words) for words in case.sentences)
    return sum(len(case.sentences[index]) for index in sentences) / total


def _claims(
    story: str, cases: Sequence[_Case], lineages: Sequence[Lineage], *, happened: str
) -> tuple[Claim, ...]:
    post, courier, evening, national, net = cases
    copied, wire, alone = (lineage.id for lineage in lineages)
    clinic = post.cite("the port clinic")
    return (
        _claim(
            story,
            "A crane fell at the port of Lindmark on Monday.",
            Status.CORROBORATED,
            (
                Support(post.sentence(0), copied, "Harbour Post (own account)"),
                Support(courier.sentence(0), copied, "Harbour Post (own account)"),
                Support(evening.sentence(0), wire, "police", evening.cite("police")),
                Support(national.sentence(0), wire, "police", national.cite("police")),
                Support(net.sentence(0), alone, "Harbour Net (own account)"),
            ),
            event=happened,
            earliest=post.report.id,
            agreed=("where: Lindmark", "when: Monday 12 May 2031"),
            travel=(
                copy_step(courier, courier.sentence(0), post.sentence(0)),
                told_step(evening, evening.sentence(0), "police"),
                shared_step(national, national.sentence(0), evening.sentence(0)),
            ),
        ),
        _claim(
            story,
            "Four dock workers were killed.",
            Status.DISPUTED,
            (
                Support(post.cite("killing four dock workers"), copied, "Harbour Post (own account)"),
                Support(courier.cite("killed four dock workers"), copied, "Harbour Post (own account)"),
                Support(evening.cite("Five people died"), wire, "police", evening.cite("police")),
                Support(national.cite("Five people died"), wire, "police", national.cite("police")),
            ),
            event=happened,
            agreed=("what: killed",),
            travel=(
                copy_step(
                    courier, courier.cite("killed four dock workers"), post.cite("killing four dock workers")
                ),
                told_step(evening, evening.cite("Five people died"), "police"),
                told_step(national, national.cite("Five people died"), "police"),
            ),
        ),
        _claim(
            story,
            "The crew had complained about the brake in April.",
            Status.SINGLE_ORIGIN,
            (
                Support(post.sentence(7), copied, "Per Aalto", post.cite("Per Aalto")),
                Support(net.sentence(1), alone, "Per Aalto", net.cite("نقابة العمال")),
            ),
            travel=(
                told_step(post, post.sentence(7), "Per Aalto"),
                told_step(net, net.sentence(1), "Per Aalto"),
            ),
        ),
        _claim(
            story,
            "Nine people were injured, two of them seriously.",
            Status.SINGLE_LINEAGE,
            (
                Support(post.sentence(1), copied, "port clinic", clinic),
                Support(courier.sentence(1), copied, "port clinic", courier.cite("the port clinic")),
            ),
            earliest=post.report.id,
            travel=(
                copy_step(courier, courier.sentence(1), post.sentence(1)),
                told_step(post, post.sentence(1), "port clinic"),
            ),
        ),
        _claim(
            story,
            "The quay stays closed until Thursday.",
            Status.NOT_MEASURED,
            (
                Support(
                    net.sentence(3), alone, "a notice on the gate", net.cite("a notice\ud800 on the gate")
                ),
            ),
        ),
    )


def _claim(
    story: str,
    text: str,
    status: Status,
    support: Sequence[Support],
    *,
    event: str | None = None,
    earliest: str | None = None,
    agreed: tuple[str, ...] = (),
    travel: tuple[Step, ...] = (),
) -> Claim:
    reports = {s.citation.report for s in support}
    return Claim(
        id=content_id("c", story, text),
        story=story,
        text=text,
        status=status,
        reports=len(reports),
        outlets=len(reports),
        lineages=len({s.lineage for s in support}),
        origins=len({s.origin for s in support}),
        support=tuple(support),
        event=event,
        earliest=earliest,
        agreed=agreed,
        travel=travel,
    )


def _judgements(cases: Sequence[_Case]) -> tuple[Judgement, Judgement]:
    """The two spellings accepted as a disagreement; a finding about the quay's closing, which is gone, rejected."""
    post, courier, _evening, _national, net = cases
    return (
        make_judgement(
            Verdict.ACCEPT,
            Subject.DISCREPANCY,
            (post.cite("Verrin"), courier.cite("Verin")),
            author="Ann Lind",
            at="2031-05-14T09:30:00.000000Z",
            detail="name/spelling",
            note="the shipping list has Verrin",
        ),
        make_judgement(
            Verdict.REJECT,
            Subject.DISCREPANCY,
            (post.sentence(6), net.sentence(3)),
            author="Ann Lind",
            at="2031-05-14T09:41:00.000000Z",
            detail="date/day",
        ),
    )


def _discrepancies(
    story: str,
    cases: Sequence[_Case],
    lineages: Sequence[Lineage],
    claims: Sequence[Claim],
    *,
    accepted: Judgement,
) -> tuple[Discrepancy, ...]:
    post, courier, evening, _national, net = cases
    copied, wire, alone = (lineage.id for lineage in lineages)

    def variant(case: _Case, words: str, lineage: str) -> Variant:
        return Variant(words, case.cite(words), lineage)

    return (
        _discrepancy(
            story,
            (DiscrepancyKind.QUOTATION, "altered"),
            0.94,
            "The copy changed words inside the quote marks.",
            variant(
                post, "“We heard the cables go one after the other, and then nobody moved at all,”", copied
            ),
            variant(courier, "“We heard the cables go one by one, and then nobody moved at all,”", copied),
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.FIGURE, "killed"),
            0.88,
            "The figures exclude one another: four against Five killed.",
            Variant("four", Citation(post.report.id, post.at("four", after="killing")), copied),
            Variant("four", Citation(courier.report.id, courier.at("four", after="killed")), copied),
            variant(evening, "Five", wire),
            claim=claims[1].id,
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.NAME, "spelling"),
            0.91,
            "One name is spelled in two ways: Verrin and Verin.",
            variant(post, "Verrin", copied),
            variant(courier, "Verin", copied),
            judged=(accepted.id,),
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.POLARITY, "certainty"),
            0.72,
            "The copy states as certain what its source hedges (“may”).",
            variant(post, post.sentences[4], copied),
            variant(courier, courier.sentences[4], copied),
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.POLARITY, "negation"),
            0.58,
            "One report negates (“not”) what the other states.",
            variant(courier, courier.sentences[4], copied),
            variant(net, net.sentences[2], alone),
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.ADDITION, "passage"),
            0.84,
            "The copy adds a passage that the report it was written from does not hold.",
            variant(courier, courier.sentences[6], copied),
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.OMISSION, "attribution"),
            0.79,
            "The copy does not say who said it: the port authority.",
            variant(post, "the port authority", copied),
            variant(courier, courier.sentences[3], copied),
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.OMISSION, "qualifier"),
            0.81,
            "The copy drops “at least” from the figure.",
            variant(post, "At least nine", copied),
            variant(courier, "Nine", copied),
        ),
        _discrepancy(
            story,
            (DiscrepancyKind.OMISSION, "caveat"),
            0.49,
            "The copy leaves out a sourced caveat of its source (“complained”).",
            variant(post, post.sentences[7], copied),
        ),
        *_of_facts(story, cases, lineages),
    )


def _of_facts(story: str, cases: Sequence[_Case], lineages: Sequence[Lineage]) -> tuple[Discrepancy, ...]:
    """One of each kind that compares facts, on words that serve for it."""
    post, courier, evening, _national, _net = cases
    copied, wire, _alone = (lineage.id for lineage in lineages)
    told: tuple[tuple[DiscrepancyKind, str, str, tuple[tuple[_Case, str, str], ...]], ...] = (
        (
            DiscrepancyKind.ATTRIBUTION,
            "other voice",
            "Harbour Post gives it to the port clinic, Evening Ledger to the police.",
            ((post, "the port clinic", copied), (evening, "police", wire)),
        ),
        (
            DiscrepancyKind.PLACE,
            "place",
            "Harbour Post puts it on the container quay, Evening Ledger in the port of Lindmark.",
            ((post, "the container quay", copied), (evening, "the port of Lindmark", wire)),
        ),
        (
            DiscrepancyKind.DATE,
            "day",
            "Harbour Post puts it on Monday, Coast Courier on Tuesday.",
            ((post, "Monday", copied), (courier, "Tuesday", copied)),
        ),
        (
            DiscrepancyKind.DISTANCE,
            "distance",
            "Harbour Post puts him on the next berth, Coast Courier only nearby.",
            ((post, "the next berth", copied), (courier, "nearby", copied)),
        ),
        (
            DiscrepancyKind.ARITHMETIC,
            "age",
            "The victims cannot all be between 24 and 61 years old.",
            ((evening, "between 24 and 61 years old", wire),),
        ),
        (
            DiscrepancyKind.LABEL,
            "label",
            "Harbour Post calls them the crew, Coast Courier dock workers.",
            ((post, "the crew", copied), (courier, "dock workers", copied)),
        ),
    )
    return tuple(
        _discrepancy(
            story,
            (kind, detail),
            0.5,
            explanation,
            *(Variant(words, case.cite(words), lineage) for case, words, lineage in readings),
        )
        for kind, detail, explanation, readings in told
    )


def _discrepancy(
    story: str,
    kind: tuple[DiscrepancyKind, str],
    confidence: float,
    explanation: str,
    *readings: Variant,
    claim: str | None = None,
    judged: tuple[str, ...] = (),
) -> Discrepancy:
    where = [f"{r.citation.report}:{r.citation.span.start}:{r.citation.span.end}" for r in readings]
    return Discrepancy(
        id=content_id("d", story, kind[0], kind[1], *sorted(where)),
        kind=kind[0],
        detail=kind[1],
        story=story,
        confidence=confidence,
        explanation=explanation,
        readings=readings,
        claim=claim,
        judged=judged,
    )
