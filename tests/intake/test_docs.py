from __future__ import annotations

import re
from pathlib import Path

from crossread.domain.report import FurnitureKind
from crossread.intake.discover import Form, form_of
from crossread.intake.fields import FIELDS

DOC = (Path(__file__).parents[2] / "docs" / "intake.md").read_text(encoding="utf-8")


def test_the_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)
    exec(compile(code, "docs/intake.md", "exec"), {})  # noqa: S102  our own example


def test_every_kind_field_and_suffix_is_documented() -> None:
    table = DOC.split("## What is marked")[1].split("## Problems")[0]
    assert [kind.value for kind in FurnitureKind if kind.value not in table] == []
    assert ", ".join(FIELDS) in DOC
    suffixes = re.findall(r"`(\.[a-z]+)`", DOC.split("## What is marked")[0])
    assert {form_of(f"a{suffix}") for suffix in suffixes if suffix != ".gz"} == set(Form) - {Form.UNKNOWN}
