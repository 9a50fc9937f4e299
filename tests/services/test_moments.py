"""Moments at which the register can be looked at, and the register as it was then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Edition, IssueKind, Meeting
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.history import history, next_undo
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting, cancel_meeting
from portfolio_desktop.services.moments import (
    Moment,
    beginning,
    edit_moment,
    known_moments,
    look_back_steps,
    moment_words,
    proposed_moment,
    typed_moment,
)
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.requests import (
    RequestDraft,
    draft_request,
)
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.past_register import PastRegister
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

OCTOBER = Period(2023, 10)


class Clock:
    """Says what it is set to."""

    def __init__(self) -> None:
        self.at = datetime(2023, 9, 20, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(tmp_path: Path, clock: Clock) -> Iterator[RegisterFile]:
    with new_register(
        tmp_path / "r.pfreg",
        name="Prøve",
        forum="Kredsen",
        secretariat="",
        actor="Prøve",
        clock=clock,
    ) as made:
        yield made


Past = Callable[[RegisterFile, Moment], PastRegister]


@pytest.fixture
def past() -> Iterator[Past]:
    opened: list[PastRegister] = []

    def look(register: RegisterFile, moment: Moment) -> PastRegister:
        opened.append(run_through(look_back_steps(register, moment)))
        return opened[-1]

    yield look
    for each in opened:
        each.close()


def grown(register: RegisterFile, clock: Clock) -> str:
    """A project of September that is renamed, coloured and no longer alone in October."""
    project = add_project(register, ProjectDraft(number="22-3", name="Først")).id
    clock.at = datetime(2023, 10, 13, 12, 2, 30, tzinfo=UTC)
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    clock.at = datetime(2023, 10, 20, 9, 0, tzinfo=UTC)
    draft = project_draft(register.reader, project)
    edit_project(register, project, ProjectDraft(number=draft.number, name="Senere"))
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    add_project(register, ProjectDraft(number="23-1", name="Ny"))
    clock.at = datetime(2023, 11, 2, 9, 0, tzinfo=UTC)
    return project


def test_a_minute_is_seen_to_its_end_and_a_day_too(register: RegisterFile, clock: Clock) -> None:
    grown(register, clock)
    minute = typed_moment(register, "13.10.2023", "14.02")
    assert minute.at == datetime(2023, 10, 13, 12, 2, 59, 999_999, tzinfo=UTC)
    assert (minute.clock, minute.words) == ("14.02", "13. oktober 2023 kl. 14.02")
    day = typed_moment(register, "13.10.2023", "")
    assert day.at == datetime(2023, 10, 13, 21, 59, 59, 999_999, tzinfo=UTC)
    assert (day.clock, day.words) == ("", "ved udgangen af den 13. oktober 2023")


@pytest.mark.parametrize("clock_text", ["kl. 14.02", "14:02", " 1402 ", "KL 14.02"])
def test_a_time_of_day_is_read_as_people_write_it(
    register: RegisterFile, clock: Clock, clock_text: str
) -> None:
    grown(register, clock)
    assert typed_moment(register, "13/10-2023", clock_text).clock == "14.02"


@pytest.mark.parametrize(
    ("day", "clock_text", "code", "field"),
    [
        ("", "", "day_missing", "day"),
        ("oktober 2023", "", "day_unread", "day"),
        ("13.10.2023", "25.00", "clock_unread", "time"),
        ("13.10.2023", "efter frokost", "clock_unread", "time"),
        ("3.11.2023", "", "moment_ahead", "day"),
        ("2.11.2023", "10.01", "moment_ahead", "day"),
        ("19.9.2023", "", "moment_before_register", "day"),
        ("20.9.2023", "9.59", "moment_before_register", "day"),
    ],
)
def test_what_is_no_moment_of_the_register_is_refused(
    register: RegisterFile, clock: Clock, day: str, clock_text: str, code: str, field: str
) -> None:
    grown(register, clock)
    with pytest.raises(RuleError) as refused:
        typed_moment(register, day, clock_text)
    assert (refused.value.problem.code, refused.value.problem.field) == (code, field)


def test_today_is_now(register: RegisterFile, clock: Clock) -> None:
    grown(register, clock)
    assert typed_moment(register, "2.11.2023", "").at == clock.at
    assert typed_moment(register, "2.11.2023", "10.00").at == clock.at


def test_meetings_and_ends_of_months_are_known_as_far_back_as_the_register_goes(
    register: RegisterFile, clock: Clock
) -> None:
    project = grown(register, clock)
    use_last_meeting(register, date(2023, 9, 1))
    use_last_meeting(register, date(2023, 10, 6))
    wish = RequestDraft(
        project, title="Ny slutdato", meeting="RSI-kredsen", meeting_on="10.10.2023"
    )
    draft_request(register, wish)
    draft_request(register, RequestDraft(project, title="Til næste møde", meeting_on="10.11.2023"))
    told = [(each.known_as, each.day) for each in known_moments(register)]
    assert told == [
        ("Udgangen af oktober 2023", date(2023, 10, 31)),
        ("Efter mødet 10. oktober 2023", date(2023, 10, 10)),
        ("Før mødet 10. oktober 2023", date(2023, 10, 10)),
        ("Efter mødet 6. oktober 2023", date(2023, 10, 6)),
        ("Før mødet 6. oktober 2023", date(2023, 10, 6)),
        ("Udgangen af september 2023", date(2023, 9, 30)),
    ]
    proposed = proposed_moment(register)
    assert proposed is not None
    assert proposed.known_as == "Efter mødet 10. oktober 2023"


def test_meetings_of_the_register_are_known_from_when_they_begin_and_so_is_what_was_issued(
    register: RegisterFile, clock: Clock, past: Past
) -> None:
    add_meeting(register, MeetingDraft(forum="RSI", held_on="13.10.2023", starts="14.00"))
    cancelled = add_meeting(register, MeetingDraft(forum="RSI", held_on="12.10.2023")).id
    cancel_meeting(register, cancelled)
    (meeting,) = (each for each in register.reader.board.rows(Meeting) if each.id != cancelled)
    sent = register.position()
    grown(register, clock)
    with register.edit(Label("demo_filled")) as edit:
        issue = {
            "meeting_id": meeting.id,
            "version": 2,
            "kind": IssueKind.AGENDA,
            "issued_at": datetime(2023, 10, 10, 9, 0, tzinfo=UTC),
            "position": str(sent),
        }
        edit.create("meeting_issue", new_id(), issue)
        edit.create("meeting_issue", new_id(), {**issue, "edition": Edition.OPEN})
    known = known_moments(register)
    assert [(each.known_as, each.short) for each in known if each.at.month == 10] == [
        ("Udgangen af oktober 2023", "31.10.2023"),
        ("Efter mødet 13. oktober 2023", "13.10.2023"),
        ("Før mødet 13. oktober 2023", "13.10.2023 14.00"),
        ("Dagsorden, version 2, til mødet 13. oktober 2023", "10.10.2023 11.00"),
        ("Dagsorden (åben udgave), version 2, til mødet 13. oktober 2023", "10.10.2023 11.00"),
    ]
    issued = next(each for each in known if "version" in each.known_as)
    assert past(register, issued).position() == sent


def test_without_a_meeting_the_end_of_last_month_is_proposed_and_nothing_of_a_new_register(
    register: RegisterFile, clock: Clock
) -> None:
    assert proposed_moment(register) is None
    grown(register, clock)
    proposed = proposed_moment(register)
    assert proposed is not None
    assert proposed.known_as == "Udgangen af oktober 2023"


def test_grid_panel_and_history_are_those_of_the_moment(
    register: RegisterFile, clock: Clock, past: Past
) -> None:
    project = grown(register, clock)
    then = past(register, typed_moment(register, "13.10.2023", ""))
    rows = load_portfolio(then.reader, OCTOBER, then.today()).rows
    assert [(row.number, row.name) for row in rows] == [("22-3", "Først")]
    panel = project_panel(then.reader, project, OCTOBER, then.today())
    assert [each.edit for each in panel.last_edits] == [
        str(each.edit) for each in history(then)[:2]
    ]
    assert then.today() == date(2023, 10, 13)
    lines = history(then)
    assert lines == history(register)[3:]
    assert history(then, project) == tuple(
        line for line in history(register, project) if line in lines
    )
    assert next_undo(then) is None


def test_a_report_that_is_gone_today_has_its_history_then(
    register: RegisterFile, clock: Clock, past: Past
) -> None:
    project = grown(register, clock)
    before = register.position()
    report = next(each for each in register.reader.reports([OCTOBER]))
    with register.edit(Label("colour_set")) as edit:
        edit.delete("report", report.id)
    then = past(register, Moment(clock.at, "", before))
    assert history(then, project) == history(register, project)[1:]
    assert then.record("report", report.id) is not None
    assert register.record("report", report.id) is None
    after = past(register, Moment(clock.at))
    assert history(after, project) == history(register, project)


def test_right_after_an_edit_of_several_in_one_moment(
    register: RegisterFile, clock: Clock, past: Past
) -> None:
    grown(register, clock)
    renamed = history(register)[2]
    then = past(register, edit_moment(register, renamed.edit))
    assert history(then)[0].edit == renamed.edit
    assert [each.name for each in then.reader.projects()] == ["Senere"]


def test_nothing_can_be_written_to_it_and_closing_it_closes_nothing_else(
    register: RegisterFile, clock: Clock, past: Past
) -> None:
    project = grown(register, clock)
    then = past(register, typed_moment(register, "13.10.2023", ""))
    head = register.position()
    for write in (
        lambda: set_colour(then, project, OCTOBER, OVERALL, Colour.GREEN),
        lambda: then.erase("project", project, "name"),
    ):
        with pytest.raises(StorageError) as refused:
            write()
        assert refused.value.code is Trouble.PAST
    then.close()
    then.close()
    assert register.position() == head
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    assert register.position() != head


def test_edits_between_the_steps_are_not_seen(register: RegisterFile, clock: Clock) -> None:
    project = grown(register, clock)
    moment = Moment(clock.at - timedelta(days=1))
    steps = look_back_steps(register, moment)
    next(steps)
    edit_project(register, project, ProjectDraft(number="22-3", name="Imens"))
    add_project(register, ProjectDraft(number="24-1", name="Også imens"))
    with run_through(steps) as then:
        assert sorted(each.name for each in then.reader.projects()) == ["Ny", "Senere"]


def test_what_is_given_up_leaves_the_register_as_it_was(
    register: RegisterFile, clock: Clock
) -> None:
    grown(register, clock)
    before = register.position()
    steps = look_back_steps(register, Moment(clock.at))
    next(steps)
    steps.close()
    assert register.position() == before
    add_project(register, ProjectDraft(number="24-1", name="Efter"))
    assert "24-1" in {each.number for each in register.reader.projects()}
    assert register.check() == ()


def test_a_register_that_is_closed_on_the_way_is_told_so(
    register: RegisterFile, clock: Clock
) -> None:
    grown(register, clock)
    steps = look_back_steps(register, Moment(clock.at))
    next(steps)
    register.close()
    with pytest.raises(StorageError) as refused:
        run_through(steps)
    assert refused.value.code is Trouble.CLOSED


def test_the_beginning_is_the_first_change(register: RegisterFile, clock: Clock) -> None:
    began = clock.at
    grown(register, clock)
    assert beginning(register) == began
    assert moment_words(began) == "20. september 2023 kl. 10.00"
