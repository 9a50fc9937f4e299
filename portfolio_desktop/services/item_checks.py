"""What is worth a look about a meeting's items before printing: those that are not released."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from portfolio_desktop.domain.agenda import unreleased
from portfolio_desktop.domain.board_choices import ItemStage
from portfolio_desktop.domain.meetings import Item
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.meeting_order import planned_seeing
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

ITEM_NOT_RELEASED = "check_item_not_released"
"""params: place (the item's number), meeting (its day, in words), stage."""


def item_problems(reader: Reader, period: Period) -> dict[str, list[Problem]]:
    """By project, of the meetings to come that see this month. Items about no project are listed on
    the meeting's page and before it is issued."""
    found: dict[str, list[Problem]] = {}
    for meeting in planned_seeing(reader, period):
        for place, item in unreleased(reader.board.rows(Item, meeting_id=[meeting.id])):
            if item.project_id is not None:
                facts: dict[str, str | int] = {
                    "place": place,
                    "meeting": day_words(meeting.held_on),
                    "stage": item.stage.value,
                }
                problem = Problem(ITEM_NOT_RELEASED, f"items {item.id}", facts)
                found.setdefault(item.project_id, []).append(problem)
    return found


def _not_released(problem: Problem) -> str:
    facts = problem.params
    return _("Item {place} of the meeting {meeting} is not released ({stage}).").format(
        place=facts["place"],
        meeting=facts["meeting"],
        stage=board_word(ItemStage(str(facts["stage"]))),
    )


ITEM_CHECK_WORDS: Mapping[str, Callable[[Problem], str]] = MappingProxyType(
    {ITEM_NOT_RELEASED: _not_released}
)
