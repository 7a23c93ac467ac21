"""Judgements as reasons in words."""

from __future__ import annotations

from crossread.domain.judgements import Judgement


def reason(judgement: Judgement, what: str) -> str:
    """Who judged it and when: "judged to be one account by Ines Okafor on 2031-05-14"."""
    note = f" ({judgement.note})" if judgement.note else ""
    return f"judged {what} by {judgement.author} on {judgement.at[:10]}{note}"
