"""Rows mean what a person would take them to mean; everything else is said."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.dates import Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.exchange.finding import find_tables
from portfolio_desktop.exchange.imported import ImportedRow, Lamp, Vocabulary
from portfolio_desktop.exchange.interpret import interpret
from portfolio_desktop.exchange.tables import Cell
from tests.exchange.registers import DIMENSIONS, PHASES
from tests.exchange.sources import GREEN, RED, YELLOW, sources, table

HEADS = ["Nr.", "Projekt", "Slutdato", "Fase", "Denne måned", "Bemærkninger", "Formål"]


def rows_of(*rows: list[str | tuple[str, str] | Cell], heads: list[str] = HEADS,
            order: dict[str, bool | None] | None = None) -> tuple[ImportedRow, ...]:  # fmt: skip
    found = find_tables(sources(table(list(heads), *rows)), DIMENSIONS)[0]
    return interpret(found.rows, found.uses, Vocabulary(DIMENSIONS, PHASES), order or {})


def codes(row: ImportedRow) -> list[str]:
    return [doubt.code for doubt in row.doubts]


def test_a_usual_row() -> None:
    (row,) = rows_of(
        [
            "22-1",
            "Ny\njournal",
            "Dec’ 24",
            "Gennemførsel",
            ("", YELLOW),
            "Venter  på test.",
            "Drift",
        ]
    )
    assert (row.number, row.name, row.phase) == ("22-1", "Ny journal", "execution")
    assert row.dates["forecast"].latest == date(2024, 12, 31)
    assert row.overall == Lamp(Colour.YELLOW)
    assert dict(row.texts) == {"purpose": "Drift", "remarks": "Venter på test."}
    assert row.doubts == ()


def test_no_light_is_worked_out_from_what_stands_around_it() -> None:
    said = "Projektet er genoptaget og begynder statusrapportering medio 2024."
    idea, resumed, paused, bare = rows_of(
        ["1", "A", "N/A", "Idé", "N/A", "", ""],
        ["2", "B", "", "Analyse", "N/A", said, "Er sat på pause."],
        ["3", "C", "", "Analyse", "–", "", "Er sat på pause."],
        ["4", "D", "", "Analyse", "N/A", "", ""],
    )
    kinds = [row.overall and row.overall.no_light for row in (idea, resumed, paused, bare)]
    assert kinds == [NoLight.NO_BASELINE, NoLight.RESUMED, NoLight.PAUSED, NoLight.NOT_STATED]
    assert resumed.reports_from is not None
    assert resumed.reports_from.text == "medio 2024"
    assert idea.dates["forecast"].precision is Precision.NONE


def test_an_empty_lamp_among_others_is_a_doubt() -> None:
    _, silent, told = rows_of(
        ["1", "A", "", "Analyse", ("", GREEN), "", ""],
        ["2", "B", "", "Analyse", "", "", ""],
        ["3", "C", "", "Analyse", "", "Gik godt.", ""],
    )
    assert silent.overall == Lamp(None, NoLight.MISSING)
    assert told.overall == Lamp(None, NoLight.NOT_STATED)
    assert codes(told) == ["import.lamp_empty"]


def test_lamps_that_were_pictures_say_nothing_rather_than_something_wrong() -> None:
    (row,) = rows_of(["1", "A", "", "Analyse", "", "Gik godt.", ""])
    assert row.overall is None


def test_dates_that_cannot_be_read_are_kept_with_the_reason() -> None:
    (row,) = rows_of(["1", "A", "31-04-2024", "Analyse", ("", RED), "", ""])
    assert row.dates["forecast"].precision is Precision.UNREAD
    assert row.dates["forecast"].text == "31-04-2024"
    assert row.doubts[0].params["reason"] == "date_no_such_day"


def test_the_order_of_day_and_month_is_the_columns() -> None:
    american = {"forecast": False}
    (row,) = rows_of(["1", "A", "04-01-2023", "Analyse", ("", RED), "", ""], order=dict(american))
    assert row.dates["forecast"].latest == date(2023, 4, 1)
    (row,) = rows_of(
        ["1", "A", "04-01-2023", "Analyse", ("", RED), "", ""], order={"forecast": None}
    )
    assert row.dates["forecast"].precision is Precision.UNREAD


def test_date_cells_are_days_or_months_as_they_are_shown() -> None:
    day, month = rows_of(
        ["1", "A", Cell("1-4-24", date(2024, 4, 1), number_format="d-m-yy"), "", ("", RED), "", ""],
        ["2", "B", Cell("apr 24", date(2024, 4, 1), number_format="mmm yy"), "", ("", RED), "", ""],
    )
    assert day.dates["forecast"].precision is Precision.DAY
    assert month.dates["forecast"].latest == date(2024, 4, 30)


def test_money_state_and_kind() -> None:
    heads = ["Nr.", "Projekt", "Budget (mio. kr.)", "Tilstand", "Type"]
    good, bad = rows_of(
        ["1", "A", "12,6", "På pause", "Program"],
        ["2", "B", "$6,279,429", "sovende", "flåde"],
        heads=heads,
    )
    assert good.budget == Money(1_260_000_000, "12,6")
    assert (good.state, good.kind) == (LifecycleState.PAUSED, ProjectKind.PROGRAMME)
    assert (bad.budget, bad.state, bad.kind) == (None, None, None)
    assert sorted(codes(bad)) == [
        "import.amount_unread", "import.kind_unknown", "import.state_unknown"
    ]  # fmt: skip


def test_rows_that_are_no_projects_say_why() -> None:
    rows = rows_of(
        ["Gennemførelse", "", "", "", "", "", ""],
        ["1", "A", "", "Analyse", ("", RED), "", ""],
        ["", "", "", "", "", "Løs bemærkning", ""],
        ["Nr.", "Projekt", "Slutdato", "Fase", "", "", ""],
        ["I alt", "13", "", "", "", "", ""],
        ["", "", "", "", "", "", ""],
    )
    assert [row.problem and row.problem.code for row in rows] == [
        "import.lone_text", None, "import.no_number_or_name", "import.repeated_heading",
        "import.total_row",
    ]  # fmt: skip


def test_number_and_name_in_one_cell_are_taken_apart() -> None:
    (row,) = rows_of(
        ["22-1 Ny journal", "Dec 24", "Analyse"], heads=["Projekt", "Slutdato", "Fase"]
    )
    assert (row.number, row.name) == ("22-1", "Ny journal")


def test_a_number_that_excel_made_a_date_is_questioned() -> None:
    (row,) = rows_of([Cell("17-jan", date(2023, 1, 17)), "A", "", "", ("", RED), "", ""])
    assert codes(row) == ["import.number_is_date"]


def test_colours_named_only_in_the_remarks_are_kept_apart() -> None:
    text = "Projektet rapporterer gul status på tid og penge."
    (row,) = rows_of(["1", "A", "", "Analyse", ("", YELLOW), text, ""])
    assert dict(row.named) == {"time": Colour.YELLOW, "cost": Colour.YELLOW}
    assert row.lights == {}


def test_an_unknown_phase_is_kept_as_text() -> None:
    (row,) = rows_of(["1", "A", "", "Forankring", ("", RED), "", ""])
    assert (row.phase, row.phase_text) == ("", "Forankring")


def test_dimension_lamps() -> None:
    (row,) = rows_of(
        ["1", "A", "grøn", ("", RED), "N/A", "gul"],
        heads=["Nr.", "Projekt", "Leverancer", "Tid", "Økonomi", "Ressourcer"],
    )
    assert dict(row.lights) == {
        "deliverables": Lamp(Colour.GREEN),
        "time": Lamp(Colour.RED),
        "cost": Lamp(None, NoLight.NOT_STATED),
        "resources": Lamp(Colour.YELLOW),
    }


def test_a_status_that_is_not_understood_is_not_a_missing_report() -> None:
    _, row = rows_of(
        ["1", "A", "", "Analyse", ("", GREEN), "", ""],
        ["2", "B", "", "Analyse", "to måneder for sent", "", ""],
    )
    assert row.overall == Lamp(None, NoLight.NOT_STATED)
    assert codes(row) == ["lamp.unknown"]
