from __future__ import annotations

import pytest

from crossing.made import read_fully, scene
from crossread.crossing.claiming.origins import Heard, Origins
from crossread.crossing.comparing.linked import Linked

OPENING = "The market street of Orsena was closed to carts and vans for most of the day on Monday. "
REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def voices(text: str) -> list[Heard | None]:
    """Who is heard in each passage of the first paragraph after its opening."""
    report = read_fully(OPENING + text + REST, outlet="Orsena Post")
    other = read_fully(OPENING + REST, outlet="Other")
    link = Linked(
        report, 0, other, 0, score=0.5, probability=0.5, directed=False, reused=False, one_lineage=False
    )
    origins = Origins(scene([link]))
    first = report.passages[0].paragraph
    return [origins.of((report.id, p.index)) for p in report.passages if p.paragraph == first][1:]


@pytest.mark.parametrize(
    "text",
    [
        "The fire brigade of Orsena said in bulletin 12 that a warehouse had burned down. "
        "According to the bulletin, nobody was hurt.",
        "The Defence Ministry announced in a communique that its troops had left the valley. "
        "Two bridges were lost, the communique says.",
        "The highway police of Orsena report in their press note that six lorries collided. "
        "Five of the drivers were men, the note says.",
        "Corvin Mills said in a statement that the dye works would stay shut until spring. "
        "The statement said 40 workers would be paid.",
        "The Orsena Dockers' Union announced a strike in a press release on Sunday evening. "
        "The release says the cranes will stand still for a week.",
        "The Health Ministry said in a message to clinics that the vaccine was safe. "
        "The message added that no child had fallen ill.",
        "The coast guard said in a statement that the trawler had turned over at dawn. "
        "The boat was overloaded, according to the statement.",
        "The Orsena Water Board said in a notice that the supply was clean again. "
        "The document states that three wells were tested.",
        "In a post on its page, Ostrava Rail said the line was open. The post said that trains would run hourly.",
        "The general staff of the army reported in a communique that the camp was held. "
        "Thirty rebels died, the document says.",
    ],
)
def test_a_paper_speaks_for_whoever_issued_it(text: str) -> None:
    one, other = voices(text)
    assert one is not None
    assert other is not None
    assert one.key == other.key
    assert not other.loose


@pytest.mark.parametrize(
    "text",
    [
        # A paper of somebody else's, or of whoever stands in its own words.
        "Tomas Verrin said the dye works would stay shut. "
        "A statement by the Orsena Water Board said the supply was clean.",
        "The fire brigade said the blaze was out by noon. The bank's statement said its vault was safe.",
        "Lena Aalto said that the line was open again. The police bulletin said that two trains had collided.",
        # Papers that are voices of their own.
        "The Health Ministry said in a message that the vaccine was safe. The memo says that four children fell ill.",
        "The coast guard said in a statement that the trawler had turned over at dawn. "
        "The court record says the captain was drunk.",
        # People and bodies that are named again.
        "The fire brigade of Orsena said in bulletin 12 that a warehouse had burned down. "
        "The mayor said the street would stay closed.",
        "Corvin Mills said in a statement that the works would stay shut. The union said 40 people had lost their jobs.",
    ],
)
def test_other_voices_stay_their_own(text: str) -> None:
    one, other = voices(text)
    assert one is not None
    assert other is None or one.key != other.key


def test_a_paper_that_nobody_is_known_to_have_issued_stays_open() -> None:
    (found,) = voices("According to the statement, nobody was hurt.")
    assert found is None or found.loose
