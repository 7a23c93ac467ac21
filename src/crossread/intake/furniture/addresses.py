"""Postal addresses that stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossread.domain.report import Furniture, FurnitureKind
from crossread.intake.page import Line, Page

_MAX_CHARS = 90
_LABEL = re.compile(r"(?:(?:physical|mailing|postal|street|office|our|business)\s)?address\W*", re.IGNORECASE)
_POSTCODE = re.compile(
    r"""(?x)
    .{0,60}\b[A-Z]{2},?\s\d{5}(?:-\d{4})?(?:,?\s(?:USA|U\.S\.A\.|United\sStates))?\.?   # City, ST 12345
    | (?:.{0,60}[\s,])?[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?:,?\s(?:UK|United\sKingdom|England))?\.?   # SW1A 1AA
    | .{0,60}\b[A-Z]{2}\s[A-Z]\d[A-Z]\s\d[A-Z]\d\.?                                      # ON K1A 0B1
    | P\.?\s?O\.?\sBox\s\d+.{0,60}
    """
)
_STREET = re.compile(
    r"\d{1,5}[A-Za-z]?,?\s(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?(?:[A-Z0-9][\w'’.-]*\s){1,4}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Way|Pl|Place|Sq|Square|Ct|Court|Hwy|Highway"
    r"|Pkwy|Parkway|Terrace|Close|Row)\b\.?(?:,?\s(?:Suite|Ste|Floor|Fl|Unit|Apt|No|#)\.?\s?[\w-]+)?(?:\s\d(?:st|nd|rd|th)"
    r"\s[Ff]loor)?[,.]?"
)
_CONTACT = re.compile(
    r"(?:tel|telephone|phone|fax|e-?mail|call(?: us)?)\W{1,3}[+\d(][\d\s().+-]{5,24}", re.IGNORECASE
)


def mark_addresses(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Runs of neighbouring address lines that hold a label, a postcode or a post box.

    A street line alone is not enough: "400 Main Street" may be a scene.
    """
    run: list[Line] = []
    for line in page.lines:
        if line.index not in claimed and _is_address_line(line.text):
            run.append(line)
            continue
        yield from _of_run(run)
        run = []
    yield from _of_run(run)


def _of_run(run: list[Line]) -> Iterator[Furniture]:
    if any(_LABEL.fullmatch(line.text) or _POSTCODE.fullmatch(line.text) for line in run):
        yield from (Furniture(line.span, FurnitureKind.ADDRESS) for line in run)


def _is_address_line(text: str) -> bool:
    patterns = (_LABEL, _POSTCODE, _STREET, _CONTACT)
    return len(text) <= _MAX_CHARS and any(pattern.fullmatch(text) for pattern in patterns)
