"""The money that a form asks for: years and participants, units, and the day it was made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.economy import Amounts
from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.form_content import FormPage, forms
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_words import import_sentence

from .form_ground import (
    NOVEMBER,
    FormGround,
    brought_in,
    change,
    codes,
    fill,
    form_ground,
    looked_at,
)


@pytest.fixture
def ground(ground: FormGround) -> FormGround:
    """A region's and the project's own amounts are stated."""
    set_amounts(
        ground.register,
        ground.project,
        [
            CellWish(2023, Part.APPROVED, "4 mio. kr."),
            CellWish(2023, Part.ACTUAL, "1,5 mio. kr."),
            CellWish(2023, Part.STATED_ON, "30.09.2023"),
            CellWish(2024, Part.APPROVED, "2 mio. kr."),
            CellWish(2024, Part.FORECAST, "500 t.kr.", ground.region),
        ],
    )
    return ground


def plain(words: str) -> str:
    return " ".join(words.split())


def page_of(ground: FormGround, *, participant: bool = False) -> FormPage:
    (content,) = forms(ground.register, NOVEMBER, [ground.order(participant=participant)])
    return content.pages[0]


def year(ground: FormGround, wanted: int, participant: str | None = None) -> Amounts:
    years = {each.year: each for each in economy_of(ground.register.reader, ground.project).years}
    return years[wanted].whole if participant is None else years[wanted].parties[participant]


def kroner(ground: FormGround, wanted: int, part: str, participant: str | None = None) -> float:
    value = getattr(year(ground, wanted, participant), part)
    assert value is not None
    return float(value.ore / 100)


def test_the_page_asks_for_each_year_as_the_register_has_it(ground: FormGround) -> None:
    page = page_of(ground)
    rows = [
        tuple(map(plain, (each.name, each.approved, each.actual, each.forecast)))
        for each in page.amounts
    ]
    assert rows == [
        ("2023", "4 mio. kr.", "1,5 mio. kr.", ""),
        ("2024", "2 mio. kr.", "", ""),
        ("2024, Region Nord", "", "", "500 t.kr."),
    ]
    day = next(each for each in page.texts if each.key == "stated_on")
    assert day.now == "30.09.2023"
    assert page_of(ground, participant=True).amounts == ()


def test_a_project_without_money_is_not_asked(register: RegisterFile, tmp_path: Path) -> None:
    page = page_of(form_ground(register, tmp_path))
    assert page.amounts == ()
    assert "stated_on" not in [each.key for each in page.texts]


def test_the_year_of_the_form_is_asked_for_though_nothing_is_known_of_it(
    register: RegisterFile, tmp_path: Path
) -> None:
    made = form_ground(register, tmp_path)
    set_amounts(register, made.project, [CellWish(2022, Part.ACTUAL, "1 mio. kr.")])
    assert [each.key for each in page_of(made).amounts] == ["2022", "2023"]


def test_amounts_and_their_day_come_in_as_one_step(ground: FormGround) -> None:
    path = fill(
        ground.form(),
        {
            "spent.2023": "3.250.000",
            "expected.2023": "4,4 mio. kr.",
            f"expected.2024.{ground.region}": "650 t.kr.",
            "stated_on": "31-10-2023",
            "reported_by": "Karen",
        },
    )
    (row,) = looked_at(ground.register, path).rows
    assert row.row.doubts == ()
    told = {
        each.place or each.field: (plain(each.before), plain(each.after))
        for each in row.row.changes
    }
    assert told["2023, forbrug"] == ("1,5 mio. kr.", "3,25 mio. kr.")
    assert told["2023, forventet"] == ("", "4,4 mio. kr.")
    assert told["2024, Region Nord, forventet"] == ("500.000 kr.", "650.000 kr.")
    assert told["stated_on"] == ("30.09.2023", "31.10.2023")
    brought_in(ground.register, path)
    assert kroner(ground, 2023, "actual") == 3_250_000
    assert kroner(ground, 2023, "forecast") == 4_400_000
    assert kroner(ground, 2023, "approved") == 4_000_000, "what is approved is not asked for"
    assert kroner(ground, 2024, "forecast", ground.region) == 650_000
    assert year(ground, 2023).stated_on == date(2023, 10, 31)
    assert year(ground, 2024).stated_on is None, "nothing is stated of the year in all"
    assert brought_in(ground.register, path).change.edit is None, "twice changes nothing"
    undo(ground.register)
    assert kroner(ground, 2023, "actual") == 1_500_000
    assert year(ground, 2023).stated_on == date(2023, 9, 30)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"spent.2023": "ca. 3 mio."}, "form.amount_unread"),
        ({"spent.2023": "12 EUR"}, "form.amount_unread"),
        ({"spent.2023": ""}, "form.amount_emptied"),
        ({"stated_on": "31.11.2023"}, "form.date_impossible"),
    ],
)
def test_what_is_no_amount_or_day_is_told_and_not_taken_over(
    ground: FormGround, answers: dict[str, str], code: str
) -> None:
    path = fill(ground.form(), {**answers, "remarks": "Nyt.", "reported_by": "K"})
    preview = looked_at(ground.register, path)
    (row,) = preview.rows
    doubt = next(each for each in row.row.doubts if each.code == code)
    assert import_sentence(doubt)
    assert "{" not in import_sentence(doubt)
    brought_in(ground.register, path)
    assert kroner(ground, 2023, "actual") == 1_500_000
    assert year(ground, 2023).stated_on == date(2023, 9, 30)
    assert ground.report.remarks == "Nyt."


def test_an_amount_in_another_unit_is_questioned(ground: FormGround) -> None:
    path = fill(ground.form(), {"spent.2024": "1,9", "reported_by": "K", "stated_on": "1.11.2023"})
    preview = looked_at(ground.register, path)
    (doubt,) = [each for each in preview.rows[0].row.doubts if "far_off" in each.code]
    assert plain(import_sentence(doubt)) == (
        "Beløbet læses som 1,90 kr., men 2 mio. kr. var kendt. Er det ment i en anden enhed?"
    )


def test_the_day_counts_for_no_amount_that_could_not_be_read(ground: FormGround) -> None:
    answers = {"spent.2023": "ca. fem mio., tror jeg", "stated_on": "31.10.2023"}
    brought_in(ground.register, fill(ground.form(), {**answers, "reported_by": "K"}))
    assert kroner(ground, 2023, "actual") == 1_500_000
    assert year(ground, 2023).stated_on == date(2023, 9, 30)
    assert year(ground, 2024, ground.region).stated_on == date(2023, 10, 31), "stands unchanged"


def test_a_year_of_which_nothing_could_be_read_gets_no_day(ground: FormGround) -> None:
    answers = {"spent.2024": "uvist", "stated_on": "31.10.2023"}
    brought_in(ground.register, fill(ground.form(), {**answers, "reported_by": "K"}))
    assert year(ground, 2024).stated_on is None


def test_the_day_counts_for_what_was_read_beside_an_amount_that_was_not(
    ground: FormGround,
) -> None:
    answers = {"spent.2023": "uvist", "expected.2023": "4,4 mio.", "stated_on": "31.10.2023"}
    brought_in(ground.register, fill(ground.form(), {**answers, "reported_by": "K"}))
    assert year(ground, 2023).stated_on == date(2023, 10, 31)


def test_an_unread_amount_keeps_its_day_though_the_other_stands_unchanged(
    ground: FormGround,
) -> None:
    set_amounts(ground.register, ground.project, [CellWish(2023, Part.FORECAST, "4 mio. kr.")])
    answers = {"spent.2023": "uvist", "stated_on": "31.10.2023"}
    brought_in(ground.register, fill(ground.form(), {**answers, "reported_by": "K"}))
    assert year(ground, 2023).stated_on == date(2023, 9, 30)


def test_an_emptied_amount_keeps_its_day(ground: FormGround) -> None:
    answers = {"spent.2023": "", "stated_on": "31.10.2023"}
    brought_in(ground.register, fill(ground.form(), {**answers, "reported_by": "K"}))
    assert year(ground, 2023).stated_on == date(2023, 9, 30)


def test_the_day_does_not_count_for_an_amount_that_the_form_does_not_know(
    ground: FormGround,
) -> None:
    path = fill(ground.form(), {"stated_on": "31.10.2023", "reported_by": "K"})
    wish = CellWish(2023, Part.ACTUAL, "1,8 mio. kr.")
    set_amounts(ground.register, ground.project, [wish])
    brought_in(ground.register, path)
    assert year(ground, 2023).stated_on == date(2023, 9, 30)


def sizes(ground: FormGround, path: Path) -> list[tuple[str, str]]:
    """What is questioned of the form's amounts for their size: why, and in words."""
    (row,) = looked_at(ground.register, path).rows
    asked = {"form.amount_far_off", "form.amount_bare"}
    found = [each for each in row.row.doubts if each.code in asked]
    return [(each.code, plain(import_sentence(each))) for each in found]


