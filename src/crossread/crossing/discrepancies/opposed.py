"""Whether one report truly denies, or leaves open, what another states: what looks so and is not goes out here."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from crossread.crossing.discrepancies.stated import Counterpart, Passage
from crossread.crossing.discrepancies.telling import is_told
from crossread.crossing.listed import listed
from crossread.crossing.scene import Scene
from crossread.crossing.stance import Cue, Stance
from crossread.crossing.weekdays import weekdays

_LEAST_COVERED = 0.3  # below that the two passages share a word, not a statement
_SAME = 0.8  # probability of saying the same from which one common word is enough
_TURNED = 0.75  # likeness word by word from which a copy that denies has turned its source's sentence
_NEAR = 12  # words beside the head in which a word of denial counts


def opposed(scene: Scene, passage: Passage, cue: Cue, one: Counterpart) -> str | None:
    """Which of "negation" and "certainty" a cue and its counterpart are, None for neither."""
    if one.passage.report.passage_text(one.passage.index).rstrip().endswith("?"):
        return None
    mine, theirs = passage.meant(one.places[0][0]), meant(one)
    if cue.stance not in mine or cue.stance in theirs:
        return None
    if _are_names(passage, one) or _are_of_other_days(passage, one):
        return None
    if cue.stance is Stance.DENIED:
        return "negation" if _is_denied(scene, passage, cue, one) else None
    if (Stance.DENIED in mine) != (Stance.DENIED in theirs) or _leaves_open(one.passage) or _is_of_any(one):
        return None
    return None if _is_a_forecast(passage, cue, one) or _is_hearsay_of_both(cue, one) else "certainty"


def meant(one: Counterpart) -> frozenset[Stance]:
    """How the head of what was found is meant."""
    return one.passage.meant(one.head)


def _is_denied(scene: Scene, passage: Passage, cue: Cue, one: Counterpart) -> bool:
    """Whether the denial is one of a happening, now and for sure, that the other account plainly tells."""
    mine, theirs = passage.meant(one.places[0][0]), meant(one)
    if Stance.OPEN in mine | theirs or Stance.PLANNED in mine or _is_of_its_time(passage, cue):
        return False
    if Stance.PLANNED in theirs and not cue.is_verb:
        return False
    if _is_not_said(passage, cue) or not _are_deeds(passage, cue, one) or _is_negative(one):
        return False
    if _is_one_account(scene, passage, one):
        return _likeness(passage, one) >= _TURNED
    return not _is_later(passage, one)


def _likeness(passage: Passage, one: Counterpart) -> float:
    """How alike the two passages are word by word: a rewrite may deny in other words, one turned word is a change."""
    mine, theirs = ([word.folded for word in row] for row in (passage.row, one.passage.row))
    return float(Indel.normalized_similarity(mine, theirs))


def _are_names(passage: Passage, one: Counterpart) -> bool:
    """Whether all that the two have in common are names and numbers: they tell of one place or body, not the same of it."""
    report, start = passage.report, passage.report.passages[passage.index].span.start
    names = report.names[passage.index]
    numbers = [n.span for n in report.reading.numbers]
    return all(
        passage.row[at].folded in names
        or any(span.overlaps(passage.row[at].span.shift(start)) for span in numbers)
        for at, _ in one.places
    )


def _are_of_other_days(passage: Passage, one: Counterpart) -> bool:
    """Whether both name days and none in common."""
    mine, theirs = (set(weekdays(w.folded for w in row)) for row in (passage.row, one.passage.row))
    return bool(mine and theirs) and not mine & theirs


def _is_not_said(passage: Passage, cue: Cue) -> bool:
    """ "Did not say", "has not been named": that nobody said it denies nothing."""
    after = [w.folded for w in passage.row[cue.end : cue.end + 3]]
    return any(word in listed("telling_verbs") for word in after)


def _is_later(passage: Passage, one: Counterpart) -> bool:
    """Whether the other report is of a later day: what was denied may have come about."""
    mine, theirs = passage.report.report.published, one.passage.report.report.published
    return bool(mine and theirs and mine.day and theirs.day and mine.day < theirs.day)


def _are_deeds(passage: Passage, cue: Cue, one: Counterpart) -> bool:
    """Whether the reader, where there was one, takes what "not" bears on for a happening in both."""
    if cue.is_none or cue.is_verb:
        return True
    return _is_deed(passage, one.places[0][0]) and _is_deed(one.passage, one.head)


def _is_deed(passage: Passage, at: int) -> bool:
    if "events" not in passage.report.reading.reader_layers:
        return True
    start = passage.report.passages[passage.index].span.start
    word = passage.row[at].span.shift(start)
    return any(event.span.overlaps(word) for event in passage.report.reading.events)


def _is_a_forecast(passage: Passage, cue: Cue, one: Counterpart) -> bool:
    """ "Could rise" against "rose": what came later takes back no doubt; nor is "would" surer than "could"."""
    if cue.text not in listed("forecast_cues"):
        return False
    if any(c.text == "would" and c.bears_on(one.head) for c in one.passage.cues):
        return True
    mine, theirs = passage.row[one.places[0][0]].folded, one.passage.row[one.head].folded
    return mine != theirs and Stance.PLANNED not in meant(one)


def _is_hearsay_of_both(cue: Cue, one: Counterpart) -> bool:
    return cue.text in listed("hearsay_cues") and is_told(one.passage.report, one.passage.index)


def _is_one_account(scene: Scene, passage: Passage, one: Counterpart) -> bool:
    return scene.lineage_of[passage.report.id].id == scene.lineage_of[one.passage.report.id].id


def _is_of_its_time(passage: Passage, cue: Cue) -> bool:
    """ "Not yet", "nobody so far", "no arrests as of Sunday": what was so then and may be otherwise now."""
    around = [w.folded for w in passage.row[max(0, cue.low - 2) : cue.high + 2]]
    return any(word in listed("so_far_words") for word in around) or "as of" in " ".join(around)


def _is_negative(one: Counterpart) -> bool:
    """Whether the other passage has a word of denial that is no cue ("failed to", "lacking") near by."""
    before = [w.folded for w in one.passage.row[max(0, one.head - _NEAR) : one.head]]
    after = [w.folded for w in one.passage.row[one.head : one.head + _NEAR + 1]]
    return any(w in listed("negative_words") or w.endswith("n't") for w in before) or any(
        w in listed("wanting_words") or w.endswith("n't") for w in after
    )


def _leaves_open(passage: Passage) -> bool:
    """Whether a passage has any word that leaves something open: "afraid", "it is said", "the inquiry"."""
    return any(w.folded in listed("left_open") for w in passage.row) or any(
        cue.stance is Stance.OPEN for cue in passage.cues
    )


def _is_of_any(one: Counterpart) -> bool:
    """Whether it is "any" such thing, which says not that there was one: "to sue for any role"."""
    return one.head > 0 and one.passage.row[one.head - 1].folded == "any"


def speak_of_one_thing(passage: Passage, one: Counterpart, *, same: float) -> bool:
    """Whether the two speak of one thing: words enough in common, or one word in passages that say the same."""
    if one.cover < _LEAST_COVERED:
        return False
    if len(one.places) > 1 or same >= _SAME:
        return True
    return _is_counted(one) and _is_deed(passage, one.places[0][0]) and _is_deed(one.passage, one.head)


def _is_counted(one: Counterpart) -> bool:
    """Whether the one word is what became of people who are counted: "six were hurt" against "nobody was hurt"."""
    start = one.passage.report.passages[one.passage.index].span.start
    head = one.passage.row[one.head].span.shift(start)
    return any(f.span.overlaps(head) for f in one.passage.report.reading.figures)
