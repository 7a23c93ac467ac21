"""Annotated documents of our own, small enough to train on in a test."""

from __future__ import annotations

import json
from pathlib import Path

SENTENCES = (
    ("Tomas Verrin", "said", "the crane fell at dawn"),
    ("Elin Sandqvist", "told reporters", "the quay at Lindmark would stay closed"),
    ("Rupert Ashdown", "insisted", "every penny would be paid"),
)


def record(number: int) -> dict[str, object]:
    """One text of three attributed sentences, with everything marked that an own file may hold."""
    text = ""
    mentions, attributions, events = [], [], []
    for source, cue, content in SENTENCES[number % 3 :] + SENTENCES[: number % 3]:
        start = len(text)
        text += f"{source} {cue} {content}. "
        at_cue = start + len(source) + 1
        at_content = at_cue + len(cue) + 1
        mentions.append({"start": start, "end": start + len(source), "kind": "person"})
        attributions.append(
            {
                "source": [[start, start + len(source)]],
                "cue": [at_cue, at_cue + len(cue)],
                "content": [[at_content, at_content + len(content)]],
            }
        )
        events.append({"start": at_cue, "end": at_cue + len(cue), "kind": "reporting", "event": source})
    return {
        "id": f"d{number}",
        "text": text,
        "mentions": mentions,
        "attributions": attributions,
        "events": events,
    }


def write(path: Path, count: int) -> Path:
    """A file of such records."""
    path.write_text("".join(json.dumps(record(number)) + "\n" for number in range(count)), encoding="utf-8")
    return path
