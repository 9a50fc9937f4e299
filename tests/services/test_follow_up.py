"""Promises as lists, panel and papers show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.actions import ActionKind, ActionState
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.actions import (
    ActionDraft,
    Ending,
    action_draft,
    add_action,
    edit_action,
    end_actions,
    move_due,
)
from portfolio_desktop.services.follow_panel import follow_facts
from portfolio_desktop.services.follow_up import (
    Sorting,
    action_row,
    arranged,
    follow_up,
)
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

TODAY = date(2023, 11, 10)


def meeting(register: RegisterFile, day: date) -> str:
    row, board = new_id(), new_id()
    with register.edit(Label("test")) as edit:
        edit.create("forum", board, {"name": "Rådet", "short_name": "RSI-kredsen"})
        edit.create("meeting", row, {"held_on": day, "forum_id": board, "title": "RSI-kredsen"})
    return row


@pytest.fixture
def filled(register: RegisterFile, project: str) -> dict[str, str]:
    """Three promises: one overdue and moved, one in time to a meeting, one kept."""
    add_participant(register, ParticipantDraft("Region Syddanmark", "RSyd"))
    held = meeting(register, date(2023, 9, 8))
    late = add_action(
        register, ActionDraft(title="Revideret plan", owner="KIIT", project_id=project, due="2022")
    ).id
    move_due(register, late, "okt. 2023", "Leverandøren er forsinket")
    open_one = add_action(
        register,
        ActionDraft(
            title="Lukkerapport",
            kind=ActionKind.ACTION,
            participant="RSyd",
            meeting_id=held,
            due="Q1-2024",
        ),
    ).id
    kept = add_action(register, ActionDraft(title="Risikovurdering", participant="RSyd")).id
    end_actions(register, [kept], Ending(ActionState.KEPT, "09.11.2023", "Modtaget"))
    return {"late": late, "open": open_one, "kept": kept, "project": project}


def test_the_list_says_who_promised_what_and_how_it_went(
    register: RegisterFile, filled: dict[str, str]
) -> None:
    found = follow_up(register.reader, TODAY)
    assert [row.id for row in found.rows] == [filled["late"], filled["open"], filled["kept"]]
    late, open_one, kept = found.rows
    assert late.due_words == "okt. 2023, 10 dage over fristen, flyttet 1 gang"
    assert late.state_words == "10 dage over fristen"
    assert late.project == "22-3 Billedindeks"
    assert (late.moves[0].before, late.moves[0].after) == ("2022", "okt. 2023")
    assert (open_one.who, open_one.meeting) == ("Region Syddanmark", "RSI-kredsen, 8. sep. 2023")
    assert open_one.kind_word == "opfølgning"
    assert kept.state_words == "Holdt 9. nov. 2023: Modtaget"
    assert found.count_words == "2 åbne, 1 over fristen · 1 af 1 holdt"
    assert [name for _row, name in found.participants] == ["Region Syddanmark"]


def test_rows_are_put_together_by_owner_meeting_and_project(
    register: RegisterFile, filled: dict[str, str]
) -> None:
    rows = follow_up(register.reader, TODAY).rows
    assert [(each.heading, len(each.rows)) for each in arranged(rows, Sorting.OWNER)] == [
        ("KIIT", 1),
        ("Region Syddanmark", 2),
    ]
    assert [each.heading for each in arranged(rows, Sorting.MEETING)] == [
        "Aftalt på mødet 8. sep. 2023 (RSI-kredsen)",
        "Ikke aftalt på et møde",
    ]
    assert [each.heading for each in arranged(rows, Sorting.PROJECT)] == [
        "22-3 Billedindeks",
        "Uden projekt",
    ]
    assert [each.heading for each in arranged(rows, Sorting.DUE)] == [""]
    assert arranged((), Sorting.DUE) == ()


def test_the_latest_meeting_stands_first(register: RegisterFile, project: str) -> None:
    for day in (date(2023, 9, 8), date(2023, 11, 8), date(2023, 10, 8)):
        add_action(register, ActionDraft(title="Plan", meeting_id=meeting(register, day)))
    groups = arranged(follow_up(register.reader, TODAY).rows, Sorting.MEETING)
    assert [each.heading for each in groups] == [
        "Aftalt på mødet 8. nov. 2023 (RSI-kredsen)",
        "Aftalt på mødet 8. okt. 2023 (RSI-kredsen)",
        "Aftalt på mødet 8. sep. 2023 (RSI-kredsen)",
    ]


def test_search_finds_every_word_of_a_promise(
    register: RegisterFile, filled: dict[str, str]
) -> None:
    late = action_row(register.reader, filled["late"], TODAY)
    assert late is not None
    assert "billedindeks" in late.search_text
    assert "kiit" in late.search_text
    assert action_row(register.reader, "gone", TODAY) is None


def test_the_panel_names_the_next_promise_and_whether_one_is_late(
    register: RegisterFile, filled: dict[str, str]
) -> None:
    facts = follow_facts(register.reader, filled["project"], TODAY)
    assert facts.promises == "1 åbent tilsagn eller opfølgning, 1 over fristen"
    assert facts.next_promise == "Næste: Revideret plan, KIIT, okt. 2023"
    assert facts.late
    assert not follow_facts(register.reader, filled["project"], date(2023, 10, 31)).late


def test_an_empty_register_has_nothing_to_follow_up(register: RegisterFile) -> None:
    found = follow_up(register.reader, TODAY)
    assert found.rows == ()
    assert found.count_words == "0 åbne"


def test_steps_tell_how_far_they_are(register: RegisterFile, filled: dict[str, str]) -> None:
    from portfolio_desktop.services.follow_up import follow_up_steps

    steps = follow_up_steps(register.reader, TODAY)
    assert list(steps) == [(0, 3), (0, 3), (3, 3)]


def test_a_changed_kind_is_called_so(register: RegisterFile, filled: dict[str, str]) -> None:
    row = action_row(register.reader, filled["open"], TODAY)
    assert row is not None
    assert replace(row, owner="").who == "Region Syddanmark"


def test_nothing_is_promised_for_a_day_that_had_passed(register: RegisterFile) -> None:
    early = ActionDraft(title="Plan", promised_on="10.11.2023", due="1.11.2023")
    with pytest.raises(RuleError) as refused:
        add_action(register, early)
    assert refused.value.problem.code == "action_due_before_promise"
    on_time = add_action(register, replace(early, due="nov. 2023")).id
    with pytest.raises(RuleError):
        edit_action(
            register,
            on_time,
            replace(action_draft(register.reader, on_time), promised_on="1.12.2023"),
        )
