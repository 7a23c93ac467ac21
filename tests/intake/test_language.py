from __future__ import annotations

import socket

import pytest

from crossread.intake import make_report
from crossread.intake.language import detect_language, normalise_language
from intake.marks import BODY

SAMPLES = {
    "en": BODY,
    "de": "Die Hafenbehörde hat am Montag zwei der vier Anleger geschlossen, nachdem Risse gefunden wurden.",
    "fr": "Le port a fermé lundi deux de ses quatre quais après la découverte de fissures dans les piliers.",
    "ar": "أغلقت سلطة الميناء يوم الاثنين رصيفين من أصل أربعة بعد العثور على تشققات في الأعمدة.",
    "zh": "港务局星期一关闭了四个码头中的两个，因为工程师在柱子上发现了裂缝。渡轮将改在北码头停靠。"
    "港务局发言人说，工程师下个月还会再次检查。",
}


@pytest.mark.parametrize(("code", "text"), list(SAMPLES.items()))
def test_languages(code: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        pytest.fail("language detection opened a connection")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    assert detect_language(text) == code
    assert detect_language(text) == detect_language(text)


@pytest.mark.parametrize("text", ["", "ok", "12:30 14:50 " * 40, "\ud800\udfff" * 100, "\0" * 500])
def test_too_little_text_is_undetermined(text: str) -> None:
    assert detect_language(text) == "und"


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("EN_us", "en"), ("fil", "fil"), ("", None), ("English", None)]
)
def test_tags(tag: str, code: str | None) -> None:
    assert normalise_language(tag) == code


def test_given_language_wins() -> None:
    assert make_report(text=BODY, language="nb-NO").language == "nb"


def test_furniture_does_not_decide_the_language() -> None:
    text = f"{SAMPLES['fr']}\n\nThis website uses cookies to improve your visit. We assume you agree."
    assert make_report(text=text).language == "fr"