def test_a_bare_number_is_held_against_the_other_years(ground: FormGround) -> None:
    """Of 2024 in all no amount is known, nor a budget of the region's."""
    key = f"spent.2024.{ground.region}"
    asked = sizes(ground, fill(ground.form("a.xlsx"), {key: "4,4"}))
    words = "Beløbet læses som 4,40 kr., men 500.000 kr. var kendt."
    assert asked == [("form.amount_far_off", f"{words} Er det ment i en anden enhed?")]
    assert sizes(ground, fill(ground.form("b.xlsx"), {key: "440.000"})) == []
    assert sizes(ground, fill(ground.form("c.xlsx"), {key: "4,40 kr."})) == [], "its unit is told"


def test_no_money_is_nothing_to_compare_with(ground: FormGround) -> None:
    wish = CellWish(2024, Part.ACTUAL, "0 kr.")
    set_amounts(ground.register, ground.project, [wish])
    assert sizes(ground, fill(ground.form("a.xlsx"), {"spent.2024": "500 kr."})) == []
    ((code, _words),) = sizes(ground, fill(ground.form("b.xlsx"), {"spent.2024": "4,4"}))
    assert code == "form.amount_far_off"


def test_an_amount_below_nothing_is_questioned(ground: FormGround) -> None:
    ((code, _words),) = sizes(ground, fill(ground.form(), {"spent.2023": "-1,6 mio. kr."}))
    assert code == "form.amount_far_off"


