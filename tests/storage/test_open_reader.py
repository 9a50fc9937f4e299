"""The open part of a register: what is shut is withheld from every reading, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.dependencies import Dependency, StartCriterion
from portfolio_desktop.domain.meetings import Item, Recommendation
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline
from portfolio_desktop.domain.risks import Risk
from portfolio_desktop.storage.open_reader import KEPT, OpenReader, OpenRows, Shut, Why
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT
from tests.services.meeting_ground import board_register, put
from tests.services.pack_register import Filler

SHUT = Shut(
    {"project": {"p-19-2": Why("§ 33", "Et projekt")}, "item": {"i-4": Why("", "Et punkt")}}
)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    with board_register(tmp_path) as found:
        yield found


def test_a_shut_row_keeps_what_is_said_in_its_place(board: RegisterFile) -> None:
    reader = OpenReader(board.reader, SHUT)
    (luna,) = reader.projects(["p-19-2"])
    assert (luna.number, luna.name, luna.closed) == ("19-2", "Et projekt", True)
    assert (luna.closed_reason, luna.open_heading) == ("§ 33", "Et projekt")
    assert (luna.forecast_end, luna.lead_id, luna.phase) == (None, None, "")
    (case,) = reader.board.rows(Item, id=["i-4"])
    assert (case.title, case.case_text, case.request_id, case.meeting_id) == (
        *("Et punkt", "", None),
        "m-1",
    )


def test_what_hangs_on_it_is_not_there(board: RegisterFile) -> None:
    put(
        board,
        Dependency("d-1", "p-17-1", "p-19-2"),
        Risk("x-1", "p-19-2", title="Skjult"),
        Risk("x-2", "p-17-1", title="Kendt"),
    )
    reader = OpenReader(board.reader, SHUT)
    assert reader.baselines(["p-19-2"]) == ()
    assert {each.project_id for each in reader.reports()} == {
        each.project_id for each in board.reader.reports()
    } - {"p-19-2"}
    told = {each.report_id for each in reader.lights()}
    assert told <= {each.id for each in reader.reports()}
    assert reader.board.rows(Dependency) == ()
    assert [each.title for each in reader.board.rows(Risk)] == ["Kendt"]
    assert {each.item_id for each in reader.board.rows(Recommendation)} == {"i-1", "i-5"}


def test_bare_columns_are_withheld_as_values_are(board: RegisterFile) -> None:
    reader = OpenReader(board.reader, SHUT)
    (row,) = reader.grid_projects(["p-19-2"])
    assert "LUNA" not in repr(row)
    assert "LUNA" not in repr([*reader.grid_project_parts()])
    assert "LUNA" not in repr([*reader.project_head_parts()])
    assert "p-19-2" not in reader.overall_by_period([Period.parse("2023-10")])["2023-10"]
    assert [*reader.holding("project", "name", "LUNA")] == [[]]
    assert reader.columns_of("project", ["name"], ["p-19-2"]) == {"p-19-2": ("Et projekt",)}
    assert reader.project_ids_of("report", [each.id for each in board.reader.reports()]) == {
        each.project_id for each in reader.reports()
    }


def test_it_has_no_log(board: RegisterFile) -> None:
    rows = [("project", "p-19-2"), ("project", "p-17-1")]
    assert board.reader.log.edits_of(rows, 5)
    assert OpenReader(board.reader, SHUT).log.edits_of(rows, 5) == ()


def test_where_nothing_is_shut_all_is_read(board: RegisterFile) -> None:
    reader = OpenReader(board.reader, Shut({}))
    assert reader.projects() == board.reader.projects()
    assert reader.reports() == board.reader.reports()
    assert reader.board.rows(Item) == board.reader.board.rows(Item)


def test_an_id_of_another_program_is_taken_as_it_is(board: RegisterFile) -> None:
    odd = "p-'; DROP TABLE project; --"
    reader = OpenReader(board.reader, Shut({"project": {odd: Why("'\"", "it's")}}))
    assert len(reader.projects()) == len(board.reader.projects())


def test_every_table_that_can_be_closed_is_known() -> None:
    """A later table with the fields of `CLOSED` says what is left of its rows, if anything."""
    closable = {
        table.name
        for table in CURRENT.tables
        if any(each.name == "closed" for each in table.fields)
    }
    assert closable == {*KEPT, "change_request", "written_procedure"}


def test_a_plan_that_a_closed_request_made_is_not_there(board: RegisterFile) -> None:
    plan = Baseline("b-2", "p-17-1", 2, read_date("1.9.2024"), request_id="r-1")
    Filler(board).put(plan)
    reader = OpenReader(board.reader, Shut({"change_request": {"r-1": Why()}}))
    assert [each.version for each in board.reader.baselines(["p-17-1"])] == [1, 2]
    assert [each.version for each in reader.baselines(["p-17-1"])] == [1]
    assert reader.requests(["r-1"]) == ()


def test_a_criterion_that_a_closed_item_relaxed_stays_without_its_words(
    board: RegisterFile,
) -> None:
    put(board, StartCriterion("c-1", "m", "Åbent krav", note="Skjult", item_id="i-4"))
    (criterion,) = OpenReader(board.reader, SHUT).board.rows(StartCriterion)
    assert (criterion.text, criterion.note) == ("Åbent krav", "")


def test_the_open_part_of_a_table_is_looked_up_by_its_own_indexes(board: RegisterFile) -> None:
    """Otherwise every month that is asked for is read from its first row to its last."""
    asked: list[str] = []
    reader = OpenReader(board.reader, SHUT)
    rows = reader._connection
    assert isinstance(rows, OpenRows)
    board.reader._connection.set_trace_callback(asked.append)  # type: ignore[attr-defined]
    reader.periods()
    reader.overall_by_period(["2023-10"])
    reader.reports(["2023-10"], ["p-17-1"])
    reader.lights(["2023-10"], ["p-17-1"])
    board.reader._connection.set_trace_callback(None)  # type: ignore[attr-defined]
    assert len(asked) == 4
    for query in asked:
        plan = board.reader._connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
        read = [step for *_numbers, step in plan if "main.report" in step or "main.light" in step]
        assert read
        assert all(step.startswith("SEARCH") for step in read[:1]), plan
        assert not any("SCAN main.light" in step for step in read), plan
