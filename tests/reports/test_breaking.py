"""Lines: none too wide, nothing lost, no break where a Danish typesetter would not break."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.reports import style
from portfolio_desktop.reports.breaking import Breaker
from portfolio_desktop.reports.gate import SOFT_HYPHEN, printable
from portfolio_desktop.reports.hyphenation import Hyphenator
from portfolio_desktop.reports.texts import run_together
from portfolio_desktop.reports.typeface import Typefaces

FIXTURE = Path(__file__).resolve().parents[2] / ".." / "shared" / "fixtures" / "rsi-2023-11.json"
TYPEFACES = Typefaces()
GLYPHS = TYPEFACES[style.CELL.face].glyphs
HYPHENATOR = Hyphenator()
BREAKER = Breaker(style.CELL, TYPEFACES, HYPHENATOR)


def pieces(word: str) -> list[str]:
    """The word cut at every place the hyphenator allows."""
    places = [0, *(cut.position for cut in HYPHENATOR.cuts(word)), len(word)]
    return [word[start:end] for start, end in pairwise(places)]


def joined(lines: list[str]) -> str:
    """The text the lines were made of, hyphens at line ends undone, without any blanks."""
    text = "\n".join(lines)
    text = text.replace(f"{SOFT_HYPHEN}\n", "")
    return re.sub(r"\s", "", text).replace("-", "")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Gennemførelse", "Gennem-fø-relse"),
        ("Genetikdatabank", "Gene-tik-data-bank"),
        ("Databehandleraftale", "Data-be-hand-ler-af-tale"),
        ("Sundhedsvæsenets", "Sund-heds-væ-senets"),
        ("Patientjournalsystemet", "Patient-jour-nal-sy-ste-met"),
        ("Billedindeks", "Billed-indeks"),
        ("arkitekturafklaring", "arki-tek-tur-afkla-ring"),
        ("porteføljestatus", "por-te-føl-je-status"),
        ("medarbejderidentiteter", "med-ar-bej-der-iden-ti-te-ter"),
        ("konfliktrådet", "kon-flikt-rådet"),
        ("ændringsanmodning", "ændrings-an-mod-ning"),
        ("Journalføringsbekendtgørelsen", "Jour-nal-førings-be-kendt-gø-rel-sen"),
        ("brugervenlighedstest", "bruger-ven-ligheds-test"),
        ("driftsparterne", "drifts-par-terne"),
        ("alderssvækkede", "alders-svæk-kede"),
        ("landskabet", "land-ska-bet"),
        ("Dokumentstrukturkoder", "Do-ku-ment-struk-tur-koder"),
        ("akutmodtagelser", "akut-mod-ta-gel-ser"),
        ("Milepælstrend", "Mile-pæls-trend"),
        ("evalueringen", "eva-lu-e-rin-gen"),
        ("klokkeslættet", "klokke-slæt-tet"),
        ("Bemandingsplan", "Be-man-dings-plan"),
        ("referatudkast", "re-fe-rat-udkast"),
        ("piletasterne", "pile-ta-ster-ne"),
        ("stedfortrædere", "sted-for-træ-de-re"),
        ("utilgængeligt", "u-til-gæn-ge-ligt"),
        ("Regnestykket", "Regne-styk-ket"),
        ("projekter", "projekter"),
        ("SUNDHED", "SUNDHED"),
        ("ApoVision", "ApoVision"),
        ("idé", "idé"),
    ],
)
def test_danish_words_are_cut_where_they_should_be(word: str, expected: str) -> None:
    allowed = expected.split("-")
    assert "".join(allowed) == word
    places = {len("".join(allowed[: n + 1])) for n in range(len(allowed))}
    found = {cut.position for cut in HYPHENATOR.cuts(word)} | {len(word)}
    assert found <= places | {len(word)}, pieces(word)
    if len(allowed) > 1:
        assert len(found) > 1, "a long word without any cut"


def fixture_words() -> Iterator[str]:
    table = json.loads(FIXTURE.read_text(encoding="utf-8"))
    for project in table["projects"]:
        for field in ("name", "remarks", "purpose", "phase"):
            yield from re.findall(r"[A-Za-zÆØÅæøå]{6,}", project[field])


@pytest.mark.skipif(not FIXTURE.is_file(), reason="the real table does not lie beside the checkout")
def test_no_word_of_the_real_table_is_cut_badly() -> None:
    """Every piece has a vowel and three letters, and no joint of a known compound is missed."""
    wrong = []
    for word in set(fixture_words()):
        parts = pieces(word)
        if len(parts) > 1 and (len(parts[0]) < 2 or len(parts[-1]) < 3):
            wrong.append(parts)
        wrong.extend(parts for part in parts if not re.search(r"[aeiouyæøåé]", part, re.I))
    assert wrong == []


def test_cuts_keep_at_least_three_letters_at_the_end() -> None:
    for word in ("Gennemførelse", "idriftsættelse", "leverandører", "organisationsregister"):
        assert all(len(word) - cut.position >= 3 for cut in HYPHENATOR.cuts(word))


@pytest.mark.parametrize(
    "text",
    [
        "12,6 mio. kr.",
        "§ 3",
        "1. kvartal",
        "28. november",
        "nr. 14",
        "kl. 14.05",
        "3 pct.",
        "8 mdr.",
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str) -> None:
    words = f"Rammen er nu omkring {text} og holder"
    for room in range(70, 200, 3):
        lines = BREAKER.lines(words, room)
        assert any(text in line for line in lines), (room, lines)


def test_a_mark_covers_the_lines_of_new_words_only() -> None:
    old = "Det gamle afsnit fylder mere end en hel linje, så der er noget at bryde her. "
    lines = BREAKER.marked_lines([(old, False), ("Nyt.", True)], 150)
    assert [new for _, new in lines] == [False] * (len(lines) - 1) + [True]
    assert lines[-1][0].endswith("Nyt.")


def test_a_word_goes_down_whole_before_it_is_cut_for_a_few_letters() -> None:
    lines = BREAKER.lines("Fælles medicinkort til bostederne", 109)
    assert lines == ["Fælles medicinkort til", "bostederne"]


@pytest.mark.parametrize("room", [30, 60, 90])
def test_lines_run_together_are_the_text_they_were(room: int) -> None:
    text = "Driftsoverdragelse af EU-udbud og økonomistyringsmodellen"
    assert run_together(BREAKER.lines(text, room)) == text


def test_a_word_wider_than_the_line_is_cut_with_a_hyphen() -> None:
    lines = BREAKER.lines("x" * 400, 80)
    assert all(line.endswith(SOFT_HYPHEN) for line in lines[:-1])
    assert joined(lines) == "x" * 400


@pytest.mark.parametrize(
    "text", ["\u00a0Ord", "Ord\u00a0", "a\u00a0\u00a0b", "\u00a0", "1\u00a0\u00a02 a"]
)
@pytest.mark.parametrize("room", [4, 12, 80])
def test_a_space_that_holds_nothing_together_ends_nowhere(text: str, room: int) -> None:
    lines = BREAKER.lines(text, room)
    assert joined(lines) == re.sub(r"\s", "", text)


@given(st.text(max_size=300), st.integers(30, 330))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, room: int) -> None:
    lines = BREAKER.lines(text, room)
    assert all(BREAKER.width(line) <= room + 0.01 for line in lines)
    shown = re.sub(r"[\s-]", "", printable(text, GLYPHS))
    assert joined(lines) == shown


@given(st.text(st.sampled_from("abcæøå-/. "), max_size=200), st.integers(30, 120))
def test_a_cut_word_always_shows_it(text: str, room: int) -> None:
    """Between two letters of a word a line never ends without a hyphen."""
    lines = BREAKER.lines(text, room)
    words = text.split()
    for line, following in pairwise(lines):
        last = line.split(" ")[-1]
        if last[-1].isalpha() and following[0].isalpha():
            assert any(word.endswith(last) for word in words), (line, following)


def test_paragraphs_that_stand_apart_are_kept_apart_by_one_empty_line() -> None:
    assert BREAKER.lines("\n\nEt.\nTo.\n\n \n\nTre.\n\n", 200) == ["Et.", "To.", "", "Tre."]


def test_the_empty_line_is_marked_where_both_its_neighbours_are() -> None:
    said = [("Et.\n\n", True), ("To.\n\n", True), ("Tre.", False)]
    assert BREAKER.marked_lines(said, 200) == [
        ("Et.", True), ("", True), ("To.", True), ("", False), ("Tre.", False),
    ]  # fmt: skip
