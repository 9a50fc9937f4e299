"""Where something was decided, as minutes and letters call it."""

from __future__ import annotations

from portfolio_desktop.domain.meetings import Forum, Meeting, WrittenProcedure
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.settings import PROCEDURE_SERIES, kept
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader


def procedure_of(reader: Reader, procedure_id: str) -> WrittenProcedure:
    found = reader.board.row(WrittenProcedure, procedure_id)
    if found is None:
        raise refuse("procedure_unknown", "procedure_id")
    return found


def board_name(reader: Reader, forum_id: str | None) -> str:
    """What the board is called; the register's own where none is named."""
    return board_called(reader.board.row(Forum, forum_id) if forum_id else None, reader.info())


def board_called(forum: Forum | None, info: RegisterInfo) -> str:
    """What a board is called, or without one the register's own board, else the register."""
    own = (forum.name.strip() or forum.short_name.strip()) if forum is not None else ""
    return own or info.forum.strip() or info.name.strip()


def meeting_name(meeting: Meeting) -> str:
    """As inside a sentence: "mødet 10. nov. 2023"."""
    if meeting.held_on is None:
        return meeting.title or _("the meeting without a date")
    return _("the meeting of {day}").format(day=day_words(meeting.held_on))


def item_place(meeting: Meeting, number: str) -> str:
    """ "mødet 10. nov. 2023, punkt 5"."""
    name = meeting_name(meeting)
    return _("{meeting}, item {number}").format(meeting=name, number=number) if number else name


def series_name(reader: Reader, forum_id: str | None) -> str:
    """What the board's written procedures are called: "direktørmail" unless it says otherwise."""
    value = kept(reader, f"{PROCEDURE_SERIES}{forum_id or ''}")
    return value if isinstance(value, str) and value else _("directors' mail")


def procedure_name(reader: Reader, procedure: WrittenProcedure) -> str:
    """ "direktørmail nr. 14"."""
    series = series_name(reader, procedure.forum_id)
    if not procedure.number:
        return series
    return _("{series} no. {number}").format(series=series, number=procedure.number)


def item_numbers(reader: Reader, meeting_id: str) -> dict[str, str]:
    """The number of each item of a meeting by its id, in the order of the agenda."""
    return {item.id: str(number) for number, item in items_of(reader, meeting_id)}
