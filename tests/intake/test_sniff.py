from __future__ import annotations

import pytest

from crossread.intake.discover import Form
from crossread.intake.sniff import sniff


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"", Form.PLAIN),
        (b"The harbour closed two piers, text and all.", Form.PLAIN),
        (b"[Photo] A caption", Form.PLAIN),
        (b"<3 this is no page", Form.PLAIN),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", Form.HTML),
        (b"<html lang=en>", Form.HTML),
        (b'{"text": "one"}\n{"text": "two"}', Form.JSON_LINES),
        (b'{\n  "text": "one"\n}', Form.JSON),
        (b' [ {"text": "one"}]', Form.JSON),
        (b"title,text\nA,b\n", Form.CSV),
        (b'"Title";"Text"\r\n', Form.CSV),
        (b"title\tbody\nA\tb\n", Form.TSV),
        (b"title,other\nA,b\n", Form.PLAIN),
    ],
)
def test_forms_by_content(head: bytes, form: Form) -> None:
    assert sniff(head, text_columns={"text", "body"}) is form
