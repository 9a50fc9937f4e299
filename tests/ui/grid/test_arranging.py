"""Which rows the grid shows, without a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.views import Filters, RowFilter
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.row_filters import accepts
from portfolio_desktop.ui.grid.arranging import Arranger, Group, Grouping
from portfolio_desktop.ui.grid.portfolio_columns import (
    BY_LEAD,
    BY_PHASE,
    BY_PROGRAMME,
    portfolio_columns,
    portfolio_groupings,
)
from tests.ui.made import ROWS, dimensions, row


@pytest.fixture
def arranger() -> Arranger[PortfolioRow]:
    made: Arranger[PortfolioRow] = Arranger(lambda item: item.id, lambda item: item.search_text)
    made.set_rows(ROWS)
    return made


def ids(arranger: Arranger[PortfolioRow]) -> list[str]:
    return [
        f"[{line.title} {line.count}]" if isinstance(line, Group) else line.id
        for line in arranger.lines
    ]


def key_of(column: str) -> Callable[[PortfolioRow], tuple[int | str, ...] | None]:
    return next(item.sort_key for item in portfolio_columns(dimensions()) if item.key == column)


def grouping(name: str) -> Grouping[PortfolioRow]:
    return next(item for _title, item in portfolio_groupings() if item.id == name)


def test_without_wishes_the_boards_order_stands(arranger: Arranger[PortfolioRow]) -> None:
    assert ids(arranger) == ["17-1", "16-5", "22-2", "19-2"]


def test_numbers_sort_by_their_parts(arranger: Arranger[PortfolioRow]) -> None:
    arranger.sort_by(key_of("number"))
    assert ids(arranger) == ["16-5", "17-1", "19-2", "22-2"]
    arranger.sort_by(key_of("number"), descending=True)
    assert ids(arranger) == ["22-2", "19-2", "17-1", "16-5"]


def test_what_has_no_key_comes_last_both_ways(arranger: Arranger[PortfolioRow]) -> None:
    arranger.set_rows(
        (row("1", "a"), row("2", "b", delay_original=3), row("3", "c", delay_original=8))
    )
    arranger.sort_by(key_of("delay"))
    assert ids(arranger) == ["2", "3", "1"]
    arranger.sort_by(key_of("delay"), descending=True)
    assert ids(arranger) == ["3", "2", "1"]


def test_danish_letters_sort_after_z(arranger: Arranger[PortfolioRow]) -> None:
    arranger.sort_by(key_of("name"))
    assert ids(arranger)[-1] == "22-2"


def test_every_word_must_stand_somewhere_in_the_row(arranger: Arranger[PortfolioRow]) -> None:
    arranger.search("hovedstaden databank")
    assert ids(arranger) == ["17-1"]
    arranger.search("hovedstaden nordjylland")
    assert ids(arranger) == []
    arranger.search("")
    assert len(ids(arranger)) == 4


def test_search_finds_danish_letters_in_any_case(arranger: Arranger[PortfolioRow]) -> None:
    arranger.search("ÆLDRE")
    assert ids(arranger) == ["22-2"]


@given(st.lists(st.sampled_from("regionæ 12-"), max_size=8))
def test_typing_on_finds_what_searching_at_once_finds(letters: list[str]) -> None:
    typed: Arranger[PortfolioRow] = Arranger(lambda item: item.id, lambda item: item.search_text)
    typed.set_rows(ROWS)
    for length in range(len(letters) + 1):
        typed.search("".join(letters[:length]))
    at_once: Arranger[PortfolioRow] = Arranger(lambda item: item.id, lambda item: item.search_text)
    at_once.set_rows(ROWS)
    at_once.search("".join(letters))
    assert typed.lines == at_once.lines


def test_the_texts_may_be_prepared_beforehand(arranger: Arranger[PortfolioRow]) -> None:
    assert arranger.prepare_search(3)
    assert not arranger.prepare_search(3)
    arranger.search("databank")
    assert ids(arranger) == ["17-1"]


def only(kind: RowFilter) -> Callable[[PortfolioRow], bool] | None:
    return accepts(Filters(frozenset({kind})))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (RowFilter.RED, ["19-2"]),
        (RowFilter.YELLOW, ["17-1"]),
        (RowFilter.GREEN, ["22-2"]),
        (RowFilter.NO_LIGHT, ["16-5"]),
        (RowFilter.NOT_REPORTED, []),
    ],
)
def test_the_chips_let_their_rows_through(
    arranger: Arranger[PortfolioRow], kind: RowFilter, expected: list[str]
) -> None:
    arranger.filter_by(only(kind))
    assert ids(arranger) == expected


def test_groups_stand_in_the_order_of_the_phases(arranger: Arranger[PortfolioRow]) -> None:
    arranger.group_by(grouping(BY_PHASE))
    assert ids(arranger) == ["[Analyse 1]", "22-2", "[Gennemførelse 3]", "17-1", "16-5", "19-2"]


def test_rows_without_a_lead_come_under_a_last_heading(arranger: Arranger[PortfolioRow]) -> None:
    arranger.group_by(grouping(BY_LEAD))
    headings = [text for text in ids(arranger) if text.startswith("[")]
    assert headings[:2] == ["[Region Hovedstaden 1]", "[Region Nordjylland 1]"]
    assert headings[-1].endswith(" 2]")


def test_a_programme_stands_with_its_sub_projects(arranger: Arranger[PortfolioRow]) -> None:
    from portfolio_desktop.domain.project import ProjectKind

    whole = row("23-1", "Fælles journal", kind=ProjectKind.PROGRAMME)
    part = row("23-2", "Visning", parent_id="23-1", parent_name="Fælles journal")
    arranger.set_rows((*ROWS, whole, part))
    arranger.group_by(grouping(BY_PROGRAMME))
    assert ids(arranger)[:3] == ["[Fælles journal 2]", "23-1", "23-2"]


def test_a_collapsed_group_keeps_its_heading_and_count(arranger: Arranger[PortfolioRow]) -> None:
    arranger.group_by(grouping(BY_PHASE))
    arranger.toggle("execution")
    assert ids(arranger) == ["[Analyse 1]", "22-2", "[Gennemførelse 3]"]
    assert arranger.shown_count == 4
    arranger.collapse_all(True)
    assert ids(arranger) == ["[Analyse 1]", "[Gennemførelse 3]"]
    arranger.collapse_all(False)
    assert len(ids(arranger)) == 6


def test_an_edited_row_stays_where_it_is_until_the_user_asks_anew(
    arranger: Arranger[PortfolioRow],
) -> None:
    arranger.filter_by(only(RowFilter.RED))
    now_green = row("19-2", "Praksisområdets system", "g")
    assert arranger.replace_rows({"19-2": now_green})
    assert arranger.lines == (now_green,)
    arranger.filter_by(only(RowFilter.RED))
    assert arranger.lines == ()
    arranger.search("praksis")
    arranger.filter_by(None)
    assert ids(arranger) == ["19-2"]


def test_a_row_not_held_cannot_be_replaced(arranger: Arranger[PortfolioRow]) -> None:
    assert not arranger.replace_rows({"99-9": row("99-9", "Nyt")})
    assert len(arranger.lines) == 4


def test_a_replaced_row_is_found_by_its_new_words(arranger: Arranger[PortfolioRow]) -> None:
    arranger.search("databank")
    arranger.replace_rows({"16-5": row("16-5", "Ny databank")})
    arranger.search("")
    arranger.search("databank")
    assert ids(arranger) == ["17-1", "16-5"]
