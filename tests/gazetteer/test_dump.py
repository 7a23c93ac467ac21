from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from crossread.errors import InputError
from crossread.gazetteer import Gazetteer, Table, read_geonames


def line(number: str = "11", name: str = "Testkafr", **columns: str) -> str:
    held = {
        "latitude": "35.1",
        "longitude": "36.2",
        "feature": "PPL",
        "population": "0",
        "admin1": "12",
        "admin2": "",
    }
    held |= {"alternates": "Tall Testa,Тест,TST"} | columns
    after = [
        held["latitude"],
        held["longitude"],
        "P",
        held["feature"],
        "SY",
        "",
        held["admin1"],
        held["admin2"],
    ]
    return "\t".join(
        [
            number,
            name,
            name,
            held["alternates"],
            *after,
            "",
            "",
            held["population"],
            "",
            "90",
            "Asia/Damascus",
            "2020-01-01",
        ]
    )


GOOD = "\n".join(
    [
        line(),
        line("12", "Muhafazat Testa", feature="ADM1", alternates=""),
        line("13", "Nahiyat Testa", feature="ADM2", admin2="1", alternates=""),
        line("14", "Bayt Testa", admin2="1", alternates=""),
    ]
)


def test_a_dump_becomes_a_table(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(GOOD + "\n", encoding="utf-8")
    table, problems = read_geonames(path)
    assert (len(table), problems) == (4, ())
    gazetteer = Gazetteer([Table.from_bytes(table.to_bytes())])
    found = gazetteer.find("Tal Testa")[0]
    assert (found.place.id, found.place.admin1) == ("geonames:11", "Muhafazat Testa")
    assert gazetteer.find("Bayt Testa")[0].admin2 == "Nahiyat Testa"
    assert gazetteer.find("TST") == ()


def test_a_zipped_dump_is_read(tmp_path: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "Not this one. " * 500)
        archive.writestr("SY.txt", GOOD)
    assert len(read_geonames(path)[0]) == 4


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ("a\tb", "2 columns instead of 19"),
        (line("x"), "geonameid 'x' is not a whole number"),
        (line("99999999999999999999999"), "geonameid '99999999999999999999999' is not"),
        (line(latitude="95"), "latitude '95' is not a number of degrees from -90 to 90"),
        (line(longitude="nan"), "longitude 'nan'"),
        (line(population="-5"), "population '-5' is not a whole number"),
        (line(population="1" + "0" * 30), "population '1000"),
        (line(name=" "), "the place has no name"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_kept(tmp_path: Path, bad: str, what: str) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(f"{GOOD}\n\n{bad}\n{line('15', 'Other')}\r\n", encoding="utf-8")
    table, problems = read_geonames(path)
    assert len(table) == 5
    assert [(p.where, p.done) for p in problems] == [(f"{path}, line 6", "the line was left out")]
    assert what in problems[0].what


@pytest.mark.parametrize("content", [b"", b"\n\n", b"no dump at all\n", b"\xff\xfe\x00\x01"])
def test_what_is_no_dump_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no line of a GeoNames dump"):
        read_geonames(path)


def test_missing_files_and_archives_without_a_dump_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_geonames(tmp_path / "absent.txt")
    (tmp_path / "bad.zip").write_bytes(b"no archive")
    with pytest.raises(InputError, match="cannot be read"):
        read_geonames(tmp_path / "bad.zip")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("picture.png", "x")
    with pytest.raises(InputError, match=r"no \.txt file"):
        read_geonames(tmp_path / "empty.zip")
