"""Colours that people write, and which of them can be read on white."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.colours import (
    LEAST_CONTRAST,
    contrast_on_white,
    read_colour,
    readable,
)
from portfolio_desktop.services.look_values import SHIPPED_ACCENT

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("#1f5fa8", "#1F5FA8"), (" 1F5FA8 ", "#1F5FA8"), ("#FFF", ""), ("blå", ""), ("", "")],
)
def test_a_colour_is_read_with_or_without_its_sign(typed: str, kept: str) -> None:
    assert read_colour(typed) == kept


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21.0), ("#FFFFFF", 1.0), ("#767676", 4.54)]
)
def test_contrast_is_that_of_the_guidelines(colour: str, contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.01)


def test_the_program_s_own_colour_can_be_read() -> None:
    assert readable(SHIPPED_ACCENT) == SHIPPED_ACCENT


@given(COLOURS)
def test_what_is_proposed_can_be_read_and_is_no_darker_than_need_be(colour: str) -> None:
    proposed = readable(colour)
    assert contrast_on_white(proposed) >= LEAST_CONTRAST
    assert readable(proposed) == proposed
    if proposed != colour:
        assert contrast_on_white(proposed) < LEAST_CONTRAST + 0.1
