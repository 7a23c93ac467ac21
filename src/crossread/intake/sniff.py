"""What an input of unknown kind (stdin, an odd suffix) is, by its first bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from crossread.intake.discover import Form

_HTML_START = re.compile(rb"<(?:!doctype html|html|head|body|article|meta|div|p\b|!--|\?xml)", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"


def sniff(head: bytes, *, text_columns: Collection[str]) -> Form:
    """The form of an input that starts with `head`; plain text when nothing else fits.

    A table is only recognised by a header that names one of `text_columns`.
    """
    start = head.removeprefix(_BOM).lstrip()
    if _HTML_START.match(start):
        return Form.HTML
    if start.startswith(b"{"):
        return Form.JSON_LINES if _is_object(start.split(b"\n", 1)[0]) else Form.JSON
    if re.match(rb"\[\s*[{\]]", start):
        return Form.JSON
    header = start.split(b"\n", 1)[0].decode("utf-8", "replace")
    for mark, form in (("\t", Form.TSV), (",", Form.CSV), (";", Form.CSV)):
        columns = {column.strip(' "\r').casefold() for column in header.split(mark)}
        if len(columns) > 1 and not columns.isdisjoint(text_columns):
            return form
    return Form.PLAIN


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
