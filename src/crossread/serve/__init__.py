"""The desk in the browser: an HTTP API over one desk file, and the pages that show what it offers."""

from crossread.serve.app import make_app
from crossread.serve.configuration import Configuration

__all__ = ["Configuration", "make_app"]
