"""The API asked by schemathesis for what its own description allows, and for what it does not."""

from __future__ import annotations

import shutil
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import requests
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from crossread.domain.checking import Answer, Checked
from crossread.serve import Configuration, make_app
from crossread.serve.jobs.foreman import Foreman
from crossread.serve.jobs.inbox import Spooled
from crossread.serve.jobs.states import JobKind, JobState, now
from crossread.serve.jobs.states import Phase as JobPhase
from crossread.serve.security.rates import Rates

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of what it brings along
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import CHECKS, load_all_checks

_EXAMPLES = 12  # for each operation and manner of asking
_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
_OFTEN = "100000/minute"


@dataclass(frozen=True)
class Api:
    """The description of a server's API, a client that is let in, and ids of things that are there."""

    schema: Any
    client: TestClient
    known: Mapping[tuple[str, str], Any]  # by the operation's path ("": any) and the parameter's name
    renew: Callable[[], None]
    answered: Counter[tuple[str, int]] = field(default_factory=Counter)

    def answer(self, case: Any) -> Any:
        """What the server says to a case, asked byte for byte as schemathesis would ask."""
        asked = requests.Request(**case.as_transport_kwargs(base_url="http://localhost")).prepare()
        body = asked.body or b""
        assert isinstance(body, str | bytes)
        headers = {name: str(value) for name, value in asked.headers.items()}
        answer = self.client.request(str(asked.method), str(asked.url), headers=headers, content=body)
        self.answered[case.operation.label, answer.status_code // 100] += 1
        return answer

    def complaints(self, operation: Any, mode: GenerationMode, *, known: bool = False) -> list[str]:
        """What is wrong with answers to some requests; with `known`, such as ask for things that are there."""
        fixed = self._fixed(operation) if known else {}
        load_all_checks()
        checks = CHECKS.get_by_names(_CHECKS)

        @settings(
            max_examples=_EXAMPLES,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(mode, **fixed))
        def ask(case: Any) -> None:
            case.validate_response(self.answer(case), checks=checks)

        try:
            ask()
        except Unsatisfiable:  # where nothing can be asked in this manner
            return []
        except (Exception, BaseExceptionGroup) as error:  # all of them, told of together at the end
            return [
                f"{operation.label}, {mode.value}{' known' if known else ''}: {type(error).__name__} {error}"
            ]
        return []

    def _fixed(self, operation: Any) -> dict[str, Any]:
        """The parts of requests that ask for what is there; the job that they ask for is there again each time."""
        self.renew()
        places = {"path_parameters": operation.path_parameters, "query": operation.query}
        fixed: dict[str, Any] = {
            place: {
                one.name: value
                for one in these
                if (value := self.known.get((operation.path, one.name)) or self.known.get(("", one.name)))
            }
            for place, these in places.items()
        }
        body = self.known.get((operation.path, "body"))
        return {**fixed, "body": body} if body and operation.method == "post" else fixed


def _over_at_once(self: Foreman, spooled: Spooled) -> None:
    """In place of `take`: what is sent is received, and nothing is read."""
    self._board.show(replace(spooled.state, state=JobPhase.DONE, ended=now()))


def _checked(claims: Any) -> tuple[Checked, ...]:
    return tuple(Checked(claim, Answer.NOT_FOUND, differs=("Nothing said.",)) for claim in claims)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, example_desk: Path) -> Iterator[Api]:
    """A server in this process on a copy of the example; nothing it is sent is read, no story is crossed again."""
    desk = Path(shutil.copy(example_desk, tmp_path_factory.mktemp("fuzzed") / "crossread.db"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Foreman, "take", _over_at_once)
        rates = Rates(write=_OFTEN, check=_OFTEN, export=_OFTEN)
        app = make_app(Configuration(desk, rates=rates))
        workers = app.state.parts.workers
        patch.setattr(workers, "check", _checked)
        failed = JobState("failed", JobKind.ADD, "ines", now(), state=JobPhase.FAILED, ended=now())
        token = app.state.parts.doors.sessions.local_token()
        config = schemathesis.Config.from_dict(
            {"cache": {"enabled": False}, "generation": {"with-security-parameters": False}}
        )
        schema = schemathesis.openapi.from_dict(app.openapi(), config=config)
        with TestClient(app, base_url="http://localhost", headers={"X-CSRF-Token": token}) as client:
            yield Api(schema, client, _known(client), lambda: workers._board.show(failed))


def _known(client: TestClient) -> dict[tuple[str, str], Any]:
    """Ids of one thing of every kind, by the names of the parameters that ask for it."""

    def first(path: str, *more: str) -> dict[str, Any]:
        found = client.get(f"/api/v1/{path}").json()
        for name in more:
            found = found[name]
        return dict(found["items"][0])

    story = first("stories")["id"]
    reports = [one["id"] for one in client.get(f"/api/v1/reports?story={story}").json()["items"]]
    claim = first(f"stories/{story}/claims")["id"]
    question = first("review")
    said = {"verdict": "accept", "targets": [claim], "story": story}
    anywhere = {
        "story": story,
        "report": reports[0],
        "a": reports[0],
        "b": reports[1],
        "claim": claim,
        "discrepancy": first(f"stories/{story}/discrepancies")["id"],
        "happening": first(f"stories/{story}/timeline", "events")["id"],
        "judgement": client.post("/api/v1/judgements", json=said).json()["id"],
        "job": "failed",
        "form": "json",
    }
    return {
        **{("", name): value for name, value in anywhere.items()},
        ("/api/v1/stories/{story}/map/place", "id"): first(f"stories/{story}/map/places")["id"],
        **{("/api/v1/review/item", name): question[name] for name in ("subject", "story", "id")},
        ("/api/v1/judgements", "body"): said,
    }


@pytest.mark.parametrize(
    ("mode", "known"),
    [(GenerationMode.POSITIVE, True), (GenerationMode.POSITIVE, False), (GenerationMode.NEGATIVE, False)],
)
def test_every_answer_is_as_described_and_nothing_breaks(api: Api, mode: GenerationMode, known: bool) -> None:
    operations = [one.ok() for one in api.schema.get_all_operations()]
    assert len(operations) > 45
    api.answered.clear()
    told = [words for one in operations for words in api.complaints(one, mode, known=known)]
    assert told == [], "\n\n".join(told)
    assert api.answered.total() > 5 * len(operations)
    if known:
        assert [one.label for one in operations if not api.answered[one.label, 2]] == []
