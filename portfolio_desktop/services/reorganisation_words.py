"""What a change of organisation would do, line by line, before it is carried out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.economy import Part, part_word
from portfolio_desktop.services.places import field_name
from portfolio_desktop.services.reorganising import Reorganisation
from portfolio_desktop.services.reorganising_money import MovedAmount
from portfolio_desktop.services.share_words import share_words
from portfolio_desktop.services.sharing_keys import all_keys
from portfolio_desktop.services.words import day_words, listed, money_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that changes: "17-1 PGDB", "Projektledende part", "Region H → Region Ø"."""

    what: str
    field: str
    change: str


def change_lines(reader: Reader, plan: Reorganisation) -> tuple[ChangeLine, ...]:
    """Everything the plan writes: organisations, projects, people, promises and money, in turn."""
    return (
        *_organisations(reader, plan),
        *_projects(reader, plan),
        *_people(reader, plan),
        *_promises(reader, plan),
        *_shares(reader, plan),
        *_amounts(reader, plan),
    )


def _names(reader: Reader, plan: Reorganisation) -> dict[str, str]:
    names = {each.id: each.name for each in reader.participants()}
    return names | {each.id: each.name for each in plan.new}


def _organisations(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names = _names(reader, plan)
    for made in plan.new:
        begins = _("new from {date}").format(date=day_words(plan.day))
        yield ChangeLine(made.name, _("Participant"), begins)
    for ends, successor in plan.successors.items():
        words = _("ends on {date} and is followed by {participant}").format(
            date=day_words(plan.last_day), participant=names[successor]
        )
        yield ChangeLine(names[ends], _("Participant"), words)


def _projects(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names = _names(reader, plan)
    projects = {each.id: each for each in reader.projects()}
    titles = {row: f"{each.number} {each.name}".strip() for row, each in projects.items()}
    for (project, field), participant in plan.fields.items():
        before = names.get(str(getattr(projects[project], field)), "")
        change = f"{before} → {names[participant]}"
        yield ChangeLine(titles[project], field_name("project", field), change)
    for project, participant in plan.joining:
        words = _("{participant} from {date}").format(
            participant=names[participant], date=day_words(plan.day)
        )
        yield ChangeLine(titles[project], _("Reports itself"), words)
    for leaver in plan.leaving:
        words = _("leaves on {date}").format(date=day_words(plan.day))
        yield ChangeLine(titles[leaver.id], _("The register"), words)


def _people(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names = _names(reader, plan)
    for each in reader.persons():
        if each.id in plan.people:
            before = names.get(each.participant_id or "", "")
            change = f"{before} → {names[plan.people[each.id]]}"
            yield ChangeLine(each.name or _("Person"), _("Organisation"), change)


def _promises(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names = _names(reader, plan)
    for each in reader.board.rows(Action, id=plan.promises):
        before = names.get(each.participant_id or "", "")
        change = f"{before} → {names[plan.promises[each.id]]}"
        told = f"{each.number} {each.title}".strip()
        yield ChangeLine(told, field_name("action", "participant_id"), change)


def _shares(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names, keys = _names(reader, plan), {each.id: each.name for each in all_keys(reader)}
    for moved in plan.money.shares:
        of = [f"{names[party]} {share_words(share)}" for party, share in moved.before]
        after = f"{names[moved.successor_id]} {share_words(moved.share)}"
        field = _("Share, {year}").format(year=moved.year)
        yield ChangeLine(keys[moved.key_id], field, f"{listed(of)} → {after}")


def _amounts(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names = _names(reader, plan)
    projects = {each.id: f"{each.number} {each.name}".strip() for each in reader.projects()}
    for project, approved in plan.money.plans.items():
        words = _("version {number}: the same amounts, under who follows").format(
            number=approved.version + 1
        )
        yield ChangeLine(projects[project], _("Approved plan"), words)
    for moved in plan.money.amounts:
        of = listed([f"{names[party]} {money_words(money)}" for party, money in moved.before])
        if moved.amount is None:
            change = _("{amounts} stays: the price levels differ").format(amounts=of)
        else:
            change = f"{of} → {names[moved.successor_id]} {money_words(moved.amount)}"
        yield ChangeLine(projects[moved.project_id], _part(moved), change)


def _part(moved: MovedAmount) -> str:
    """ "Godkendt budget, 2027"."""
    template = _("{part}, {year}")
    if moved.quarter:
        template = _("{part}, quarter {quarter} of {year}")
    return template.format(part=part_word(Part(moved.part)), year=moved.year, quarter=moved.quarter)
