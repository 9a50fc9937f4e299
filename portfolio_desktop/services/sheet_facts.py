"""What stands in the margin of a project's sheet: whose it is, and when it ends by each plan."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.domain.choices import LifecycleState, Role
from portfolio_desktop.domain.participants import is_valid
from portfolio_desktop.domain.project import Project
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.month_words import role_word
from portfolio_desktop.services.pack_grid import delay_notes
from portfolio_desktop.services.pack_values import Fact
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.project_team import in_order
from portfolio_desktop.services.sheet_reading import SheetGround, SheetReading
from portfolio_desktop.services.words import (
    capital,
    date_words,
    day_words,
    delay_words,
    listed,
    state_word,
)

_NAMED = 6
"""So many participants are named; of more than that it is said how many more there are."""
_TOLD_ROLES = (Role.CHAIR, Role.MANAGER)


def project_facts(ground: SheetGround, read: SheetReading, row: PortfolioRow) -> tuple[Fact, ...]:
    """Programme, phase, state and who stands behind it; only what is known."""
    project = read.projects[row.id]
    programme = row.parent_name if ground.tells_of(row.parent_id or "") else ""
    accountable = _participant(ground, project.accountable_id)
    taking_part = _participants(ground, read, row.id)
    facts = (
        Fact(pgettext("sheet", "Programme"), programme, written=True),
        Fact(pgettext("sheet", "Phase"), row.phase_name),
        Fact(pgettext("sheet", "State"), _state(project)),
        Fact(pgettext("sheet", "Lead participant"), row.lead_name, written=True),
        Fact(pgettext("sheet", "Accountable"), accountable, written=True),
        Fact(pgettext("sheet", "Participants"), taking_part, written=True),
        *_people(ground, read, row.id),
        Fact(pgettext("sheet", "Case no."), project.case_number.strip()),
    )
    return tuple(fact for fact in facts if fact.value)


def end_facts(row: PortfolioRow) -> tuple[Fact, ...]:
    """The end by the original and the approved plan, as expected and as it came, and how far these
    lie from each other; only what is known."""
    original, approved = date_words(row.original_end), date_words(row.approved_end)
    facts = (
        Fact(pgettext("sheet", "Original plan"), original),
        Fact(pgettext("sheet", "Approved plan"), approved),
        Fact(pgettext("sheet", "Expected"), date_words(row.forecast_end)),
        Fact(pgettext("sheet", "Ended"), date_words(row.actual_end)),
        Fact(pgettext("sheet", "Slip"), _deviation(row)),
    )
    return tuple(fact for fact in facts if fact.value)


def _state(project: Project) -> str:
    """ "På pause fra 1. jun. 2023: afventer udbud. Forventes genoptaget ultimo 2023"; "" where it
    is simply carried out."""
    if project.state is LifecycleState.ACTIVE:
        return ""
    words = state_word(project.state)
    if project.state_from is not None:
        words = _("{state} from {day}").format(state=words, day=day_words(project.state_from))
    reason = " ".join(project.state_reason.split())
    said = capital(f"{words}: {reason}" if reason else words)
    resume = date_words(project.expected_resume)
    if not resume:
        return said
    return _("{state}. Expected to resume {date}").format(state=said.rstrip("."), date=resume)


def _participant(ground: SheetGround, participant_id: str | None) -> str:
    found = ground.participants.get(participant_id or "")
    return found.name if found is not None else ""


def _participants(ground: SheetGround, read: SheetReading, project_id: str) -> str:
    taking_part = {each.participant_id for each in read.participations.get(project_id, ())}
    names = [each.name for each in ground.participants.values() if each.id in taking_part]
    if len(names) <= _NAMED:
        return listed(names)
    rest = len(names) - _NAMED + 1
    others = ngettext("{count} other", "{count} others", rest).format(count=rest)
    return listed([*names[: _NAMED - 1], others])


def _people(ground: SheetGround, read: SheetReading, project_id: str) -> Iterator[Fact]:
    """Who chairs the steering group and who manages the project, on the day of the status."""
    day = ground.basis.status_day
    there = [each for each in read.assignments.get(project_id, ()) if is_valid(each, day)]
    for role in _TOLD_ROLES:
        persons = (
            ground.persons.get(each.person_id) for each in in_order(there) if each.role is role
        )
        names = [each.name.strip() for each in persons if each is not None and each.name.strip()]
        yield Fact(capital(role_word(role)), listed(names), written=True)


def _deviation(row: PortfolioRow) -> str:
    """ "Forsinket 8 mdr., flyttet 2 gange, +1 md. fra godkendt plan"."""
    notes = list(delay_notes(row))
    approved = delay_words(row.delay_approved)
    if approved and row.delay_approved != row.delay_original:
        notes.append(_("{delay} from the approved plan").format(delay=approved))
    if not notes and row.delay_original:
        notes.append(
            _("{delay} from the original plan").format(delay=delay_words(row.delay_original))
        )
    return capital(", ".join(notes))
