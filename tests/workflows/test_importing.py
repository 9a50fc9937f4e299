"""A status table becomes projects and a month's report: previewed, doubted, applied, undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.report import ReportSource
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.exchange.mapping import ColumnNote
from portfolio_desktop.services.history import next_undo, undo
from portfolio_desktop.services.overview import overview
from portfolio_desktop.services.phases import retire_phase
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import (
    FieldChange,
    ImportChoices,
    RowStatus,
)
from portfolio_desktop.workflows.import_words import import_sentence
from portfolio_desktop.workflows.importing import (
    apply,
)
from tests.workflows.ground import (
    GREEN,
    JOURNAL,
    NOVEMBER,
    OCTOBER,
    RED,
    REGISTRY,
    YELLOW,
    brought_in,
    codes,
    preview,
    project,
    report,
)


def test_a_preview_changes_nothing(register: RegisterFile) -> None:
    before = register.position()
    seen = preview(register, JOURNAL, REGISTRY)
    assert [row.status for row in seen.rows] == [RowStatus.NEW, RowStatus.NEW]
    assert register.position() == before
    assert register.reader.projects() == ()


def test_the_first_import_sets_forecast_and_an_assumed_baseline(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    journal = project(register, "22-1")
    assert journal.forecast_end is not None
    assert journal.forecast_end.text == "Dec 24"
    assert (journal.phase, journal.purpose) == ("analysis", "Drift")
    (baseline,) = register.reader.baselines([journal.id])
    assert (baseline.version, baseline.assumed, baseline.end) == (1, True, journal.forecast_end)


def test_the_month_gets_its_report_and_the_month_before_its_lamp(register: RegisterFile) -> None:
    brought_in(register, JOURNAL, REGISTRY)
    now, before = report(register, "22-1"), report(register, "22-1", OCTOBER.previous)
    assert now is not None
    assert (now.overall, now.remarks, now.source) == (
        Colour.YELLOW, "Venter.", ReportSource.ENTERED
    )  # fmt: skip
    assert before is not None
    assert (before.overall, before.remarks, before.source) == (Colour.GREEN, "", ReportSource.TABLE)
    idea = report(register, "16-5")
    assert idea is not None
    assert (idea.overall, idea.no_light) == (None, NoLight.NO_BASELINE)


def test_a_new_project_came_in_with_the_first_month_the_table_tells_of(
    register: RegisterFile,
) -> None:
    """So that it is in the register since the first month that its portfolio counts it in."""
    brought_in(register, JOURNAL, [*REGISTRY[:4], "", *REGISTRY[5:]])
    entered = {number: project(register, number).entered_on for number in ("22-1", "16-5")}
    assert entered == {"22-1": OCTOBER.previous.first_day, "16-5": OCTOBER.first_day}
    for month, numbers in (OCTOBER.previous, {"22-1"}), (OCTOBER, {"22-1", "16-5"}):
        portfolio = load_portfolio(register.reader, month, register.today())
        assert {row.number for row in portfolio.rows if row.there} == numbers
        seen = overview(register.reader, month, register.now())
        assert seen.all.count == portfolio.counts.all == len(numbers)


def test_the_same_file_again_changes_nothing(register: RegisterFile) -> None:
    brought_in(register, JOURNAL, REGISTRY)
    before = register.position()
    again = brought_in(register, JOURNAL, REGISTRY)
    assert [row.status for row in again.preview.rows] == [RowStatus.UNCHANGED] * 2
    assert again.change.edit is None
    assert register.position() == before


def test_a_later_import_moves_the_forecast_and_never_the_plan(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    later = ["22-1", "Journalen", "Mar 25", "Gennemførelse", ("", YELLOW), ("", RED), "Sent.", ""]
    result = brought_in(register, later, period=NOVEMBER)
    (row,) = result.preview.rows
    assert row.status is RowStatus.CHANGED
    assert FieldChange("forecast", "Dec 24", "Mar 25") in row.changes
    assert FieldChange("phase", "Analyse", "Gennemførelse") in row.changes
    journal = project(register, "22-1")
    (baseline,) = register.reader.baselines([journal.id])
    assert baseline.end is not None
    assert baseline.end.text == "Dec 24"
    assert journal.purpose == "Drift"


def test_a_table_of_an_earlier_month_turns_nothing_of_today_back(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    later = ["22-1", "Journalen", "Mar 25", "Gennemførelse", ("", YELLOW), ("", RED), "Sent.", ""]
    brought_in(register, later, period=NOVEMBER)
    result = brought_in(register, [*JOURNAL[:6], "Rettet.", *JOURNAL[7:]])
    (row,) = result.preview.rows
    assert "forecast" not in {change.field for change in row.changes}
    assert [import_sentence(each) for each in row.doubts if each.code == "import.newer_known"] == [
        "Tabellen siger »Analyse«. Registret kender en senere måned, så »Gennemførelse« står.",
        "Tabellen siger »Dec 24«. Registret kender en senere måned, så »Mar 25« står.",
    ]
    journal = project(register, "22-1")
    assert journal.forecast_end is not None
    assert (journal.forecast_end.text, journal.phase) == ("Mar 25", "execution")
    october = report(register, "22-1")
    assert october is not None
    assert october.remarks == "Rettet.", "the month's own report is corrected"


def test_a_decision_after_the_tables_month_stands(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    journal = project(register, "22-1")
    draft = new_request_draft(register.reader, journal.id, register.today())
    changes = (ChangeDraft(Subject.END, "maj 2025"),)
    wished = replace(draft, title="Senere", changes=changes, submitted_on="1.11.2023")
    asked = draft_request(register, wished).id
    submit_request(register, asked)
    decide_request(
        register, asked, Decision(RequestState.APPROVED, "10.11.2023", "Kredsen", "Mødet")
    )
    brought_in(register, JOURNAL)
    after = project(register, "22-1").forecast_end
    assert after is not None
    assert after.text == "maj 2025"


def test_last_months_lamp_is_questioned_where_it_differs(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    row = [*JOURNAL[:4], ("", RED), ("", RED), *JOURNAL[6:]]
    result = brought_in(register, row, period=NOVEMBER)
    (doubt,) = result.preview.rows[0].doubts
    assert doubt.code == "import.previous_differs"
    assert import_sentence(doubt) == (
        "For oktober 2023 har registret »gul«, tabellen »rød«. Registrets beholdes."
    )
    kept = report(register, "22-1", OCTOBER)
    assert kept is not None
    assert kept.overall is Colour.YELLOW


def test_a_month_known_only_from_a_table_becomes_a_real_report(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    september = [*JOURNAL[:4], "", ("", GREEN), "I gang.", ""]
    brought_in(register, september, period=OCTOBER.previous)
    found = report(register, "22-1", OCTOBER.previous)
    assert found is not None
    assert (found.source, found.remarks) == (ReportSource.ENTERED, "I gang.")


def test_one_undo_takes_all_of_it_back(register: RegisterFile) -> None:
    brought_in(register, JOURNAL, REGISTRY)
    assert next_undo(register) is not None
    undo(register)
    assert register.reader.projects() == ()
    assert register.reader.reports() == ()
    assert register.reader.baselines() == ()


def test_rows_can_be_left_out(register: RegisterFile) -> None:
    seen = preview(register, JOURNAL, REGISTRY)
    result = apply(register, seen, ImportChoices(left_out=frozenset({seen.rows[1].key})))
    assert [each.number for each in register.reader.projects()] == ["22-1"]
    assert [row.number for row in result.rows_left_out] == ["16-5"]
    assert not result.complete


def test_named_colours_are_taken_over_only_when_accepted(register: RegisterFile) -> None:
    row = [*JOURNAL[:6], "Projektet rapporterer gul status på tid og penge.", ""]
    seen = preview(register, row)
    (proposal, other) = seen.proposals
    assert {proposal.change.field, other.change.field} == {"light.time", "light.cost"}
    apply(register, seen, ImportChoices(accepted=frozenset({proposal.key})))
    (light,) = register.reader.lights()
    assert (light.dimension, light.colour) == ("time", Colour.YELLOW)
    assert [p.change.field for p in preview(register, row).proposals] == ["light.cost"]


def test_a_new_phase_is_shown_before_it_becomes_the_registers(register: RegisterFile) -> None:
    rows = [
        ["1", "A", "", "Forankring", "", ("", RED), "", ""],
        ["2", "B", "", "forankring", "", ("", RED), "", ""],
        ["3", "C", "", "Drift", "", ("", RED), "", ""],
    ]
    seen = preview(register, *rows)
    assert [proposal.change.after for proposal in seen.proposals] == [
        "Forankring", "forankring", "Drift"
    ]  # fmt: skip
    apply(register, seen, ImportChoices.as_offered(seen, accept_all=True))
    assert [phase.key for phase in register.reader.phases()][-2:] == ["forankring", "drift"]
    assert [project(register, n).phase for n in "123"] == ["forankring", "forankring", "drift"]


def test_a_new_phase_that_is_not_accepted_leaves_the_phase_open(register: RegisterFile) -> None:
    brought_in(register, ["1", "A", "", "Forankring", "", ("", RED), "", ""])
    assert project(register, "1").phase == ""
    assert len(register.reader.phases()) == 5


def test_a_phase_out_of_use_comes_back_only_where_that_is_accepted(
    register: RegisterFile,
) -> None:
    retire_phase(register, "analysis")
    row = ["1", "A", "", "Analyse", "", ("", RED), "", ""]
    brought_in(register, row)
    assert project(register, "1").phase == ""
    seen = preview(register, row)
    (proposal,) = seen.proposals
    assert proposal.change == FieldChange("phase", "", "Analyse")
    apply(register, seen, ImportChoices.as_offered(seen, accept_all=True))
    assert project(register, "1").phase == "analysis"
    assert all(phase.active for phase in register.reader.phases())
    assert preview(register, row).proposals == ()


def test_rows_match_by_number_however_it_is_written(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    result = brought_in(register, ["22 – 01", *JOURNAL[1:]])
    assert len(register.reader.projects()) == 1
    assert result.preview.rows[0].status is RowStatus.CHANGED


def test_a_row_without_number_matches_by_name(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    result = brought_in(register, ["", "JOURNALEN", *JOURNAL[2:]])
    assert result.preview.rows[0].project_id == project(register, "22-1").id


def test_same_name_or_same_number_for_something_else_is_a_doubt(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    seen = preview(
        register,
        ["23-9", "Journalen", *JOURNAL[2:]],
        ["22-1", "Blodbankernes udstyr", *JOURNAL[2:]],
    )
    assert codes(seen.rows[0].doubts) == ["import.same_name"]
    assert seen.rows[0].status is RowStatus.NEW
    assert codes(seen.rows[1].doubts) == ["import.other_name"]


def test_doubles_in_the_file_count_once_and_are_listed(register: RegisterFile) -> None:
    result = brought_in(register, JOURNAL, [*JOURNAL[:2], "Dec 25", *JOURNAL[3:]])
    (second,) = result.rows_left_out
    assert second.problem is not None
    assert second.problem.code == "import.double"
    assert "række 2" in import_sentence(second.problem)
    assert len(register.reader.projects()) == 1


def test_every_unused_row_and_column_is_listed(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Projektleder", "Slutdato", "Hjemmeside", "Status"]
    result = brought_in(
        register,
        ["1", "A", "Bo Bosen", "Dec 24", "a.dk", ("", RED)],
        ["Bemærk: tallene er foreløbige", "", "", "", "", ""],
        heads=heads,
    )
    assert [use.note for use in result.columns_left_out] == [
        ColumnNote.PERSONAL, ColumnNote.UNKNOWN
    ]  # fmt: skip
    assert len(result.rows_left_out) == 1
    assert not result.complete


def test_participants_and_programmes_are_found_or_made(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Type", "Hører under", "Projektledende region", "Tilstand"]
    result = brought_in(
        register,
        ["1-1", "Delen", "projekt", "1", "Region Nord", "På pause"],
        ["1", "Helheden", "program", "1", "region nord", "Aktiv"],
        ["2", "Alene", "", "99", "", ""],
        heads=heads,
    )
    part, whole = project(register, "1-1"), project(register, "1")
    assert part.parent_id == whole.id
    assert part.lead_id == whole.lead_id
    assert [p.name for p in register.reader.participants()] == ["Region Nord"]
    assert part.state is LifecycleState.PAUSED
    assert codes(result.preview.rows[1].doubts) == ["import.parent_loop"]
    assert codes(result.preview.rows[2].doubts) == ["import.parent_unknown"]


def test_original_and_approved_dates_make_two_assumed_plans(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Oprindelig slutdato", "Godkendt slutdato", "Forventet slutdato",
             "Godkendt budget"]  # fmt: skip
    row = ["1", "A", "Dec 22", "Dec 23", "Mar 24", "12,6 mio. kr."]
    brought_in(register, row, heads=heads)
    first, second = register.reader.baselines()
    assert [b.end and b.end.text for b in (first, second)] == ["Dec 22", "Dec 23"]
    assert (first.budget, second.budget and second.budget.ore) == (None, 1_260_000_000)
    other = ["1", "A", "Dec 21", "Dec 23", "Mar 24", "13 mio. kr."]
    seen = preview(register, other, heads=heads)
    assert codes(seen.rows[0].doubts) == ["import.plan_differs", "import.plan_differs"]
    assert seen.rows[0].status is RowStatus.UNCHANGED


def test_projects_the_file_does_not_mention_are_named(register: RegisterFile) -> None:
    brought_in(register, JOURNAL, REGISTRY)
    assert preview(register, JOURNAL).absent == (("16-5", "Registret"),)


def test_five_hundred_rows_are_one_quick_edit(register: RegisterFile) -> None:
    rows = [
        [f"{n // 20}-{n % 20}", f"Projekt {n} om drift", "Dec 24", "Analyse", ("", GREEN),
         ("", YELLOW), "Venter på leverandøren. " * 10, "Formål " * 20]
        for n in range(500)
    ]  # fmt: skip
    result = brought_in(register, *rows)
    assert result.counts[RowStatus.NEW] == 500
    assert len(list(register.edits(table="project"))) == 1


@pytest.mark.parametrize("part", ["backup", "writing", "logging"])
def test_an_import_can_be_given_up_at_any_moment(register: RegisterFile, part: str) -> None:
    rows = [[f"22-{number}", f"Projekt {number}", *JOURNAL[2:]] for number in range(1, 301)]
    looked_through = preview(register, *rows)
    before = register.position()
    reached: list[float] = []
    stop_at = {"backup": 0.1, "writing": 0.4, "logging": 0.8}[part]

    def give_up_then(done: int, total: int) -> None:
        reached.append(done / total)
        if reached[-1] >= stop_at:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        apply(register, looked_through, ImportChoices(), give_up_then)
    assert reached == sorted(reached)
    assert register.position() == before
    assert register.reader.projects() == ()
    assert register.check() == ()


class GivenUpError(Exception):
    """The user has had enough."""


def test_a_state_in_the_column_of_phases_is_proposed_as_state(register: RegisterFile) -> None:
    seen = preview(register, ["1", "A", "", "På pause", "", ("", RED), "", ""])
    (proposal,) = seen.proposals
    assert (proposal.change.field, proposal.change.after) == ("state", "på pause")
    apply(register, seen, ImportChoices.as_offered(seen, accept_all=True))
    assert project(register, "1").state is LifecycleState.PAUSED
    assert preview(register, ["1", "A", "", "På pause", "", ("", RED), "", ""]).proposals == ()
    assert len(register.reader.phases()) == 5


LIBRARY = ["22-5", "Biblioteket", "Dec 26", "Idé", "N/A", "N/A", "", ""]


def test_an_empty_register_keeps_the_order_of_its_first_table(register: RegisterFile) -> None:
    seen = preview(register, JOURNAL, LIBRARY, REGISTRY)
    assert codes(seen.notes) == ["import.table_order"]
    apply(register, seen, ImportChoices(left_out=frozenset((seen.rows[1].key,))))
    listed = project_order(register.reader.projects())
    assert [each.number for each in listed] == ["22-1", "16-5"]
    assert len(list(register.edits(table="project"))) == 1


def test_a_later_table_moves_no_project_and_puts_new_ones_last(register: RegisterFile) -> None:
    brought_in(register, JOURNAL, REGISTRY)
    seen = preview(register, REGISTRY, LIBRARY, JOURNAL)
    assert codes(seen.notes) == []
    apply(register, seen, ImportChoices())
    listed = project_order(register.reader.projects())
    assert [each.number for each in listed] == ["22-1", "16-5", "22-5"]


def test_a_first_table_in_the_order_of_its_numbers_needs_no_order_of_its_own(
    register: RegisterFile,
) -> None:
    assert codes(preview(register, REGISTRY, JOURNAL, LIBRARY).notes) == []
    brought_in(register, REGISTRY, JOURNAL, LIBRARY)
    assert {each.rank for each in register.reader.projects()} == {""}


def test_a_backup_of_the_register_as_it_was_is_taken_first(
    register: RegisterFile, program_home: Path
) -> None:
    brought_in(register, JOURNAL)
    backups = sorted((program_home / "Sikkerhedskopier" / register.id).iterdir())
    assert len(backups) == 1
    with open_register(backups[0], actor="test") as before:
        assert before.reader.projects() == ()
