"""What the papers of a meeting lack, told before they are sent. Nothing of it prevents that."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.domain.meetings import Attendance, ItemKind, Recommendation
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.reader import Reader


def lacking_lines(reader: Reader, wish: AgendaWish) -> tuple[str, ...]:
    """A line each: that nobody takes part, and the items to be decided that recommend nothing."""
    return (*_nobody(reader, wish), *_without_recommendation(reader, wish))


def _nobody(reader: Reader, wish: AgendaWish) -> Iterator[str]:
    if not reader.board.rows(Attendance, meeting_id=[wish.meeting_id]):
        yield _("The meeting has no participants")


def _without_recommendation(reader: Reader, wish: AgendaWish) -> Iterator[str]:
    if wish.minutes or not wish.choice.has(Part.ITEMS):
        return
    deciding = [
        (number, item)
        for number, item in items_of(reader, wish.meeting_id)
        if item.kind is ItemKind.DECISION
    ]
    points = reader.board.rows(Recommendation, item_id=[item.id for _number, item in deciding])
    recommending = {each.item_id for each in points if each.text.strip()}
    for number, item in deciding:
        if item.id not in recommending:
            title = item.title.strip() or capital(board_word(item.source))
            yield _("Item {number}, {title}: no recommendation").format(number=number, title=title)
