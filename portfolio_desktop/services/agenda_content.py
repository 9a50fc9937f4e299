"""The content of an agenda or of the minutes of a meeting: one frozen value, from one reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    Meeting,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda_front import (
    agenda_identity,
    agenda_margin,
    ending_words,
    meeting_front,
)
from portfolio_desktop.services.agenda_items import ItemReading, agenda_items
from portfolio_desktop.services.agenda_values import (
    AgendaContent,
    AgendaItem,
    AgendaWords,
    only_annexes,
)
from portfolio_desktop.services.closedness import tells_of_closed
from portfolio_desktop.services.escalations import last_meeting
from portfolio_desktop.services.meeting_order import agenda_period, last_seen_meeting
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.on_agenda import on_agenda, with_matters_once
from portfolio_desktop.services.open_edition import (
    actions_tell_of_closed,
    for_edition,
    matters_tell_of_closed,
)
from portfolio_desktop.services.pack_basis import Origin, PackOptions, basis_steps
from portfolio_desktop.services.pack_choices import parts_of
from portfolio_desktop.services.pack_content import report_on_steps
from portfolio_desktop.services.pack_parts import USUAL, PackChoice, Part, SheetsOf
from portfolio_desktop.services.pack_values import PackContent
from portfolio_desktop.services.sheet_content import sheet_section_steps
from portfolio_desktop.services.sheet_values import SheetSection
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.storage.reader import Reader

MINUTES = frozenset({IssueKind.DRAFT_MINUTES, IssueKind.APPROVED_MINUTES})


@dataclass(frozen=True, slots=True)
class AgendaWish:
    """What of a meeting is printed. `annotated` is the chair's own agenda, never sent out."""

    meeting_id: str
    kind: IssueKind = IssueKind.AGENDA
    edition: Edition = Edition.FULL
    annotated: bool = False
    version: int = 0
    """Of what is issued; 0 for what is only looked at."""
    choice: PackChoice = USUAL

    @property
    def minutes(self) -> bool:
        return self.kind in MINUTES

    @property
    def open_only(self) -> bool:
        """Whether what is closed is left out; the chair's agenda holds everything."""
        return self.edition is Edition.OPEN and not self.annotated


def agenda_content(reader: Reader, wish: AgendaWish, origin: Origin) -> AgendaContent:
    """What is printed of a meeting, in the active language; a RuleError where there is none.

    The same rows, wish and origin give the same content, whatever the day.
    """
    return run_through(agenda_content_steps(reader, wish, origin))


def agenda_content_steps(reader: Reader, wish: AgendaWish, origin: Origin) -> Steps[AgendaContent]:
    """As `agenda_content`, in steps."""
    reader = for_edition(reader, open_only=wish.open_only)
    yield 0, 1
    meeting = meeting_of(reader, wish.meeting_id)
    choice = wish.choice.only(parts_of(wish.kind))
    if wish.open_only:
        choice = replace(choice, carried=())  # the register itself holds everything
    options = status_options(reader, meeting, origin.day, open_only=wish.open_only)
    options = replace(options, choice=choice)
    day = min(origin.day, meeting.held_on or origin.day)  # papers printed later tell of their day
    found = yield from agenda_items(reader, ItemReading(meeting, wish.minutes, options, day))
    found = _wished(found, wish)
    items = with_matters_once(found) if choice.has(Part.ITEMS) else tuple(map(only_annexes, found))
    status = sheets = None
    told = bool(choice.status) and any(item.holds_status for item in found)
    if told or _has_sheets(choice, found):
        basis = yield from basis_steps(reader, options, origin)
        if choice.has(Part.ITEMS):
            basis = replace(basis, agenda=on_agenda(items))
        if told:
            status = yield from report_on_steps(reader, basis)
            status = _without_own_items(status, items)
        if _has_sheets(choice, found):
            sheets = yield from sheet_section_steps(reader, basis)
    front = meeting_front(
        reader, meeting, wish, has_closed=_has_closed(reader, items, status, sheets)
    )
    return AgendaContent(
        identity=agenda_identity(reader, front, origin),
        margin=agenda_margin(reader, front, origin, draft=choice.draft),
        front=front,
        words=_words(),
        items=items,
        status=status,
        ending=ending_words(meeting) if wish.minutes else "",
        minutes=wish.minutes,
        sheets=sheets,
        choice=choice,
        open_only=wish.open_only,
    )


