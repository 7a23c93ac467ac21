"""The desk file, and the only room that opens the database."""

from crossread.store.browsing import Browsing
from crossread.store.codec import dump, load
from crossread.store.decisions import JudgementFilter
from crossread.store.desk_file import DeskFile, open_desk
from crossread.store.listings import ListedReport, ReportFilter
from crossread.store.passages import query_parts
from crossread.store.questions import Position, QuestionFilter, position_of
from crossread.store.report_header import ReportHeader
from crossread.store.reviewing import Reviewing
from crossread.store.summaries import StoryFilter, StorySort

__all__ = [
    "Browsing",
    "DeskFile",
    "JudgementFilter",
    "ListedReport",
    "Position",
    "QuestionFilter",
    "ReportFilter",
    "ReportHeader",
    "Reviewing",
    "StoryFilter",
    "StorySort",
    "dump",
    "load",
    "open_desk",
    "position_of",
    "query_parts",
]