def test_a_bare_number_is_held_against_the_budget_of_the_whole_project(
    register: RegisterFile, tmp_path: Path
) -> None:
    ground = form_ground(register, tmp_path)
    draft = ProjectDraft("19-2", "LUNA", phase="execution", budget="12 mio. kr.")
    made = replace(ground, project=add_project(register, draft).id)
    ((code, words),) = sizes(made, fill(made.form(), {"expected.2023": "4.400"}))
    assert code == "form.amount_far_off"
    assert "12 mio. kr." in words


def test_a_small_bare_number_is_questioned_where_nothing_is_known(ground: FormGround) -> None:
    """The amounts were taken out of the register after the form was made."""
    small = fill(ground.form("a.xlsx"), {"spent.2024": "4,4"})
    large = fill(ground.form("b.xlsx"), {"spent.2024": "4.400.000"})
    undo(ground.register)
    assert sizes(ground, small) == [
        (
            "form.amount_bare",
            "Beløbet læses som 4,40 kr., da der ikke står nogen enhed. "
            "Er det ment i en anden enhed?",
        )
    ]
    assert sizes(ground, large) == []


def test_new_amounts_of_an_old_day_are_questioned(ground: FormGround) -> None:
    path = fill(ground.form(), {"spent.2023": "2 mio. kr.", "reported_by": "K"})
    assert dict(codes(looked_at(ground.register, path)))["NDIS"] == ["form.amounts_undated"]


def test_an_amount_that_was_changed_since_is_questioned(ground: FormGround) -> None:
    path = fill(
        ground.form(), {"spent.2023": "2 mio.", "stated_on": "1.11.2023", "reported_by": "K"}
    )
    wish = CellWish(2023, Part.ACTUAL, "1,8 mio. kr.")
    set_amounts(ground.register, ground.project, [wish])
    assert "form.changed_since" in dict(codes(looked_at(ground.register, path)))["NDIS"]


def test_a_new_amount_beside_one_that_was_changed_since_counts(ground: FormGround) -> None:
    """All amounts are of one field: which one was changed since makes the difference."""
    path = fill(ground.form(), {"spent.2023": "2 mio.", "reported_by": "K"})
    brought_in(ground.register, path)
    wish = CellWish(2023, Part.ACTUAL, "1,8 mio. kr.")
    set_amounts(ground.register, ground.project, [wish])
    assert "form.turns_back" in dict(codes(looked_at(ground.register, path)))["NDIS"]
    fill(path, {"expected.2023": "4,4 mio."})
    assert "form.turns_back" not in dict(codes(looked_at(ground.register, path)))["NDIS"]


def test_amounts_and_their_day_are_not_turned_back_together(ground: FormGround) -> None:
    answers = {"spent.2023": "2 mio.", "stated_on": "31.10.2023", "reported_by": "K"}
    path = fill(ground.form(), answers)
    brought_in(ground.register, path)
    wishes = (CellWish(2023, Part.ACTUAL, "1,8 mio."), CellWish(2023, Part.STATED_ON, "5.11.2023"))
    set_amounts(ground.register, ground.project, wishes)
    (row,) = looked_at(ground.register, path).rows
    assert "form.turns_back" in [each.code for each in row.row.doubts]
    assert not row.offered


def test_a_row_of_a_year_that_cannot_be_is_told(ground: FormGround) -> None:
    path = change(
        ground.form(),
        lambda page: [
            row[0].__setattr__("value", "spent.2024.nobody")
            for row in page.iter_rows()
            if row[0].value == "spent.2024"
        ],
    )
    path = fill(path, {"spent.2024.nobody": "1 mio.", "reported_by": "K"})
    assert "form.amount_gone" in dict(codes(looked_at(ground.register, path)))["NDIS"]
