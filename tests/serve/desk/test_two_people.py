"""Several people at one desk, each signed in: who may what, what becomes of their judgements, how it ends."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from crossread.cli.main import app
from serve.desk.conftest import Visit
from serve.desk.running import Running, running, until
from serve.desk.visiting import Visits, settled
from serve.live import serious_violations

PASSWORD = "quite a long one"  # noqa: S105
JUDGE = """async (said) => {
  const visitor = await (await fetch("/api/v1/visitor")).json();
  const answer = await fetch("/api/v1/judgements", {
    method: "POST",
    headers: { "X-CSRF-Token": visitor.csrf, "Content-Type": "application/json" },
    body: JSON.stringify(said),
  });
  return [answer.status, (await answer.json()).detail];
}"""


class Shared(Running):
    """A server that everybody signs in to; the test asks it with a token."""

    token = ""

    def ask(self, path: str) -> Any:
        answer = httpx.get(
            f"{self.address}/api/v1{path}", headers={"authorization": f"Bearer {self.token}"}, timeout=60
        )
        answer.raise_for_status()
        return answer.json()


@pytest.fixture(scope="module")
def shared(whole_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    desk = Path(shutil.copy(whole_desk, tmp_path_factory.mktemp("shared") / "crossread.db"))
    for name, role in (("ines", "owner"), ("ravi", "reviewer"), ("mo", "reader")):
        let_in(desk, name, role, typed=f"{PASSWORD}\n{PASSWORD}\n")
    with running(desk, Shared) as started:
        started.token = let_in(desk, "feed", "reader", "--token")
        yield started


def let_in(desk: Path, name: str, role: str, *more: str, typed: str = "") -> str:
    """`crossread access add`; what it printed."""
    asked = ["access", "add", name, "--role", role, "--desk", str(desk), *more]
    done = CliRunner().invoke(app, asked, input=typed)
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


def signed_in(visits: Visits, name: str, path: str = "/") -> Page:
    """A page as somebody sees it who had to sign in first."""
    page = visits.page(path)
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".bar-who")).to_have_text(name)
    assert page.url == visits.address + path
    settled(page)
    return page


def counted(server: Running) -> None:
    until(lambda: not server.ask("/review/progress")["counting"], 60)


def towns_of(server: Running) -> str:
    return next(
        str(one["id"]) for one in server.ask("/stories")["items"] if one["title"] == "Rebels take Aleppo"
    )


def test_two_people_judge_different_questions_and_the_same(shared: Shared, visit: Visit) -> None:
    visits, queue = visit(shared), f"/review?subject=discrepancy&story={towns_of(shared)}"
    ines, ravi = (signed_in(visits, name, queue) for name in ("ines", "ravi"))
    one = ines.locator(".matter").get_attribute("data-id")
    expect(ravi.locator(f".matter[data-id={one}]")).to_be_visible()
    ines.keyboard.press("a")
    expect(ines.locator("[data-last]")).to_be_visible()
    two = ines.locator(".matter").get_attribute("data-id")
    ravi.keyboard.press("r")  # what he sees was answered meanwhile
    expect(ravi.locator("[data-last], [data-notice]").first).to_be_visible()
    ravi.goto(f"{shared.address}/review?subject=discrepancy&story={towns_of(shared)}&id={two}")
    ravi.locator(".answer-bar").get_by_role("button", name="Accept").click()
    expect(ravi.locator("[data-last]")).to_contain_text("accepted")
    made = shared.ask("/judgements")["items"]
    assert {(one_of["author"], one_of["result"]) for one_of in made} == {
        ("ines", one),
        ("ravi", one),
        ("ravi", two),
    }
    counted(shared)
    states = {
        one_of["author"]: one_of["state"]
        for one_of in shared.ask("/judgements")["items"]
        if one_of["result"] == one
    }
    assert states["ravi"] == "in force"
    assert states["ines"] == "overruled"
    ines.goto(f"{shared.address}/review/history?author=ravi")
    expect(ines.locator(".decision")).to_have_count(2)
    ines.goto(f"{shared.address}/review")
    expect(ines.locator(".review-progress")).to_contain_text(re.compile("ravi 2.*ines 1|ines 1.*ravi 2"))


def test_a_reader_reads_and_is_told_that_judging_needs_another_role(shared: Shared, visit: Visit) -> None:
    visits = visit(shared)
    page = signed_in(visits, "mo", "/review")
    expect(page.locator(".matter")).to_contain_text("needs the role reviewer")
    assert page.get_by_role("button", name="Accept").count() == 0
    assert serious_violations(page) == []
    asked = page.locator(".matter").get_attribute("data-id")
    before = shared.ask("/judgements")["total"]
    page.keyboard.press("a")
    expect(page.locator("#told")).to_contain_text("no answer")
    said = {"verdict": "accept", "targets": [asked], "story": towns_of(shared)}
    visits.expect("403")
    status, detail = page.evaluate(JUDGE, said)
    assert (status, detail) == (403, "judging needs the role reviewer; ask the desk's owner for it")
    assert shared.ask("/judgements")["total"] == before
    assert page.get_by_role("link", name="Add", exact=True).count() == 0
    page.goto(f"{shared.address}/add")
    expect(page.locator("main")).to_contain_text("needs the role owner")
    assert serious_violations(page) == []


def test_a_reviewer_may_not_add(shared: Shared, visit: Visit) -> None:
    visits = visit(shared)
    visits.expect("403")
    page = signed_in(visits, "ravi")
    page.goto(f"{shared.address}/add")
    expect(page.locator("main")).to_contain_text("needs the role owner")


def test_signing_out_ends_it_wherever_the_session_was_open(shared: Shared, visit: Visit) -> None:
    visits = visit(shared)
    page = signed_in(visits, "mo")
    other = page.context.new_page()
    other.goto(f"{shared.address}/reports")
    stolen = page.context.storage_state()
    thief = visits.page("/reports", storage_state=stolen)
    expect(thief.locator(".bar-who")).to_have_text("mo")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{shared.address}/sign-in")
    other.get_by_role("link", name="Check", exact=True).click()
    expect(other).to_have_url(f"{shared.address}/sign-in?next=%2Fcheck")
    thief.reload()
    expect(thief).to_have_url(re.compile("/sign-in"))
    page.go_back()
    expect(page).to_have_url(re.compile("/sign-in"))
