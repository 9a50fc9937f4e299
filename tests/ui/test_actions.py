"""Every action has a verb: verbs are looked up only when the first is wished for."""

from __future__ import annotations

from portfolio_desktop.ui.menus import ACTIONS
from portfolio_desktop.ui.verbs.handlers import handlers
from tests.ui.desk import Desk


def test_every_action_has_a_verb_and_every_verb_an_action(desk: Desk) -> None:
    assert set(handlers(desk.window)) == {spec.id for spec in ACTIONS}
