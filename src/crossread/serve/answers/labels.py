"""Who calls whom what: for each group of actors the words used of them, by outlets and by the voices they quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import Field

from crossread.domain.crossing import LabelUse
from crossread.domain.desk import Desk
from crossread.domain.span import Citation
from crossread.export.page_names import Names
from crossread.serve.answers.common import Answer, PageAnswer, SpanAnswer, span_answer
from crossread.serve.answers.listing import Optional, cut, page_answer
from crossread.serve.answers.paging import Paging, Words
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.story_desk import desk_with_passages, results_desk, results_names, story_of
from crossread.serve.answers.texts_desk import sentences_at
from crossread.serve.library import Library

_MOST_VOICES = 60  # of one table


class LabelQuery(Paging):
    """Which tables of labels are wanted."""

    referent: Words = Field(default="", description="only the words for these actors, as a table names them")


class LabelUseQuery(Paging):
    """Which uses of labels are wanted; fields left out ask for nothing."""

    referent: Words = Field(default="", description="only words for these actors")
    word: Words = Field(default="", description="only this word")
    by: Words = Field(default="", description="only as this voice uses it")
    quoted: Optional[bool] = Field(
        None, description="only in the words of a source, or only in an outlet's own"
    )


class WordCount(Answer):
    """A word and how often it is used."""

    word: str
    uses: int


class LabelVoice(Answer):
    """Somebody who uses words for the actors: an outlet in its own words, or a source that is `quoted`."""

    name: str
    quoted: bool
    uses: int
    words: tuple[WordCount, ...]


class LabelTable(Answer):
    """The words for some actors, those used most first, and who uses them; `referent` is the most neutral name of theirs.

    Outlets stand before the sources they quote; `more` counts voices that are left out.
    """

    referent: str
    uses: int
    words: tuple[WordCount, ...]
    voices: tuple[LabelVoice, ...]
    more: int


class LabelUseAnswer(Answer):
    """One use of a label, in its sentence."""

    referent: str
    word: str
    by: str
    quoted: bool
    report: ReportRef
    span: SpanAnswer
    sentence: SpanAnswer


def labels_page(library: Library, story_id: str, wanted: LabelQuery) -> PageAnswer[LabelTable]:
    """Tables of labels, those with most uses first.

    Raises:
        RequestError: when the desk holds no such story.
    """
    desk, names = results_desk(library, story_id), results_names(library, story_id)
    groups: dict[str, list[LabelUse]] = {}
    for use in story_of(desk).labels:
        groups.setdefault(use.referent, []).append(use)
    found = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    if wanted.referent:
        found = [(referent, uses) for referent, uses in found if referent == wanted.referent]
    return page_answer(
        PageAnswer[LabelTable],
        (_table(desk, names, referent, uses) for referent, uses in cut(found, wanted)),
        total=len(found),
        wanted=wanted,
    )


def label_uses_page(library: Library, story_id: str, wanted: LabelUseQuery) -> PageAnswer[LabelUseAnswer]:
    """Uses of labels with their sentences, report by report.

    Raises:
        RequestError: when the desk holds no such story.
    """
    light, names = results_desk(library, story_id), results_names(library, story_id)
    found = [
        use
        for use in story_of(light).labels
        if wanted.referent in ("", use.referent)
        and wanted.word in ("", use.word)
        and wanted.by in ("", _voice(light, names, use))
        and wanted.quoted in (None, use.quoted)
    ]
    found.sort(key=lambda use: (names.reports[use.citation.report].key, use.citation))
    shown = cut(found, wanted)
    desk = desk_with_passages(library, story_id, {use.citation.report for use in shown})
    answers = []
    for use in shown:
        report, text = use.citation.report, desk.report(use.citation.report).text
        sentence = Citation(report, sentences_at(desk.reading(report), use.citation.span))
        answers.append(
            LabelUseAnswer(
                referent=use.referent,
                word=use.word,
                by=_voice(desk, names, use),
                quoted=use.quoted,
                report=report_ref(desk, names, report),
                span=span_answer(use.citation, text),
                sentence=span_answer(sentence, text),
            )
        )
    return page_answer(PageAnswer[LabelUseAnswer], answers, total=len(found), wanted=wanted)


def _table(desk: Desk, names: Names, referent: str, uses: Sequence[LabelUse]) -> LabelTable:
    voices: dict[tuple[bool, str], list[LabelUse]] = {}
    for use in uses:
        voices.setdefault((use.quoted, _voice(desk, names, use)), []).append(use)
    ranked = sorted(voices.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    outlets = [item for item in ranked if not item[0][0]][:_MOST_VOICES]
    sources = [item for item in ranked if item[0][0]][:_MOST_VOICES]
    return LabelTable(
        referent=referent,
        uses=len(uses),
        words=_counted(uses),
        voices=tuple(
            LabelVoice(name=name, quoted=quoted, uses=len(told), words=_counted(told))
            for (quoted, name), told in (*outlets, *sources)
        ),
        more=len(ranked) - len(outlets) - len(sources),
    )


def _counted(uses: Iterable[LabelUse]) -> tuple[WordCount, ...]:
    counts = Counter(use.word for use in uses)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(WordCount(word=word, uses=number) for word, number in ranked)


def _voice(desk: Desk, names: Names, use: LabelUse) -> str:
    """A source by its name, an outlet as everywhere on the desk; a source without a name by the outlet that quotes it."""
    report = desk.report(use.citation.report)
    outlet = names.reports[report.id].outlet
    if not use.quoted:
        return outlet
    nameless = use.by == (report.outlet or report.title or report.id)
    return f"{outlet}, source not named" if nameless else use.by
