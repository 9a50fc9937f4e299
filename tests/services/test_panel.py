"""The project panel, the hints and the warnings of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour, Movement
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.dimensions import (
    move_dimension,
    restore_dimension,
    retire_dimension,
)
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.reporting import open_month
from portfolio_desktop.services.settings import use_hints
from portfolio_desktop.services.status import (
    set_colour,
    set_corrective_action,
    set_light_reason,
    set_remarks,
)
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER = Period(2023, 10)
TODAY = date(2023, 11, 2)


def told(register: RegisterFile) -> list[str]:
    return [each.sentence for each in warnings(register.reader, OCTOBER, TODAY)]


def test_a_warning_names_the_dimensions_in_the_registers_order(
    register: RegisterFile, project: str
) -> None:
    for key in ("cost", "deliverables", "time", OVERALL):
        set_colour(register, project, OCTOBER, key, Colour.YELLOW)
    move_dimension(register, "time", -1)
    assert any(
        "samlet status, tid, leverancer, økonomi." in sentence for sentence in told(register)
    )


def test_lamps_of_a_dimension_out_of_use_are_neither_shown_nor_asked_about(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    set_colour(register, project, OCTOBER, "time", Colour.RED)
    assert any("tid" in sentence for sentence in told(register))
    retire_dimension(register, "time")
    assert not any("tid" in sentence for sentence in told(register))
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert [dimension.name for dimension in panel.dimensions] == [
        "Leverancer",
        "Økonomi",
        "Ressourcer",
    ]
    restore_dimension(register, "time")
    assert project_panel(register.reader, project, OCTOBER, TODAY).dimensions[1].reason_missing


def test_the_panel_has_last_month_beside_this(register: RegisterFile, project: str) -> None:
    set_colour(register, project, "2023-09", "time", Colour.GREEN)
    set_colour(register, project, OCTOBER, "time", Colour.YELLOW)
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert [dimension.name for dimension in panel.dimensions] == [
        "Leverancer",
        "Tid",
        "Økonomi",
        "Ressourcer",
    ]
    time = panel.dimensions[1]
    assert (time.previous.colour, time.now.colour, time.movement, time.reason_missing) == (
        Colour.GREEN,
        Colour.YELLOW,
        Movement.WORSE,
        True,
    )
    assert panel.overall.reason_missing
    set_light_reason(register, project, OCTOBER, "time", "Afprøvningen trak ud")
    set_light_reason(register, project, OCTOBER, OVERALL, "Tid")
    set_corrective_action(register, project, OCTOBER, "Ny plan")
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert panel.dimensions[1].reason == "Afprøvningen trak ud"
    assert not panel.dimensions[1].reason_missing
    assert not panel.overall.reason_missing
    assert panel.strip[-1].lamp.colour is Colour.RED
    assert len(panel.strip) == 12


def test_the_remarks_mark_what_last_month_did_not_say(register: RegisterFile, project: str) -> None:
    set_remarks(register, project, OCTOBER, "Test er i gang nu.")
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert [part.new for part in panel.remark_parts] == [False]
    set_remarks(register, project, "2023-09", "Test er planlagt.")
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert "".join(part.text for part in panel.remark_parts) == "Test er i gang nu."
    assert [part.text.strip() for part in panel.remark_parts if part.new] == ["i gang nu."]
    assert panel.previous_remarks == "Test er planlagt."


@pytest.mark.parametrize(
    ("before", "now", "new"),
    [
        (
            "Regionen arbejder på planen.",
            "Region Hovedstaden leder projektet og skriver på grundlaget, som skal for kredsen.",
            ["Region Hovedstaden leder projektet og skriver på grundlaget, som skal for kredsen."],
        ),
        (
            "Test er planlagt. Alle fem regioner er i drift. Udbud ventes.",
            "Test er i gang. Alle fem regioner er i drift. Udbud er afgjort.",
            ["i gang.", "er afgjort."],
        ),
    ],
)
def test_a_few_old_words_among_new_ones_leave_no_holes_in_the_marking(
    register: RegisterFile, project: str, before: str, now: str, new: list[str]
) -> None:
    set_remarks(register, project, "2023-09", before)
    set_remarks(register, project, OCTOBER, now)
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert "".join(part.text for part in panel.remark_parts) == now
    assert [part.text.strip() for part in panel.remark_parts if part.new] == new


def test_a_hint_shows_its_arithmetic_and_can_be_switched_off(
    register: RegisterFile, project: str
) -> None:
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert [(hint.dimension, hint.colour, hint.sentence) for hint in panel.hints] == [
        (
            "time",
            Colour.YELLOW,
            "1 måned efter den godkendte plan: vejledende gul på tid (rød over 3 måneder).",
        )
    ]
    use_hints(register, False)
    assert project_panel(register.reader, project, OCTOBER, TODAY).hints == ()


def test_a_plan_and_a_budget_that_hold_give_no_hint(register: RegisterFile, project: str) -> None:
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, forecast_end="apr. 2024"))
    cells = (
        CellWish(2023, Part.APPROVED, "2 mio. kr."),
        CellWish(2023, Part.FORECAST, "2 mio. kr."),
    )
    set_amounts(register, project, cells)
    assert project_panel(register.reader, project, OCTOBER, TODAY).hints == ()


def test_the_panel_has_plans_ends_and_the_last_edits(register: RegisterFile, project: str) -> None:
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    (plan,) = panel.baselines
    assert (plan.title, plan.end_text) == ("Oprindelig plan", "apr. 2024")
    assert panel.ends.delay_original_words == "+1 md."
    assert [edit.sentence for edit in panel.last_edits] == ["Nyt projekt 22-3"]
    with register.as_of(register.position()) as snapshot:
        then = project_panel(snapshot.reader, project, OCTOBER, TODAY)
    assert then == replace(panel, last_edits=())


def test_an_archived_project_still_has_its_panel(register: RegisterFile, project: str) -> None:
    leave_register(register, [project], LeavingDraft("Lukket", undecided=True))
    panel = project_panel(register.reader, project, OCTOBER, TODAY)
    assert (panel.archived, panel.left_words) == (
        True,
        "ude af registret siden 2. nov. 2023: Lukket (uden beslutning)",
    )
    with pytest.raises(RuleError):
        project_panel(register.reader, "væk", OCTOBER, TODAY)


def test_warnings_name_what_to_look_at(register: RegisterFile, project: str) -> None:
    assert told(register) == ["Der er ingen rapport for måneden."]
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    set_colour(register, project, OCTOBER, "cost", Colour.YELLOW)
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, forecast_end="mar. 2023"))
    assert told(register) == [
        "Fristen mar. 2023 blev passeret for 7 måneder siden.",
        "Der mangler begrundelse for farven på: samlet status, økonomi.",
        "Rød uden korrigerende handling: samlet status.",
    ]
    set_remarks(register, project, OCTOBER, "Projektet har grøn status på økonomi.")
    assert "Bemærkningerne siger grøn på økonomi, men status er gul." in told(register)


def test_doubled_numbers_are_reported_and_never_refused(
    register: RegisterFile, project: str
) -> None:
    add_project(register, ProjectDraft(number="22-3", name="Samme nummer"))
    found = [each for each in warnings(register.reader, OCTOBER, TODAY) if "22-3" in each.sentence]
    assert [each.sentence for each in found] == ["2 projekter har nummeret 22-3."] * 2


def test_words_that_differ_from_the_lamps_are_told_also_in_a_draft(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, "time", Colour.GREEN)
    set_remarks(register, project, OCTOBER, "Vi rapporterer gul status på tid og økonomi.")
    said = ("Bemærkningerne siger gul på tid, men status er grøn.",)
    assert project_panel(register.reader, project, OCTOBER, TODAY).disagreements == said
    open_month(register, OCTOBER.shifted(1))
    draft = project_panel(register.reader, project, OCTOBER.shifted(1), TODAY)
    assert draft.disagreements == said
    set_colour(register, project, OCTOBER, "time", Colour.YELLOW)
    assert project_panel(register.reader, project, OCTOBER, TODAY).disagreements == ()
