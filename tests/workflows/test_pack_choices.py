"""What was chosen to be printed is kept with what was issued, and proposed the next time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.domain.meetings import Edition, IssueKind, MeetingIssue
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.history import history
from portfolio_desktop.services.issues import Sending, issues_of, wish_of
from portfolio_desktop.services.pack_choices import kept_choice, read_choice, usual_choice
from portfolio_desktop.services.pack_parts import (
    EARLIER,
    USUAL,
    Carried,
    GridPaper,
    PackChoice,
    Part,
    SheetsOf,
)
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.settings import PACK_CHOICE, setting_text, setting_value
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.exporting import ExportOptions, export_register
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from portfolio_desktop.workflows.issuing import (
    agenda_bytes,
    issue_now,
    prepare_issue,
    reprint_steps,
)
from tests.reports.reading import text_of
from tests.services.meeting_ground import board_register, change

CHOSEN = PackChoice((Part.CONTENTS, Part.GRID, Part.ITEMS, Part.SUMMARY))
AGENDA = AgendaWish("m-1", choice=CHOSEN)
SENT = Sending("3.11.2023", "RSI-kredsen")


def last(board: RegisterFile) -> MeetingIssue:
    return issues_of(board.reader, "m-1")[-1]


def without_choice(board: RegisterFile) -> None:
    """As the issues that were made before anything could be chosen."""
    with board.edit(Label("test")) as edit:
        edit.delete("setting", setting_id(f"{PACK_CHOICE}{last(board).id}"))


def test_an_issue_is_laid_out_again_with_what_was_chosen(board: RegisterFile) -> None:
    _prepared, pdf = issue_now(board, AGENDA, SENT)
    change(board, "item", "i-4", title="Noget andet")
    content = run_through(reprint_steps(board, last(board).id))
    assert content.choice == CHOSEN
    assert agenda_bytes(content) == pdf
    assert "Sammenfatning" in text_of(pdf)
    assert "Ændringsanmodninger" not in text_of(pdf)


def test_everything_that_can_be_chosen_is_laid_out_again_the_same(board: RegisterFile) -> None:
    everything = PackChoice(
        (Part.SHEETS, *(part for part in Part if part is not Part.SHEETS)),
        sheets=SheetsOf.CHOSEN,
        projects=("p-22-3", "p-17-1"),
        grid_paper=GridPaper.A3,
        draft=True,
        carried=tuple(Carried),
    )
    _prepared, pdf = issue_now(board, replace(AGENDA, choice=everything), SENT)
    set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
    assert wish_of(board.reader, last(board)).choice == everything
    assert agenda_bytes(run_through(reprint_steps(board, last(board).id))) == pdf


def test_the_choice_is_told_as_part_of_issuing(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    line = history(board)[0]
    told = {change.place: change.after for change in line.changes}
    words = "indhold, porteføljeoversigt, dagsordenens punkter, sammenfatning"
    assert told["Materialets dele"] == words


def test_an_issue_from_before_choices_has_the_parts_it_had(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    without_choice(board)
    assert wish_of(board.reader, last(board)).choice == EARLIER
    assert run_through(reprint_steps(board, last(board).id)).choice == EARLIER


def test_what_was_chosen_last_is_proposed_for_the_board_s_next_meeting(
    board: RegisterFile,
) -> None:
    agenda = IssueKind.AGENDA
    assert usual_choice(board.reader, "m-1", agenda) == USUAL
    issue_now(board, replace(AGENDA, choice=replace(CHOSEN, draft=True)), SENT)
    assert usual_choice(board.reader, "m-1", agenda) == CHOSEN
    assert usual_choice(board.reader, "m-2", agenda) == CHOSEN
    other = PackChoice((Part.ITEMS,))
    issue_now(board, replace(AGENDA, edition=Edition.OPEN, choice=other), SENT)
    assert usual_choice(board.reader, "m-2", agenda) == other


def test_each_kind_of_papers_has_its_own_proposal(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    minutes = usual_choice(board.reader, "m-1", IssueKind.DRAFT_MINUTES)
    assert minutes.parts == (Part.FRONT, Part.CONTENTS, Part.ITEMS)


def test_another_board_goes_by_its_own_habits(board: RegisterFile) -> None:
    issue_now(board, AGENDA, SENT)
    with board.edit(Label("test")) as edit:
        edit.create("forum", "f-2", {"name": "Styregruppen"})
        edit.create("meeting", "m-9", {"forum_id": "f-2"})
    assert usual_choice(board.reader, "m-9", IssueKind.AGENDA) == USUAL


def test_a_part_that_is_left_out_is_not_told_as_a_change(board: RegisterFile) -> None:
    issue_now(board, AgendaWish("m-1"), SENT)
    set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
    fewer = PackChoice((Part.FRONT, Part.SUMMARY))
    assert prepare_issue(board, AgendaWish("m-1", choice=fewer)).changes == ()
    told = prepare_issue(board, AgendaWish("m-1")).changes
    assert [each for each in told if "22-3" in each]


def test_the_choice_goes_along_in_json(board: RegisterFile, tmp_path: Path) -> None:
    issue_now(board, AGENDA, SENT)
    path = export_register(board, tmp_path / "x.json", ExportOptions(with_persons=True)).path
    who = {"name": "Ny", "forum": "", "secretariat": "", "actor": "Sekretæren"}
    target = new_register(tmp_path / "ny.pfreg", **who)
    try:
        apply(target, prepare(target, path), ImportChoices())
        (issue,) = issues_of(target.reader)
        assert wish_of(target.reader, issue).choice == CHOSEN
    finally:
        target.close()


def test_the_choice_comes_with_its_issue_into_a_register_with_projects(
    board: RegisterFile, tmp_path: Path
) -> None:
    issue_now(board, AGENDA, SENT)
    path = export_register(board, tmp_path / "x.json", ExportOptions(with_persons=True)).path
    kept = last(board).id
    (tmp_path / "other").mkdir()
    with board_register(tmp_path / "other") as other:
        apply(other, prepare(other, path), ImportChoices())
        assert wish_of(other.reader, issues_of(other.reader)[-1]).choice == CHOSEN
        told = path.read_text(encoding="utf-8")
        changed = re.sub(r"(grid_paper\W+)a4", r"\1a3", told)
        assert changed != told
        path.write_text(changed, encoding="utf-8")
        apply(other, prepare(other, path), ImportChoices())
        assert issues_of(other.reader)[-1].id == kept
        assert wish_of(other.reader, issues_of(other.reader)[-1]).choice == CHOSEN


CHOICES = st.builds(
    PackChoice,
    parts=st.lists(st.sampled_from(Part), unique=True).map(tuple),
    sheets=st.sampled_from(SheetsOf),
    projects=st.lists(st.text(max_size=5)).map(tuple),
    grid_paper=st.sampled_from(GridPaper),
    draft=st.booleans(),
    carried=st.lists(st.sampled_from(Carried), unique=True).map(tuple),
)


@given(CHOICES)
def test_any_choice_is_kept_whole(choice: PackChoice) -> None:
    kept = setting_value(setting_text(kept_choice(choice)))
    assert replace(read_choice(kept), projects=()) == replace(choice, projects=())
    assert list(read_choice(kept).projects) == [*choice.projects]


def test_a_choice_of_a_later_program_is_read_as_far_as_it_is_known() -> None:
    kept = {"parts": ["grid", "hologram", "grid"], "sheets": "none", "grid_paper": 7, "new": True}
    assert read_choice(kept) == replace(USUAL, parts=(Part.GRID,))
    assert read_choice("x") == USUAL
