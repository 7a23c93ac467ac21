"""Ids derived from content, so that the same input gives the same bytes out."""

from __future__ import annotations

import hashlib

_DIGEST_CHARS = 16


def content_id(prefix: str, *parts: str | int | None) -> str:
    """`prefix-` and 16 hex digits of SHA-256 over the parts; lone surrogates are hashed as they stand.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = b"\0" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"{prefix}-{digest.hexdigest()[:_DIGEST_CHARS]}"
