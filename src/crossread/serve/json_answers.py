"""JSON for answers whose texts may hold what UTF-8 cannot: lone surrogates are escaped, as the JSON export does."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import JSONResponse


class JsonAnswer(JSONResponse):
    """JSON as compact as can be; with a lone surrogate somewhere, all but ASCII is escaped."""

    def render(self, content: Any) -> bytes:
        """See the class."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        try:
            return text.encode()
        except UnicodeEncodeError:
            return json.dumps(content, allow_nan=False, separators=(",", ":")).encode()
