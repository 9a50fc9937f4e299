"""The demo's newest month: opened as a copy of the last, and reported by some of the projects."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, OVERALL, Colour
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.services import finding
from portfolio_desktop.services.collection import collection
from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.reminding import record_reminders, reminder_letters
from portfolio_desktop.services.reporting import mark_reported, open_month
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.demo_accounts import account_events

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]

_COLOURS = {"g": Colour.GREEN, "y": Colour.YELLOW, "r": Colour.RED}
_ROLES = {"manages": Role.MANAGER, "chairs": Role.CHAIR, "observes": Role.OBSERVER}


def newest_events(
    register: RegisterFile, first_day: date, projects: Mapping[str, str]
) -> Iterator[Event]:
    """People on the demo's first day; then the month, its reports and reminders on their days."""
    texts = tomllib.loads(resource("demo", "newest.toml").read_text(encoding="utf-8"))
    period = Period.parse(texts["period"])
    yield first_day, lambda: _enter_people(register, texts, projects)
    yield texts["opened_on"], lambda: open_month(register, period)
    for reminder in texts["reminder"]:
        chosen = [projects[number] for number in reminder["numbers"]]
        yield reminder["on"], _reminding(register, period, chosen)
    yield texts["account"][0]["asked"], lambda: use_last_meeting(register, texts["last_meeting"])
    for account in texts["account"]:
        yield from account_events(register, projects[account["number"]], account)
    for report in texts["report"]:
        day = max(report["on"], texts["opened_on"])
        yield day, _reporting(register, period, projects[report["number"]], report)


def _enter_people(register: RegisterFile, texts: Texts, projects: Mapping[str, str]) -> None:
    with register.edit(Label("demo_filled")) as edit:
        for each in texts["person"]:
            person = new_id()
            values = {name: each[name] for name in ("name", "title", "mail")}
            theirs = finding.participant(register.reader, each.get("of", ""))
            belongs = theirs.id if theirs is not None else None
            edit.create("person", person, {**values, "participant_id": belongs})
            for key, role in _ROLES.items():
                for number in each.get(key, ()):
                    values = {"project_id": projects[number], "person_id": person, "role": role}
                    edit.create("assignment", new_id(), values)


def _reporting(
    register: RegisterFile, period: Period, project: str, report: Texts
) -> Callable[[], object]:
    def enter() -> None:
        for key in (OVERALL, *(key for key, *_names in DEFAULT_DIMENSIONS)):
            if key in report:
                set_colour(register, project, period, key, _COLOURS[report[key]])
        set_remarks(register, project, period, report["remarks"])
        mark_reported(
            register, [project], period, reported_by=report["by"], received_on=report["on"]
        )

    return enter


def _reminding(register: RegisterFile, period: Period, projects: list[str]) -> Callable[[], object]:
    def remind() -> None:
        found = collection(register.reader, period, register.today())
        letters = reminder_letters(register.reader.info(), found, projects)
        record_reminders(register, period, letters)

    return remind
