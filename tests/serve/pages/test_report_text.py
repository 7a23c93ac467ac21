"""The pieces a report's text is printed of: exact characters, marks that nest and cross, links never within links."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.serve.answers.text_marks import Layer, TextMark
from crossread.serve.pages.report_text import Piece, text_pieces

TEXT = "Mayor Ann Lind said four people died in Lindmark.\nPolice denied it."


def mark(words: str, layer: Layer, *, ident: str = "", role: str = "role", href: str = "/there") -> TextMark:
    start = TEXT.index(words)
    key = {Layer.CLAIMS: "C1", Layer.DISCREPANCIES: "D1", Layer.REUSE: "A1"}.get(layer, "")
    return TextMark(Span(start, start + len(words)), layer, ident or words, role, f"about {words}", key, href)


def pieces(*marks: TextMark, part: Span | None = None, here: Span | None = None) -> list[Piece]:
    return list(text_pieces(TEXT, marks, report_id="r-1", part=part or Span(0, len(TEXT)), here=here))


def printed(found: list[Piece]) -> str:
    return "".join(piece.text for piece in found if piece.kind in ("words", "line"))


def outline(found: list[Piece]) -> str:
    """What stands in what, in signs: ( ) a mark, [ ] a link, ^ a key, / a line end."""
    signs = {"open": "(", "close": ")", "link": "[", "unlink": "]", "key": "^", "line": "/"}
    return "".join(signs.get(piece.kind, piece.text) for piece in found)


def test_without_marks_the_text_is_words_and_line_ends() -> None:
    assert [(piece.kind, piece.text) for piece in pieces()] == [
        ("words", "Mayor Ann Lind said four people died in Lindmark."),
        ("line", "\n"),
        ("words", "Police denied it."),
    ]


def test_a_passage_ends_in_the_key_of_its_claim() -> None:
    found = pieces(mark("Police denied it.", Layer.CLAIMS))
    assert outline(found).endswith("/(Police denied it.)^")
    (key,) = [piece for piece in found if piece.kind == "key"]
    assert (key.text, key.href) == ("C1", "/there")
    assert "about Police denied it." in key.title


def test_a_passage_of_several_claims_has_one_key_that_leads_to_the_list() -> None:
    found = pieces(
        mark("Police denied it.", Layer.CLAIMS), mark("Police denied it.", Layer.CLAIMS, ident="other")
    )
    (key,) = [piece for piece in found if piece.kind == "key"]
    start = TEXT.index("Police")
    assert (key.text, key.href) == ("C1 +1", f"/reports/r-1/marks?at={start}-{len(TEXT)}")


def test_words_of_a_place_are_a_link_and_marks_on_them_stand_inside() -> None:
    found = pieces(mark("Lindmark", Layer.PLACES), mark("Lindmark", Layer.ENTITIES))
    assert "died in [(Lindmark)]." in outline(found)
    start = TEXT.index("Lindmark")
    (link,) = [piece for piece in found if piece.kind == "link"]
    assert link.href == f"/reports/r-1/marks?at={start}-{start + 8}"
    (opened,) = [piece for piece in found if piece.kind == "open"]
    assert opened.styles.split() == ["places", "r-role", "entities"]


def test_of_an_attribution_the_cue_is_the_link() -> None:
    parts = [("Mayor Ann Lind", "source"), ("said", "cue"), ("four people died in Lindmark", "content")]
    found = pieces(*(mark(words, Layer.ATTRIBUTIONS, ident="a-1", role=role) for words, role in parts))
    assert outline(found).startswith("(Mayor Ann Lind) [(said)] (four people died in Lindmark).")


def test_a_key_waits_until_the_link_it_would_stand_in_has_ended() -> None:
    found = pieces(mark("Ann Lind said four", Layer.CLAIMS), mark("four people", Layer.FIGURES))
    assert "^" in outline(found)
    inside = False
    for piece in found:
        assert piece.kind != "key" or not inside
        assert piece.kind != "link" or not inside
        inside = {"link": True, "unlink": False}.get(piece.kind, inside)


def test_crossing_marks_are_cut_and_only_the_first_stretch_has_the_anchor() -> None:
    found = pieces(mark("Ann Lind said four", Layer.CLAIMS), mark("four people died", Layer.REUSE))
    opened = [piece for piece in found if piece.kind == "open"]
    assert len(opened) == 3
    assert [piece.begins for piece in opened] == [True, True, False]
    assert len({piece.anchor for piece in opened}) == 2
    assert outline(found).count("^") == 2


def test_where_a_link_leads_is_marked() -> None:
    start = TEXT.index("four")
    found = pieces(here=Span(start, start + 4))
    (opened,) = [piece for piece in found if piece.kind == "open"]
    assert (opened.anchor, opened.styles) == ("here", "here")


def test_a_part_prints_its_own_characters_and_keys_of_passages_that_end_in_it() -> None:
    marks = [mark(TEXT, Layer.CLAIMS), mark("Lindmark", Layer.PLACES)]
    cut = TEXT.index("people")
    first, second = pieces(*marks, part=Span(0, cut)), pieces(*marks, part=Span(cut, len(TEXT)))
    assert printed(first) + printed(second) == TEXT
    assert [piece.text for piece in first if piece.kind == "key"] == []
    assert [piece.text for piece in second if piece.kind == "key"] == ["C1"]


def test_characters_that_show_nothing_are_named() -> None:
    text = "a\u202eb\ud800c\x00"
    found = list(text_pieces(text, (), report_id="r-1", part=Span(0, len(text))))
    assert printed(found) == text
    assert [piece.title for piece in found if piece.kind == "open"] == [
        "U+202E right-to-left override",
        "U+D800 lone surrogate",
        "U+0000 control character",
    ]


@st.composite
def marked(draw: st.DrawFn) -> list[TextMark]:
    spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).map(
        lambda pair: Span(min(pair), max(*pair, min(pair) + 1))
    )
    found = draw(st.lists(st.tuples(spans, st.sampled_from(list(Layer))), max_size=9))
    return [
        TextMark(span, layer, f"{at}", draw(st.sampled_from(["cue", "source", "x"])), "words", "K", "/there")
        for at, (span, layer) in enumerate(sorted(found, key=lambda one: (one[0].start, -one[0].end)))
    ]


@given(marked(), st.integers(0, len(TEXT)))
def test_whatever_is_marked_the_characters_stay_and_the_pieces_are_a_tree(
    marks: list[TextMark], cut: int
) -> None:
    for part in (Span(0, cut), Span(cut, len(TEXT))):
        found = list(text_pieces(TEXT, marks, report_id="r-1", part=part))
        assert printed(found) == part.of(TEXT)
        stack: list[str] = []
        for piece in found:
            if piece.kind in ("open", "link"):
                assert piece.kind != "link" or "link" not in stack, "a link within a link"
                stack.append(piece.kind)
            elif piece.kind in ("close", "unlink"):
                assert stack.pop() == {"close": "open", "unlink": "link"}[piece.kind]
            assert piece.kind != "key" or "link" not in stack
        assert stack == []
