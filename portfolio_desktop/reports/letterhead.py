"""The organisation's logo at the head of a front page."""

from __future__ import annotations

from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.style import Sheet
from portfolio_desktop.services.look_values import Logo

_WIDEST, _TALLEST = 150.0, 44.0
_BELOW = 6.0
LOGO_TOP = 42.0
"""Of a front page that is laid across."""


def logo_size(logo: Logo) -> tuple[float, float]:
    """Points that it takes: as large as there is room for, in its own proportions."""
    scale = min(_WIDEST / logo.width, _TALLEST / logo.height)
    return logo.width * scale, logo.height * scale


def draw_logo(paper: Paper, page: Page, logo: Logo, corner: tuple[float, float], name: str) -> None:
    """Draw with the upper right corner there. `name` is whose logo it is, "" where that stands on
    the page in words."""
    width, height = logo_size(logo)
    left, top = corner[0] - width, corner[1]
    if not name:
        with page.artifact():
            page.picture(logo.data, left, top, width, height)
        return
    figure = paper.figure(page, name, (left, top, corner[0], top + height))
    with page.marked(figure):
        page.picture(logo.data, left, top, width, height)


class Letterhead(Block):
    """A logo at the right of its own line."""

    keep = True

    def __init__(self, paper: Paper, logo: Logo, sheet: Sheet, name: str) -> None:
        self._paper, self._logo, self._sheet, self._name = paper, logo, sheet, name

    @property
    def height(self) -> float:
        return logo_size(self._logo)[1] + _BELOW

    def draw(self, page: Page, top: float) -> None:
        draw_logo(self._paper, page, self._logo, (self._sheet.right, top), self._name)
