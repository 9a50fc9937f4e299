"""Which items of an agenda are about which project, as far as its edition tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import Item, ItemSource
from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.agenda_values import AgendaItem
from portfolio_desktop.services.closedness import grounds_of
from portfolio_desktop.services.words import listed
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """`numbers` are those of the items about a project. Whose account stands in an item has its
    `own`; of the `withheld` it is not told that there is one.
    """

    numbers: Mapping[str, tuple[str, ...]]
    own: frozenset[str]
    withheld: frozenset[str] = frozenset()

    def see(self, project_id: str) -> str:
        """ "Se punkt 5.", "Se punkt 5 og 7."; "" where no item is about the project."""
        found = self.numbers.get(project_id, ())
        if not found:
            return ""
        words = ngettext("See item {numbers}.", "See items {numbers}.", len(found))
        return words.format(numbers=listed(found))


def on_agenda(items: Iterable[AgendaItem], withheld: frozenset[str]) -> OnAgenda:
    """What the items of an edition say that they are about; a closed one says nothing there."""
    about = [each for each in items if each.project_id is not None]
    return OnAgenda(
        numbers={
            str(project): tuple(each.number for each in own)
            for project, own in grouped(about, lambda each: each.project_id).items()
        },
        own=frozenset(each.escalation.project_id for each in about if each.escalation is not None),
        withheld=withheld,
    )


def accounts_withheld(reader: Reader, meeting_id: str) -> frozenset[str]:
    """The projects whose account belongs to a closed item of the meeting: the open edition has it
    nowhere."""
    items = reader.board.rows(Item, meeting_id=[meeting_id], source=[ItemSource.ESCALATION.value])
    grounds = grounds_of(reader, items)
    return frozenset(
        each.project_id for each in items if each.project_id is not None and grounds.closing(each)
    )
