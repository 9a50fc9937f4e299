"""What can be done to a project and its month besides lamps and words: for laws about all edits."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.domain.views import Filters, RowFilter, ViewDefinition
from portfolio_desktop.services import (
    accounts,
    dismissals,
    participant_reports,
    pausing,
    reporting,
    two_texts,
    views,
)
from portfolio_desktop.services.bulk_edit import edit_projects
from portfolio_desktop.services.bulk_planning import BulkWish
from portfolio_desktop.storage.register_file import RegisterFile

OfProject = Callable[[RegisterFile, str], object]
OfMonth = Callable[[RegisterFile, str, str], object]

PERIODS = st.sampled_from(["2023-09", "2023-10"])
WORDS = st.sampled_from(["", "Aftalt", "Nyt"])
DATES = st.sampled_from(["", "1.9.2023", "15.10.2023", "ultimo 2024", "vides ikke"])
WISHES = st.builds(
    BulkWish,
    phase=st.sampled_from([None, "", "analysis"]),
    state=st.sampled_from([None, LifecycleState.PAUSED, LifecycleState.ACTIVE]),
    state_reason=WORDS,
    lamp=st.sampled_from([OVERALL, "time"]),
    light=st.sampled_from([None, "out", *Colour, NoLight.PAUSED]),
    reason=WORDS,
    stage=st.sampled_from([None, ReportStage.REPORTED, ReportStage.APPROVED]),
)


def _participant(register: RegisterFile) -> str:
    found = register.reader.participants()
    return found[0].id if found else "ingen"


def _asked(register: RegisterFile, project: str, period: str) -> object:
    return accounts.ask_for_accounts(register, [project], period)


REPORTS: tuple[OfMonth, ...] = (
    lambda register, project, period: reporting.mark_reported(register, [project], period),
    lambda register, project, period: reporting.mark_not_reported(register, [project], period),
    lambda register, project, period: reporting.approve_reports(register, [project], period),
    lambda register, _project, period: reporting.open_month(register, period),
)
TEXTS: tuple[OfMonth, ...] = (
    two_texts.use_project_text,
    two_texts.take_as_project_text,
    two_texts.withdraw_confirmation,
    lambda register, project, period: two_texts.record_texts_asked(register, [project], period),
    lambda register, project, period: two_texts.confirm_text(register, project, period, by="Åse"),
)
ACCOUNTS: tuple[OfMonth, ...] = (
    _asked,
    accounts.mark_received,
    accounts.mark_not_received,
    accounts.approve_account,
    accounts.put_back,
    lambda register, project, period: accounts.reopen_account(register, project, period, "Nyt"),
)
WARNINGS: tuple[OfMonth, ...] = (
    lambda register, project, period: dismissals.dismiss_warning(
        register, project, period, "check_no_report", "overall", "Aftalt"
    ),
    lambda register, project, period: dismissals.bring_back_warning(
        register, project, period, "check_no_report", "overall"
    ),
)


def _at(verbs: tuple[OfMonth, ...]) -> st.SearchStrategy[OfProject]:
    return st.builds(
        lambda verb, period: lambda register, project: verb(register, project, period),
        st.sampled_from(verbs),
        PERIODS,
    )


REOPENING: st.SearchStrategy[OfProject] = st.builds(
    lambda period: (
        lambda register, project: reporting.reopen_report(register, project, period, "Fejl")
    ),
    PERIODS,
)
MONTH_VERBS: st.SearchStrategy[OfProject] = st.one_of(
    _at(REPORTS),
    _at(TEXTS),
    _at(ACCOUNTS),
    _at(WARNINGS),
    st.builds(
        lambda period, words: (
            lambda register, project: two_texts.set_secretariat_note(
                register, project, period, words
            )
        ),
        PERIODS,
        WORDS,
    ),
    st.builds(
        lambda period, part, words: (
            lambda register, project: accounts.write_account(register, project, period, part, words)
        ),
        PERIODS,
        st.sampled_from(["account", "corrective_action", "given_by"]),
        WORDS,
    ),
    st.builds(
        lambda period, words: (
            lambda register, project: accounts.take_off(register, project, period, words)
        ),
        PERIODS,
        WORDS,
    ),
    st.builds(
        lambda period, day, words: (
            lambda register, project: pausing.pause_project(
                register, project, Period.parse(period), pausing.PauseDraft(words, day)
            )
        ),
        PERIODS,
        DATES,
        WORDS,
    ),
    st.builds(
        lambda period, day, later: (
            lambda register, project: pausing.resume_project(
                register, project, Period.parse(period), pausing.ResumeDraft(day, later)
            )
        ),
        PERIODS,
        DATES,
        DATES,
    ),
    st.builds(
        lambda period, wish: (
            lambda register, project: edit_projects(register, Period.parse(period), [project], wish)
        ),
        PERIODS,
        WISHES,
    ),
    st.builds(
        lambda period, key, colour: (
            lambda register, project: participant_reports.set_participant_colour(
                register, project, period, _participant(register), key, colour
            )
        ),
        PERIODS,
        st.sampled_from(["time", "cost"]),
        st.sampled_from([*Colour, None]),
    ),
)


def _view(register: RegisterFile, place: int) -> str:
    found = register.reader.saved_views()
    return found[place % len(found)].id if found else "ingen"


_SEEN = ViewDefinition(filters=Filters(frozenset({RowFilter.RED})), sort="now")
VIEW_VERBS: st.SearchStrategy[Callable[[RegisterFile], object]] = st.builds(
    lambda verb, place, words: lambda register: verb(register, place, words),
    st.sampled_from(
        [
            lambda register, _place, words: views.save_view(register, words, ViewDefinition()),
            lambda register, place, _words: views.change_view(
                register, _view(register, place), _SEEN
            ),
            lambda register, place, words: views.rename_view(
                register, _view(register, place), words
            ),
            lambda register, place, _words: views.move_view(register, _view(register, place), 1),
            lambda register, place, _words: views.remove_view(register, _view(register, place)),
        ]
    ),
    st.integers(min_value=0, max_value=3),
    WORDS,
)
