"""What the board was told, and what has changed since it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.meetings import Edition, IssueKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.decisions import Decision, decide_request
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.issues import Sending, issues_of
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.since_meeting import lines_of
from portfolio_desktop.services.since_values import SinceMeeting
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.told import Told
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.freezes import (
    changes_since_steps,
    freeze_before,
    freezes,
    freezes_until,
)
from portfolio_desktop.workflows.issuing import agenda_bytes, issue_now, prepare_issue
from portfolio_desktop.workflows.telling_back import told_steps
from tests.reports.reading import text_of
from tests.services.meeting_ground import ITEMS, change, decide, put

OCTOBER = Period(2023, 10)
SENT = Sending("3.11.2023", "kredsen")


def since(board: RegisterFile) -> SinceMeeting:
    (freeze, *_older) = freezes(board.reader)
    return run_through(changes_since_steps(board, freeze, OCTOBER))


def said(board: RegisterFile) -> list[tuple[str, str]]:
    return [(title, f"{line.number} {line.text}") for title, line in lines_of(since(board))]


def told(board: RegisterFile, project: str) -> tuple[Told, ...]:
    return run_through(told_steps(board, project))


def test_nothing_has_changed_right_after_an_issue(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    assert since(board).sections == ()
    assert since(board).title == "Siden mødet 10. november 2023"


def test_lamps_dates_and_phases_are_told_from_and_to(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    set_colour(board, "p-22-3", OCTOBER, OVERALL, Colour.RED)
    set_colour(board, "p-22-3", OCTOBER, "time", Colour.YELLOW)
    change(board, "project", "p-17-1", phase="realisation")
    assert said(board) == [
        ("Status", "22-3 Samlet status: fra grøn til rød; Tid: fra grøn til gul"),
        ("Datoer og planer", "17-1 fase: fra Gennemførelse til Realisering"),
    ]


def test_money_above_the_budget_is_told_when_it_comes_up_and_not_again(
    board: RegisterFile,
) -> None:
    cells = (
        CellWish(2023, Part.APPROVED, "2 mio. kr."),
        CellWish(2023, Part.FORECAST, "2,5 mio. kr."),
    )
    issue_now(board, AgendaWish("m-1"), SENT)
    set_amounts(board, "p-22-3", cells)
    (title, text), *more = said(board)
    assert (title, more) == ("Økonomi", [])
    assert text.replace("\u00a0", " ") == "22-3 500.000 kr. over godkendt budget i 2023."
    issue_now(board, AgendaWish("m-1"), SENT)
    assert said(board) == []


def test_decisions_and_requests_are_told(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    decide(board)
    change(board, "change_request", "r-1", state="postponed")
    found = said(board)
    assert any(
        title == "Beslutninger" and "datoen flyttes ikke igen" in text for title, text in found
    )
    assert ("Ændringsanmodninger", "17-1 2023-09: fra »på dagsordenen« til udsat") in found


def test_a_request_that_the_board_decided_is_told_once_and_named_once(board: RegisterFile) -> None:
    change(
        board,
        "item",
        "i-4",
        title="Ændringsanmodning 2023-09: 17-1 Patologi- og Genetikdatabank (PGDB)",
    )
    issue_now(board, AgendaWish("m-1"), SENT)
    change(board, "recommendation", "k-2", decision="postponed")
    change(board, "change_request", "r-1", state="postponed")
    assert said(board) == [
        ("Beslutninger", "17-1 Ændringsanmodning 2023-09: Udsat (mødet 10. nov. 2023, punkt 4)")
    ]


def test_a_case_whose_points_were_decided_alike_is_told_once(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    for point in ("k-2", "k-3"):
        change(board, "recommendation", point, decision="approved")
    assert [title for title, _text in said(board)] == ["Beslutninger"]


def test_projects_in_and_out_are_told_with_the_reason(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    new = add_project(board, ProjectDraft(number="23-9", name="Nyt projekt")).id
    change(board, "project", new, entered_on=date(2023, 10, 20))
    found = dict(said(board))
    assert found["Projekter ind og ud"].startswith("23-9 Ind 20. okt. 2023")


def test_the_next_agenda_tells_it_in_the_item_of_the_portfolio(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    put(board, replace(ITEMS[1], id="n-1", meeting_id="m-2"))
    set_colour(board, "p-22-3", OCTOBER, OVERALL, Colour.RED)
    content = prepare_issue(board, AgendaWish("m-2")).content
    assert content.since is not None
    assert content.since.title == "Siden mødet 10. november 2023"
    assert "Siden mødet 10. november 2023" in text_of(agenda_bytes(content))
    assert prepare_issue(board, AgendaWish("m-1")).content.since is None


def test_the_open_edition_tells_nothing_of_what_is_closed(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    put(board, replace(ITEMS[1], id="n-1", meeting_id="m-2"))
    change(board, "project", "p-19-2", closed=True, name="Hemmeligt navn")
    set_colour(board, "p-19-2", OCTOBER, OVERALL, Colour.RED)
    decide(board)
    opened = prepare_issue(board, AgendaWish("m-2", edition=Edition.OPEN)).content
    full = prepare_issue(board, AgendaWish("m-2")).content
    assert "fortrolig" in full.front.edition
    assert "fortrolig" not in opened.front.edition
    assert "Hemmeligt navn" in repr(full.since)
    assert "Zebrafirma" in repr(full.since)
    assert "Hemmeligt navn" not in repr(opened)
    assert "Zebrafirma" not in repr(opened)


def test_of_a_project_that_was_closed_at_the_last_meeting_nothing_is_compared(
    board: RegisterFile,
) -> None:
    change(board, "project", "p-19-2", closed=True)
    issue_now(board, AgendaWish("m-1"), SENT)
    put(board, replace(ITEMS[1], id="n-1", meeting_id="m-2"))
    change(board, "project", "p-19-2", closed=False)
    for project in ("p-19-2", "p-22-3"):
        set_colour(board, project, OCTOBER, OVERALL, Colour.RED)
    told = prepare_issue(board, AgendaWish("m-2", edition=Edition.OPEN)).content.since
    assert "22-3" in repr(told)
    assert "19-2" not in repr(told)
    assert "19-2" in repr(prepare_issue(board, AgendaWish("m-2")).content.since)


def test_papers_printed_after_their_meeting_tell_nothing_that_it_decided(
    board: RegisterFile,
) -> None:
    put(board, replace(ITEMS[1], id="e-1", meeting_id="m-0"))
    issue_now(board, AgendaWish("m-0"), SENT)
    decide(board)
    content = prepare_issue(board, AgendaWish("m-1")).content
    assert content.since is not None
    told = [line.text for each in content.since.sections for line in each.lines]
    assert not [each for each in told if "møde 10. nov. 2023" in each or "mødet 10. nov." in each]
    assert any("mødet 10. nov." in each for each in _since_of(board, "m-2"))


def _since_of(board: RegisterFile, meeting: str) -> list[str]:
    put(board, replace(ITEMS[1], id="n-9", meeting_id=meeting))
    since = prepare_issue(board, AgendaWish(meeting)).content.since
    assert since is not None
    return [line.text for each in since.sections for line in each.lines]


def test_a_closed_item_and_annex_keep_their_open_headings_after_a_first_meeting(
    board: RegisterFile,
) -> None:
    put(board, replace(ITEMS[1], id="e-1", meeting_id="m-0"))
    issue_now(board, AgendaWish("m-0"), SENT)
    content = prepare_issue(board, AgendaWish("m-1", edition=Edition.OPEN)).content
    assert content.since is not None
    told = {each.id: each for each in content.items}
    assert told["i-5"].title == "Kontraktforhold"
    assert [each.name for each in told["i-4"].annexes if each.closed] == ["Priser · Lukket"]


@pytest.mark.parametrize(("table", "row"), [("change_request", "r-1"), ("item", "i-4")])
def test_the_open_edition_tells_neither_title_nor_money_of_a_closed_request_s_plan(
    board: RegisterFile, table: str, row: str
) -> None:
    """Also where it is closed by the item that deals with it."""
    issue_now(board, AgendaWish("m-1"), SENT)
    put(board, replace(ITEMS[1], id="n-1", meeting_id="m-2"))
    change(board, "change_request", "r-1", title="Hemmelig titel")
    change(board, table, row, closed=True)
    approved = Decision(RequestState.APPROVED, "10.11.2023", "RSI-kredsen", "møde 10. november")
    decide_request(board, "r-1", approved)
    opened = prepare_issue(board, AgendaWish("m-2", edition=Edition.OPEN)).content
    full = prepare_issue(board, AgendaWish("m-2")).content
    assert "slutdato: fra apr. 2024 til maj 2024" in repr(opened.since)
    for secret in ("Hemmelig titel", "godkendt budget", "2023-09"):
        assert secret in repr(full.since)
        assert secret not in repr(opened)


def test_the_freeze_of_a_meeting_is_its_last_agenda(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    issue_now(board, AgendaWish("m-1"), SENT)
    issue_now(board, AgendaWish("m-1", IssueKind.LATE_PAPERS), SENT)
    (freeze,) = freezes(board.reader)
    assert (freeze.kind, freeze.version) == (IssueKind.AGENDA, 2)
    assert freeze_before(board.reader, "m-2") == freeze
    assert freeze_before(board.reader, "m-1") is None


def test_a_project_s_words_are_told_issue_by_issue_with_what_is_new(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    set_colour(board, "p-17-1", OCTOBER, OVERALL, Colour.RED)
    set_remarks(board, "p-17-1", OCTOBER, "Gul på leverancer, tid og økonomi. Miljøet er klart.")
    issue_now(board, AgendaWish("m-1"), SENT)
    set_remarks(board, "p-17-1", OCTOBER, "Aldrig sendt.")
    first, second = told(board, "p-17-1")
    assert (first.heading, first.sent_on, first.sent_to) == (
        "Dagsorden, version 1 · møde 10. nov. 2023",
        date(2023, 11, 3),
        "kredsen",
    )
    assert first.lamp is not None
    assert (first.lamp.word, first.lamp_changed) == ("Gul", False)
    assert not any(fact.changed for fact in first.facts)
    assert second.lamp is not None
    assert (second.lamp.word, second.lamp_changed) == ("Rød", True)
    remarks = next(fact for fact in second.facts if fact.label == "Bemærkninger")
    assert remarks.changed
    assert "".join(each.text for each in remarks.segments if each.change == "new") == (
        "Miljøet er klart."
    )
    texts = {fact.label: fact.text for fact in first.facts}
    assert texts["Indstilling"].startswith("1. at idriftsættelsen flyttes til maj 2024")
    assert texts["Dimensioner"].startswith("leverancer gul, tid gul")


def test_minutes_tell_the_decision(board: RegisterFile) -> None:
    decide(board)
    issue_now(board, AgendaWish("m-1", IssueKind.DRAFT_MINUTES), SENT)
    (only,) = told(board, "p-17-1")
    assert only.lamp is None
    assert "datoen flyttes ikke igen" in {f.label: f.text for f in only.facts}["Beslutning"]


def test_the_open_edition_counts_only_where_no_full_one_was_sent(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1", edition=Edition.OPEN), SENT)
    assert [each.heading for each in told(board, "p-17-1")] == [
        "Dagsorden, version 1, åben udgave · møde 10. nov. 2023"
    ]
    issue_now(board, AgendaWish("m-1"), SENT)
    assert [each.heading for each in told(board, "p-17-1")] == [
        "Dagsorden, version 1 · møde 10. nov. 2023"
    ]


def test_a_project_that_was_never_told_of_has_no_line(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    new = add_project(board, ProjectDraft(number="23-9", name="Nyt projekt")).id
    assert told(board, new) == ()
    assert len(issues_of(board.reader)) == 1


def test_a_month_is_held_against_no_later_meeting(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    assert freezes_until(board.reader, OCTOBER) == freezes(board.reader) != ()
    assert freezes_until(board.reader, Period(2022, 12)) == ()
