"""Internal hours: whole numbers as typed, worth their hours at the register's rate of the year."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.hours import (
    HoursPart,
    HoursWish,
    hours_of,
    parties_sentence,
    rates,
    set_hours,
)
from portfolio_desktop.services.hours_sheet import hours_rows, hours_wishes
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.storage.register_file import RegisterFile

PLANNED = HoursWish(2024, HoursPart.PLANNED, "1.200")
RATE = HoursWish(2024, HoursPart.RATE, "650 kr.")


def shown(register: RegisterFile, project: str) -> list[list[str]]:
    rows = hours_rows(register.reader, project, (), editable=False)
    return [[cell.shown.replace("\u00a0", " ") for cell in row.cells] for row in rows]


def test_hours_are_worth_their_number_at_the_years_rate(
    register: RegisterFile, project: str
) -> None:
    set_hours(register, project, [PLANNED, RATE, HoursWish(2024, HoursPart.FORECAST, "1500")])
    assert shown(register, project) == [
        ["2024", "1.200", "", "1.500", "650 kr.", "780.000 kr.", "975.000 kr."]
    ]
    assert history(register)[0].sentence == "Interne timer for 22-3"
    undo(register)
    assert shown(register, project) == []
    assert rates(register.reader) == {}
    assert register.check() == ()


def test_the_rate_holds_for_every_project(register: RegisterFile, project: str) -> None:
    other = add_project(register, ProjectDraft("23-1", "Sundhedsjournalen")).id
    set_hours(register, project, [RATE])
    assert history(register)[0].sentence == "Timesatsen for 2024"
    set_hours(register, other, [HoursWish(2024, HoursPart.SPENT, "10")])
    (year,) = hours_of(register.reader, other)
    assert year.rate is not None
    assert year.rate.ore == 65_000


def test_years_are_added_up(register: RegisterFile, project: str) -> None:
    set_hours(register, project, [PLANNED, RATE, HoursWish(2025, HoursPart.PLANNED, "800")])
    assert shown(register, project)[-1] == ["I alt", "2.000", "", "", "", "780.000 kr.", ""]


def test_an_emptied_year_is_gone(register: RegisterFile, project: str) -> None:
    set_hours(register, project, [PLANNED])
    set_hours(register, project, [HoursWish(2024, HoursPart.PLANNED, "")])
    assert hours_of(register.reader, project) == ()


@pytest.mark.parametrize("text", ["mange", "7,5", "-3", "1.20", "99999999"])
def test_what_is_no_whole_number_of_hours_is_told(
    register: RegisterFile, project: str, text: str
) -> None:
    before = register.position()
    with pytest.raises(RuleError) as caught:
        set_hours(register, project, [HoursWish(2024, HoursPart.SPENT, text)])
    assert text in message_for(caught.value).text
    assert register.position() == before


def test_each_participant_has_hours_at_the_years_rate(register: RegisterFile, project: str) -> None:
    nord, syd = (add_participant(register, ParticipantDraft(name)).id for name in ("Nord", "Syd"))
    wishes = [
        HoursWish(2024, HoursPart.PLANNED, text, party)
        for text, party in (("100", nord), ("50", syd))
    ]
    set_hours(register, project, [*wishes, RATE])
    (year,) = hours_of(register.reader, project)
    assert (year.planned, year.stated) == (150, None), "the year is their sum"
    rows = hours_rows(register.reader, project, (), parties=(nord, syd), editable=True)
    told = {row.name: [cell.shown.replace("\u00a0", " ") for cell in row.cells] for row in rows}
    assert told["2024"] == ["2024", "150", "", "", "650 kr.", "97.500 kr.", ""]
    assert told["2024, Nord"] == ["Nord", "100", "", "", "", "65.000 kr.", ""]
    assert not rows[1].cells[4].editable, "the rate is the year's"
    assert parties_sentence([year]) == ""
    set_hours(register, project, [PLANNED])
    assert parties_sentence(hours_of(register.reader, project)) == (
        "Planlagt, 2024: Parterne giver 150, men der står 1.200 i alt."
    )
    set_hours(register, project, [HoursWish(2024, HoursPart.PLANNED, "", nord)])
    (year,) = hours_of(register.reader, project)
    assert year.parties.keys() == {syd}
    with pytest.raises(RuleError):
        set_hours(register, project, [HoursWish(2024, HoursPart.SPENT, "1", "ukendt")])


def test_cells_ask_for_what_their_column_is() -> None:
    assert hours_wishes(
        [("2024/", 4, "700"), ("2024/", 5, "1"), ("total", 1, "1"), ("2024/n", 4, "1")]
    ) == (HoursWish(2024, HoursPart.RATE, "700"),)
