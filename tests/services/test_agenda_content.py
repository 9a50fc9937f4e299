"""What is printed of a meeting: the agenda in both editions, the chair's own, and the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portfolio_desktop.domain.actions import Action, ActionState
from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.case_text import blocks
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.date_reading import read_date
from portfolio_desktop.domain.ids import account_id
from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    Item,
    ItemAbsence,
    ItemKind,
    ItemSource,
    Meeting,
    MeetingState,
    MinutesKind,
    PointDecision,
    ProcedureAnswer,
    ProcedureReply,
    ProcedureState,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.services.agenda_content import (
    AgendaWish,
    agenda_content,
    status_options,
)
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem, Matters
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.meeting_order import last_seen_meeting
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.on_agenda import on_agenda
from portfolio_desktop.services.open_edition import for_edition
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_content import status_report
from portfolio_desktop.services.pack_parts import PackChoice, Part, SheetsOf
from portfolio_desktop.services.pack_values import Fact
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.reports.reading import text_of
from tests.services.meeting_ground import ITEMS, board_register, change, decide, put
from tests.services.pack_register import ORIGIN

FULL = AgendaWish("m-1")
OPEN = AgendaWish("m-1", edition=Edition.OPEN)
MINUTES = AgendaWish("m-1", IssueKind.DRAFT_MINUTES)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    with board_register(tmp_path) as found:
        yield found


def content(board: RegisterFile, wish: AgendaWish = FULL) -> AgendaContent:
    return agenda_content(board.reader, wish, ORIGIN)


def item(board: RegisterFile, number: int, wish: AgendaWish = FULL) -> AgendaItem:
    return content(board, wish).items[number - 1]


def test_the_front_names_board_day_place_and_people(board: RegisterFile) -> None:
    front = content(board).front
    assert (front.forum, front.title, front.meeting) == (
        "RSI-kredsen",
        "Dagsorden",
        "Møde 10. november 2023",
    )
    assert [each.value for each in front.facts] == [
        "10. november 2023 kl. 10.00–13.00",
        "Danske Regioner, Dampfærgevej 22, København",
    ]
    taking_part, away = front.people
    assert taking_part.names == (
        "Ulla Holm, formand",
        "Per Dahl, it-direktør, Region Hovedstaden",
        "Jo Vest (for Bo Ek)",
        "Kim Aa (sekretær)",
    )
    assert (away.title, away.names) == ("Afbud", ("Bo Ek, it-direktør",))


def test_items_are_numbered_in_their_order_with_all_that_belongs_to_them(
    board: RegisterFile,
) -> None:
    items = content(board).items
    assert [each.number for each in items] == ["1", "2", "3", "4", "5", "6"]
    case = items[3]
    assert [each.text for each in case.points] == [
        "at idriftsættelsen flyttes til maj 2024",
        "at merudgiften tages til efterretning",
    ]
    assert case.request is not None
    assert case.request.number == "2023-09"
    assert [(each.label, each.name) for each in case.annexes] == [
        ("Bilag 4.1", "Revideret plan for PGDB"),
        ("Bilag 4.2", "Hemmelig pris"),
    ]
    assert case.case_text[0].text.startswith("Konklusion: planen holder")
    assert items[4].notes == ("Eftersendt",)


def test_what_makes_words_bold_is_never_printed_as_signs(board: RegisterFile) -> None:
    case = content(board).items[3].id
    change(board, "item", case, summary="Kontrakten **udløber**.", cost_consequence="- **2 mio.**")
    changed = item(board, 4)
    assert changed.summary == blocks("Kontrakten **udløber**.")
    assert changed.consequences[-1].text == blocks("- **2 mio.**")
    text = text_of(render_agenda(replace(content(board), items=(changed,), status=None)))
    assert "Kontrakten udløber." in text
    assert "Økonomi:" in text
    assert "•" in text
    assert "*" not in text


def seen(board: RegisterFile, wish: AgendaWish = FULL) -> dict[str, str]:
    status = content(board, wish).status
    assert status is not None
    return {row.number: row.see for row in status.grid.rows if row.see}


def test_the_grid_says_which_items_are_about_a_project(board: RegisterFile) -> None:
    assert seen(board) == {"17-1": "Se punkt 4.", "23-1": "Se punkt 3."}
    change(board, "item", "i-5", project_id="p-23-1")
    assert seen(board)["23-1"] == "Se punkt 3 og 5."
    assert seen(board, OPEN)["23-1"] == "Se punkt 3.", "what the closed item is about is not told"
    status = content(board).status
    assert status is not None
    assert "Se punkt 3 og 5." in text_of(render_agenda(content(board)))


def with_two_items_of_a_project(board: RegisterFile) -> None:
    """Items 4 and 5 are about 17-1, which is in dispute; so is the closed item 6."""
    add_dispute(board, DisputeDraft("p-17-1", title="Ansvar for fejl"))
    case = Item("i-41", "m-1", "d1", ItemKind.ORIENTATION, ItemSource.CASE, "Testmiljø")
    put(board, replace(case, project_id="p-17-1"))
    change(board, "item", "i-5", project_id="p-17-1")


def test_what_two_items_tell_of_one_project_is_printed_once(board: RegisterFile) -> None:
    with_two_items_of_a_project(board)
    for wish in (FULL, OPEN):
        first, second, third = (item(board, number, wish) for number in (4, 5, 6))
        assert first.printed_matters == first.matters
        assert [each.heading for each in first.matters] == ["Risici, problemer og tvister"]
        led = Matters("Risici, problemer og tvister", (Fact("Se punkt 4.", ""),))
        assert second.printed_matters == (led,)
        assert second.matters == first.matters  # what the item is about is compared as before
        assert third.printed_matters == (() if wish.open_only else (led,))


def test_headings_that_lead_to_one_item_share_a_line(board: RegisterFile) -> None:
    with_two_items_of_a_project(board)
    change(board, "project", "p-17-1", state=LifecycleState.GIVEN_NOTICE)
    (led,) = item(board, 5).printed_matters
    assert led.heading == "Tilstand · Risici, problemer og tvister"
    assert led.facts == (Fact("Se punkt 4.", ""),)


def test_an_item_leads_to_none_that_is_not_printed_with_it(board: RegisterFile) -> None:
    with_two_items_of_a_project(board)
    change(board, "item", "i-41", late=True)
    late = content(board, replace(FULL, kind=IssueKind.LATE_PAPERS)).items
    assert [each.number for each in late] == ["5", "6"]
    assert late[0].printed_matters == late[0].matters
    assert late[1].printed_matters[0].facts == (Fact("Se punkt 5.", ""),)


def test_an_item_never_leads_to_one_about_another_project(board: RegisterFile) -> None:
    for number, project in ((41, "p-17-1"), (42, "p-23-1")):
        change(
            board, "project", project, state=LifecycleState.PAUSED, state_reason="Afventer ny lov"
        )
        case = Item(f"i-{number}", "m-1", f"d{number}", ItemKind.ORIENTATION, ItemSource.CASE)
        put(board, replace(case, title="Sag", project_id=project))
    told = {each.project_id: each for each in content(board).items if each.title == "Sag"}
    assert told["p-17-1"].matters == told["p-23-1"].matters
    assert told["p-17-1"].matters_at == "Se punkt 4.", "its change request"
    assert told["p-23-1"].matters_at == "Se punkt 3.", "its escalation"


def test_the_requests_of_the_report_lead_to_the_items_they_are(board: RegisterFile) -> None:
    def told(wish: AgendaWish = FULL) -> tuple[str, list[str]]:
        status = content(board, wish).status
        assert status is not None
        requests = status.requests
        return requests.lead, [card.number for group in requests.groups for card in group.cards]

    lead, cards = told()
    assert lead.startswith("Én ændringsanmodning venter på afgørelse. Se punkt 4. Én er afgjort")
    assert cards == ["2023-08"]
    without = tuple(part for part in FULL.choice.parts if part is not Part.ITEMS)
    lead, cards = told(replace(FULL, choice=replace(FULL.choice, parts=without)))
    assert "Se punkt" not in lead
    assert cards == ["2023-09", "2023-08"]


@pytest.mark.parametrize(
    ("language", "told"), [(Language.DANISH, "til beslutning"), (Language.ENGLISH, "for decision")]
)
def test_what_an_item_is_for_is_said_once(
    board: RegisterFile, language: Language, told: str
) -> None:
    use_language(language)
    value = content(board)
    assert value.words.for_kind.format(kind=value.items[0].kind.lower()) == told


def test_a_report_without_the_items_leads_to_none(board: RegisterFile) -> None:
    parts = tuple(part for part in FULL.choice.parts if part is not Part.ITEMS)
    assert seen(board, replace(FULL, choice=replace(FULL.choice, parts=parts))) == {}


def test_only_those_count_as_items_that_have_one(board: RegisterFile) -> None:
    def lead(wish: AgendaWish = FULL) -> str:
        status = content(board, wish).status
        assert status is not None
        assert status.escalations is not None
        return status.escalations.lead

    set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
    assert lead() == (
        "Ét projekt er rødt eller er gået fra grøn til gul siden mødet den 6. oktober 2023 og er et"
        " særskilt punkt på mødet. Ét eskaleret projekt har intet punkt på dagsordenen:"
    )
    change(board, "item", "i-3", closed=True)
    assert lead(OPEN) == "Ét eskaleret projekt har intet punkt på dagsordenen:"
    status = content(board, OPEN).status
    assert status is not None
    assert status.escalations is not None
    assert [card.number for card in status.escalations.cards] == ["22-3"], "23-1 is closed"
    with board.edit(Label("test")) as edit:
        edit.delete("item", "i-3")
    assert lead() == "To eskalerede projekter har intet punkt på dagsordenen:"


def test_the_status_report_stands_in_its_item_without_what_has_an_item_of_its_own(
    board: RegisterFile,
) -> None:
    value = content(board)
    assert [each.holds_status for each in value.items] == [False, True, *[False] * 4]
    assert value.status is not None
    assert value.status.escalations is None
    assert value.items[2].escalation is not None
    assert [each.month for each in value.items[2].escalation.months] == [
        "September 2023",
        "Oktober 2023",
    ]
    waiting = [card.number for group in value.status.requests.groups for card in group.cards]
    assert waiting == ["2023-08"]


def account(board: RegisterFile, received: date, words: str, month: str = "2023-10") -> None:
    """The account of 23-1 for a month, received on that day."""
    row = account_id("p-23-1", month)
    values = {"account": words, "received_on": received}
    with board.edit(Label("test")) as edit:
        edit.create("account", row, {"project_id": "p-23-1", "period": month, **values})


def told_of_account(board: RegisterFile, wish: AgendaWish = FULL) -> tuple[str, list[str]]:
    """How far the account is in item 3, and its words."""
    card = item(board, 3, wish).escalation
    assert card is not None
    return card.state, [fact.value for fact in card.facts]


def test_an_account_that_came_after_the_meeting_is_not_in_its_papers(board: RegisterFile) -> None:
    account(board, date(2023, 11, 11), "Planen er skredet.")
    assert told_of_account(board) == ("Redegørelse: ikke bedt om", [])
    sheets = PackChoice(sheets=SheetsOf.ALL)
    assert "Planen er skredet." not in repr(content(board, replace(FULL, choice=sheets)))
    change(board, "meeting", "m-1", minutes_kind=MinutesKind.FULL)
    assert "Planen er skredet." not in repr(content(board, MINUTES))
    change(board, "account", account_id("p-23-1", "2023-10"), received_on=date(2023, 11, 10))
    state, words = told_of_account(board)
    assert state == "Redegørelse: modtaget 10. nov. 2023, endnu ikke godkendt"
    assert words == ["Planen er skredet."]
    assert "Planen er skredet." in repr(content(board, replace(FULL, choice=sheets)).sheets)


def test_one_that_came_after_the_meeting_before_is_in_these_papers(board: RegisterFile) -> None:
    """The meeting before was on 6 October, about September."""
    account(board, date(2023, 10, 6), "Den hørte de.", "2023-09")
    assert told_of_account(board) == ("Redegørelse: ikke bedt om", [])
    change(board, "account", account_id("p-23-1", "2023-09"), received_on=date(2023, 10, 7))
    assert told_of_account(board)[1] == ["Den hørte de."]
    account(board, date(2023, 11, 9), "Oktobers egen.")
    assert told_of_account(board)[1] == ["Oktobers egen."]


def test_without_an_item_the_report_in_the_papers_goes_by_the_same_days(
    board: RegisterFile,
) -> None:
    account(board, date(2023, 11, 11), "Planen er skredet.")
    with board.edit(Label("test")) as edit:
        edit.delete("item", "i-3")
    assert "Planen er skredet." not in repr(content(board))
    month = PackOptions(Period(2023, 10), date(2023, 10, 6))
    assert "Planen er skredet." in repr(status_report(board.reader, month, ORIGIN))


def test_an_item_whose_project_is_escalated_no_longer_shows_how_it_came_to_that(
    board: RegisterFile,
) -> None:
    """It was put there while the project was red; the board still sees where it stands."""
    october = Period(2023, 10)
    set_colour(board, "p-23-1", october.previous, OVERALL, Colour.RED)
    set_colour(board, "p-23-1", october, OVERALL, Colour.YELLOW)
    card = content(board).items[2].escalation
    assert card is not None
    assert card.settled
    assert card.path.split(" · ")[0] == "Rød i september, gul i oktober"
    assert [each.lamp.word for each in card.months] == ["Rød", "Gul"]
    assert on_agenda(content(board).items).see("p-23-1") == "Se punkt 3."


def test_without_an_item_for_the_portfolio_there_is_no_report(board: RegisterFile) -> None:
    with board.edit(Label("test")) as edit:
        edit.delete("item", "i-2")
    assert content(board).status is None


def test_the_status_is_that_of_the_month_before_beside_what_the_last_meeting_saw(
    board: RegisterFile,
) -> None:
    meeting = meeting_of(board.reader, "m-1")
    options = status_options(board.reader, meeting, date(2023, 11, 3))
    assert (options.period, options.last_meeting) == (Period(2023, 10), date(2023, 10, 6))
    assert options.compared == Period(2023, 9)


def test_a_first_meeting_is_compared_with_the_day_that_the_register_says(
    board: RegisterFile,
) -> None:
    first = meeting_of(board.reader, "m-0")
    assert last_seen_meeting(board.reader, first) is None
    use_last_meeting(board, date(2023, 9, 1))
    assert status_options(board.reader, first, ORIGIN.day).last_meeting == date(2023, 9, 1)
    use_last_meeting(board, date(2023, 11, 1))
    assert status_options(board.reader, first, ORIGIN.day).last_meeting is None


def test_a_closed_item_keeps_number_kind_heading_and_reason_alone(board: RegisterFile) -> None:
    hidden = item(board, 5, OPEN)
    assert hidden == AgendaItem(
        id="i-5",
        number="5",
        title="Kontraktforhold",
        kind="Beslutning",
        closed=True,
        closed_reason="Forhandling med leverandør, offentlighedslovens § 33, nr. 3",
        open_heading="Kontraktforhold",
    )
    assert item(board, 5).title == "Opsigelse af kontrakten med Zebrafirma"


def test_a_closed_annex_keeps_its_label_heading_and_reason(board: RegisterFile) -> None:
    def told() -> str:
        return item(board, 4, OPEN).annexes[1].name

    assert told() == "Priser · Lukket"
    change(board, "attachment", "b-2", closed_reason="Udbud")
    assert told() == "Priser · Lukket: Udbud"
    assert "Bilag 4.2 Priser · Lukket: Udbud" in " ".join(
        text_of(render_agenda(content(board, OPEN))).split()
    )
    change(board, "attachment", "b-2", open_heading="")
    assert told() == "Lukket bilag: Udbud"
    assert item(board, 4).annexes[1].name == "Hemmelig pris"


def test_a_closed_annex_has_no_file_in_the_open_edition(board: RegisterFile) -> None:
    annexes = item(board, 4, OPEN).annexes
    assert [(each.label, each.name) for each in annexes] == [
        ("Bilag 4.1", "Revideret plan for PGDB"),
        ("Bilag 4.2", "Priser · Lukket"),
    ]
    assert annexes[1].blob == ""


@pytest.mark.parametrize(
    ("table", "row", "number"), [("project", "p-23-1", 3), ("change_request", "r-1", 4)]
)
def test_an_item_about_what_is_closed_is_closed_itself(
    board: RegisterFile, table: str, row: str, number: int
) -> None:
    change(board, table, row, closed=True, closed_reason="Udbud", open_heading="Et udbud")
    hidden = item(board, number, OPEN)
    assert (hidden.closed, hidden.title, hidden.closed_reason) == (True, "Et udbud", "Udbud")
    assert (hidden.escalation, hidden.request, hidden.points) == (None, None, ())


def test_a_closed_project_counts_as_confidential_in_the_open_report(board: RegisterFile) -> None:
    change(board, "project", "p-19-2", closed=True, open_heading="Et udbud")
    full, opened = content(board).status, content(board, OPEN).status
    assert full is not None
    assert opened is not None
    row = next(each for each in opened.grid.rows if each.project_id == "p-19-2")
    assert (row.number, row.name, row.current.word) == ("19-2", "Et udbud", "Fortroligt")
    assert (row.remarks, row.reasons, row.deadline) == ((), (), "")
    assert "LUNA" in repr(full)
    assert "LUNA" not in repr(opened)
    yellow = [each.number for each in full.summary.counts if each.lamp.word == "Gul"]
    assert yellow == [2]
    assert [each.number for each in opened.summary.counts if each.lamp.word == "Gul"] == [1]


@pytest.mark.parametrize("state", [RequestState.POSTPONED, RequestState.APPROVED])
def test_a_request_dealt_with_in_a_closed_item_is_not_told_of_at_later_meetings(
    board: RegisterFile, state: RequestState
) -> None:
    put(board, Item("i-9", "m-2", source=ItemSource.PORTFOLIO, title="Porteføljestatus"))
    decided = date(2023, 11, 10) if state is RequestState.APPROVED else None
    change(board, "change_request", "r-1", state=state, decided_on=decided)
    full, opened = AgendaWish("m-2"), AgendaWish("m-2", edition=Edition.OPEN)
    assert "En måned mere" in repr(content(board, opened))
    assert content(board, full).front.edition == ""
    change(board, "item", "i-4", closed=True, closed_reason="Forhandling")
    assert "En måned mere" in repr(content(board, full))
    assert content(board, full).front.edition.startswith("Samlet udgave – fortrolig")
    hidden = content(board, opened)
    assert "En måned mere" not in repr(hidden)
    assert hidden.status is not None
    assert hidden.status.requests.lead.startswith("Ingen ændringsanmodninger venter")


def test_nor_is_one_in_a_closed_written_procedure(board: RegisterFile) -> None:
    assert "En måned mere" in repr(content(board, OPEN).status) + repr(item(board, 4, OPEN))
    change(board, "item", "i-4", request_id=None)
    assert "En måned mere" in repr(content(board, OPEN).status)
    put(board, WrittenProcedure("w-9", "f-1", "S9", "Lukket", request_id="r-1", closed=True))
    assert "En måned mere" not in repr(content(board, OPEN).status)


def test_what_is_closed_is_said_on_the_full_edition_only_where_there_is_any(
    board: RegisterFile,
) -> None:
    assert content(board).front.edition.startswith("Samlet udgave – fortrolig")
    assert content(board, OPEN).front.edition == "Åben udgave"
    change(board, "item", "i-5", closed=False)
    change(board, "attachment", "b-2", closed=False)
    assert content(board).front.edition == ""


def test_only_the_chair_sees_the_chair_s_notes(board: RegisterFile) -> None:
    assert item(board, 4).chair == ()
    annotated = AgendaWish("m-1", edition=Edition.OPEN, annotated=True)
    chair = content(board, annotated)
    assert chair.front.notice == "Til formanden – må ikke udsendes"
    assert [each.value for each in chair.items[3].chair] == [
        "20 minutter",
        "Per Dahl",
        "Projektleder Ida Lund",
        "Godkendes",
    ]
    assert chair.items[4].title == "Opsigelse af kontrakten med Zebrafirma"


def test_late_papers_hold_only_the_late_items_with_their_numbers(board: RegisterFile) -> None:
    late = content(board, AgendaWish("m-1", IssueKind.LATE_PAPERS))
    assert [each.number for each in late.items] == ["5"]
    assert late.front.title == "Eftersendt materiale"
    assert late.status is None


def test_minutes_answer_point_by_point_and_hold_no_case_text(board: RegisterFile) -> None:
    decide(board)
    value = content(board, MINUTES)
    assert value.front.title == "Beslutningsreferat (udkast)"
    assert value.front.people[0].title == "Til stede"
    assert [each.decision for each in value.items[3].points] == [
        "Godkendt med bemærkninger: datoen flyttes ikke igen",
        "Taget til efterretning.",
    ]
    assert value.items[3].case_text == ()
    assert value.items[3].discussion == ""
    assert value.ending == "Mødet sluttede kl. 12.40."
    assert value.status is None


def test_minutes_tell_no_planned_end_as_if_it_were_the_real_one(board: RegisterFile) -> None:
    assert content(board, MINUTES).front.facts[0].value == "10. november 2023 kl. 10.00"
    decide(board)
    assert content(board, MINUTES).front.facts[0].value == "10. november 2023 kl. 10.00–12.40"
    assert content(board).front.facts[0].value == "10. november 2023 kl. 10.00–13.00"


def test_full_minutes_hold_case_and_discussion(board: RegisterFile) -> None:
    decide(board)
    change(board, "meeting", "m-1", minutes_kind=MinutesKind.FULL)
    approved = content(board, replace(MINUTES, kind=IssueKind.APPROVED_MINUTES))
    assert approved.front.title == "Referat"
    assert approved.items[3].case_text
    assert approved.items[3].discussion == "Per Dahl spurgte til testmiljøet."


def test_an_agenda_shows_no_decision(board: RegisterFile) -> None:
    decide(board)
    assert {each.decision for each in item(board, 4).points} == {""}


def test_minutes_say_who_did_not_take_part_in_an_item(board: RegisterFile) -> None:
    put(board, ItemAbsence("x-1", "i-4", "a-2", "inhabil"))
    assert item(board, 4, MINUTES).absences == (
        "Per Dahl deltog ikke i behandlingen af punktet: inhabil",
    )
    assert item(board, 4).absences == ()


def test_minutes_say_which_items_came_up_at_the_meeting(board: RegisterFile) -> None:
    change(board, "item", "i-4", added=True)
    assert item(board, 4, MINUTES).notes == ("Tilføjet på mødet",)
    assert item(board, 5, MINUTES).notes == ()  # that its papers were late is the agenda's to say


def test_a_meeting_that_is_gone_is_refused(board: RegisterFile) -> None:
    with pytest.raises(RuleError):
        content(board, AgendaWish("nowhere"))


def test_the_same_rows_give_the_same_content(board: RegisterFile) -> None:
    assert content(board) == content(board)


def follow(board: RegisterFile) -> None:
    put(
        board,
        replace(ITEMS[5], id="i-7", rank="g", source=ItemSource.FOLLOW_UP, title="Opfølgning"),
        Action("x-1", number="7", title="Revideret plan", project_id="p-17-1", meeting_id="m-0"),
        Action("x-2", number="8", title="Hemmeligt brev", item_id="i-5"),
        Action(
            "x-3",
            number="9",
            title="Gammelt løfte",
            state=ActionState.KEPT,
            ended_on=date(2023, 9, 1),
        ),
        Action(
            "x-4",
            number="10",
            title="Holdt løfte",
            state=ActionState.KEPT,
            ended_on=date(2023, 10, 20),
        ),
    )


def test_the_follow_up_stands_by_the_meeting_it_was_promised_to(board: RegisterFile) -> None:
    follow(board)
    tables = item(board, 7).tables
    assert [(each.title, [row[1] for row in each.rows]) for each in tables] == [
        (tables[0].title, ["17-1 Patologi- og Genetikdatabank (PGDB): Revideret plan"]),
        (tables[1].title, ["Hemmeligt brev", "Holdt løfte"]),
    ]
    assert "6. okt. 2023" in tables[0].title
    assert item(board, 7, MINUTES).tables == ()


def test_papers_printed_years_later_tell_what_was_overdue_at_the_meeting(
    board: RegisterFile,
) -> None:
    follow(board)
    change(board, "action", "x-1", due=read_date("1. nov. 2023"))
    later = replace(ORIGIN, position_at=datetime(2026, 11, 30, 12, tzinfo=UTC))
    told = agenda_content(board.reader, FULL, later).items[6].tables[0].rows[0]
    assert "9 dage over fristen" in told[-1].lower()


def test_the_open_edition_does_not_tell_what_follows_from_a_closed_item(
    board: RegisterFile,
) -> None:
    follow(board)
    assert "Hemmeligt brev" in repr(content(board))
    assert "Hemmeligt brev" not in repr(content(board, OPEN))
    change(board, "project", "p-17-1", closed=True)
    assert "Revideret plan" not in repr(content(board, OPEN))


@pytest.mark.parametrize("owner", [{"item_id": "i-5"}, {"procedure_id": "w-9"}])
def test_nor_what_follows_from_a_point_of_a_closed_case(
    board: RegisterFile, owner: dict[str, str]
) -> None:
    follow(board)
    put(
        board,
        WrittenProcedure("w-9", "f-1", "S9", "Lukket", closed=True),
        Recommendation("k-9", text="at kravet rejses", **owner),
        Action("t-9", title="Hemmeligt krav", meeting_id="m-1", recommendation_id="k-9"),
    )
    assert "Hemmeligt krav" in repr(content(board))
    assert "Hemmeligt krav" not in repr(content(board, OPEN))


def test_nor_what_follows_from_an_item_about_a_closed_request(board: RegisterFile) -> None:
    follow(board)
    put(board, Action("t-9", title="Hemmeligt krav", meeting_id="m-1", item_id="i-4"))
    assert "Hemmeligt krav" in repr(content(board, OPEN))
    change(board, "change_request", "r-1", closed=True)
    assert "Hemmeligt krav" not in repr(content(board, OPEN))


def test_minutes_do_not_name_the_later_meeting_of_what_was_put_off(board: RegisterFile) -> None:
    change(board, "meeting", "m-1", minutes_kind=MinutesKind.FULL)
    put(board, Item("i-21", "m-2", "a", source=ItemSource.CHANGE_REQUEST, request_id="r-1"))
    later: dict[str, object] = {"meeting": "RSI-kredsen", "meeting_on": date(2023, 12, 8)}
    change(board, "change_request", "r-1", item_id="i-4", **later)
    card = item(board, 4, MINUTES).request
    assert card is not None
    assert "8. december 2023" in card.path, "it is still this item's"
    change(board, "change_request", "r-1", item_id="i-21")
    card = item(board, 4, MINUTES).request
    assert card is not None
    assert "8. december 2023" not in card.path


def test_the_next_meeting_is_told_with_time_place_and_the_days_after_it(
    board: RegisterFile,
) -> None:
    coming = Item("i-7", "m-1", "e5", source=ItemSource.NEXT_MEETING, title="Næste møde")
    later = Meeting("m-3", "f-1", held_on=date(2024, 1, 12))
    off = Meeting("m-4", "f-1", held_on=date(2023, 11, 24), state=MeetingState.CANCELLED)
    others = Meeting("m-5", held_on=date(2023, 11, 20))
    put(board, coming, later, off, others)
    for wish in (FULL, OPEN, MINUTES):
        told = item(board, 6, wish)
        assert [(each.label, each.value) for each in told.coming] == [
            ("Tid", "8. december 2023 kl. 10.00"),
            ("Sted", "Skype"),
            ("Derefter", "12. januar 2024"),
        ]
    assert "8. december 2023" in text_of(render_agenda(content(board)))
    assert item(board, 7).coming == ()
    change(board, "meeting", "m-2", state=MeetingState.CANCELLED)
    change(board, "meeting", "m-3", state=MeetingState.CANCELLED)
    told = item(board, 6)
    assert [(each.label, each.value) for each in told.coming] == [("Tid", "Endnu ikke fastsat")]


def test_the_files_of_a_request_and_a_procedure_are_annexes_of_their_item(
    board: RegisterFile,
) -> None:
    put(
        board,
        WrittenProcedure("s-1", "f-1", number="14", title="Ny dato"),
        Item("i-7", "m-1", "g", source=ItemSource.WRITTEN, procedure_id="s-1"),
        Attachment("b-8", request_id="r-1", name="Risikovurdering.pdf", rank="a"),
        Attachment("b-9", procedure_id="s-1", name="Brev.pdf", rank="a"),
    )
    told = [(each.label, each.name) for each in item(board, 4).annexes]
    assert told[-1] == ("Bilag 4.3", "Risikovurdering")
    assert len(told) == 3, "its own come first"
    assert [(each.label, each.name) for each in item(board, 7).annexes] == [("Bilag 7.1", "Brev")]
    change(board, "change_request", "r-1", closed=True)
    change(board, "attachment", "b-9", closed=True, open_heading="Et brev")
    assert "Risikovurdering" not in repr(content(board, OPEN))
    assert [each.name for each in item(board, 7, OPEN).annexes] == ["Et brev · Lukket"]


def test_a_written_decision_tells_how_it_went_unless_it_is_closed(board: RegisterFile) -> None:
    put(
        board,
        WrittenProcedure(
            "s-1",
            "f-1",
            number="14",
            title="Ny dato",
            sent_on=date(2023, 10, 12),
            state=ProcedureState.CLOSED,
            result=PointDecision.APPROVED,
            closed_on=date(2023, 10, 20),
        ),
        ProcedureAnswer("v-1", "s-1", "rh", ProcedureReply.REMARKS, "Gerne i december."),
        replace(
            ITEMS[5],
            id="i-7",
            rank="g",
            source=ItemSource.WRITTEN,
            title="Skriftligt",
            procedure_id="s-1",
        ),
    )
    facts = {fact.label: fact.value for fact in item(board, 7).procedure}
    assert facts["Svar"] == "Region Hovedstaden: bemærkninger – Gerne i december."
    assert facts["Resultat"].startswith("Godkendt")
    assert facts["Skriftlig behandling"].endswith("nr. 14")
    change(board, "written_procedure", "s-1", closed=True, open_heading="En skriftlig sag")
    assert item(board, 7, OPEN).title == "En skriftlig sag"
    assert "Gerne i" not in repr(content(board, OPEN))


def test_a_closed_annex_or_project_makes_the_full_edition_confidential(
    board: RegisterFile,
) -> None:
    change(board, "item", "i-5", closed=False)
    assert "fortrolig" in content(board).front.edition
    change(board, "attachment", "b-2", closed=False)
    assert content(board).front.edition == ""
    change(board, "project", "p-16-5", closed=True)
    assert "fortrolig" in content(board).front.edition
    change(board, "project", "p-16-5", closed=False)
    change(board, "change_request", "r-1", closed=True)
    change(board, "item", "i-4", request_id=None)
    assert "fortrolig" in content(board).front.edition
    assert content(board, MINUTES).front.edition == ""


def test_minutes_tell_what_was_agreed_and_what_was_not_decided(board: RegisterFile) -> None:
    due = read_date("1.12.2023")
    put(board, Action("t-1", title="Revideret plan", owner="Lone Bech", due=due, item_id="i-4"))
    told = item(board, 4, MINUTES)
    assert [each.replace("\u00a0", " ") for each in told.agreed] == [
        "Revideret plan: Lone Bech, senest 1. dec. 2023"
    ]
    assert {each.decision for each in told.points} == {"Ingen beslutning er registreret."}
    assert item(board, 4).agreed == ()


def test_open_minutes_do_not_tell_what_was_agreed_of_what_is_closed(board: RegisterFile) -> None:
    put(
        board,
        Action("t-1", title="Hemmeligt krav", item_id="i-5"),
        Action("t-2", title="Skjult plan", item_id="i-4", project_id="p-19-2"),
    )
    change(board, "item", "i-5", closed=True)
    assert "Hemmeligt krav" in repr(content(board, MINUTES))
    opened = replace(MINUTES, edition=Edition.OPEN)
    assert "Skjult plan" in repr(content(board, opened))
    assert "Hemmeligt krav" not in repr(content(board, opened))
    change(board, "project", "p-19-2", closed=True)
    assert "Skjult plan" not in repr(content(board, opened))


def test_points_that_go_on_from_a_sentence_have_its_beginning(board: RegisterFile) -> None:
    case = content(board).items[3]
    assert case.opening == ""  # its points begin with "at" themselves
    points = ("godkender planen", "tager merudgiften til efterretning")
    write_recommendation(board, case.id, points)
    assert item(board, 4).opening == "Det indstilles, at RSI-kredsen"
    write_recommendation(board, case.id, ["Planen godkendes"])
    assert item(board, 4).opening == ""
    use_language(Language.ENGLISH)
    assert content(board).items[0].points[0].text.startswith("at ")
    assert content(board).items[0].opening == ""


def test_what_is_open_already_is_not_opened_a_second_time(board: RegisterFile) -> None:
    opened = content(board, OPEN)
    reader = for_edition(board.reader, open_only=True)
    assert for_edition(reader, open_only=True) is reader
    assert agenda_content(reader, OPEN, ORIGIN) == opened
    assert opened.items[4].title == "Kontraktforhold"
    assert [each.name for each in opened.items[3].annexes][1] == "Priser · Lukket"


def test_minutes_of_decisions_say_what_was_approved_with_a_request(board: RegisterFile) -> None:
    decide(board)
    assert item(board, 4, MINUTES).granted == (), "it is not approved"
    change(board, "change_request", "r-1", state="approved", item_id="i-4")
    line, *_more = item(board, 4, MINUTES).granted
    assert line == "Slutdato: apr. 2024 → maj 2024 (1 måned senere)"
    text = text_of(render_agenda(content(board, MINUTES)))
    assert text.index("Beslutning") < text.index("Godkendte ændringer") < text.index(line)
    change(board, "meeting", "m-1", minutes_kind=MinutesKind.FULL)
    full = item(board, 4, MINUTES)
    assert full.granted == (), "the full minutes have the request's table"
    assert full.request is not None
    assert item(board, 4, FULL).granted == ()


def test_what_was_not_fixed_before_an_approval_is_told_in_words(board: RegisterFile) -> None:
    scope = {"request_id": "r-1", "subject": Subject.SCOPE, "after_text": "Kun labsvar"}
    with board.edit(Label("test")) as edit:
        edit.create("requested_change", "x-1", scope)
    change(board, "change_request", "r-1", state="approved", item_id="i-4")
    assert "Omfang: ikke fastlagt → Kun labsvar" in item(board, 4, MINUTES).granted
