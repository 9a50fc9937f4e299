"""The grid of one month: what each row says, and that a refresh equals reading anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.status import OVERALL, Colour, Movement, NoLight
from portfolio_desktop.services.board_moves import move_projects
from portfolio_desktop.services.closing import close_project
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.lamps import NOTHING
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.portfolio import (
    Portfolio,
    PortfolioRow,
    load_portfolio,
    refresh_rows,
)
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.requests import (
    ChangeDraft,
    draft_request,
    new_request_draft,
)
from portfolio_desktop.services.search import folded, matches, query_words
from portfolio_desktop.services.settings import use_hints
from portfolio_desktop.services.status import (
    set_colour,
    set_no_light,
    set_remarks,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change

OCTOBER = Period(2023, 10)
TODAY = date(2023, 11, 2)


def loaded(register: RegisterFile, period: Period = OCTOBER, **wishes: bool) -> Portfolio:
    return load_portfolio(register.reader, period, TODAY, **wishes)


def only(register: RegisterFile, period: Period = OCTOBER) -> PortfolioRow:
    (row,) = loaded(register, period).rows
    return row


def test_a_month_with_no_history_has_rows_without_lamps(
    register: RegisterFile, project: str
) -> None:
    row = only(register)
    assert (row.now, row.previous, row.reported) == (NOTHING, NOTHING, False)
    assert row.trend == (NOTHING,) * 12
    assert [(pair.previous, pair.now) for pair in row.lights] == [(NOTHING, NOTHING)] * 4
    counts = loaded(register).counts
    assert (counts.all, counts.no_light, counts.not_reported) == (1, 0, 1)


def test_a_row_says_what_the_register_says(register: RegisterFile, project: str) -> None:
    set_colour(register, project, "2023-09", OVERALL, Colour.GREEN)
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    set_colour(register, project, OCTOBER, "cost", Colour.YELLOW)
    set_remarks(register, project, OCTOBER, "Dyrere end ventet")
    row = only(register)
    assert (row.previous.word, row.now.word, row.movement) == ("grøn", "rød", Movement.WORSE)
    assert [pair.now.colour for pair in row.lights] == [None, None, Colour.YELLOW, None]
    assert [lamp.colour for lamp in row.trend][-3:] == [None, Colour.GREEN, Colour.RED]
    assert (row.phase_name, row.lead_name, row.remarks) == (
        "Gennemførelse",
        "Region Århus",
        "Dyrere end ventet",
    )
    assert (row.deadline_text, row.delay_original, row.delay_approved) == ("maj 2024", 1, 1)
    assert row.deadline is not None
    assert row.deadline.latest == date(2024, 5, 31)
    assert row.now.key > row.previous.key


def test_kinds_of_no_light_have_their_own_words(register: RegisterFile, project: str) -> None:
    set_no_light(register, project, OCTOBER, NoLight.RESUMED, "ultimo 2023")
    assert only(register).now.word == "genoptaget – rapporterer fra ultimo 2023"
    set_no_light(register, project, OCTOBER, NoLight.MISSING)
    row = only(register)
    assert (row.now.word, row.reported) == ("mangler rapport", False)


@pytest.mark.parametrize(
    ("state", "word"),
    [(LifecycleState.PAUSED, "på pause"), (LifecycleState.STOPPED, "afsluttet")],
)
def test_a_silent_project_is_not_missing_from_the_day_it_fell_silent(
    register: RegisterFile, project: str, state: LifecycleState, word: str
) -> None:
    draft = replace(project_draft(register.reader, project), state=state, state_from="1.10.2023")
    edit_project(register, project, draft)
    row = only(register)
    assert (row.now.word, row.reported, row.previous) == (word, True, NOTHING)


@pytest.mark.parametrize(
    ("end", "late"),
    [("mar. 2023", True), ("okt. 2023", False), ("dec. 2023", False), ("N/A", False), ("x", False)],
)
def test_a_deadline_is_late_when_the_shown_month_has_passed_it(
    register: RegisterFile, project: str, end: str, late: bool
) -> None:
    draft = replace(project_draft(register.reader, project), forecast_end=end)
    edit_project(register, project, draft)
    assert only(register).late is late
    assert load_portfolio(register.reader, OCTOBER, date(2026, 1, 1)).rows[0].late is late


def test_what_is_delivered_or_finished_is_not_late(register: RegisterFile, project: str) -> None:
    late = replace(project_draft(register.reader, project), forecast_end="mar. 2023")
    for draft in (
        replace(late, actual_end="1.4.2023"),
        replace(late, phase="Realisering"),
        replace(late, state=LifecycleState.CLOSED),
    ):
        edit_project(register, project, draft)
        assert not only(register).late


@pytest.mark.parametrize(
    ("original", "deadline", "delays"),
    [
        ("mar. 2023", "mar. 2023", (7, 7)),
        ("nov. 2021", "mar. 2023", (23, 23)),
        ("15.10.2023", "15.10.2023", (0, 0)),
        ("N/A", "mar. 2023", (7, None)),
        ("mar. 2023", "28.11.2023", (8, 8)),
    ],
)
def test_a_passed_deadline_is_as_late_as_the_month_is(
    register: RegisterFile, original: str, deadline: str, delays: tuple[int, int | None]
) -> None:
    """As the report says it: what was due in March is seven months late in October."""
    draft = ProjectDraft(number="19-2", name="LUNA", phase="execution")
    add_project(register, replace(draft, approved_end=original, forecast_end=deadline))
    row = only(register)
    assert (row.delay_original, row.delay_approved) == delays


def test_dates_that_say_nothing_have_no_last_day_and_no_delay(register: RegisterFile) -> None:
    add_project(register, ProjectDraft("1-1", "A", forecast_end="afventer"))
    add_project(register, ProjectDraft("1-2", "B"))
    for row in loaded(register).rows:
        assert row.deadline is None or row.deadline.latest is None
        assert (row.delay_original, row.delay_approved) == (None, None)


def test_rows_stand_in_the_boards_order(register: RegisterFile) -> None:
    ids = {
        number: add_project(register, ProjectDraft(number, name)).id
        for number, name in (("22-10", "A"), ("22-9", "B"), ("16-5", "Åben"), ("P-1", "C"))
    }
    add_project(register, ProjectDraft("16-5", "Ærlig"))
    for move in (lambda: None, lambda: move_projects(register, [ids["P-1"]], None)):
        move()
        rows = loaded(register).rows
        assert [row.id for row in rows] == [
            each.id for each in project_order(register.reader.projects())
        ]
        assert [row.order for row in rows] == list(range(5))


def test_archived_projects_are_only_there_when_asked_for(
    register: RegisterFile, project: str
) -> None:
    left = LeavingDraft("Lukket", day="31.10.2023", undecided=True)
    leave_register(register, [project], left)
    assert loaded(register).rows == ()
    kept = loaded(register, archived=True)
    assert (len(kept.rows), kept.counts.all) == (1, 0)


def test_search_finds_every_word_in_any_field(register: RegisterFile, project: str) -> None:
    set_remarks(register, project, OCTOBER, "Prøvedriften er udsat")
    text = only(register).search_text
    for query in (
        "billedindeks",
        "2022-0417",
        "aarhus",
        "REGION ÅRHUS",
        "PRØVEDRIFTEN",
        "proevedrift",
        "udsat 22-3 ældre",
        "maj 2024",
        "",
    ):
        assert matches(text, query_words(query)), query
    assert not matches(text, query_words("billedindeks odense"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ålborg", "AALBORG"), ("Søren", "soeren"), ("A\u030alborg", "ålborg"), ("Café", "cafe")],
)
def test_spellings_of_one_word_are_folded_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_typing_on_only_ever_narrows() -> None:
    words = ("ålborg", "aalborg", "sø", "aa", "æble")
    for word in words:
        for end in range(1, len(word)):
            assert folded(word[: end + 1]).startswith(folded(word[:end]))


def test_a_refresh_equals_reading_anew_and_keeps_the_rows_that_did_not_change(
    register: RegisterFile, project: str
) -> None:
    programme = add_project(
        register, ProjectDraft("23-1", "Program", kind=ProjectKind.PROGRAMME)
    ).id
    part = add_project(register, ProjectDraft("23-2", "Del", parent_id=programme)).id
    other = add_project(register, ProjectDraft("24-1", "Urørt")).id

    def edits() -> list[object]:
        draft = project_draft(register.reader, programme)
        request = new_request_draft(register.reader, part, TODAY)
        asked = replace(request, title="T", changes=(ChangeDraft(Subject.END, "2025"),))
        return [
            lambda: set_colour(register, part, OCTOBER, OVERALL, Colour.RED),
            lambda: set_colour(register, part, "2023-05", OVERALL, Colour.GREEN),
            lambda: set_colour(register, part, OCTOBER, "time", Colour.GREEN),
            lambda: set_remarks(register, part, OCTOBER, "Nyt"),
            lambda: edit_project(register, programme, replace(draft, name="Programmet")),
            lambda: edit_project(register, programme, replace(draft, number="16-1")),
            lambda: move_projects(register, [part], None),
            lambda: draft_request(register, asked).change,
            lambda: leave_register(register, [part], LeavingDraft("Ude", undecided=True)),
            lambda: use_hints(register, False),
            *[lambda: undo(register)] * 9,
            lambda: add_project(register, ProjectDraft("1-1", "Ny")).change,
        ]

    shown = loaded(register)
    for verb in edits():
        change = verb()
        assert isinstance(change, Change)
        before = {row.id: row for row in shown.rows}
        shown = refresh_rows(register.reader, shown, change)
        assert shown == loaded(register)
        for row in shown.rows:
            if row == before.get(row.id):
                assert row is before[row.id]
    assert other in {row.id for row in shown.rows}


def test_open_requests_are_counted(register: RegisterFile, project: str) -> None:
    draft = new_request_draft(register.reader, project, TODAY)
    draft_request(register, replace(draft, title="En"))
    assert only(register).open_requests == 1


def test_a_snapshot_shows_the_grid_as_it_was(register: RegisterFile, project: str) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    then, position = loaded(register), register.position()
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    leave_register(register, [project], LeavingDraft("Ude", undecided=True))
    with register.as_of(position) as snapshot:
        assert load_portfolio(snapshot.reader, OCTOBER, TODAY) == then


def test_a_row_says_that_it_is_closed_with_the_parts_of_a_closed_programme(
    register: RegisterFile, project: str
) -> None:
    programme = replace(project_draft(register.reader, project), kind=ProjectKind.PROGRAMME)
    edit_project(register, project, programme)
    part = add_project(register, ProjectDraft(number="23-9", name="Del", parent_id=project)).id
    before = loaded(register)
    assert not any(row.closed for row in before.rows)
    change = close_project(register, project, Closure(True, "Udbud", ""))
    after = refresh_rows(register.reader, before, change)
    assert {row.id for row in after.rows if row.closed} == {project, part}
    assert after == loaded(register)
