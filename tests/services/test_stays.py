"""A project that left and came back more than once: every month is explained as it was."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.leaving import (
    LeavingDraft,
    ReturnDraft,
    leave_register,
    return_to_register,
)
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.row_counts import row_count
from portfolio_desktop.services.settings import STAYS
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

TODAY = date(2024, 12, 31)
FIRST = Period(2024, 1)


def month(number: int) -> Period:
    return Period(2024, number)


@pytest.fixture
def guest(register: RegisterFile) -> str:
    """In January and February, out in March, in April and May, out in June, in from July."""
    use_language(Language.DANISH)
    add_project(register, ProjectDraft("10-1", "Altid", entered_on="1.1.2023"))
    draft = ProjectDraft(
        "22-3",
        "Gæst",
        entered_on="10.1.2024",
        entered_reason="Ny opgave",
        entered_reference="Kredsen i januar",
    )
    made = add_project(register, draft).id
    set_remarks(register, made, FIRST, "Det går.")
    for left, back, word in (("5.3.2024", "2.4.2024", "marts"), ("6.6.2024", "3.7.2024", "juni")):
        leave_register(register, [made], LeavingDraft(f"Ud i {word}", f"Kredsen i {word}", left))
        return_to_register(register, made, ReturnDraft(f"Efter {word}", f"Møde efter {word}", back))
    return made


def shown(register: RegisterFile, *, until: int = 8) -> str:
    """The months from January on in which the list has the project, as their numbers."""
    months = [month(number) for number in range(1, until + 1)]
    return "".join(
        str(each.month)
        for each in months
        if any(row.number == "22-3" and row.there for row in rows(register, each))
    )


def rows(register: RegisterFile, period: Period) -> tuple[object, ...]:
    return load_portfolio(register.reader, period, TODAY).rows


def told(register: RegisterFile, number: int) -> list[tuple[str, str]]:
    count = row_count(register.reader, month(number), TODAY)
    return [(each.way, each.why) for each in (*count.came, *count.left)]


def test_the_list_has_it_in_the_months_it_was_there(register: RegisterFile, guest: str) -> None:
    assert shown(register) == "124578"


def test_each_coming_and_going_is_told_with_its_own_day_reason_and_decision(
    register: RegisterFile, guest: str
) -> None:
    assert told(register, 1) == [("Ind 10. jan. 2024", "Ny opgave (Kredsen i januar)")]
    assert told(register, 3) == [("Ud 5. mar. 2024", "Ud i marts (Kredsen i marts)")]
    assert told(register, 4) == [("Ind 2. apr. 2024", "Efter marts (Møde efter marts)")]
    assert told(register, 6) == [("Ud 6. jun. 2024", "Ud i juni (Kredsen i juni)")]
    assert told(register, 7) == [("Ind 3. jul. 2024", "Efter juni (Møde efter juni)")]
    for quiet in (2, 5, 8):
        assert told(register, quiet) == []


def test_out_for_good_the_earlier_months_stay_as_they_were(
    register: RegisterFile, guest: str
) -> None:
    leave_register(register, [guest], LeavingDraft("Slut", "Kredsen", "1.8.2024"))
    assert shown(register) == "12457"
    assert told(register, 3) == [("Ud 5. mar. 2024", "Ud i marts (Kredsen i marts)")]
    assert told(register, 8) == [("Ud 1. aug. 2024", "Slut (Kredsen)")]


def test_taken_out_by_mistake_the_earlier_absence_is_still_one(
    register: RegisterFile, guest: str
) -> None:
    leave_register(register, [guest], LeavingDraft("Fejl", "Kredsen", "1.8.2024"))
    return_to_register(register, guest, ReturnDraft(mistaken=True))
    assert shown(register) == "124578"
    assert told(register, 6) == [("Ud 6. jun. 2024", "Ud i juni (Kredsen i juni)")]


def test_the_return_is_undone_with_all_of_it(register: RegisterFile, guest: str) -> None:
    undo(register)
    assert shown(register) == "1245"
    undo(register)
    assert shown(register) == "1245678", "it had not left the second time"
    assert register.check() == ()


def test_an_absence_from_before_stays_were_kept_is_kept_when_it_leaves_again(
    register: RegisterFile,
) -> None:
    """Of a register that an earlier program wrote only the fields tell of the absence."""
    made = add_project(register, ProjectDraft("22-3", "Gæst", entered_on="2.4.2024")).id
    set_remarks(register, made, FIRST, "Det går.")
    with register.edit(Label("demo_filled")) as edit:
        edit.set("project", made, "left_on", date(2024, 3, 5))
        edit.set("project", made, "archived_reason", "Ud i marts")
    assert shown(register, until=5) == "1245"
    leave_register(register, [made], LeavingDraft("Slut", "Kredsen", "6.6.2024"))
    assert shown(register, until=7) == "1245"
    assert told(register, 3) == [("Ud 5. mar. 2024", "Ud i marts (uden beslutning)")]


def in_and_out(register: RegisterFile, entered: date, left: date) -> None:
    """A guest nobody ever reported of, as a register tells of it that kept no stays."""
    made = add_project(register, ProjectDraft("22-3", "Gæst")).id
    with register.edit(Label("demo_filled")) as edit:
        edit.set("project", made, "entered_on", entered)
        edit.set("project", made, "left_on", left)
        edit.set("project", made, "archived", left > entered)


def test_of_one_that_came_back_the_months_before_it_left_are_kept_without_any_report(
    register: RegisterFile,
) -> None:
    """The day it came in is that of its return: nobody knows any more when it came first."""
    in_and_out(register, entered=date(2024, 4, 2), left=date(2024, 3, 5))
    assert shown(register, until=5) == "1245"


def test_of_one_that_is_out_for_good_the_months_before_it_came_stay_without_it(
    register: RegisterFile,
) -> None:
    in_and_out(register, entered=date(2024, 2, 10), left=date(2024, 5, 6))
    assert shown(register, until=6) == "234"


def test_the_history_tells_of_the_kept_stay_in_words(register: RegisterFile, guest: str) -> None:
    line = next(
        each for each in history(register)[0].changes if each.place.startswith("Tidligere ophold")
    )
    assert line.after == "10. jan. 2024–5. mar. 2024, 2. apr. 2024–6. jun. 2024"
    assert STAYS not in line.place
