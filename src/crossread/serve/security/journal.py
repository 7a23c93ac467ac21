"""What happened at the doors, one JSON object a line: who signed in, who was refused, who added what.

Judgements are on the desk itself with author and moment. Never passwords, tokens or texts.
"""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path

from crossread.serve.jobs.states import now
from crossread.serve.keeping import append_private
from crossread.serve.security.rates import Counter

logger = logging.getLogger(__name__)

_MOST_BYTES = 10_000_000  # then the file is put aside, in place of the one before it
_MOST_CHARS = 200  # of a value: who is refused must not fill the file, and push out what it says of others


class Journal:
    """The file `DESK.log.jsonl`. A disk that is full stops no request."""

    def __init__(self, desk: Path) -> None:
        self.path = desk.with_name(desk.name + ".log.jsonl")
        self._refusals = Counter("120/minute")
        self._lock = threading.Lock()

    def refused(self, why: str, *, address: str, **more: str) -> None:
        """Write that somebody was turned away; under a flood of refusals, not every one of them."""
        if not self._refusals.wait_s():
            self.note(f"refused: {why}", address=address, **more)

    def note(self, what: str, *, by: str = "", address: str = "", **more: str | int) -> None:
        """Write that something was done or refused."""
        line = {"at": now(), "what": what, "by": by, "from": address, **more}
        kept = {
            key: value[:_MOST_CHARS] if isinstance(value, str) else value
            for key, value in line.items()
            if value != ""
        }
        try:
            with self._lock:
                if self.path.exists() and self.path.stat().st_size > _MOST_BYTES:
                    self.path.replace(self.path.with_name(self.path.name + ".1"))
                append_private(self.path, json.dumps(kept, ensure_ascii=True) + "\n")
        except OSError as error:
            logger.warning("%s cannot be written: %s", self.path, error)
