"""The escalated projects of a status report: their months, their accounts, and those taken off."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.accounts import (
    approve_account,
    ask_for_accounts,
    receive_account,
    take_off,
    write_account,
)
from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.pack_content import PackOptions, status_report
from portfolio_desktop.services.pack_values import EscalationCard, EscalationSection
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.pack_register import ORIGIN

AUGUST, SEPTEMBER, OCTOBER = Period(2023, 8), Period(2023, 9), Period(2023, 10)
GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED


@pytest.fixture
def kiit(register: RegisterFile) -> str:
    return project(register, "18-6", "KIIT", RED, RED, RED)


def project(register: RegisterFile, number: str, name: str, *colours: Colour) -> str:
    found = add_project(register, ProjectDraft(number, name, lead="Region Hovedstaden")).id
    for period, colour in zip((AUGUST, SEPTEMBER, OCTOBER), colours, strict=True):
        set_colour(register, found, period, OVERALL, colour)
    return found


def section(
    register: RegisterFile, period: Period = OCTOBER, meeting: date | None = None
) -> EscalationSection:
    found = status_report(register.reader, PackOptions(period, meeting), ORIGIN).escalations
    assert found is not None
    return found


def only(register: RegisterFile) -> EscalationCard:
    (card,) = section(register).cards
    return card


def facts(card: EscalationCard) -> list[tuple[str, str]]:
    return [(each.label, each.value) for each in card.facts]


def test_each_month_since_the_meeting_has_its_lamp(register: RegisterFile, kiit: str) -> None:
    project(register, "16-2", "EPJ", GREEN, YELLOW, GREEN)
    use_last_meeting(register, date(2023, 9, 8))
    found = section(register)
    assert found.lead == (
        "To projekter er røde eller er gået fra grøn til gul siden mødet den 8. september 2023 og"
        " er særskilte punkter på mødet."
    )
    turned, red = found.cards
    assert [(each.month, each.lamp.word) for each in turned.months] == [
        ("August 2023", "Grøn"),
        ("September 2023", "Gul"),
        ("Oktober 2023", "Grøn"),
    ]
    assert red.path == "Rød nu · styregruppeansvarlig: Region Hovedstaden"


def test_the_meeting_that_is_compared_with_is_the_one_that_counts(
    register: RegisterFile, kiit: str
) -> None:
    project(register, "16-2", "EPJ", GREEN, YELLOW, GREEN)
    assert [each.number for each in section(register).cards] == ["18-6"]
    compared = section(register, meeting=date(2023, 9, 8))
    assert [each.number for each in compared.cards] == ["16-2", "18-6"]


def test_what_has_not_been_received_is_not_printed(register: RegisterFile, kiit: str) -> None:
    assert only(register).state == "Redegørelse: ikke bedt om"
    assert facts(only(register)) == [], "that there is none is told once"
    ask_for_accounts(register, [kiit], OCTOBER)
    assert only(register).state == "Redegørelse: bedt om 2. nov. 2023, ikke modtaget endnu"
    write_account(register, kiit, OCTOBER, "account", "Et udkast")
    assert facts(only(register)) == []


def test_the_account_stands_with_who_gave_it_and_whether_it_is_approved(
    register: RegisterFile, kiit: str
) -> None:
    receive_account(
        register, kiit, OCTOBER, account="Planen er skredet.", corrective_action="Ny plan i Q1.",
        given_by="Tove Lund, it-direktør",
    )  # fmt: skip
    card = only(register)
    assert card.state == "Redegørelse: modtaget 2. nov. 2023, endnu ikke godkendt"
    assert facts(card) == [
        ("Redegørelse", "Planen er skredet."),
        ("Korrigerende handling", "Ny plan i Q1."),
        ("Afgivet af", "Tove Lund, it-direktør"),
    ]
    approve_account(register, kiit, OCTOBER)
    assert only(register).state == "Redegørelse: godkendt 2. nov. 2023"


def test_what_was_taken_off_is_listed_with_the_reason(register: RegisterFile, kiit: str) -> None:
    take_off(register, kiit, OCTOBER, "Behandles under punkt 4")
    found = section(register)
    assert found.cards == ()
    assert found.lead == "Ingen eskalerede projekter er særskilte punkter på mødet."
    assert found.off is not None
    (note,) = found.off.notes
    assert (note.number, note.lamp.word, note.text) == ("18-6", "Rød", "Behandles under punkt 4")


def test_who_has_not_reported_is_told_so(register: RegisterFile, kiit: str) -> None:
    november = OCTOBER.shifted(1)
    open_month(register, november)
    found = section(register, november)
    (card,) = found.cards
    assert found.lead.startswith("Ét projekt er rødt i sin seneste rapport eller er gået")
    assert [each.lamp.word for each in card.months] == ["Rød", "Mangler rapport"], "as in the grid"


def test_a_sound_register_has_no_such_section(register: RegisterFile) -> None:
    project(register, "22-3", "IBI", YELLOW, GREEN, GREEN)
    assert status_report(register.reader, PackOptions(OCTOBER), ORIGIN).escalations is None
