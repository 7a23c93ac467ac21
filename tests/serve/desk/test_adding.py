"""Add: a pasted text and a file become a story while one looks on."""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, expect

from serve.desk.conftest import Visit
from serve.desk.running import Running

PASTED = (
    "A ferry ran aground off Bergen on Friday and eleven passengers were hurt, the coast guard said. "
    "The ferry was on its way from Stavanger with 140 people on board, the coast guard said."
)
FILED = (
    "Eleven passengers were injured when a ferry ran aground off Bergen on Friday, according to the coast guard. "
    "It carried 150 people from Stavanger, a spokesman of the company said."
)


def test_a_text_and_a_file_become_a_story(own_server: Running, visit: Visit) -> None:
    page = visit(own_server).page("/add")
    page.get_by_text("Paste a text").click()
    page.get_by_label("The article").fill(PASTED)
    page.get_by_label("Outlet").fill("The Fjord Mail")
    page.get_by_label("Published").fill("2031-05-16")
    page.get_by_label("Title").fill("Ferry aground off Bergen")
    file: FilePayload = {"name": "ferry.txt", "mimeType": "text/plain", "buffer": FILED.encode()}
    page.get_by_label("Drop files here, or choose them").set_input_files(file)
    page.get_by_label("All of these tell of one happening").check()
    page.get_by_role("button", name="Add", exact=True).click()
    job = page.locator("[data-job]").first
    expect(job.get_by_role("progressbar")).to_be_visible()
    expect(page.locator("#told")).to_contain_text("Received")
    expect(job).to_contain_text("2 reports added", timeout=60_000)
    expect(page.locator("#told")).to_contain_text("2 reports added")
    expect(page.get_by_label("The article")).to_have_value("")
    job.locator(".job-stories").get_by_role("link").click()
    expect(page.locator(".story-accounts")).to_contain_text("2 reports")
    page.get_by_role("link", name=re.compile("^Reports 2")).click()
    expect(page.locator(".reports")).to_contain_text("The Fjord Mail")
    page.goto(own_server.address)
    expect(page.locator(".story")).to_have_count(4)
    page.get_by_role("searchbox", name="Search all reports").fill("coast guard")
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(3)
