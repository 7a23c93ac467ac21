"""What people who decide ask of a desk: what is doubtful, what was decided, and whether it counts already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import apsw

from crossread.domain.judgements import Judgement, Subject
from crossread.domain.questions import Question
from crossread.store import decisions, questions
from crossread.store.connection import reading
from crossread.store.decisions import JudgementFilter
from crossread.store.explain import explained
from crossread.store.questions import Position, QuestionFilter

_WAITS = "SELECT EXISTS (SELECT 1 FROM uncrossed JOIN members USING (report) WHERE story = ?)"
_WAITING = "SELECT count(DISTINCT story) FROM uncrossed JOIN members USING (report)"


class Reviewing:
    """Look-ups on the connection of a desk; each sees the desk at one moment, and raises DeskError as the desk does."""

    def __init__(self, connection: apsw.Connection, *, where: str) -> None:
        self._connection = connection
        self._where = where

    @contextmanager
    def together(self) -> Iterator[None]:
        """All look-ups inside see the desk at one and the same moment."""
        with self._reading():
            yield

    # Questions

    def questions(
        self,
        wanted: QuestionFilter | None = None,
        *,
        after: Position | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[Question, ...]:
        """Open questions, the most doubtful first, from behind a position on."""
        with self._reading() as connection:
            return questions.page(
                connection, wanted or QuestionFilter(), after=after, offset=offset, limit=limit
            )

    def open_questions(self, wanted: QuestionFilter | None = None) -> int:
        """How many questions are open."""
        with self._reading() as connection:
            return questions.total(connection, wanted or QuestionFilter())

    def question(self, story_id: str, subject: Subject, given: str) -> Question | None:
        """One question, answered or not; None where nothing is asked about that."""
        with self._reading() as connection:
            return questions.get(connection, story_id, subject, given)

    def kinds(self, story_id: str = "") -> tuple[tuple[Subject, str, int], ...]:
        """Of which subjects and kinds questions are open, in a story or on the whole desk, with how many there are."""
        with self._reading() as connection:
            return questions.kinds(connection, story_id)

    def answers_to(self, subject: Subject, given: str) -> tuple[Judgement, ...]:
        """The judgements that answer a question and stand, the oldest first."""
        with self._reading() as connection:
            ids = questions.answered_by(connection, subject, given)
            found = (decisions.get(connection, one) for one in ids)
            return tuple(one for one in found if one is not None)

    def answered_with(self, judgement_id: str) -> tuple[tuple[Subject, str], ...]:
        """The questions that a judgement answered, taken back or not."""
        with self._reading() as connection:
            return questions.answered_with(connection, judgement_id)

    # Judgements

    def judgements(
        self, wanted: JudgementFilter | None = None, *, offset: int = 0, limit: int = 50
    ) -> tuple[int, tuple[Judgement, ...]]:
        """How many judgements are wanted, and some of them, the newest first."""
        wanted = wanted or JudgementFilter()
        with self._reading() as connection:
            found = decisions.page(connection, wanted, offset=offset, limit=limit)
            return decisions.total(connection, wanted), found

    def judgement(self, judgement_id: str) -> Judgement | None:
        """The judgement of that id; None where the desk has none."""
        with self._reading() as connection:
            return decisions.get(connection, judgement_id)

    def around(self, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Judgements with those they take back and those that take them back, however many steps away."""
        with self._reading() as connection:
            return decisions.around(connection, judgements)

    def standing(self, since: str, subject: Subject | None = None) -> tuple[tuple[str, int], ...]:
        """How many judgements since a moment (ISO 8601 in UTC) stand, by author, the busiest first."""
        with self._reading() as connection:
            return decisions.standing(connection, since, subject)

    def authors(self) -> tuple[tuple[str, int], ...]:
        """Everybody who judged, with how many judgements each made, the busiest first."""
        with self._reading() as connection:
            return decisions.authors(connection)

    # Whether it counts already

    def waits(self, story_id: str) -> bool:
        """Whether a story is to be crossed again: judgements about it do not count in it yet."""
        with self._reading() as connection:
            return bool(connection.execute(_WAITS, (story_id,)).get)

    def waiting(self) -> int:
        """How many stories are to be crossed again."""
        with self._reading() as connection:
            number: int = connection.execute(_WAITING).get
            return number

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with explained(self._where), reading(self._connection):
            yield self._connection
