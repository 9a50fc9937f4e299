"""1 January 2027: Region Hovedstaden and Region Sjælland become Region Østdanmark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.actions import ActionState
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.actions import ActionDraft, Ending, add_action, end_actions
from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.follow_up import action_row
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.people import PersonDraft, add_person
from portfolio_desktop.services.project_team import TeamDraft
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reorganisation_words import change_lines
from portfolio_desktop.services.reorganising import (
    Following,
    ReorganisationDraft,
    plan_reorganisation,
    reorganise,
)
from portfolio_desktop.services.reorganising_money import NO_MONEY
from portfolio_desktop.services.roll_ups import taking_part
from portfolio_desktop.services.sharing_keys import ShareWish, add_key, set_shares, shares_of
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.conftest import REGIONS

DECEMBER, JANUARY = Period(2026, 12), Period(2027, 1)
REFERENCE = "RSI-kredsen 12. nov. 2026, punkt 4"


@pytest.fixture
def projects(register: RegisterFile, regions: dict[str, str]) -> dict[str, str]:
    """One project of every region's, led by Hovedstaden; one of Nordjylland's own; one to leave."""
    everyone = TeamDraft(regions["Sjælland"], participants=frozenset(regions.values()))
    drafts = {
        "18-4": (ProjectDraft("18-4", "NDIS", lead="Region Hovedstaden"), everyone),
        "22-2": (ProjectDraft("22-2", "Apovision", lead="Region Nordjylland"), TeamDraft()),
        "12-1": (ProjectDraft("12-1", "Udgående", lead="Region Sjælland"), TeamDraft()),
    }
    return {key: add_project(register, *draft).id for key, draft in drafts.items()}


def change(regions: dict[str, str], projects: dict[str, str]) -> ReorganisationDraft:
    return ReorganisationDraft(
        day="1.1.2027",
        followings=(
            Following(regions["Hovedstaden"], "Region Østdanmark"),
            Following(regions["Sjælland"], "region østdanmark"),
        ),
        reference=REFERENCE,
        leaving=frozenset({projects["12-1"]}),
        leaving_reason="Overgår til Region Østdanmarks egen portefølje.",
    )


def names(reader: Reader, project: str, period: Period) -> list[str]:
    return [each.name.removeprefix("Region ") for each in taking_part(reader, project, period)]


def test_two_regions_become_one(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    boss = add_person(register, PersonDraft("Åse", participant_id=regions["Sjælland"])).id
    reorganise(register, change(regions, projects))
    reader = register.reader
    (east,) = (each for each in reader.participants() if each.name == "Region Østdanmark")
    assert (east.kind, east.valid_from) == (ParticipantKind.REGION, date(2027, 1, 1))
    ended = {each.id: each for each in reader.participants() if each.successor_id == east.id}
    assert ended.keys() == {regions["Hovedstaden"], regions["Sjælland"]}
    assert {each.valid_to for each in ended.values()} == {date(2026, 12, 31)}
    assert len(names(reader, projects["18-4"], DECEMBER)) == 5
    assert names(reader, projects["18-4"], JANUARY) == [
        *("Midtjylland", "Nordjylland", "Syddanmark", "Østdanmark"),
    ]
    (ndis,) = reader.projects([projects["18-4"]])
    assert (ndis.lead_id, ndis.accountable_id) == (east.id, east.id)
    (other,) = reader.projects([projects["22-2"]])
    assert other.lead_id == regions["Nordjylland"]
    (gone,) = reader.projects([projects["12-1"]])
    assert (gone.archived, gone.left_on, gone.left_reference) == (
        *(True, date(2027, 1, 1)),
        REFERENCE,
    )
    assert gone.lead_id == regions["Sjælland"]
    (person,) = reader.persons()
    assert (person.id, person.participant_id) == (boss, east.id)


def test_it_is_one_edit_and_one_undo(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    before = (register.reader.participants(), register.reader.projects())
    edits = len(history(register))
    reorganise(register, change(regions, projects))
    assert len(history(register)) == edits + 1
    assert history(register)[0].sentence == "Organisationsændring pr. 1. jan. 2027"
    decision = {line.place: line.after for line in history(register)[0].changes}
    assert decision["Beslutning om organisationen"] == REFERENCE
    undo(register)
    assert (register.reader.participants(), register.reader.projects()) == before
    assert len(register.reader.participations()) == 5


def test_what_will_change_is_shown_first(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    plan = plan_reorganisation(register.reader, change(regions, projects))
    lines = [(each.what, each.field, each.change) for each in change_lines(register.reader, plan)]
    assert lines == [
        ("Region Østdanmark", "Part", "ny fra 1. jan. 2027"),
        (
            *("Region Hovedstaden", "Part"),
            "ophører 31. dec. 2026 og videreføres af Region Østdanmark",
        ),
        (
            *("Region Sjælland", "Part"),
            "ophører 31. dec. 2026 og videreføres af Region Østdanmark",
        ),
        ("18-4 NDIS", "Projektledende part", "Region Hovedstaden → Region Østdanmark"),
        ("18-4 NDIS", "Styregruppeansvarlig part", "Region Sjælland → Region Østdanmark"),
        ("18-4 NDIS", "Rapporterer selv", "Region Østdanmark fra 1. jan. 2027"),
        ("12-1 Udgående", "Registret", "udgår 1. jan. 2027"),
    ]
    assert len(register.reader.participants()) == 5


def test_only_what_is_chosen_moves(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    draft = ReorganisationDraft(
        day="1.1.2027",
        followings=(Following(regions["Hovedstaden"], "Region Syddanmark"),),
        reference=REFERENCE,
        leads=False,
        participations=False,
    )
    plan = plan_reorganisation(register.reader, draft)
    assert (plan.new, plan.fields, plan.joining) == ((), {}, ())


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ReorganisationDraft(reference=REFERENCE), "day"),
        (ReorganisationDraft("1.1.2027"), "reference"),
        (ReorganisationDraft("1.1.2027", reference=REFERENCE), "followings"),
        (
            ReorganisationDraft("1.1.2027", reference=REFERENCE, leaving=frozenset({"x"})),
            "leaving_reason",
        ),
    ],
)
def test_what_is_missing_is_asked_for(
    register: RegisterFile, draft: ReorganisationDraft, field: str
) -> None:
    with pytest.raises(RuleError) as refused:
        plan_reorganisation(register.reader, draft)
    assert refused.value.problem.field == field


def test_nobody_is_followed_by_itself_or_in_a_row(
    register: RegisterFile, regions: dict[str, str]
) -> None:
    def followed(*pairs: tuple[str, str]) -> ReorganisationDraft:
        followings = tuple(Following(regions[who], f"Region {by}") for who, by in pairs)
        return ReorganisationDraft("1.1.2027", followings, REFERENCE)

    with pytest.raises(RuleError) as same:
        plan_reorganisation(register.reader, followed(("Sjælland", "Sjælland")))
    assert "kan ikke videreføres af sig selv" in message_for(same.value).happened
    with pytest.raises(RuleError) as row:
        plan_reorganisation(
            register.reader,
            followed(("Hovedstaden", "Sjælland"), ("Sjælland", "Østdanmark")),
        )
    assert "selv ophører samme dag" in message_for(row.value).happened
    reorganise(register, followed(("Sjælland", "Østdanmark")))
    later = ReorganisationDraft(
        "1.1.2028", (Following(regions["Sjælland"], "Region Nord"),), REFERENCE
    )
    with pytest.raises(RuleError) as ended:
        plan_reorganisation(register.reader, later)
    assert "ophørte allerede 31. dec. 2026" in message_for(ended.value).happened


def refusal(register: RegisterFile, ends: str, successor: str) -> str:
    draft = ReorganisationDraft("1.1.2027", (Following(ends, successor),), REFERENCE)
    with pytest.raises(RuleError) as refused:
        reorganise(register, draft)
    return message_for(refused.value).happened


def test_nobody_is_followed_by_one_that_it_follows_itself(register: RegisterFile) -> None:
    new = add_participant(register, ParticipantDraft("Østdanmark")).id
    middle = add_participant(
        register, ParticipantDraft("Øresund", valid_to="30.6.2027", successor_id=new)
    ).id
    old = add_participant(
        register, ParticipantDraft("Hovedstaden", valid_to="31.12.2027", successor_id=middle)
    ).id
    assert refusal(register, new, old) == (
        "En part kan ikke videreføres af en, som den selv viderefører."
    )


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"valid_to": "31.12.2026"}, "31. dec. 2026"),
        ({"valid_from": "2.1.2027"}, "2. jan. 2027"),
    ],
)
def test_a_successor_takes_part_from_the_day_itself(
    register: RegisterFile, regions: dict[str, str], days: dict[str, str], told: str
) -> None:
    add_participant(register, ParticipantDraft("Østdanmark", **days))
    sentence = refusal(register, regions["Sjælland"], "Østdanmark")
    assert "Østdanmark" in sentence
    assert told in sentence


def test_what_is_promised_and_not_kept_yet_is_the_successors(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    drafts = [ActionDraft(title=name, participant=f"Region {name}") for name in REGIONS[:3]]
    east, kept, south = (add_action(register, draft).id for draft in drafts)
    end_actions(register, [kept], Ending(ActionState.KEPT))
    lines = change_lines(
        register.reader, plan_reorganisation(register.reader, change(regions, projects))
    )
    (told,) = [line for line in lines if line.what == "2023-01 Hovedstaden"]
    assert told.change == "Region Hovedstaden → Region Østdanmark"
    reorganise(register, change(regions, projects))

    def whose(action: str) -> str:
        row = action_row(register.reader, action, register.today())
        assert row is not None
        return row.participant

    assert [whose(each) for each in (east, kept, south)] == [
        "Region Østdanmark",
        "Region Sjælland",
        "Region Syddanmark",
    ]
    undo(register)
    assert whose(east) == "Region Hovedstaden"
    reorganise(register, replace(change(regions, projects), promises=False))
    assert whose(east) == "Region Hovedstaden"


@pytest.fixture
def key(register: RegisterFile, regions: dict[str, str]) -> str:
    """The key of 2023, for 2026 and 2027."""
    made = add_key(register, "Bloktilskudsnøglen").id
    texts = dict(zip(REGIONS, (".3121", ".1543", ".2133", ".2169", ".1034"), strict=True))
    wishes = [
        ShareWish(year, regions[name], text)
        for year in (2026, 2027)
        for name, text in texts.items()
    ]
    set_shares(register, made, wishes)
    return made


def east_of(reader: Reader) -> str:
    (east,) = (each.id for each in reader.participants() if each.name == "Region Østdanmark")
    return east


def test_the_shares_of_later_years_go_to_the_successor(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str], key: str
) -> None:
    before = shares_of(register.reader, key)
    reorganise(register, change(regions, projects))
    found = shares_of(register.reader, key)
    assert found[2026] == before[2026], "what was shared before the change stays"
    assert found[2027][east_of(register.reader)] == 466_400
    assert sum(found[2027].values()) == 1_000_000
    assert not {regions["Hovedstaden"], regions["Sjælland"]} & found[2027].keys()
    undo(register)
    assert shares_of(register.reader, key) == before


def amounts(register: RegisterFile, project: str, regions: dict[str, str]) -> None:
    wishes = [
        CellWish(year, part, text, regions[name])
        for year in (2026, 2027)
        for name, part, text in (
            ("Hovedstaden", Part.APPROVED, "3 mio. kr."),
            ("Sjælland", Part.APPROVED, "1,5 mio. kr."),
            ("Nordjylland", Part.APPROVED, "1 mio. kr."),
            ("Hovedstaden", Part.FORECAST, "3,2 mio. kr."),
            ("Hovedstaden", Part.STATED_ON, "1.10.2026"),
            ("Sjælland", Part.FORECAST, "1 mio. kr."),
            ("Sjælland", Part.STATED_ON, "1.11.2026"),
        )
    ]
    set_amounts(register, project, wishes)


def test_later_years_budgets_go_to_the_successor_and_the_original_stands(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    ndis = projects["18-4"]
    amounts(register, ndis, regions)
    before = economy_of(register.reader, ndis)
    edits = len(history(register))
    reorganise(register, change(regions, projects))
    assert len(history(register)) == edits + 1
    found = {each.year: each for each in economy_of(register.reader, ndis).years}
    east = east_of(register.reader)
    moved = found[2027].parties[east]
    assert moved.approved is not None
    assert moved.forecast is not None
    assert (moved.approved.ore, moved.forecast.ore) == (450_000_000, 420_000_000)
    assert moved.original is None
    assert moved.stated_on == date(2026, 10, 1), "the older of the two"
    gone = found[2027].parties[regions["Hovedstaden"]]
    assert (gone.approved, gone.forecast) == (None, None)
    assert gone.original is not None
    assert gone.original.ore == 300_000_000
    assert found[2026].parties[regions["Sjælland"]].approved is not None
    assert found[2027].summed.approved is not None
    assert found[2027].summed.approved.ore == 550_000_000
    versions = register.reader.baselines([ndis])
    assert [(each.version, each.reason) for each in versions] == [(1, ""), (2, REFERENCE)]
    assert register.check() == ()
    undo(register)
    assert economy_of(register.reader, ndis) == before


def test_what_happens_to_money_is_told_line_by_line(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str], key: str
) -> None:
    amounts(register, projects["18-4"], regions)
    plan = plan_reorganisation(register.reader, change(regions, projects))
    told = [
        (each.what, each.field, each.change.replace("\u00a0", " "))
        for each in change_lines(register.reader, plan)
    ]
    assert told[-4:] == [
        (
            *("Bloktilskudsnøglen", "Andel, 2027"),
            "Region Hovedstaden 31,21 % og Region Sjælland 15,43 % → Region Østdanmark 46,64 %",
        ),
        (
            *("18-4 NDIS", "Godkendt plan"),
            "version 2: de samme beløb, hos den, der viderefører",
        ),
        (
            *("18-4 NDIS", "Godkendt budget, 2027"),
            "Region Hovedstaden 3 mio. kr. og Region Sjælland 1,5 mio. kr. → Region Østdanmark"
            " 4,5 mio. kr.",
        ),
        (
            *("18-4 NDIS", "Prognose, 2027"),
            "Region Hovedstaden 3,2 mio. kr. og Region Sjælland 1 mio. kr. → Region Østdanmark"
            " 4,2 mio. kr.",
        ),
    ]


def test_amounts_at_different_price_levels_stay_and_that_is_told(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    wishes = (
        CellWish(2027, Part.APPROVED, "3 mio. kr. (2023-pl)", regions["Hovedstaden"]),
        CellWish(2027, Part.APPROVED, "1 mio. kr. (2024-pl)", regions["Sjælland"]),
    )
    set_amounts(register, projects["18-4"], wishes)
    before = economy_of(register.reader, projects["18-4"])
    draft = change(regions, projects)
    last = change_lines(register.reader, plan_reorganisation(register.reader, draft))[-1]
    assert "prisniveauerne er forskellige" in last.change
    reorganise(register, draft)
    assert economy_of(register.reader, projects["18-4"]) == before


def test_money_stays_where_that_is_wished(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str], key: str
) -> None:
    amounts(register, projects["18-4"], regions)
    draft = replace(change(regions, projects), keys=False, budgets=False)
    assert plan_reorganisation(register.reader, draft).money == NO_MONEY
    in_july = replace(change(regions, projects), day="1.7.2026")
    moved = plan_reorganisation(register.reader, in_july).money
    assert {each.year for each in moved.shares} == {2027}, "a year that has begun stays"
    assert {each.year for each in moved.amounts} == {2027}