def _has_sheets(choice: PackChoice, items: Sequence[AgendaItem]) -> bool:
    """Sheets belong to the status, unless it was said whose are wanted."""
    said = choice.sheets is not SheetsOf.ESCALATED
    return choice.has(Part.SHEETS) and (said or any(item.holds_status for item in items))


def _has_closed(
    reader: Reader,
    items: Sequence[AgendaItem],
    status: PackContent | None,
    sheets: SheetSection | None,
) -> bool:
    """Whether anything of it is left out of the open edition."""
    if any(item.closed or any(annex.closed for annex in item.annexes) for item in items):
        return True
    if (status or sheets) is not None and tells_of_closed(reader):
        return True
    about = [item.project_id for item in items if item.project_id and item.matters]
    about += [each.project_id for each in sheets.sheets] if sheets is not None else []
    if about and matters_tell_of_closed(reader, about):
        return True
    return any(item.tables or item.agreed for item in items) and actions_tell_of_closed(reader)


def status_options(
    reader: Reader, meeting: Meeting, today: date, *, open_only: bool = False
) -> PackOptions:
    """The status that a meeting sees (`agenda_period`), beside what the last one saw."""
    period = agenda_period(reader, meeting) if meeting.held_on else Period.of(today).previous
    before = last_seen_meeting(reader, meeting)
    last = before.held_on if before is not None else _said_before(reader, meeting.held_on)
    return PackOptions(period, last, open_only=open_only, meeting_day=meeting.held_on)


def _said_before(reader: Reader, held_on: date | None) -> date | None:
    """The day of the last meeting as the register says it, where it lies before this one."""
    said = last_meeting(reader)
    return said if said is not None and held_on is not None and said < held_on else None


def _wished(items: tuple[AgendaItem, ...], wish: AgendaWish) -> tuple[AgendaItem, ...]:
    """The chair's notes only for the chair; of late papers only the items they belong to; the
    status once."""
    if not wish.annotated:
        items = tuple(replace(item, chair=()) for item in items)
    if wish.kind is IssueKind.LATE_PAPERS:
        return tuple(replace(item, holds_status=False) for item in items if item.late)
    holding = next((item.id for item in items if item.holds_status), "")
    return tuple(replace(item, holds_status=item.id == holding) for item in items)


def _without_own_items(status: PackContent, items: Sequence[AgendaItem]) -> PackContent:
    """The report without the cards that stand as items of their own, or may stand nowhere."""
    own = {item.escalation.project_id for item in items if item.escalation is not None}
    numbers = {item.request.number for item in items if item.request is not None}
    escalations = status.escalations
    if escalations is not None:
        cards = tuple(
            each for each in escalations.cards if not (each.account_shut or each.project_id in own)
        )
        escalations = replace(escalations, cards=cards) if cards or escalations.off else None
    groups = []
    for group in status.requests.groups:
        cards_left = tuple(card for card in group.cards if card.number not in numbers)
        if cards_left:
            groups.append(replace(group, cards=cards_left))
    requests = replace(status.requests, groups=tuple(groups))
    return replace(status, escalations=escalations, requests=requests)


def _words() -> AgendaWords:
    return AgendaWords(
        recommendation=pgettext("agenda", "Recommendation"),
        decision=pgettext("agenda", "Decision"),
        granted=pgettext("agenda", "Approved changes"),
        agreed=pgettext("agenda", "Agreed follow-up"),
        discussion=pgettext("agenda", "Discussion"),
        case=pgettext("agenda", "Case"),
        consequences=pgettext("agenda", "Consequences"),
        annexes=pgettext("agenda", "Annexes"),
        closed=pgettext("agenda", "Closed item"),
        closed_because=pgettext("agenda", "Closed item: {reason}"),
        request=_("Change request {number}"),
        escalation=pgettext("agenda", "Status and account"),
        status_follows=_("The portfolio status follows on the next pages."),
        no_items=_("There are no items on the agenda yet."),
        item=_("Item {number}"),
        for_kind=pgettext("agenda head", "{kind}"),
    )
