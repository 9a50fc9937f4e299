"""Text files from Windows, DOS and the Mac keep their Danish letters, or a doubt is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.exchange.charsets import decode, likeliest_charset
from portfolio_desktop.exchange.clipboard import read_html_bytes
from portfolio_desktop.exchange.read_csv import read_csv
from portfolio_desktop.exchange.tables import DEFAULT_LIMITS, FileNote

from .files import read_here

TABLE = (
    "Nr.;Projekt;Fase;Status på økonomi;Bemærkninger\n"
    "17-1;Ærø Sygehus;Gennemførelse;rød;Går i drift på Ærø\n"
    "18-4;Østre å;Analyse;GRØN;Årsag: ét år for sent\n"
)
WORDS = [
    "på", "går", "æble", "ændring", "Ændring", "ø", "Å", "blå", "rød", "grøn", "GRØN", "RØD", "år",
    "Gennemførelse", "gennemførsel", "øre", "Økonomi", "Århus", "Ærø", "Bemærkninger", "før", "idé",
    "også", "indkøb", "IDÉ", "café", "Müller", "København", "KØBENHAVN", "løsning",
]  # fmt: skip
CODE_PAGES = ["cp1252", "cp850", "cp865", "mac_roman"]


def doubts(data: bytes) -> list[FileNote]:
    return [note.code for note in decode(data).notes]


@pytest.mark.parametrize("charset", CODE_PAGES)
def test_a_danish_table_keeps_its_letters(charset: str) -> None:
    decoded = decode(TABLE.encode(charset))
    assert (decoded.text, decoded.notes) == (TABLE, ())


@pytest.mark.parametrize("charset", CODE_PAGES)
@pytest.mark.parametrize("word", ["rød", "Ærø", "blåbær", "ØKONOMI og RØD", "Råd", "Årsag og å"])
def test_a_single_danish_word_is_enough(word: str, charset: str) -> None:
    decoded = decode(f"Nr.;Navn\n1;{word}\n".encode(charset))
    assert (decoded.text, decoded.notes) == (f"Nr.;Navn\n1;{word}\n", ())


@pytest.mark.parametrize(
    "text",
    ["Dec’ 24", "Mar ’24", "it’s", "“Projekt” – x", "Müller", "Überblick", "Café", "mañana",
     "½ år, 3 m²", "Peter´s å", "L;T;Ø;R", "Prüfstände, Größe"],
)  # fmt: skip
def test_the_signs_of_windows_text_are_no_reason_for_doubt(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.notes) == (text, ())


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.sampled_from(CODE_PAGES))
def test_danish_words_are_read_right_or_with_a_doubt(words: list[str], charset: str) -> None:
    text = "Nr.;Navn\n" + ";".join(words)
    decoded = decode(text.encode(charset))
    assert decoded.text == text or decoded.notes


@given(st.binary(max_size=60))
def test_any_bytes_give_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
    assert likeliest_charset(data)[0] in {"cp1252", "cp850", "mac_roman"}


@pytest.mark.parametrize(
    "data",
    [
        "Привет мир Проект задача".encode("cp1251"),
        "rødgrød på Ærø".encode("cp1252") + " blåbær øre Årsag".encode("cp850"),
        b"Nr.;Navn\n1;\x8d\xd0\n",
    ],
)
def test_letters_of_no_clear_charset_are_a_doubt(data: bytes) -> None:
    assert doubts(data)[:1] == [FileNote.CHARSET_UNCERTAIN]


def test_danish_letters_that_went_wrong_before_are_a_doubt() -> None:
    for charset in CODE_PAGES:
        twice = "Gennemførelse på Ærø".encode().decode(charset, "replace")
        assert FileNote.CHARSET_UNCERTAIN in doubts(twice.encode())


def test_letters_that_cannot_be_read_are_told() -> None:
    assert doubts("æøå æøå æøå".encode() + b"\xff") == [FileNote.LETTERS_LOST]
    assert decode("æøå æøå æøå".encode() + b"\xff").text == "æøå æøå æøå\ufffd"
    assert doubts("S\ufffdren".encode()) == [FileNote.LETTERS_LOST]
    assert doubts("Søren".encode()) == []


def test_nul_characters_are_left_out_and_told() -> None:
    notes = [note.code for note in read_csv(b"a,b\n1\0,2\n", DEFAULT_LIMITS).notes]
    assert notes == [FileNote.NUL_LEFT_OUT]
    assert read_csv(b"a,b\n1,2\n\0", DEFAULT_LIMITS).notes == ()


def test_a_web_page_that_names_the_wrong_charset_is_told() -> None:
    page = '<meta charset="utf-8"><table><tr><td>Nr.</td><td>Ærø</td></tr></table>'
    notes = [note.code for note in read_html_bytes(page.encode("cp1252"), DEFAULT_LIMITS).notes]
    assert notes == [FileNote.LETTERS_LOST]
    assert read_html_bytes(page.encode(), DEFAULT_LIMITS).notes == ()


def test_the_doubt_comes_out_of_the_reading_process(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Nr.;Navn\n1;" + "Привет Проект".encode("cp1251"))
    assert [note.code for note in read_here(path).notes] == [FileNote.CHARSET_UNCERTAIN]
