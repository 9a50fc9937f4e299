"""The design tokens: colours of the light and the dark scheme, and the sizes, in one place.

Every pair of ink and ground that the window uses keeps 4.5:1, every shape 3:1; the suite measures
it. Sizes are device-independent pixels, which Qt scales with the screen.
"""

from __future__ import annotations

from typing import NamedTuple

from portfolio_desktop.domain.status import Colour

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
TEXT_PX = 13
CAPTION_PX = 12
TITLE_PX = 16
CONTROL_HEIGHT = 32
CHIP_HEIGHT = 28
ROW_HEIGHT = 56
GROUP_HEIGHT = 30
RADIUS = 6


class Palette(NamedTuple):
    """One colour scheme; every value is `#RRGGBB`."""

    dark: bool
    page: str
    panel: str
    line: str
    hair: str
    """Between rows: fainter than `line`, which stands between parts of the window."""
    control_line: str
    ink: str
    soft: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    selection_line: str
    hover: str
    green: str
    yellow: str
    red: str
    on_green: str
    on_yellow: str
    on_red: str
    yellow_edge: str
    """Drawn around yellow shapes, which alone would not stand out from a white ground."""
    no_light: str
    saved: str
    late: str
    hint: str
    hint_line: str
    mark: str
    fault: str
    fault_line: str
    risk_low: str
    risk_medium: str
    risk_high: str
    """The cells of the matrix of risks: the graver, the further from the ground."""
    on_risk_high: str

    def lamp(self, colour: Colour) -> str:
        """The fill of a lamp."""
        return {Colour.GREEN: self.green, Colour.YELLOW: self.yellow, Colour.RED: self.red}[colour]

    def on_lamp(self, colour: Colour) -> str:
        """The colour of signs and words that stand on a lamp's fill."""
        return {
            Colour.GREEN: self.on_green,
            Colour.YELLOW: self.on_yellow,
            Colour.RED: self.on_red,
        }[colour]

    def edge(self, colour: Colour) -> str:
        """The outline of a lamp: its own fill where that is strong enough."""
        return self.yellow_edge if colour is Colour.YELLOW else self.lamp(colour)


LIGHT = Palette(
    dark=False,
    page="#F6F7F9",
    panel="#FFFFFF",
    line="#E3E6EB",
    hair="#EEF0F3",
    control_line="#CFD5DD",
    ink="#1C2430",
    soft="#5D6878",
    accent="#1F5FA8",
    accent_hover="#194E8B",
    on_accent="#FFFFFF",
    selection="#E8F0FA",
    selection_line="#B9D0EC",
    hover="#F1F4F8",
    green="#2E7D32",
    yellow="#F9A825",
    red="#C62828",
    on_green="#FFFFFF",
    on_yellow="#1C2430",
    on_red="#FFFFFF",
    yellow_edge="#B87400",
    no_light="#6F7A8A",
    saved="#2E7D32",
    late="#C62828",
    hint="#FFF8E6",
    hint_line="#F3E0AD",
    mark="#FFF1C2",
    fault="#FDECEC",
    fault_line="#F2B8B5",
    risk_low="#EBEFF5",
    risk_medium="#B4C5DA",
    risk_high="#3B5778",
    on_risk_high="#FFFFFF",
)

DARK = Palette(
    dark=True,
    page="#15191F",
    panel="#1C2129",
    line="#313843",
    hair="#282F39",
    control_line="#454E5B",
    ink="#E8ECF2",
    soft="#A3AEBD",
    accent="#6FA8E8",
    accent_hover="#8DBBEF",
    on_accent="#10151C",
    selection="#24344A",
    selection_line="#3D5778",
    hover="#252C36",
    green="#4CAF50",
    yellow="#FFB300",
    red="#EF5350",
    on_green="#10151C",
    on_yellow="#10151C",
    on_red="#10151C",
    yellow_edge="#FFB300",
    no_light="#8D98A7",
    saved="#66BB6A",
    late="#FF7B78",
    hint="#332C1A",
    hint_line="#5A4B22",
    mark="#5A4A14",
    fault="#3A2224",
    fault_line="#6E3638",
    risk_low="#262E39",
    risk_medium="#40546E",
    risk_high="#A9C1DF",
    on_risk_high="#10151C",
)
