"""What is otherwise in an issue than in the one before, in sentences for those who get both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem
from portfolio_desktop.services.pack_grid import lamp_told
from portfolio_desktop.services.pack_numbers import short_name
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.pack_values import (
    EscalationCard,
    GridRow,
    Note,
    PackContent,
    RequestCard,
)
from portfolio_desktop.services.words import listed

_MOST_PROJECTS = 12
"""Projects whose status is told one by one; more are counted."""


def changes_between(
    before: AgendaContent, now: AgendaContent, closed_since: Collection[str] = ()
) -> tuple[str, ...]:
    """One sentence for each thing that is otherwise; nothing where all is the same.

    Of items and projects `closed_since` (ids), which the open edition had and now has no more, it
    is told that they are otherwise, and nothing of what they were.
    """
    items = _items(before, now, closed_since) if now.choice.has(Part.ITEMS) else ()
    return (
        *_front(before, now),
        *items,
        *_status(before, now, closed_since),
        *_ending(before, now),
    )


def _front(before: AgendaContent, now: AgendaContent) -> Iterator[str]:
    if before.front.meeting != now.front.meeting or before.front.facts != now.front.facts:
        facts = ", ".join(fact.value for fact in now.front.facts)
        yield _("Time or place: {now}").format(now=facts)
    if before.front.people != now.front.people:
        yield _("The list of participants has changed.")


def _items(
    before: AgendaContent, now: AgendaContent, closed_since: Collection[str]
) -> Iterator[str]:
    earlier = {item.id: item for item in before.items}
    later = {item.id for item in now.items}
    for item in now.items:
        known = earlier.get(item.id)
        if known is None:
            yield _("New item {number}: {title}").format(number=item.number, title=item.title)
            continue
        if known.number != item.number:
            words = _("Item {before} is now item {number}: {title}")
            yield words.format(before=known.number, number=item.number, title=item.title)
        changed = _changed_parts(known, item, closed_since)
        if changed:
            words = _("Item {number}, {title}: changed {parts}")
            yield words.format(number=item.number, title=item.title, parts=listed(changed))
    for item in before.items:
        if item.id not in later:
            words = _("Item {number}, {title}, is no longer on the agenda.")
            yield words.format(number=item.number, title=item.title)


def _changed_parts(known: AgendaItem, item: AgendaItem, closed_since: Collection[str]) -> list[str]:
    if item.id in closed_since:
        known = replace(known, closed=False)
    return [name() for name, of in _PARTS if of(known) != of(item)]


_PARTS: tuple[tuple[Callable[[], str], Callable[[AgendaItem], object]], ...] = (
    (lambda: pgettext("part", "title"), lambda item: item.title),
    (lambda: pgettext("part", "kind"), lambda item: (item.kind, item.notes)),
    (
        lambda: pgettext("part", "whether it is closed"),
        lambda item: (item.closed, item.closed_reason),
    ),
    (lambda: pgettext("part", "case number"), lambda item: item.case_number),
    (lambda: pgettext("part", "résumé"), lambda item: item.summary),
    (
        lambda: pgettext("part", "recommendation"),
        lambda item: tuple(point.text for point in item.points if point.text),
    ),
    (
        lambda: pgettext("part", "decision"),
        lambda item: (tuple(each.decision for each in item.points if each.decision), item.granted),
    ),
    (
        lambda: pgettext("part", "discussion"),
        lambda item: (item.discussion, item.absences),
    ),
    (lambda: pgettext("part", "case"), lambda item: item.case_text),
    (lambda: pgettext("part", "consequences"), lambda item: item.consequences),
    (lambda: pgettext("part", "account"), lambda item: item.escalation),
    (lambda: pgettext("part", "change request"), lambda item: item.request),
    (lambda: pgettext("part", "risks and dependencies"), lambda item: item.matters),
    (lambda: pgettext("part", "follow-up"), lambda item: (item.tables, item.agreed)),
    (lambda: pgettext("part", "written procedure"), lambda item: item.procedure),
    (lambda: pgettext("part", "next meeting"), lambda item: item.coming),
    (
        lambda: pgettext("part", "annexes"),
        lambda item: tuple((annex.name, annex.blob) for annex in item.annexes),
    ),
)


def _status(
    before: AgendaContent, now: AgendaContent, closed_since: Collection[str]
) -> Iterator[str]:
    if before.status is None or now.status is None:
        return
    told = list(_rows(before.status, now.status, closed_since))
    if len(told) > _MOST_PROJECTS:
        words = ngettext(
            "Portfolio status: {count} project has changed",
            "Portfolio status: {count} projects have changed",
            len(told),
        )
        yield words.format(count=len(told))
    else:
        yield from told
    yield from _cards(before.status, now.status)


def _cards(before: PackContent, now: PackContent) -> Iterator[str]:
    """What the report itself tells of change requests, and of accounts for escalated projects; that
    a project is escalated is told by its lamp."""
    requests = _requests(before), _requests(now)
    for number in dict.fromkeys((*requests[1], *requests[0])):
        if requests[0].get(number) != requests[1].get(number):
            words = _("Portfolio status: what is told of change request {number}")
            yield words.format(number=number)
    earlier = {card.project_id: card.facts for card in _escalated(before)}
    for card in _escalated(now):
        if earlier.get(card.project_id, card.facts) != card.facts:
            project = f"{card.number} {short_name(card.name)}".strip()
            yield _("Portfolio status: the account for {project}").format(project=project)


def _requests(status: PackContent) -> dict[str, RequestCard]:
    return {card.number: card for group in status.requests.groups for card in group.cards}


def _escalated(status: PackContent) -> tuple[EscalationCard, ...]:
    return status.escalations.cards if status.escalations is not None else ()


def _rows(before: PackContent, now: PackContent, closed_since: Collection[str]) -> Iterator[str]:
    earlier = {row.project_id: row for row in before.grid.rows}
    noted = _noted_anew(before, now)
    for row in now.grid.rows:
        known = earlier.pop(row.project_id, None)
        if known is None:
            yield _("Portfolio status: {project} has come in").format(project=_called(row))
        elif known.current != row.current:
            yield _moved_words(told_anew=_told(known) != _told(row)).format(
                project=_called(row),
                before=lamp_told(known.current),
                now=lamp_told(row.current),
            )
        elif row.project_id in closed_since or row.number in noted or _told(known) != _told(row):
            yield _("Portfolio status: what is told of {project}").format(project=_called(row))
    for row in earlier.values():
        yield _("Portfolio status: {project} has gone out").format(project=_called(row))


def _noted_anew(before: PackContent, now: PackContent) -> set[str]:
    """The numbers of those whose reason or corrective action the summary tells otherwise."""
    if not now.choice.has(Part.SUMMARY):
        return set()
    earlier, later = (
        {(title, note.number): note.text for title, note in _noted(each)} for each in (before, now)
    )
    return {key[1] for key, text in later.items() if key[1] and earlier.get(key, text) != text}


def _noted(status: PackContent) -> Iterator[tuple[str, Note]]:
    return ((each.title, note) for each in status.summary.lists for note in each.notes)


def _moved_words(*, told_anew: bool) -> str:
    """With the fields {project}, {before} and {now}."""
    if not told_anew:
        return _("Portfolio status: {project} from {before} to {now}")
    return _("Portfolio status: {project} from {before} to {now}, and what is told of it")


def _told(row: GridRow) -> object:
    texts = tuple(passage.text for passage in row.remarks)
    reasons = tuple((reason.label, reason.text) for reason in row.reasons)
    return (row.name, row.deadline, row.phase, row.lights, texts, reasons, row.note)


def _called(row: GridRow) -> str:
    return f"{row.number} {short_name(row.name)}".strip()


def _ending(before: AgendaContent, now: AgendaContent) -> Iterator[str]:
    """Unless it is told with the time of the meeting."""
    if now.ending and before.ending != now.ending and before.front.facts == now.front.facts:
        yield now.ending
