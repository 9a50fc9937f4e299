"""Texts cut to the lines they have."""

from __future__ import annotations

import pytest

from portfolio_desktop.ui.grid.text_fitting import TextFitting
from portfolio_desktop.ui.theme import Theme


@pytest.fixture
def fitting(theme: Theme) -> TextFitting:
    return TextFitting(theme.font())


def test_a_short_text_is_one_line_as_it_stands(fitting: TextFitting) -> None:
    assert fitting.lines("Fælles journal", 300, 2) == ("Fælles journal",)


def test_a_long_text_breaks_between_words_and_ends_with_dots(fitting: TextFitting) -> None:
    text = "Testmiljøet er overdraget, og de første brugere er oprettet i alle fem regioner"
    lines = fitting.lines(text, 160, 2)
    assert len(lines) == 2
    assert text.startswith(lines[0])
    assert lines[1].endswith("…")
    assert all(fitting.metrics.horizontalAdvance(line) <= 160 for line in lines)


def test_line_breaks_of_the_writer_become_spaces(fitting: TextFitting) -> None:
    assert fitting.lines("Første linje\n\nanden", 400, 2) == ("Første linje anden",)


def test_signs_beyond_the_basic_plane_are_not_cut_in_half(fitting: TextFitting) -> None:
    lines = fitting.lines("🟢 " * 40 + "slut", 120, 2)
    assert "\ufffd" not in "".join(lines)
    assert lines[0].replace("🟢", "").strip() == ""


@pytest.mark.parametrize("text", ["", "   \n "])
def test_nothing_gives_no_lines(fitting: TextFitting, text: str) -> None:
    assert fitting.lines(text, 100, 2) == ()
    assert fitting.line(text, 100) == ""


def test_a_word_wider_than_the_column_is_elided_and_what_follows_has_the_next_line(
    fitting: TextFitting,
) -> None:
    width = int(fitting.metrics.horizontalAdvance("Sundhedsdatastyrelse")) + 2
    lines = fitting.lines("Sundhedsdatastyrelsen har en plan", width, 2)
    assert lines[0].startswith("Sundhedsdatastyr")
    assert lines[0].endswith("…")
    assert lines[1] == "har en plan"


def test_a_single_word_wider_than_the_column_has_one_line(fitting: TextFitting) -> None:
    lines = fitting.lines("Sundhedsvæsenetsorganisationsregisterudvidelse", 90, 2)
    assert len(lines) == 1
    assert lines[0].endswith("…")
