"""Which parts of the papers are printed, in which order, and what the contents say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.meetings import Edition, IssueKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.agenda_content import AgendaWish, agenda_content
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.pack_content import PackOptions, status_report
from portfolio_desktop.services.pack_parts import (
    ALL_PARTS,
    REPORT_PARTS,
    STATUS_PARTS,
    Carried,
    PackChoice,
    Part,
    SheetsOf,
)
from portfolio_desktop.services.since_values import SinceLine, SinceMeeting, SinceSection
from portfolio_desktop.storage.register_file import RegisterFile
from tests.reports.contents_reading import bookmarks_of, contents_of
from tests.reports.reading import flat, pages, text_of
from tests.services.meeting_ground import board_register
from tests.services.pack_register import ORIGIN

PERIOD = Period(2023, 10)
Make = Callable[..., AgendaContent]

SINCE = SinceMeeting(
    "Siden mødet 6. oktober 2023",
    (SinceSection("Status", (SinceLine("p-22-3", "22-3", "IBI 2.0", "fra gul til grøn"),)),),
)
HEADINGS = {
    Part.SINCE: "Siden mødet 6. oktober 2023",
    Part.SUMMARY: "Sammenfatning",
    Part.TREND: "Udvikling",
    Part.GRID: "Porteføljestatus oktober 2023",
    Part.REQUESTS: "Ændringsanmodninger",
}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegisterFile]:
    folder: Path = tmp_path_factory.mktemp("parts")
    with board_register(folder) as found:
        yield found


@pytest.fixture
def make(board: RegisterFile) -> Make:
    def content(*parts: Part, **wish: object) -> AgendaContent:
        choice = PackChoice(parts or ALL_PARTS)
        made = agenda_content(board.reader, AgendaWish("m-1", choice=choice, **wish), ORIGIN)  # type: ignore[arg-type]
        told = made.status is not None and choice.has(Part.SINCE)
        return replace(made, since=SINCE if told else None)

    return content


def leads_where_it_says(pdf: bytes) -> list[str]:
    """What the contents say, once every line was followed to its page and found there."""
    found = contents_of(pdf)
    text = [flat(page) for page in pages(pdf)]
    for line in found:
        assert line.named == line.led
        title = line.text.lstrip("0123456789")[:12]
        assert title in text[line.led - 1], line
    return [line.text for line in found]


def titles(pdf: bytes, level: int = 0) -> list[str]:
    return [title for deep, title, _page in bookmarks_of(pdf) if deep == level]


def test_the_contents_name_every_item_and_what_lies_within_the_status(make: Make) -> None:
    found = leads_where_it_says(render_agenda(make()))
    assert found[:2] == ["1GodkendelseafdagsordenBeslutning", "2PorteføljestatusOrientering"]
    within = (Part.SINCE, Part.SUMMARY, Part.TREND, Part.GRID)
    assert found[2:6] == [flat(HEADINGS[part]) for part in within]
    assert "5OpsigelseafkontraktenmedZebrafirmaBeslutning·lukketpunkt·eftersendt" in "".join(found)


def test_the_contents_name_each_project_sheet_below_the_title_of_all(make: Make) -> None:
    first = render_agenda(make(Part.CONTENTS, Part.SHEETS, Part.ITEMS))
    assert leads_where_it_says(first)[:2] == ["Projektark", "23-1Sundhedsjournalen"]
    assert leads_where_it_says(render_agenda(make()))[-2:] == [
        "Projektark",
        "23-1Sundhedsjournalen",
    ]


def test_the_bookmarks_and_the_contents_lead_to_the_same_pages(make: Make) -> None:
    pdf = render_agenda(make())
    listed = [(line.text, line.led) for line in contents_of(pdf)]
    marked = [(flat(title), page) for level, title, page in bookmarks_of(pdf) if level < 2]
    for text, page in listed:
        assert any(text.startswith(title) and page == at for title, at in marked), text


def test_the_status_stands_at_its_item_in_the_order_chosen(make: Make) -> None:
    order = (Part.REQUESTS, Part.GRID, Part.SINCE, Part.SUMMARY)
    pdf = render_agenda(make(Part.CONTENTS, Part.ITEMS, *order))
    found = leads_where_it_says(pdf)
    assert found[2:6] == [flat(HEADINGS[part]) for part in order]
    within = titles(pdf, 1)
    assert [title for title in within if title in HEADINGS.values()] == [
        HEADINGS[part] for part in order
    ]


def test_without_the_items_the_status_stands_alone(make: Make) -> None:
    pdf = render_agenda(make(Part.GRID, Part.SINCE, Part.CONTENTS))
    assert leads_where_it_says(pdf) == [flat(HEADINGS[Part.GRID]), flat(HEADINGS[Part.SINCE])]
    assert "Godkendelse af dagsorden" not in text_of(pdf)
    assert titles(pdf) == ["Indhold", HEADINGS[Part.GRID], HEADINGS[Part.SINCE]]


def test_cards_stand_in_the_status_where_their_items_are_not_printed(make: Make) -> None:
    with_items = render_agenda(make(Part.ITEMS, Part.ESCALATED))
    alone = render_agenda(make(Part.ESCALATED))
    assert "Eskalerede projekter" not in text_of(with_items)
    assert "Eskalerede projekter" in text_of(alone)


@pytest.mark.parametrize("part", HEADINGS)
def test_a_part_that_is_not_chosen_leaves_nothing(make: Make, part: Part) -> None:
    kept = [each for each in ALL_PARTS if each is not part]
    full, less = render_agenda(make()), render_agenda(make(*kept))
    assert HEADINGS[part] in text_of(full)
    assert HEADINGS[part] not in text_of(less)
    assert HEADINGS[part] not in "".join(title for _level, title, _page in bookmarks_of(less))


def test_rows_of_a_table_that_is_not_chosen_are_not_read(make: Make) -> None:
    less = make(*(each for each in ALL_PARTS if each is not Part.GRID))
    assert less.status is not None
    assert less.status.grid.rows == ()
    assert less.status.summary.counts


def test_without_front_and_contents_the_first_page_is_the_first_item(make: Make) -> None:
    pdf = render_agenda(make(*(each for each in ALL_PARTS if each not in ALL_PARTS[:2])))
    assert contents_of(pdf) == []
    assert "1 Godkendelse af dagsorden" in pages(pdf)[0]


def test_nothing_chosen_is_a_front_page_and_no_empty_file(make: Make) -> None:
    content = make()
    pdf = render_agenda(replace(content, choice=PackChoice(())))
    assert len(pages(pdf)) == 1
    assert "Dagsorden" in pages(pdf)[0]


def test_the_item_does_not_promise_a_status_that_is_not_printed(make: Make) -> None:
    follows = "Porteføljestatus følger på de næste sider"
    assert flat(follows) in flat(text_of(render_agenda(make())))
    for parts in ((Part.ITEMS,), (Part.ITEMS, Part.SINCE)):
        assert flat(follows) not in flat(text_of(render_agenda(make(*parts))))


def test_a_long_list_has_a_page_of_its_own_and_a_short_one_stands_on_the_front(make: Make) -> None:
    content = make()
    many = tuple(
        replace(content.items[5], id=f"x{number}", number=str(number), title=f"Sag {number}")
        for number in range(1, 27)
    )
    short = render_agenda(content)
    long = render_agenda(replace(content, items=many, status=None, sheets=None))
    assert "Indhold" in pages(short)[0]
    assert "Indhold" not in pages(long)[0]
    assert len(leads_where_it_says(long)) == 26


def test_minutes_hold_no_status_whatever_is_chosen(make: Make) -> None:
    content = make(kind=IssueKind.DRAFT_MINUTES)
    assert content.choice.parts == (Part.FRONT, Part.CONTENTS, Part.ITEMS)
    assert content.status is None


def test_the_open_edition_never_carries_the_register(board: RegisterFile) -> None:
    for edition, carried in ((Edition.FULL, tuple(Carried)), (Edition.OPEN, ())):
        choice = PackChoice(carried=tuple(Carried))
        wish = AgendaWish("m-1", edition=edition, choice=choice)
        assert agenda_content(board.reader, wish, ORIGIN).choice.carried == carried


@given(st.permutations(ALL_PARTS), st.integers(0, len(ALL_PARTS)), st.booleans())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_parts_in_any_order_make_a_paper_whose_contents_are_right(
    make: Make, order: list[Part], count: int, minutes: bool
) -> None:
    kind = IssueKind.DRAFT_MINUTES if minutes else IssueKind.AGENDA
    content = make(*(order[:count] or (Part.FRONT,)), kind=kind)
    pdf = render_agenda(content)
    assert pages(pdf)
    listed = leads_where_it_says(pdf)
    assert bool(listed) <= content.choice.has(Part.CONTENTS)
    printed = [part for part in content.choice.status if part in HEADINGS]
    if content.status is not None and content.choice.has(Part.CONTENTS):
        shown = [text for text in listed if text in {flat(each) for each in HEADINGS.values()}]
        assert sorted(shown) == sorted(flat(HEADINGS[part]) for part in printed)


def report_of(board: RegisterFile, *parts: Part) -> bytes:
    options = PackOptions(PERIOD, choice=PackChoice(parts))
    return render_status_report(status_report(board.reader, options, ORIGIN))


@given(st.permutations(REPORT_PARTS), st.integers(0, len(REPORT_PARTS)))
@settings(max_examples=10)
def test_the_status_report_alone_takes_the_same_parts(
    board: RegisterFile, order: list[Part], count: int
) -> None:
    parts = order[:count]
    pdf = report_of(board, *parts)
    leads_where_it_says(pdf)
    text = text_of(pdf)
    for part in (Part.SUMMARY, Part.GRID, Part.REQUESTS):
        title = HEADINGS[part] if part is not Part.GRID else "Porteføljestatus oktober"
        shown = title in [name for _level, name, _page in bookmarks_of(pdf)]
        assert shown == (part in parts) or part is Part.GRID, text


def test_the_status_report_follows_the_order_chosen(board: RegisterFile) -> None:
    pdf = report_of(board, Part.CONTENTS, Part.GRID, Part.SUMMARY)
    assert leads_where_it_says(pdf) == [flat(HEADINGS[Part.GRID]), flat(HEADINGS[Part.SUMMARY])]
    assert "Status pr." not in text_of(pdf)  # nothing of the front page


def test_what_is_short_joins_another_part_wherever_it_stands(board: RegisterFile) -> None:
    whole = len(pages(report_of(board, Part.GRID)))
    for order in ((Part.REQUESTS, Part.GRID), (Part.GRID, Part.REQUESTS)):
        assert len(pages(report_of(board, *order))) >= whole


def test_every_status_part_is_one_that_the_report_can_hold() -> None:
    around = {Part.FRONT, Part.CONTENTS, Part.SHEETS}
    assert set(REPORT_PARTS) - around == set(STATUS_PARTS) - {Part.SINCE}


def sheets_of(board: RegisterFile, sheets: SheetsOf, *parts: Part) -> bytes:
    choice = PackChoice(parts or REPORT_PARTS, sheets)
    options = PackOptions(PERIOD, choice=choice)
    return render_status_report(status_report(board.reader, options, ORIGIN))


def test_the_status_report_alone_has_project_sheets_where_they_are_wanted(
    board: RegisterFile,
) -> None:
    usual = render_status_report(status_report(board.reader, PackOptions(PERIOD), ORIGIN))
    assert "Projektark" not in titles(usual)
    found = leads_where_it_says(sheets_of(board, SheetsOf.ALL))
    assert "Projektark" in found
    first = sheets_of(board, SheetsOf.ALL, Part.CONTENTS, Part.SHEETS, Part.GRID)
    assert leads_where_it_says(first)[0] == "Projektark"
    assert titles(first)[:2] == ["Indhold", "Projektark"]


def test_contents_that_the_front_page_cannot_hold_have_pages_of_their_own(
    board: RegisterFile,
) -> None:
    content = status_report(
        board.reader, PackOptions(PERIOD, choice=PackChoice(REPORT_PARTS, SheetsOf.ALL)), ORIGIN
    )
    assert content.sheets is not None
    many = tuple(
        replace(content.sheets.sheets[0], project_id=f"x{number}", number=f"30-{number}")
        for number in range(1, 31)
    )
    long = replace(content, sheets=replace(content.sheets, sheets=many))
    pdf = render_status_report(long)
    listed = leads_where_it_says(pdf)
    assert len(listed) > 30
    assert "Indhold" not in pages(pdf)[0]
    assert pages(pdf)[1].count("30-") > 10


def test_chosen_sheets_are_printed_also_where_no_item_holds_the_status(
    board: RegisterFile,
) -> None:
    for sheets, count in ((SheetsOf.ESCALATED, 0), (SheetsOf.CHOSEN, 1)):
        choice = PackChoice((Part.SHEETS,), sheets, ("p-22-3",))
        content = agenda_content(board.reader, AgendaWish("m-2", choice=choice), ORIGIN)
        assert not any(item.holds_status for item in content.items)
        assert len(content.sheets.sheets if content.sheets is not None else ()) == count
