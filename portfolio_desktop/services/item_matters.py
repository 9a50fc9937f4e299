"""What the register itself holds of the matter of an item, as the agenda prints it.

What is put before the board about a project shows its state, what it is in dispute about, its
risks, its start criteria, what each participant pays and what it needs of others. What is closed is
never read into the open edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.dependencies import StartCriterion
from portfolio_desktop.domain.economy import total
from portfolio_desktop.domain.meetings import Item, ItemSource
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda_values import Matters
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.criteria_sheet import relaxed_by_words
from portfolio_desktop.services.dependency_lines import DependencyLine, dependencies_of
from portfolio_desktop.services.economy import Part, economy_of, part_word
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.pack_values import Fact
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.plan_words import spending_sentence
from portfolio_desktop.services.risk_lines import (
    RiskLine,
    project_risks,
)
from portfolio_desktop.services.start_criteria import criteria_of
from portfolio_desktop.services.words import (
    capital,
    date_words,
    day_words,
    money_words,
    state_word,
)
from portfolio_desktop.storage.reader import Reader

_ABOUT_A_PROJECT = frozenset(
    {
        ItemSource.CASE,
        ItemSource.ESCALATION,
        ItemSource.CHANGE_REQUEST,
        ItemSource.PHASE_CHANGE,
    }
)


@dataclass(frozen=True, slots=True)
class MatterReading:
    """As of which day the matters are told, and for which edition."""

    day: date
    edition: Edition


def matters_of(reader: Reader, item: Item, reading: MatterReading) -> tuple[Matters, ...]:
    """All that is printed below the item's own words, under its headings; none of them empty."""
    if item.source not in _ABOUT_A_PROJECT or item.project_id is None:
        return ()
    found = (
        Matters(pgettext("field", "State"), tuple(_state(reader, item.project_id))),
        Matters(_("Risks, issues and disputes"), _concerns(reader, item.project_id, reading)),
        *_criteria(reader, item.project_id),
        Matters(pgettext("agenda", "Economy"), tuple(_costs(reader, item.project_id, reading))),
        Matters(
            pgettext("agenda", "Dependencies"),
            tuple(_dependencies(reader, item.project_id, reading)),
        ),
    )
    return tuple(each for each in found if each.facts)


def _state(reader: Reader, project_id: str) -> Iterator[Fact]:
    """Since when the project is anything but active, why, and when it is expected to go on."""
    for project in reader.projects([project_id]):
        if project.state is not LifecycleState.ACTIVE:
            since = day_words(project.state_from)
            resumes = date_words(project.expected_resume)
            told = (
                _("Since {day}").format(day=since) if since else "",
                project.state_reason.strip(),
                _("Expected to resume: {date}").format(date=resumes) if resumes else "",
            )
            yield Fact(capital(state_word(project.state)), _lines(told))


def _concerns(reader: Reader, project_id: str, reading: MatterReading) -> tuple[Fact, ...]:
    return tuple(map(_concern, project_risks(reader, project_id, reading.edition)))


def _concern(line: RiskLine) -> Fact:
    told = " · ".join(part for part in (line.grade, line.owner, line.handling) if part)
    return Fact(
        f"{line.kind} {line.number}".strip(),
        _lines((line.title, line.closed, told, *_positions(line))),
        written=True,
    )


def _positions(line: RiskLine) -> Iterator[str]:
    """What each party holds, and what the dispute stands in the way of."""
    for label, text in (
        (_("Own position"), line.own_position),
        (_("The counterpart's position"), line.counterpart_position),
        (_("What it blocks"), line.blocks),
    ):
        if text:
            yield _("{label}: {text}").format(label=label, text=text)


def _criteria(reader: Reader, project_id: str) -> Iterator[Matters]:
    """Of each milestone that is still ahead, what must hold before it."""
    for planned in milestones_of(reader, project_id):
        if planned.ahead:
            heading = _("Start criteria: {milestone}").format(milestone=planned.milestone.name)
            found = criteria_of(reader, planned.milestone.id)
            yield Matters(heading, tuple(map(_criterion, found)))


def _criterion(criterion: StartCriterion) -> Fact:
    decided = " · ".join(part for part in (relaxed_by_words(criterion), criterion.note) if part)
    told = _lines((criterion.text, decided))
    return Fact(capital(board_word(criterion.state)), told, written=True)


def _costs(reader: Reader, project_id: str, reading: MatterReading) -> Iterator[Fact]:
    """What lies above or below the budget, and what each participant that pays was to pay, has
    paid and will pay, all years together."""
    economy = economy_of(reader, project_id)
    years = economy.years
    spending = spending_sentence(economy, reading.day.year)
    if spending:
        yield Fact(pgettext("economy", "Over/under"), spending)
    for each in in_danish_order(reader):
        own = [year.parties[each.id] for year in years if each.id in year.parties]
        told = [
            _("{label}: {text}").format(label=part_word(part), text=_sum(amounts))
            for part, amounts in (
                (Part.APPROVED, [amounts.approved for amounts in own]),
                (Part.ACTUAL, [amounts.actual for amounts in own]),
                (Part.FORECAST, [amounts.forecast for amounts in own]),
            )
            if any(amount is not None for amount in amounts)
        ]
        if told:
            yield Fact(each.name, " · ".join(told))


def _sum(amounts: Iterable[Money | None]) -> str:
    summed = total(amounts)
    return pgettext("costs", "several price levels") if summed is None else money_words(summed)


def _dependencies(reader: Reader, project_id: str, reading: MatterReading) -> Iterator[Fact]:
    found = dependencies_of(reader, project_id, reading.day)
    for label, lines in (
        (pgettext("dependency", "Needs"), found.needs),
        (pgettext("dependency", "Needed by"), found.needed_by),
    ):
        for line in lines:
            if line.is_open:
                yield Fact(label, _dependency(line))


def _dependency(line: DependencyLine) -> str:
    need = _("by {date}").format(date=line.need) if line.need else ""
    stands = ": ".join(part for part in (line.state_word, line.slack) if part)
    told = ", ".join(part for part in (need, stands) if part)
    moment = line.moment
    if line.change_by and not moment:
        moment = _("The latest moment for changing one's mind is {date}.").format(
            date=line.change_by
        )
    return _lines((f"{line.own} – {line.other}", told, moment, line.note))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
