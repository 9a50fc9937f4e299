"""Which items of an agenda are about which project, as far as its edition tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.agenda_values import AgendaItem, Matters
from portfolio_desktop.services.words import listed


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """`numbers` are those of the items about a project. Whose account stands in an item has its
    `own`."""

    numbers: Mapping[str, tuple[str, ...]]
    own: frozenset[str]
    requests: Mapping[str, str] = field(default_factory=dict)
    """The number of the item that is a change request, by the number of that."""

    def see(self, project_id: str) -> str:
        """ "Se punkt 5.", "Se punkt 5 og 7."; "" where no item is about the project."""
        return _see_items(self.numbers.get(project_id, ()))

    def see_requests(self, numbers: Iterable[str]) -> str:
        """The same of change requests, by their numbers."""
        return _see_items([self.requests[each] for each in numbers if each in self.requests])


def _see_items(numbers: Sequence[str]) -> str:
    """ "Se punkt 5.", "Se punkt 5 og 7."; "" for none."""
    if not numbers:
        return ""
    words = ngettext("See item {numbers}.", "See items {numbers}.", len(numbers))
    return words.format(numbers=listed(numbers))


def on_agenda(items: Iterable[AgendaItem]) -> OnAgenda:
    """What the items of an edition say that they are about; a closed one says nothing there."""
    known = list(items)
    about = [each for each in known if each.project_id is not None]
    return OnAgenda(
        numbers={
            str(project): tuple(each.number for each in own)
            for project, own in grouped(about, lambda each: each.project_id).items()
        },
        own=frozenset(each.escalation.project_id for each in about if each.escalation is not None),
        requests={each.request.number: each.number for each in known if each.request is not None},
    )


def with_matters_once(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Of items that would print the same of one project only the first prints it; the others lead
    there."""
    first: dict[tuple[str | None, tuple[Matters, ...]], str] = {}
    told = []
    for item in items:
        own = item.project_id, item.matters
        number = first.setdefault(own, item.number) if item.matters else item.number
        told.append(
            item if number == item.number else replace(item, matters_at=_see_items([number]))
        )
    return tuple(told)
