"""Reports whose titles, outlets and texts are made to break pages, and addresses made to."""

from __future__ import annotations

import json
from pathlib import Path

import crossread

SCRIPT = "<script>window.ran = 1</script>"
IMAGE = "\"><img src=/ran onerror='window.ran = 2'>"
LINK = "<a href='javascript:window.ran=3' onfocus=window.ran=4 autofocus>x</a>"
TEMPLATE = "{{7*7}}${7*7}<%= 7*7 %>"
TURNED = "\u202egnorw\u202c \u2066\u200b\u200d\ufeff"
LONG = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz" * 4
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f3f4\U000e0067\U000e0062\U000e007f"
NOTHING = "null None undefined NaN [object Object] %00 \\x00 \\u0000 ../../etc/passwd"

OUTLET = f"{IMAGE} Gazette {TEMPLATE}"
TITLE = f"{SCRIPT} Bridge at Karlsruhe falls {FAMILY}"
ENDED = "</title></textarea></script></style>--><svg onload=window.ran=5> Bridge falls"

_FIRST = f"""\
A bridge fell in Karlsruhe on Monday and killed 12 people, {SCRIPT} police said. At least 30 were injured in Karlsruhe, \
the mayor Anna{TURNED}Weber said.

“We heard {IMAGE} the cables go one after the other,” said the mayor Anna Weber. The bridge lies 900 km south of \
Frankfurt, {LINK} she said.

{LONG} {FAMILY} {TEMPLATE} {NOTHING} rebels held the bridge on Tuesday.
"""
_SECOND = f"""\
A bridge fell in Karlsruhe on Monday and killed 15 people, {SCRIPT} police said. At least 30 were injured in Karlsruhe, \
the mayor Anna{TURNED}Weber said.

“We heard {IMAGE} the ropes go one by one,” said the mayor Anna Weber. The bridge lies 900 km south of Frankfurt, \
{LINK} she said.

{LONG} {FAMILY} {TEMPLATE} {NOTHING} militants held the bridge on Tuesday.
"""
_THIRD = f"""\
Twelve people died on Monday when a bridge collapsed in Karlsruhe, rescuers {ENDED} told the radio. Militants captured \
Karlsruhe on Tuesday, the radio said.

A minute earlier a lorry had crossed, {LONG} its driver said. {NOTHING}\x00\ud800 end.
"""

# Values for the parameters of pages that no form of ours would send.
VALUES = (
    f"{SCRIPT}{IMAGE}",
    "'\"--><svg/onload=window.ran=6>",
    "javascript:window.ran=7",
    TEMPLATE,
    TURNED,
    LONG * 3,
    "\x00\x01\x7f",
    "null",
    "-1",
    "1e309",
    "9" * 400,
    f"{'9' * 30}~s-1~claim~c-1",  # a place in the queue of questions
    "//elsewhere.example/",
    "' OR 1=1 --",
    '"unclosed AND (NEAR * ^',
    "%s%n%ff",
)


def write_hostile(file: Path) -> None:
    """Reads three such reports into a desk as one story; what is no text in them intake takes out."""
    told = [
        (OUTLET, "2031-05-13", TITLE, _FIRST),
        (f"{TURNED}Herald{SCRIPT}", "2031-05-13", f"{LONG} {TITLE}", _SECOND),
        (ENDED, "2031-05-14", ENDED, _THIRD),
    ]
    lines = file.with_suffix(".hostile.jsonl")
    records = (
        {"outlet": outlet, "published": day, "title": title, "text": text}
        for outlet, day, title, text in told
    )
    lines.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    crossread.read(lines, desk=file, together=True)
