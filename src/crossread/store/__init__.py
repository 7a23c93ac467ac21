"""The desk file, and the only room that opens the database."""

from crossread.store.codec import dump, load
from crossread.store.desk_file import DeskFile, open_desk
from crossread.store.reports import ReportHeader

__all__ = ["DeskFile", "ReportHeader", "dump", "load", "open_desk"]
