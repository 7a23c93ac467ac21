"""Strategies for text as hostile as it comes: any code point, and news-like pieces glued together."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *(
        "The army said ",
        "Mr. Assad ",
        "12 people ",
        "at least ",
        "1,490 ",
        "dozens of ",
        "in 2016",
        "U.S. ",
        "U.N.",
        "p.m. ",
    ),
    *("“", "”", "‘", "’", '"', "'", "«", "»", "„", "``", "''", "(", ")", "[12]", "—", "-", "–"),
    *(
        ".",
        "...",
        "…",
        "!",
        "?",
        "?!",
        ",",
        ":",
        ";",
        "$5m",
        "€3.2bn",
        "230km",
        "12-year-old ",
        "6 p.m.",
        "9/11",
        "No. 5",
    ),
    *(
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        "\t",
        "\x0b",
        "\x85",
        "\u2028",
        "\u2029",
        "\xa0",
        "\0",
    ),
    *(
        "e\u0301",
        "\u0301",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\ud800",
        "\udc00",
        "\U0001f469\u200d\U0001f692",
    ),
    *(
        "Ѕуrіа",
        "Дамаск",
        "دمشق",
        "大马士革。",
        "ไทย",
        "İstanbul",
        "ﬁre",
        "ſix",
        "K",
        "ß",
        "x" * 70,
        "٣",
        "²",
        "Ⅻ",
    ),
    *(
        "al-Assad ",
        "O’Brien ",
        "James’ ",
        "don’t ",
        "’90s ",
        "President ",
        "Monday ",
        "SYRIA ",
        "HTS ",
        "may ",
        "not ",
        "of the ",
    ),
)

texts = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(codec=None), max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join),
)


def windows(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Two places in `text`, in order."""
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda pair: (min(pair), max(pair)))
