"""Contrast, measured as WCAG 2.1 measures it, in both schemes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.ui.tokens import DARK, LIGHT, Palette

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@BOTH
def test_words_stand_out_from_every_ground_they_stand_on(palette: Palette) -> None:
    grounds = ("page", "panel", "selection", "hover", "hint", "fault")
    pairs = [
        *(("ink", ground) for ground in (*grounds, "mark")),
        *(("soft", ground) for ground in grounds),
        *(("accent", ground) for ground in ("panel", "page", "selection", "hover")),
        *(("late", ground) for ground in ("panel", "page", "selection")),
        ("saved", "page"),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("ink", "risk_low"),
        ("ink", "risk_medium"),
        ("on_risk_high", "risk_high"),
    ]
    weak = {
        pair: round(contrast(getattr(palette, pair[0]), getattr(palette, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) < 4.5
    }
    assert not weak


@BOTH
@pytest.mark.parametrize("colour", list(Colour))
def test_words_on_lamps_can_be_read(palette: Palette, colour: Colour) -> None:
    assert contrast(palette.on_lamp(colour), palette.lamp(colour)) >= 4.5


@BOTH
def test_shapes_stand_out_from_every_ground(palette: Palette) -> None:
    shapes = [palette.edge(colour) for colour in Colour] + [palette.no_light]
    for ground in (palette.panel, palette.page, palette.selection):
        assert min(contrast(shape, ground) for shape in shapes) >= 3


@BOTH
def test_the_levels_of_the_matrix_are_told_apart_without_colour(palette: Palette) -> None:
    tints = (palette.panel, palette.risk_low, palette.risk_medium, palette.risk_high)
    steps = [contrast(one, other) for one, other in pairwise(tints)]
    assert steps[1] >= 1.4
    assert steps[2] >= 3
