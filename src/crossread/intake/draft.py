"""What a reader of one format hands over: the text of one report and what its metadata says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as it was found, before its page furniture, credits and language are worked out.

    `where` names the input for a Problem ("news.jsonl#record 3"), `path` is the file as the user named it.
    The other fields are metadata as printed; None where the input does not say.
    """

    where: str
    text: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
