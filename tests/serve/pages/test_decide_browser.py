"""Review and Check in a real browser: by keyboard alone, two people at once, accessibility."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from crossread.domain.checking import Answer, Checked
from crossread.serve import Configuration, make_app
from crossread.serve.running import _bound
from crossread.store import open_desk
from serve.live import AXE, CHROMIUM, complaints_of, live_app

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


class Served:
    """A server on a copy of the example; stories are not crossed again, and checks say what they are told to."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        self.app = make_app(Configuration(desk))
        self.asked: list[str] = []
        workers = self.app.state.parts.workers
        workers.recross = lambda *, by: None
        workers.check = self._check
        self.address = ""

    def _check(self, claims: Any) -> tuple[Checked, ...]:
        self.asked += claims
        time.sleep(0.02)
        return tuple(Checked(claim, Answer.NOT_FOUND, differs=("Nothing said.",)) for claim in claims)

    def judged(self) -> list[tuple[str, str]]:
        """What was decided, the oldest first."""
        with open_desk(self.desk, create=False, read_only=True) as opened:
            return [
                ("undo" if one.undoes else one.verdict.value, one.subject.value)
                for one in opened.judgements()
            ]

    def queue(self) -> list[str]:
        """Ids of the questions that are open."""
        with open_desk(self.desk, create=False, read_only=True) as opened:
            return [one.id for one in opened.reviewing().questions(limit=500)]

    @contextmanager
    def run(self) -> Iterator[Served]:
        """Serves until the block is left."""
        with live_app(self.app, _bound("127.0.0.1", 0)) as self.address:
            yield self


@pytest.fixture
def served(example_copy: Path) -> Iterator[Served]:
    with Served(example_copy).run() as running:
        yield running


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    """Closed before its server is."""
    opened = browser.new_page()
    said = complaints_of(opened)
    yield opened
    opened.close()
    assert said == []


def shown(page: Any) -> str:
    return str(page.get_attribute(".matter", "data-id"))


def press(page: Any, key: str, *, leads_to: str) -> None:
    """Presses a key and waits for the question it leads to."""
    page.keyboard.press(key)
    page.wait_for_selector(f'.matter[data-id="{leads_to}"]')
    page.wait_for_function("() => document.activeElement.id === 'question'")


def test_a_person_decides_by_keyboard_alone(page: Any, served: Served) -> None:
    first, second, third, fourth, *_ = served.queue()
    page.goto(f"{served.address}/review")
    assert page.evaluate("document.activeElement.id") == "question"
    press(page, "a", leads_to=second)
    press(page, "r", leads_to=third)
    assert "2 of" in page.inner_text("label[for=progress]")
    press(page, "u", leads_to=second)
    press(page, "u", leads_to=first)
    assert [verdict for verdict, _ in served.judged()] == ["accept", "reject", "undo", "undo"]
    press(page, " ", leads_to=second)
    page.keyboard.press("n")
    page.keyboard.type("as the captain says: r d s a")
    page.keyboard.press("Escape")
    press(page, "a", leads_to=third)
    page.go_back()
    assert len(served.judged()) == 5
    assert fourth


def test_a_passage_is_marked_by_its_number_and_a_correction_typed(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/review?subject=claim")
    before = shown(page)
    page.keyboard.press("2")
    assert page.evaluate("document.querySelector('[data-pick]:checked').dataset.pick") == "2"
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "value"
    page.keyboard.press("Escape")
    assert not page.is_visible("#correct")
    page.keyboard.press("c")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelector('.matter').dataset.id !== before", arg=before)
    assert served.judged() == [("correct", "claim")]


def test_the_keys_of_the_desk_do_not_decide(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/review")
    page.keyboard.press("?")
    for key in "ards":
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("d")  # no place: and no answer either
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/reports")
    assert served.judged() == []


def test_of_two_people_on_one_question_both_are_kept(browser: Any, served: Served) -> None:
    pages = [browser.new_page() for _ in range(2)]
    first, second, *_ = served.queue()
    for one in pages:
        one.goto(f"{served.address}/review")
        assert shown(one) == first
    press(pages[0], "a", leads_to=second)
    press(pages[1], "r", leads_to=second)
    assert [verdict for verdict, _ in served.judged()] == ["accept", "reject"]
    for one in pages:
        one.close()


def test_answers_come_one_after_the_other_and_are_counted(page: Any, served: Served) -> None:
    page.goto(f"{served.address}/check")
    page.keyboard.press("/")
    page.keyboard.type("\n".join(f"Ship {number} sank." for number in range(12)))
    page.keyboard.press("Control+Enter")
    page.wait_for_function("() => document.querySelectorAll('[data-answer]').length === 12")
    assert page.inner_text("[data-tally]") == "12 not found"
    assert served.asked == [f"Ship {number} sank." for number in range(12)]
    assert "q=Ship+0+sank." in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_anybody_and_nothing_overflows(browser: Any, served: Served, scheme: str) -> None:
    pages = ["/check", "/check?q=One+ship+sank.", "/review/history", "/review"]
    pages += [
        f"/review?subject={subject}" for subject in ("claim", "entity", "event", "reuse", "discrepancy")
    ]
    for width in (390, 1440):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        for path in pages:
            page.goto(served.address + path)
            if "q=" in path:
                page.wait_for_selector("[data-answer]")
            if path == "/review":
                page.keyboard.press("a")
                page.wait_for_selector("[data-last]")
                page.keyboard.press("c")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            page.add_script_tag(path=str(AXE))
            found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
            grave = [
                (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
                for one in found["violations"]
                if one["impact"] in ("serious", "critical")
            ]
            assert grave == [], (path, width)
        page.close()
