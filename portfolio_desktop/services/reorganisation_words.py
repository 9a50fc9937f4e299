"""What a change of organisation would do, line by line, before it is carried out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.economy import Part, part_word
from portfolio_desktop.services.hours import HoursPart, hours_part_word, hours_words
from portfolio_desktop.services.places import field_name
from portfolio_desktop.services.reorganising import Reorganisation
from portfolio_desktop.services.reorganising_links import MovedLink
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
        *_links(reader, plan),
        *_shares(reader, plan),
        *_amounts(reader, plan),
        *_hours(reader, plan),
        *_wishes(reader, plan),
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
    titles = _called(reader)
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


def _links(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names = _names(reader, plan)
    for link in plan.links:
        yield ChangeLine(
            link.called, _link_words(link), f"{names[link.before]} → {names[link.after]}"
        )
    for view in plan.views:
        yield ChangeLine(view.called, _("Saved view"), _("chooses by who follows"))


def _link_words(link: MovedLink) -> str:
    """What the field is called; that of a request holds a lead and words alike."""
    if link.table == "requested_change":
        return _("Requested lead participant")
    return field_name(link.table, link.field)


def _shares(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names, keys = _names(reader, plan), {each.id: each.name for each in all_keys(reader)}
    for moved in plan.money.shares:
        of = [f"{names[party]} {share_words(share)}" for party, share in moved.before]
        after = f"{names[moved.successor_id]} {share_words(moved.share)}"
        field = _("Share, {year}").format(year=moved.year)
        yield ChangeLine(keys[moved.key_id], field, f"{listed(of)} → {after}")


def _amounts(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names = _names(reader, plan)
    projects = _called(reader)
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
        yield ChangeLine(projects[moved.project_id], _money_part(moved), change)


def _money_part(moved: MovedAmount) -> str:
    return _part(part_word(Part(moved.part)), moved.year, moved.quarter)


def _hours(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    names, projects = _names(reader, plan), _called(reader)
    for moved in plan.hours:
        for part in HoursPart:
            after = moved.hours(part.value) if part is not HoursPart.RATE else None
            if after is None:
                continue
            of = [
                f"{names[party]} {hours_words(hours)}"
                for party, cell in moved.before
                if (hours := getattr(cell, part.value)) is not None
            ]
            change = f"{listed(of)} → {names[moved.successor_id]} {hours_words(after)}"
            field = _part(
                _("{part}, hours").format(part=hours_part_word(part)), moved.year, moved.quarter
            )
            yield ChangeLine(projects[moved.project_id], field, change)


def _wishes(reader: Reader, plan: Reorganisation) -> Iterator[ChangeLine]:
    """What open requests ask for of a year."""
    names = _names(reader, plan)
    for moved in plan.wishes:
        of = listed(
            [f"{names[party]} {money_words(after)}".strip() for party, _plan, after in moved.parts]
        )
        change = _("{amounts} stays: the price levels differ").format(amounts=of)
        if moved.amount is not None:
            change = f"{of} → {names[moved.successor_id]} {money_words(moved.amount)}"
        field = _part(_("Requested budget"), moved.year)
        yield ChangeLine(moved.called, field, change)


def _called(reader: Reader) -> dict[str, str]:
    return {each.id: f"{each.number} {each.name}".strip() for each in reader.projects()}


def _part(part: str, year: int, quarter: int = 0) -> str:
    """ "Godkendt budget, 2027"."""
    template = _("{part}, quarter {quarter} of {year}") if quarter else _("{part}, {year}")
    return template.format(part=part, year=year, quarter=quarter)
