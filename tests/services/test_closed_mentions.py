"""What the open edition names of closed things in the texts of others is told before it is sent."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.ids import report_id
from portfolio_desktop.domain.meetings import Edition, IssueKind, ItemSource, MinutesKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.risks import Dispute, Risk
from portfolio_desktop.services.agenda_content import AgendaWish, agenda_content
from portfolio_desktop.services.closed_mentions import ClosedMention, closed_mentions
from portfolio_desktop.services.closed_names import ClosedNames, closed_names_steps
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_content import status_report
from portfolio_desktop.services.placed_texts import placed_texts
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.meeting_ground import ITEMS, board_register, change, put
from tests.services.pack_register import ORIGIN

OCTOBER = Period(2023, 10)
OPEN = AgendaWish("m-1", edition=Edition.OPEN)
END = "som er lukket for den åbne udgave."


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    """LUNA (19-2) is closed, and no other project is."""
    with board_register(tmp_path) as found:
        change(found, "project", "p-19-2", closed=True, open_heading="Et praksissystem")
        yield found


def of_papers(board: RegisterFile, wish: AgendaWish = OPEN) -> tuple[str, ...]:
    content = agenda_content(board.reader, wish, ORIGIN)
    return sentences(run_through(closed_mentions(board.reader, content)))


def of_report(board: RegisterFile) -> tuple[str, ...]:
    content = status_report(board.reader, PackOptions(OCTOBER, open_only=True), ORIGIN)
    return sentences(run_through(closed_mentions(board.reader, content)))


def sentences(found: tuple[ClosedMention, ...]) -> tuple[str, ...]:
    return tuple(each.sentence for each in found)


def names(board: RegisterFile, text: str) -> tuple[str, ...]:
    return run_through(closed_names_steps(board.reader)).named_in(text)


def test_a_remark_that_names_a_closed_project_is_told_once_with_its_place(
    board: RegisterFile,
) -> None:
    assert of_papers(board) == of_report(board) == ()
    set_remarks(board, "p-17-1", OCTOBER, "Alt går godt. De samme folk sidder med LUNA.")
    told = (f"Bemærkningen på 17-1 PGDB nævner »LUNA«, {END}",)
    assert of_papers(board) == told
    assert of_report(board) == told


def test_a_mention_in_an_item_leads_to_the_item(board: RegisterFile) -> None:
    change(board, "item", "i-4", case_text="Vi venter på LUNA.")
    content = agenda_content(board.reader, OPEN, ORIGIN)
    (found,) = run_through(closed_mentions(board.reader, content))
    assert (found.item_id, found.project_id) == ("i-4", "")


def test_so_is_a_case_a_promise_and_what_was_said_at_the_meeting(board: RegisterFile) -> None:
    change(board, "item", "i-4", case_text="Vi venter på **LU**NA og dets tal.")
    change(board, "item", "i-4", discussion="Luna's tidsplan blev drøftet.")
    follow_up = replace(ITEMS[5], id="i-7", rank="g", source=ItemSource.FOLLOW_UP, title="Løfter")
    promise = Action("x-1", number="7", title="Plan fra projekt 19-2", project_id="p-17-1")
    put(board, follow_up, replace(promise, meeting_id="m-0"))
    title = "Ændringsanmodning: 17-1 PGDB en måned mere"
    case, promised = of_papers(board)
    assert case == f"Sagsfremstillingen under punkt 4, {title}, nævner »LUNA«, {END}"
    assert promised.endswith(f"under punkt 7, Løfter, nævner »projekt 19-2«, {END}")
    change(board, "meeting", "m-1", minutes_kind=MinutesKind.FULL)
    minutes = of_papers(board, replace(OPEN, kind=IssueKind.DRAFT_MINUTES))
    assert f"Drøftelsen under punkt 4, {title}, nævner »Luna«, {END}" in minutes


def test_a_reason_that_the_summary_says_once_more_is_told_once(board: RegisterFile) -> None:
    reason = "Leverandøren holdes af LUNA."
    report = report_id("p-23-1", "2023-10")
    change(board, "report", report, overall_reason=reason, corrective_action="Der skrives.")
    content = status_report(board.reader, PackOptions(OCTOBER, open_only=True), ORIGIN)
    assert sum(reason in each.text for each in placed_texts(content)) > 1
    told = (f"Begrundelsen på 23-1 Sundhedsjournalen nævner »LUNA«, {END}",)
    assert of_report(board) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LUNA – administration af praksisområdet er sat i stå", 1),
        ("LUNA - administration af praksisområdet er sat i stå", 1),
        ("lunas folk", 1),
        ("LUNA’s folk", 1),
        ("LUNA-projektet", 1),
        ("se 19-2.", 1),
        ("(19-2)", 1),
        ("projekt nr. 19-2", 1),
        ("Lunatrafik", 0),
        ("19-2-2023", 0),
        ("119-2", 0),
        ("19-21", 0),
        ("1/19-2", 0),
        ("19-2", 0),
        ("19-2 Et praksissystem er kommet med", 0),
        ("måneskin", 0),
        ("", 0),
    ],
)
def test_words_are_found_whole_and_numbers_by_themselves(
    board: RegisterFile, text: str, found: int
) -> None:
    assert len(names(board, text)) == found


def test_short_names_and_words_of_every_day_are_names_only_as_they_are_written(
    board: RegisterFile,
) -> None:
    change(board, "project", "p-16-5", closed=True)
    change(board, "project", "p-23-4", closed=True, name="Drift")
    assert names(board, "SOR og Drift") == ("SOR", "Drift")
    assert names(board, "sor går i drift") == ()
    assert names(board, "sundhedsvæsenets organisationsregister") != ()


def test_the_longest_name_is_told_and_each_thing_once(board: RegisterFile) -> None:
    whole = "LUNA – administration af praksisområdet"
    assert names(board, f"{whole}, altså LUNA (19-2)") == (whole,)


def test_what_something_open_is_called_too_gives_nothing_away(board: RegisterFile) -> None:
    change(board, "project", "p-19-2", name="Sundhedsjournalen", number="23-1")
    assert names(board, "Sundhedsjournalen, projekt 23-1") == ()


def test_an_open_heading_that_says_the_name_is_told_where_it_stands(board: RegisterFile) -> None:
    change(board, "project", "p-19-2", open_heading="Fornyelsen af LUNA")
    assert of_report(board) == (f"Navnet på 19-2 Fornyelsen af LUNA nævner »LUNA«, {END}",)


def test_titles_of_closed_cases_and_numbers_of_closed_requests_are_names_too(
    board: RegisterFile,
) -> None:
    put(board, Risk("ri-1", project_id="p-17-1", title="Leverandøren går konkurs", closed=True))
    request = board.reader.requests()[0]
    change(board, "change_request", request.id, closed=True)
    assert names(board, "Opsigelse af kontrakten med Zebrafirma drøftes") != ()
    assert names(board, "hvis leverandøren går konkurs") != ()
    assert names(board, f"efter ÆA {request.number}") == (f"ÆA {request.number}",)
    assert names(board, f"i {request.number}") == ()


def test_what_is_nearly_said_of_a_closed_concern_is_told_too(board: RegisterFile) -> None:
    risk = Risk("ri-1", project_id="p-17-1", title="Leverandøren går konkurs i foråret")
    position = "Vi mener ikke, at regningen skal betales."
    dispute = Dispute("di-1", project_id="p-17-1", title="Regning", own_position=position)
    put(board, replace(risk, closed=True), replace(dispute, closed=True))
    set_remarks(board, "p-17-1", OCTOBER, "Går leverandøren konkurs til foråret, udskydes alt.")
    quoted = "leverandøren konkurs til foråret"
    assert of_report(board) == (f"Bemærkningen på 17-1 PGDB nævner »{quoted}«, {END}",)
    assert names(board, "regningen skal efter vores mening ikke betales") == ()
    assert names(board, "at vi mener, at regningen ikke betales") == (
        "mener, at regningen ikke betales",
    )
    change(board, "risk", "ri-1", closed=False)
    assert of_report(board) == ()


def test_a_name_within_what_is_nearly_said_is_told_as_well(board: RegisterFile) -> None:
    put(board, Risk("ri-1", project_id="p-17-1", title="Skiftet koster ventetid", closed=True))
    found = names(board, "skiftet til LUNA koster megen ventetid")
    assert found == ("skiftet til LUNA koster megen ventetid", "LUNA")


def test_a_heading_that_nearly_says_what_it_stands_for_is_told_where_it_stands(
    board: RegisterFile,
) -> None:
    heading = "Leverandørens konkurs i foråret"
    risk = Risk("ri-1", project_id="p-17-1", title="Leverandøren er konkurs til foråret")
    put(board, replace(risk, closed=True, open_heading=heading, closed_reason="Forhandling"))
    (told,) = of_papers(board)
    assert told.startswith("»Risiko« under punkt 4, ")
    assert told.endswith(f" nævner »{heading}«, {END}")


def test_every_text_of_the_content_is_walked_but_ids(board: RegisterFile) -> None:
    set_remarks(board, "p-17-1", OCTOBER, "Et. To.")
    content = agenda_content(board.reader, OPEN, ORIGIN)
    texts = [each.text for each in placed_texts(content)]
    assert "Et. To." in texts
    assert content.front.people[0].names[0] in texts
    assert content.identity.title in texts
    assert not {"p-17-1", "i-4"} & set(texts)


@given(st.text(), st.text())
def test_a_name_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    found = ClosedNames([("p", "Zebraen")], [], [], []).named_in(f"{before} Zebraen {after}")
    assert len(found) == 1


def test_many_names_in_many_texts_are_looked_for_in_a_moment() -> None:
    closed = ClosedNames(
        [(f"p-{each}", f"Projekt{each} med et navn") for each in range(2000)],
        [(f"p-{each}", f"{each % 30}-{each}") for each in range(2000)],
        [],
        [],
    )
    texts = [f"Bemærkning {each} om det, der går godt i {each} af 5 regioner." for each in range(9)]
    started = time.perf_counter()
    assert all(closed.named_in(text) == () for _round in range(2000) for text in texts)
    assert time.perf_counter() - started < 5
