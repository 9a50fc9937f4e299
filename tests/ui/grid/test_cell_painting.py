"""What stands in the cells as they are painted, to the last word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.services.lamps import LampPair, LampValue, no_light_lamp
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.portfolio_values import Overruled
from portfolio_desktop.ui.grid.cell_painting import OVERRULED
from portfolio_desktop.ui.grid.model import PortfolioModel
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns
from portfolio_desktop.ui.grid.view import PortfolioView
from portfolio_desktop.ui.theme import Theme
from tests.ui.made import dimensions, row

Painted = Callable[[PortfolioRow], list[str]]


@pytest.fixture(params=[1500, 2200])
def view(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> PortfolioView:
    made = PortfolioView(theme, PortfolioModel(portfolio_columns(dimensions())))
    qtbot.addWidget(made)
    made.resize(request.param, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def painted(view: PortfolioView, monkeypatch: pytest.MonkeyPatch) -> Painted:
    """The texts that are painted for a row, in the order they come."""

    def paint(shown: PortfolioRow) -> list[str]:
        texts: list[str] = []
        draw = QPainter.drawText

        def remember(painter: QPainter, *where_and_what: Any) -> None:
            texts.append(where_and_what[-1])
            draw(painter, *where_and_what)

        view.show_lines((shown,))
        with monkeypatch.context() as patched:
            patched.setattr(QPainter, "drawText", remember)
            view.grab()
        return texts

    return paint


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_delay_against_the_approved_plan_stands_beneath(
    painted: Painted, theme: Theme, appearance: Appearance
) -> None:
    theme.use(appearance)
    kept = row("22-3", "Billedindeks", delay_original=3, delay_approved=0)
    assert {"+3 mdr.", "som godkendt"} <= set(painted(kept))
    moved = row("20-6", "Aftaler", delay_original=24, delay_approved=18)
    assert {"+24 mdr.", "+18 mdr. godk."} <= set(painted(moved))
    first = row("17-1", "Databank", delay_original=1, delay_approved=1)
    assert not {"som godkendt", "+1 md. godk."} & set(painted(first)), "not said twice"


@pytest.mark.parametrize(
    "when", ["ultimo 2023", "december 2026", "september 2026", "1. halvår 2027"]
)
def test_from_when_a_resumed_project_reports_is_never_cut(painted: Painted, when: str) -> None:
    lamp = no_light_lamp(NoLight.RESUMED, read_date(when))
    shown = row("16-5", "Enheder", now=lamp, lights=(LampPair(),) * 4, reported=True)
    assert lamp.word in " ".join(painted(shown))


def test_what_is_longer_stands_beside_the_dash_too_in_three_lines(
    view: PortfolioView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not beneath it, where it would float across the lamps of all dimensions."""
    lamp = no_light_lamp(NoLight.RESUMED, read_date("ultimo 2023"))
    view.show_lines((row("16-5", "Enheder", now=lamp, lights=(LampPair(),) * 4, reported=True),))
    begins: dict[str, Any] = {}
    monkeypatch.setattr(
        QPainter, "drawText", lambda _painter, *told: begins.update({str(told[-1]): told[0]})
    )
    view.grab()
    keys = [column.key for column in view.lines_model.columns]
    first = view.columnViewportPosition(keys.index("light:deliverables"))
    lines = [words for words in begins if words and words in lamp.word]
    assert " ".join(lines) == lamp.word
    assert all(begins[words].x() >= first for words in lines)


def test_a_short_reason_stands_beside_the_dash(painted: Painted) -> None:
    lamp = no_light_lamp(NoLight.PAUSED)
    shown = row("16-5", "Enheder", now=lamp, lights=(LampPair(),) * 4, reported=True)
    assert "på pause" in painted(shown)


def test_the_tooltip_of_each_lamp_says_all_of_why_there_is_none() -> None:
    lamp = no_light_lamp(NoLight.RESUMED, read_date("ultimo 2023"))
    shown = row("16-5", "Enheder", now=lamp, lights=(LampPair(),) * 4, reported=True)
    for column in portfolio_columns(dimensions()):
        if column.dimension != "overall" and column.lamp_value is not None:
            assert column.tip(shown).endswith(lamp.word), column.key


def test_a_lamp_that_overrules_the_participants_has_a_star(painted: Painted) -> None:
    lamp = LampValue(Colour.GREEN, word="grøn")
    shown = row("18-4", "NDIS", now=lamp, reported=True)
    assert OVERRULED not in painted(shown)
    assert OVERRULED in painted(replace(shown, override=Overruled("Foreslået var gul.")))
