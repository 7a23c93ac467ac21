"""Three invented reports of fighting between real towns: who holds what on which day, how many died, how far it is."""

from __future__ import annotations

import json
from pathlib import Path

import crossread

_NORTHERN = """\
Rebels captured Aleppo on Saturday, the Northern Observatory said. At least 12 people were killed in Aleppo, the \
Northern Observatory said.

On Sunday government forces bombed Idlib, which the rebels have held since 2015. The army said it had regained several \
villages and sent troops to Hama, a city about 230 km south of Aleppo.

“We will not leave Aleppo,” the rebel commander Omar Haddad said on Sunday.
"""
_RIVER = """\
Government forces lost Aleppo on Saturday, witnesses said. Rebels entered the city on Saturday and at least 20 people \
were killed in Aleppo, the health ministry said.

On Sunday aircraft bombed Idlib. Four people died in Idlib, rescuers said. The army strengthened its positions around \
Hama, 140 km south of Aleppo, and withdrew from Khan Shaykhun on Monday.

Omar Haddad, a rebel commander, said on Sunday that his men would stay in Aleppo.
"""
_LETTER = """\
The rebels captured Aleppo, a traveller wrote. Nine people were killed in Idlib when aircraft bombed the market, she \
wrote, and the road to Hama was closed on Wednesday.

Omar Haddad, the rebel commander, told her that his men would not leave Aleppo.
"""


def write_contested(file: Path) -> None:
    """Reads them into a new desk as one story."""
    told = [
        ("The Northern Gazette", "2024-12-02", "Rebels take Aleppo", _NORTHERN),
        ("The River Post", "2024-12-03", "Army leaves Aleppo", _RIVER),
        ("Letters from the Road", None, "Fighting in Aleppo and Idlib", _LETTER),
    ]
    records = [
        {"title": title, "outlet": outlet, "text": text, **({"published": day} if day else {})}
        for outlet, day, title, text in told
    ]
    lines = file.with_suffix(".jsonl")
    lines.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    crossread.read(lines, desk=file, together=True)
