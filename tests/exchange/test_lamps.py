"""A lamp cell is read as a person in the secretariat would read it, or questioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.exchange.lamp_colours import Shade, read_shade
from portfolio_desktop.exchange.lamp_words import LampDoubt, LampReading, letters_used, read_lamp

GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED


@pytest.mark.parametrize(
    ("shade", "colour"),
    [
        ("00B050", GREEN), ("92D050", GREEN), ("C6EFCE", GREEN), ("008000", GREEN),
        ("FFFFC000", YELLOW), ("#FFFF00", YELLOW), ("FFEB9C", YELLOW), ("FFA500", YELLOW),
        ("FF0000", RED), ("C00000", RED), ("FFC7CE", RED), ("9C0006", RED),
        ("FFFFFF", None), ("D9D9D9", None), ("000000", None), ("DDEBF7", None), (None, None),
    ],
)  # fmt: skip
def test_the_usual_fills_are_certain(shade: str | None, colour: Colour | None) -> None:
    assert read_shade(shade) == Shade(colour, True)


@pytest.mark.parametrize("shade", ["ED7D31", "E2EFDA", "0070C0", "7030A0", "00FFFF", "FF6600"])
def test_colours_between_the_lamps_are_uncertain(shade: str) -> None:
    assert not read_shade(shade).certain


@given(st.from_regex(r"[0-9A-F]{6}", fullmatch=True))
def test_every_colour_can_be_judged(code: str) -> None:
    assert read_shade(code) == read_shade("FF" + code)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("grøn", GREEN), ("Grønt", GREEN), ("GREEN", GREEN), ("🟢", GREEN), ("Grøn status", GREEN),
        ("gult", YELLOW), ("Y", YELLOW), ("A", YELLOW), ("amber", YELLOW), ("● Gul", YELLOW),
        ("R", RED), ("rødt", RED), ("Rød!", RED), ("🔴", RED), ("rød (fortsat)", RED),
    ],
)  # fmt: skip
def test_words_letters_and_signs_name_a_lamp(text: str, colour: Colour) -> None:
    assert read_lamp(text) == LampReading(colour)


def test_a_lonely_g_is_green_and_questioned_until_the_column_shows_english_letters() -> None:
    assert read_lamp("G") == LampReading(GREEN, None, LampDoubt.LETTER)
    assert read_lamp("G", column=letters_used(["G", "Y", "R"])) == LampReading(GREEN)
    assert read_lamp("G", fill="00B050") == LampReading(GREEN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("N/A", NoLight.NOT_STATED), ("n.a.", NoLight.NOT_STATED), ("–", NoLight.NOT_STATED),
        ("På pause", NoLight.PAUSED), ("on hold", NoLight.PAUSED), ("Afsluttet", NoLight.CLOSED),
        ("Mangler rapport", NoLight.MISSING), ("ingen basisplan", NoLight.NO_BASELINE),
        ("genoptaget – rapporterer fra ultimo 2023", NoLight.RESUMED),
        ("Fortroligt", NoLight.CONFIDENTIAL),
    ],
)  # fmt: skip
def test_no_light_is_not_one_thing(text: str, kind: NoLight) -> None:
    assert read_lamp(text) == LampReading(None, kind)


def test_an_empty_cell_says_nothing() -> None:
    assert read_lamp("  ").empty
    assert read_lamp("", fill="FFFFFF", font="FF0000").empty


def test_shading_and_letters_give_the_lamp_where_no_word_does() -> None:
    assert read_lamp("", fill="FFC000") == LampReading(YELLOW)
    assert read_lamp("•", font="FF0000") == LampReading(RED)


def test_a_sign_follows_its_colour_rather_than_its_shape() -> None:
    assert read_lamp("●", fill="FF0000") == LampReading(RED)
    assert read_lamp("●", font="FF0000") == LampReading(RED)
    assert read_lamp("▲") == LampReading(YELLOW, None, LampDoubt.SIGN)


@pytest.mark.parametrize("sign", ["✓", "•", "○", "☺"])
def test_a_sign_that_neither_shape_nor_colour_explains_is_questioned(sign: str) -> None:
    assert read_lamp(sign) == LampReading(doubt=LampDoubt.UNKNOWN)
    assert read_lamp(sign, fill="0070C0") == LampReading(doubt=LampDoubt.ODD_COLOUR)
    assert read_lamp(sign, font="00B050") == LampReading(GREEN)


def test_what_disagrees_or_is_odd_is_questioned() -> None:
    assert read_lamp("grøn", fill="FF0000") == LampReading(GREEN, None, LampDoubt.DISAGREES)
    assert read_lamp("N/A", fill="FF0000") == LampReading(
        None, NoLight.NOT_STATED, LampDoubt.DISAGREES
    )
    assert read_lamp("", fill="0070C0") == LampReading(doubt=LampDoubt.ODD_COLOUR)
    assert read_lamp("", fill="ED7D31") == LampReading(YELLOW, None, LampDoubt.ODD_COLOUR)
    assert read_lamp("gul → grøn") == LampReading(GREEN, None, LampDoubt.SEVERAL)
    assert read_lamp("gul/grøn") == LampReading(doubt=LampDoubt.SEVERAL)
    assert read_lamp("ikke grøn") == LampReading(doubt=LampDoubt.UNKNOWN)
    assert read_lamp("2 mdr. forsinket") == LampReading(doubt=LampDoubt.UNKNOWN)
    assert read_lamp("2 mdr. forsinket", fill="FF0000") == LampReading(
        RED, None, LampDoubt.ONLY_SHADE
    )


@given(st.text(max_size=30), st.sampled_from([None, "FF0000", "0070C0"]))
def test_any_cell_gives_a_reading(text: str, fill: str | None) -> None:
    reading = read_lamp(text, fill)
    assert reading.colour is None or reading.no_light is None
