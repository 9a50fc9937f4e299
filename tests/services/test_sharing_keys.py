"""Cost-sharing keys through the services: written as typed, copied, chosen, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.cost_sharing import WHOLE
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.contribution_sheet import contribution_rows
from portfolio_desktop.services.contributions import Basis, contributions
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.economy_pasting import block_of
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.participants import (
    ParticipantDraft,
    add_participant,
    edit_participant,
)
from portfolio_desktop.services.share_words import share_words
from portfolio_desktop.services.sharing_keys import (
    ShareWish,
    add_key,
    all_keys,
    choose_key,
    copy_shares,
    remove_key,
    rename_key,
    set_key_active,
    set_shares,
    shares_of,
)
from portfolio_desktop.services.sharing_sheet import (
    SUM,
    names_participants,
    pasted_shares,
    sharing_rows,
    whole_sentence,
)
from portfolio_desktop.storage.register_file import RegisterFile

OF_2023 = {
    "Hovedstaden": ".3121",
    "Sjælland": ".1543",
    "Syddanmark": ".2133",
    "Midtjylland": ".2169",
    "Nordjylland": ".1034",
}
TODAY = date(2023, 11, 2)


@pytest.fixture
def key(register: RegisterFile, regions: dict[str, str]) -> str:
    """The key of 2023."""
    made = add_key(register, "Bloktilskudsnøglen").id
    wishes = [ShareWish(2023, regions[name], text) for name, text in OF_2023.items()]
    set_shares(register, made, wishes)
    return made


def refused(caught: pytest.ExceptionInfo[RuleError]) -> str:
    return message_for(caught.value).text


def test_a_year_of_a_key_is_one_edit_and_one_undo(
    register: RegisterFile, regions: dict[str, str], key: str
) -> None:
    assert shares_of(register.reader, key)[2023] == {
        regions["Hovedstaden"]: 312_100,
        regions["Sjælland"]: 154_300,
        regions["Syddanmark"]: 213_300,
        regions["Midtjylland"]: 216_900,
        regions["Nordjylland"]: 103_400,
    }
    told = history(register)[0]
    assert told.sentence == "Andele i en fordelingsnøgle for 2023"
    shown = {line.place: line.after for line in told.changes}
    assert shown["Andel fra Region Nordjylland, 2023"] == "10,34\u00a0%"
    undo(register)
    assert shares_of(register.reader, key) == {}
    assert register.check() == ()


def test_a_text_that_is_no_share_is_told_with_its_cell(
    register: RegisterFile, regions: dict[str, str], key: str
) -> None:
    before = register.position()
    wishes = (
        ShareWish(2024, regions["Sjælland"], "15,43"),
        ShareWish(2024, regions["Hovedstaden"], "en tredjedel"),
    )
    with pytest.raises(RuleError) as caught:
        set_shares(register, key, wishes)
    assert "2024, Region Hovedstaden" in refused(caught)
    assert "en tredjedel" in refused(caught)
    assert register.position() == before


def test_names_of_keys_are_asked_for_and_there_once(register: RegisterFile, key: str) -> None:
    for name in (" ", "bloktilskudsnøglen"):
        with pytest.raises(RuleError):
            add_key(register, name)
    other = add_key(register, "Ligedeling").id
    rename_key(register, other, "Lige deling")
    assert [each.name for each in all_keys(register.reader)] == [
        "Bloktilskudsnøglen",
        "Lige deling",
    ]


def test_a_key_that_is_used_stays(register: RegisterFile, project: str, key: str) -> None:
    choose_key(register, project, key)
    assert history(register)[0].sentence == "Fordelingsnøgle for 22-3"
    with pytest.raises(RuleError) as caught:
        remove_key(register, key)
    assert "22-3" in refused(caught)
    set_key_active(register, key, active=False)
    assert not all_keys(register.reader)[0].active
    choose_key(register, project, None)
    remove_key(register, key)
    assert all_keys(register.reader) == ()
    assert register.check() == ()


def test_the_next_year_begins_with_this_years_shares(
    register: RegisterFile, regions: dict[str, str], key: str
) -> None:
    set_shares(register, key, [ShareWish(2024, regions["Sjælland"], "99")])
    copy_shares(register, key, 2023, 2024)
    found = shares_of(register.reader, key)
    assert found[2024] == found[2023]
    with pytest.raises(RuleError) as caught:
        copy_shares(register, key, 2030, 2031)
    assert "2030" in refused(caught)


def test_who_has_ended_hands_its_share_on_when_a_year_is_copied(
    register: RegisterFile, regions: dict[str, str], key: str
) -> None:
    east = add_participant(register, ParticipantDraft("Region Østdanmark")).id
    for name in ("Hovedstaden", "Sjælland"):
        draft = ParticipantDraft(f"Region {name}", valid_to="31.12.2026", successor_id=east)
        edit_participant(register, regions[name], draft)
    copy_shares(register, key, 2023, 2026)
    assert east not in shares_of(register.reader, key)[2026]
    copy_shares(register, key, 2026, 2027)
    found = shares_of(register.reader, key)[2027]
    assert found[east] == 466_400
    assert sum(found.values()) == WHOLE
    assert regions["Hovedstaden"] not in found


def test_the_table_shows_the_year_beside_the_one_before(
    register: RegisterFile, regions: dict[str, str], key: str
) -> None:
    rows = {row.id: row for row in sharing_rows(register.reader, key, 2024, editable=True)}
    cells = rows[regions["Sjælland"]].cells
    assert [each.shown for each in cells] == ["Region Sjælland", "", "15,43\u00a0%"]
    assert cells[1].editable
    assert [each.shown for each in rows[SUM].cells] == ["I alt", "", "100\u00a0%"]


def test_what_a_year_lacks_is_told(
    register: RegisterFile, regions: dict[str, str], key: str
) -> None:
    def told(year: int) -> str:
        return whole_sentence(register.reader, key, year).replace("\u00a0", " ")

    assert told(2023) == "Andelene for 2023 giver 100 %."
    assert "ingen andele" in told(2024)
    set_shares(register, key, [ShareWish(2023, regions["Sjælland"], "15,42")])
    assert told(2023).startswith("Der mangler 0,01 %")
    set_shares(register, key, [ShareWish(2023, regions["Sjælland"], "15,5")])
    assert "0,07 % mere end 100 %" in told(2023)


PASTED = (
    "Region\t2024\t2025\r\n"
    "Region Hovedstaden\t31,3%\t31,4%\r\n"
    "region sjælland\t15,4 %\t\r\n"
    "I alt\t46,7%\t31,4%"
)


def test_a_block_from_a_spreadsheet_may_hold_several_years(
    register: RegisterFile, regions: dict[str, str]
) -> None:
    block = block_of(PASTED)
    assert names_participants(block)
    assert pasted_shares(register.reader, block, 2023) == (
        ShareWish(2024, regions["Hovedstaden"], "31,3%"),
        ShareWish(2025, regions["Hovedstaden"], "31,4%"),
        ShareWish(2024, regions["Sjælland"], "15,4 %"),
    )


def test_a_block_without_years_is_about_the_one_that_is_shown(
    register: RegisterFile, regions: dict[str, str]
) -> None:
    block = block_of("Part\tAndel\nRegion Hovedstaden\t.3121\nRegion Sjælland\t.1543")
    assert pasted_shares(register.reader, block, 2023) == (
        ShareWish(2023, regions["Hovedstaden"], ".3121"),
        ShareWish(2023, regions["Sjælland"], ".1543"),
    )


def test_nobody_is_left_out_of_what_is_pasted(
    register: RegisterFile, regions: dict[str, str]
) -> None:
    with pytest.raises(RuleError) as caught:
        pasted_shares(register.reader, block_of("Region Hovedstaden\t40\nAmtet\t60"), 2023)
    assert "Amtet" in refused(caught)
    with pytest.raises(RuleError):
        pasted_shares(register.reader, block_of("Region Hovedstaden\tja"), 2023)


@pytest.mark.parametrize(
    ("share", "words"),
    [(312_100, "31,21\u00a0%"), (WHOLE, "100\u00a0%"), (1, "0,0001\u00a0%"), (5_000, "0,5\u00a0%")],
)
def test_shares_in_words(share: int, words: str) -> None:
    assert share_words(share) == words


def parts(register: RegisterFile, project: str, basis: Basis) -> dict[str, dict[str, int]]:
    """To collect in whole kroner, by year and region."""
    found = contributions(register.reader, project, basis, TODAY)
    names = {each.id: each.name.removeprefix("Region ") for each in register.reader.participants()}
    return {
        str(year.year): {names[each.participant_id]: each.to_collect // 100 for each in year.parts}
        for year in found.years
    }


def test_the_budget_is_collected_by_the_key_less_what_stands_under_each(
    register: RegisterFile, project: str, regions: dict[str, str], key: str
) -> None:
    choose_key(register, project, key)
    wishes = (
        CellWish(2023, Part.APPROVED, "12,6 mio. kr."),
        CellWish(2023, Part.APPROVED, "2 mio. kr.", regions["Hovedstaden"]),
        CellWish(2023, Part.FORECAST, "10 mio. kr."),
    )
    set_amounts(register, project, wishes)
    assert parts(register, project, Basis.BUDGET)["2023"] == {
        "Hovedstaden": 1_932_460,
        "Midtjylland": 2_732_940,
        "Nordjylland": 1_302_840,
        "Sjælland": 1_944_180,
        "Syddanmark": 2_687_580,
    }
    assert parts(register, project, Basis.FORECAST)["2023"]["Nordjylland"] == 1_034_000


def test_a_year_that_cannot_be_divided_says_why(
    register: RegisterFile, project: str, regions: dict[str, str], key: str
) -> None:
    wishes = [CellWish(year, Part.APPROVED, "1 mio. kr.") for year in (2023, 2024, 2025)]
    set_amounts(register, project, wishes)
    nothing = contributions(register.reader, project, Basis.BUDGET, TODAY)
    assert nothing.years == ()
    assert "fordelingsnøgle" in nothing.told
    choose_key(register, project, key)
    set_shares(register, key, [ShareWish(2025, regions["Sjælland"], "99,9")])
    found = {
        each.year: each
        for each in contributions(register.reader, project, Basis.BUDGET, TODAY).years
    }
    assert found[2023].parts
    assert found[2023].told == ()
    assert "ingen andele for 2024" in found[2024].told[0]
    assert "99,9\u00a0%" in found[2025].told[0]
    assert not found[2024].parts
    assert not found[2025].parts
    assert "prognose" in contributions(register.reader, project, Basis.FORECAST, TODAY).told


def test_the_table_adds_up_over_the_years(
    register: RegisterFile, project: str, regions: dict[str, str], key: str
) -> None:
    choose_key(register, project, key)
    copy_shares(register, key, 2023, 2024)
    wishes = [CellWish(year, Part.APPROVED, "10 mio. kr.") for year in (2023, 2024)]
    set_amounts(register, project, wishes)
    found = contributions(register.reader, project, Basis.BUDGET, TODAY)
    rows = {row.name: row for row in contribution_rows(register.reader, found)}
    last = [cell.shown.replace("\u00a0", " ") for cell in rows["I alt, Region Nordjylland"].cells]
    assert last == ["Region Nordjylland", "", "2,068 mio. kr.", "", "2,068 mio. kr."]
