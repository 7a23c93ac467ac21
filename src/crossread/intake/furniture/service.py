"""Sign-in walls and account forms: prose that talks to the reader about accounts, mails and clicks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossread.domain.report import Furniture, FurnitureKind
from crossread.intake.page import Page

_SERVICE_WORD = re.compile(
    r"\b(sign(?:ed|ing)? (?:in|up)|log ?in|logged in|accounts?|passwords?|regist(?:er|ered|ration)|subscri\w+"
    r"|newsletters?|e-?mail(?:s| address)?|inbox|profiles?|verification|activate|click(?:ing)?|links?"
    r"|notifications?|terms of (?:service|use)|privacy policy|browsers?|javascript|ad ?block\w*|app|download"
    r"|alerts?|deliver(?:ed|y|able)|this (?:page|site)|spam|comments|zip ?code)(?=\W|$)|{\*",
    re.IGNORECASE,
)
_READER_WORD = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Uu]s|[Oo]ur|[Ww]e)\b")
_NEWS_SIGN = re.compile(
    r"[“”\"]|\b(?:said|says|told|according|police|officials?|killed|arrested)\b", re.IGNORECASE
)
_MIN_SERVICE_WORDS = 2
_MAX_CHARS = 400


def mark_service_prose(page: Page, claimed: Mapping[int, FurnitureKind]) -> Iterator[Furniture]:
    """Lines with two different service words that address the reader and show no sign of news."""
    for line in page.lines:
        if line.index in claimed or len(line.text) > _MAX_CHARS or _NEWS_SIGN.search(line.text):
            continue
        said = {word.casefold() for word in _SERVICE_WORD.findall(line.text)}
        if len(said) >= _MIN_SERVICE_WORDS and _READER_WORD.search(line.text):
            yield Furniture(line.span, FurnitureKind.SUBSCRIPTION)
