"""A change of organisation: participants are followed by others on a day, and what moves with it.

All of it is one edit. Reports of earlier months stay with those who gave them: whoever ends takes
part in the months until then, and its successor in those after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from portfolio_desktop.domain.actions import Action, ActionState
from portfolio_desktop.domain.ids import new_id, participation_id, setting_id
from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.participants import Participant, ParticipantKind, would_follow_itself
from portfolio_desktop.domain.project import Project
from portfolio_desktop.services import finding
from portfolio_desktop.services.reorganising_links import (
    MovedLink,
    MovedView,
    Successors,
    moved_attendances,
    moved_disputes,
    moved_leads,
    moved_views,
)
from portfolio_desktop.services.reorganising_money import (
    NO_MONEY,
    MovedMoney,
    first_year,
    moved_money,
    write_moved_money,
)
from portfolio_desktop.services.reorganising_plans import (
    MovedHours,
    MovedWish,
    moved_hours,
    moved_wishes,
    write_moved_hours,
    write_moved_wish,
)
from portfolio_desktop.services.settings import REORGANISED, date_rules, setting_text
from portfolio_desktop.services.typed import line, passage, refuse, required_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label, Progress

_TOLD_EVERY = 20


@dataclass(frozen=True, slots=True)
class Following:
    """Who is followed, and by whom: a participant's name, short name or id.

    A name nobody has yet becomes a participant of the same kind, from the day of the change.
    """

    participant_id: str
    successor: str


@dataclass(frozen=True, slots=True)
class ReorganisationDraft:
    """A change of organisation as its form holds it; `day` is the successors' first, as typed.

    The flags say what moves to the successors: leading projects, being accountable for them,
    reporting on them, employing people and sitting in the meetings to come, what they have promised
    or dispute and is not over, the shares of cost-sharing keys, and the money and hours of the
    years that begin on that day or later. Requests that await a decision ask for the same under
    the successor's name. `leaving` are the projects that leave the register that day, all for the
    same reason.
    """

    day: str = ""
    followings: tuple[Following, ...] = ()
    reference: str = ""
    leads: bool = True
    accountables: bool = True
    participations: bool = True
    people: bool = True
    promises: bool = True
    keys: bool = True
    budgets: bool = True
    leaving: frozenset[str] = frozenset()
    leaving_reason: str = ""


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """What a change of organisation amounts to; nothing of it is written yet.

    `successors` gives by the id of who ends the id of who follows; `new` those that are made;
    `fields` the new participant by project and field; `joining` the projects and those that begin
    to report on them; `people` those whose organisation changes, `promises` the open commitments
    and actions that the successor has from now on; `links` are what else names it, `views` those
    that choose rows by it.
    """

    day: date
    reference: str
    successors: Mapping[str, str]
    new: tuple[Participant, ...]
    fields: Mapping[tuple[str, str], str]
    joining: tuple[tuple[str, str], ...]
    people: Mapping[str, str]
    promises: Mapping[str, str]
    leaving: tuple[Project, ...]
    leaving_reason: str
    links: tuple[MovedLink, ...] = ()
    views: tuple[MovedView, ...] = ()
    money: MovedMoney = NO_MONEY
    hours: tuple[MovedHours, ...] = ()
    wishes: tuple[MovedWish, ...] = ()

    @property
    def last_day(self) -> date:
        """The last day of those that are followed."""
        return self.day - timedelta(days=1)


def plan_reorganisation(reader: Reader, draft: ReorganisationDraft) -> Reorganisation:
    """What the change would do; a RuleError names the field that cannot be."""
    day = required_day(draft.day, "day", date_rules(reader))
    if not line(draft.reference):
        raise refuse("reorganisation_reference", "reference")
    if draft.leaving and not passage(draft.leaving_reason):
        raise refuse("reason_missing", "leaving_reason")
    new, successors = _followed(reader, draft, day)
    staying = [
        each for each in reader.projects() if not each.archived and each.id not in draft.leaving
    ]
    ids = frozenset(each.id for each in staying)
    first = first_year(day)
    return Reorganisation(
        day=day,
        reference=line(draft.reference),
        successors=successors,
        new=new,
        fields=dict(_moved_fields(draft, staying, successors)),
        joining=tuple(_joining(reader, draft, staying, successors)),
        people=_moved_people(reader, draft, successors),
        promises=_moved_promises(reader, draft, successors),
        leaving=tuple(project_order(reader.projects(draft.leaving))) if draft.leaving else (),
        leaving_reason=passage(draft.leaving_reason),
        links=tuple(_moved_links(reader, draft, successors, day, ids)),
        views=tuple(moved_views(reader, successors)) if draft.leads else (),
        money=moved_money(reader, first, successors, ids, keys=draft.keys, budgets=draft.budgets),
        hours=tuple(moved_hours(reader, first, successors, ids)) if draft.budgets else (),
        wishes=tuple(moved_wishes(reader, first, successors, ids)) if draft.budgets else (),
    )


def reorganise(
    register: RegisterFile, draft: ReorganisationDraft, progress: Progress | None = None
) -> Change:
    """Carry the change out, as one edit."""
    plan = plan_reorganisation(register.reader, draft)
    label = Label("reorganised", {"date": plan.day.isoformat()})
    with register.edit(label, progress=progress) as edit:
        for done, (table, row, values) in enumerate(steps := list(_writes(plan))):
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, len(steps))
            _write(edit, table, row, values)
        leads = plan.successors if draft.leads else {}
        write_moved_money(edit, register.reader, plan.money, plan.reference, leads)
        for hours in plan.hours:
            write_moved_hours(edit, hours)
        for wish in plan.wishes:
            write_moved_wish(edit, wish)
    return edit.change


def _followed(
    reader: Reader, draft: ReorganisationDraft, day: date
) -> tuple[tuple[Participant, ...], dict[str, str]]:
    """Those to be made, and by the id of who ends the id of who follows."""
    made: dict[str, Participant] = {}
    successors: dict[str, str] = {}
    for each in draft.followings:
        name = line(each.successor)
        if not name:
            continue
        ends = finding.participant_of(reader, each.participant_id, "followings")
        _refuse_days(ends, day)
        known = finding.participant(reader, each.successor)
        if known is None:
            known = made.setdefault(
                name.casefold(), Participant(new_id(), name, valid_from=day, kind=ends.kind)
            )
        if known.id == ends.id:
            raise refuse("reorganisation_same", "followings", text=ends.name)
        _refuse_absent(known, day)
        successors[ends.id] = known.id
    if not successors:
        raise refuse("reorganisation_empty", "followings")
    _refuse_rings(reader, successors)
    return tuple(made.values()), successors


def _refuse_rings(reader: Reader, successors: Mapping[str, str]) -> None:
    followed_by = {each.id: each.successor_id for each in reader.participants()}
    followed_by.update(successors)
    for who, by in successors.items():
        if by in successors:
            text = finding.participant_of(reader, who, "followings").name
            raise refuse("reorganisation_chain", "followings", text=text)
        if would_follow_itself(who, by, followed_by):
            raise refuse("successor_loop", "followings")


def _refuse_absent(successor: Participant, day: date) -> None:
    """Who follows takes part from the day itself."""
    if successor.valid_from is not None and successor.valid_from > day:
        begins = successor.valid_from.isoformat()
        raise refuse("reorganisation_later", "followings", text=successor.name, date=begins)
    if successor.valid_to is not None and successor.valid_to < day:
        ended = successor.valid_to.isoformat()
        raise refuse("reorganisation_ended", "followings", text=successor.name, date=ended)


def _refuse_days(ends: Participant, day: date) -> None:
    last = day - timedelta(days=1)
    if ends.valid_from is not None and ends.valid_from > last:
        begun = ends.valid_from.isoformat()
        raise refuse("reorganisation_day", "day", text=ends.name, date=begun)
    if ends.valid_to is not None and ends.valid_to < last:
        ended = ends.valid_to.isoformat()
        raise refuse("reorganisation_ended", "followings", text=ends.name, date=ended)


def _moved_fields(
    draft: ReorganisationDraft, projects: list[Project], successors: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], str]]:
    for project in project_order(projects):
        lead = successors.get(project.lead_id or "")
        if draft.leads and lead:
            yield (project.id, "lead_id"), lead
        accountable = successors.get(project.accountable_id or "")
        if draft.accountables and accountable:
            yield (project.id, "accountable_id"), accountable


def _joining(
    reader: Reader,
    draft: ReorganisationDraft,
    projects: list[Project],
    successors: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """Each project once for each successor that does not report on it yet."""
    if not draft.participations:
        return
    taking_part: dict[str, set[str]] = {}
    for each in reader.participations():
        taking_part.setdefault(each.project_id, set()).add(each.participant_id)
    for project in project_order(projects):
        there = taking_part.get(project.id, set())
        for successor in dict.fromkeys(successors[who] for who in successors if who in there):
            if successor not in there:
                yield project.id, successor


def _moved_people(
    reader: Reader, draft: ReorganisationDraft, successors: Mapping[str, str]
) -> dict[str, str]:
    if not draft.people:
        return {}
    found = ((each.id, successors.get(each.participant_id or "")) for each in reader.persons())
    return {person: successor for person, successor in found if successor}


def _moved_promises(
    reader: Reader, draft: ReorganisationDraft, successors: Mapping[str, str]
) -> dict[str, str]:
    """What is open only: what was kept was kept by those who promised it."""
    if not draft.promises:
        return {}
    promised = reader.board.rows(Action, participant_id=successors)
    return {
        each.id: successors[each.participant_id]
        for each in promised
        if each.participant_id is not None and each.state is ActionState.OPEN
    }


def _moved_links(
    reader: Reader,
    draft: ReorganisationDraft,
    successors: Successors,
    day: date,
    staying: frozenset[str],
) -> Iterator[MovedLink]:
    if draft.leads:
        yield from moved_leads(reader, successors, staying)
    if draft.promises:
        yield from moved_disputes(reader, successors, staying)
    if draft.people:
        yield from moved_attendances(reader, successors, day)


_Write = tuple[str, str, dict[str, FieldValue]]


def _writes(plan: Reorganisation) -> Iterator[_Write]:
    """Table, row and fields of everything that is written; a row that is not there is made."""
    yield from _organisations(plan)
    yield from _followers(plan)
    for leaver in plan.leaving:
        yield "project", leaver.id, _left(plan)
    key = f"{REORGANISED}{plan.day.isoformat()}"
    yield "setting", setting_id(key), {"key": key, "value": setting_text(plan.reference)}


def _organisations(plan: Reorganisation) -> Iterator[_Write]:
    for made in plan.new:
        values: dict[str, FieldValue] = {
            "name": made.name,
            "kind": ParticipantKind(made.kind),
            "valid_from": plan.day,
        }
        yield "participant", made.id, values
    for ends, successor in plan.successors.items():
        yield "participant", ends, {"valid_to": plan.last_day, "successor_id": successor}


def _followers(plan: Reorganisation) -> Iterator[_Write]:
    """Who follows, in every field that named who ends."""
    for (project, field), participant in plan.fields.items():
        yield "project", project, {field: participant}
    for project, participant in plan.joining:
        row = participation_id(project, participant)
        yield "participation", row, {"project_id": project, "participant_id": participant}
    for person, participant in plan.people.items():
        yield "person", person, {"participant_id": participant}
    for action, participant in plan.promises.items():
        yield "action", action, {"participant_id": participant}
    for link in plan.links:
        yield link.table, link.row, {link.field: link.after}
    for view in plan.views:
        yield "saved_view", view.row, {"definition": view.after}


def _left(plan: Reorganisation) -> dict[str, FieldValue]:
    return {
        "archived": True,
        "archived_reason": plan.leaving_reason,
        "left_on": plan.day,
        "left_reference": plan.reference,
    }


def _write(edit: EditSession, table: str, row: str, values: dict[str, FieldValue]) -> None:
    if edit.record(table, row) is None:
        edit.create(table, row, values)
        return
    for field, value in values.items():
        edit.set(table, row, field, value)
