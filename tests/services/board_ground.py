"""A board with its meeting, its items and its people, for tests of what is decided there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Item, ItemAbsence, Meeting, Recommendation
from portfolio_desktop.domain.ordering import spread_ranks
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import FieldValue, Label


def made(register: RegisterFile, table: str, **values: FieldValue) -> str:
    """A row of a table as a neighbour of these services would have made it."""
    row = new_id()
    with register.edit(Label("setting_kept", {"key": table})) as edit:
        edit.create(table, row, values)
    return row


@dataclass(frozen=True, slots=True)
class Ground:
    """A meeting with three items: two points, one point, and none."""

    register: RegisterFile
    forum: str
    meeting: str
    items: tuple[str, ...]
    people: tuple[str, ...]

    def points(self, item: int) -> tuple[Recommendation, ...]:
        return self.register.reader.board.rows(Recommendation, item_id=[self.items[item]])

    def item(self, place: int) -> Item:
        found = self.register.reader.board.row(Item, self.items[place])
        assert found is not None
        return found

    def held(self) -> Meeting:
        found = self.register.reader.board.row(Meeting, self.meeting)
        assert found is not None
        return found

    def absences(self) -> tuple[ItemAbsence, ...]:
        return self.register.reader.board.rows(ItemAbsence)


def laid(register: RegisterFile, held_on: date = date(2023, 11, 10)) -> Ground:
    forum = made(register, "forum", name="RSI-kredsen", minutes_days=5)
    meeting = made(register, "meeting", forum_id=forum, held_on=held_on)
    ranks = spread_ranks(3)
    titles = ("Økonomi", "Afslutning", "Eventuelt")
    items = tuple(
        made(register, "item", meeting_id=meeting, rank=rank, title=title)
        for rank, title in zip(ranks, titles, strict=True)
    )
    for item, texts in zip(
        items, (("planen godkendes", "det drøftes"), ("tages",), ()), strict=True
    ):
        for rank, text in zip(spread_ranks(len(texts)), texts, strict=True):
            made(register, "recommendation", item_id=item, rank=rank, text=text)
    people = tuple(
        made(register, "attendance", meeting_id=meeting, name=name, rank=rank)
        for rank, name in zip(ranks, ("Åse Øst", "Bo Bæk", "Ida Ås"), strict=True)
    )
    return Ground(register, forum, meeting, items, people)
