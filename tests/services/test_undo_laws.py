"""Whatever is done through the services can be undone, and done again, exactly."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.environment.texts import Language, _
from portfolio_desktop.services import (
    board_moves,
    dimensions,
    economy,
    milestones,
    phases,
    projects,
    requests,
    status,
)
from portfolio_desktop.services.criteria import criteria_draft, use_criteria
from portfolio_desktop.services.escalations import use_typed_last_meeting
from portfolio_desktop.services.history import history, next_redo, next_undo, redo, undo
from portfolio_desktop.services.leaving import (
    LeavingDraft,
    ReturnDraft,
    leave_register,
    return_to_register,
)
from portfolio_desktop.services.registers import edit_register
from portfolio_desktop.services.settings import use_hints
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from tests import fresh
from tests.services.month_verbs import MONTH_VERBS, REOPENING, VIEW_VERBS

Verb = Callable[[RegisterFile], object]

PERIODS = st.sampled_from(["2023-09", "2023-10"])
PLACES = st.integers(min_value=0, max_value=5)
WORDS = st.text(max_size=12)
DATES = st.sampled_from(["", "apr. 2024", "ultimo 2025", "N/A", "vides ikke", "1.3.2024"])


def everything(reader: Reader) -> tuple[object, ...]:
    return (
        reader.info(),
        reader.settings(),
        reader.dimensions(),
        reader.phases(),
        reader.participants(),
        reader.projects(),
        reader.baselines(),
        reader.reports(),
        reader.lights(),
        reader.requests(),
        reader.requested_changes(),
        reader.plan.milestones(),
        reader.plan.due(),
        reader.plan.budgets(),
        reader.plan.cells(),
        reader.participant_reports(),
        reader.participant_lights(),
        reader.accounts(),
        reader.dismissals(),
        reader.saved_views(),
    )


def _project(register: RegisterFile, place: int) -> str:
    found = register.reader.projects()
    return found[place % len(found)].id if found else "ingen"


def _request(register: RegisterFile, place: int) -> str:
    found = register.reader.requests()
    return found[place % len(found)].id if found else "ingen"


def _milestone(register: RegisterFile, place: int) -> str:
    found = register.reader.plan.milestones()
    return found[place % len(found)].id if found else "ingen"


def _reach(register: RegisterFile, milestone: str) -> object:
    draft = milestones.milestone_draft(register.reader, milestone)
    return milestones.edit_milestone(register, milestone, replace(draft, actual="1.3.2024"))


def _first(register: RegisterFile, milestone: str) -> object:
    return milestones.move_milestone(register, milestone, None)


def _edit(name: str, end: str) -> Callable[[RegisterFile, str], object]:
    def verb(register: RegisterFile, project: str) -> object:
        draft = projects.project_draft(register.reader, project)
        return projects.edit_project(register, project, replace(draft, name=name, forecast_end=end))

    return verb


def _draft(register: RegisterFile, project: str, title: str, end: str) -> object:
    draft = requests.new_request_draft(register.reader, project, register.today())
    changes = (
        requests.ChangeDraft(Subject.END, end),
        requests.ChangeDraft(Subject.LEAD, "Ny region"),
    )
    return requests.draft_request(register, replace(draft, title=title, changes=changes))


def _write(period: str, saves: list[str]) -> Callable[[RegisterFile, str], object]:
    """One visit to the field of the remarks, which saves them so many times."""

    def verb(register: RegisterFile, project: str) -> object:
        begun = False
        for words in saves:
            change = status.set_remarks(register, project, period, words, goes_on=begun)
            begun = begun or change.edit is not None
        return begun

    return verb


def _of_project(make: st.SearchStrategy[Callable[[RegisterFile, str], object]]) -> object:
    return st.builds(
        lambda place, verb: lambda register: verb(register, _project(register, place)),
        PLACES,
        make,
    )


PROJECT_VERBS = st.one_of(
    st.builds(
        lambda period, colour, key: (
            lambda register, project: status.set_colour(register, project, period, key, colour)
        ),
        PERIODS,
        st.sampled_from([*Colour, None]),
        st.sampled_from([OVERALL, "time", "cost"]),
    ),
    st.builds(
        lambda period, kind, words: (
            lambda register, project: status.set_no_light(register, project, period, kind, words)
        ),
        PERIODS,
        st.sampled_from([*NoLight, None]),
        DATES,
    ),
    st.builds(
        lambda period, words: (
            lambda register, project: status.set_remarks(register, project, period, words)
        ),
        PERIODS,
        WORDS,
    ),
    st.builds(
        lambda period, words: (
            lambda register, project: status.set_light_reason(
                register, project, period, "time", words
            )
        ),
        PERIODS,
        WORDS,
    ),
    st.builds(_write, PERIODS, st.lists(st.sampled_from(["", "Nyt", "Mere"]), max_size=4)),
    st.builds(_edit, WORDS, DATES),
    st.builds(
        lambda words: (
            lambda register, project: leave_register(
                register, [project], LeavingDraft(words, undecided=True)
            )
        ),
        WORDS,
    ),
    st.just(
        lambda register, project: return_to_register(register, project, ReturnDraft(mistaken=True))
    ),
    st.just(lambda register, project: board_moves.move_projects(register, [project], None)),
    st.builds(
        lambda title, end: lambda register, project: _draft(register, project, title, end),
        WORDS,
        DATES,
    ),
)
PLAN_VERBS = st.one_of(
    st.builds(
        lambda name, approved, forecast: (
            lambda register, project: milestones.add_milestone(
                register,
                project,
                milestones.MilestoneDraft(name, approved=approved, forecast=forecast),
            )
        ),
        WORDS,
        DATES,
        DATES,
    ),
    st.builds(
        lambda verb, place: lambda register, _project: verb(register, _milestone(register, place)),
        st.sampled_from([_reach, milestones.remove_milestone, _first]),
        PLACES,
    ),
    st.builds(
        lambda year, part, text: (
            lambda register, project: economy.set_amounts(
                register, project, [economy.CellWish(year, part, text)]
            )
        ),
        st.sampled_from([2024, 2025]),
        st.sampled_from([economy.Part.APPROVED, economy.Part.ACTUAL, economy.Part.FORECAST]),
        st.sampled_from(["", "12,6 mio. kr.", "1 kr."]),
    ),
)
REQUEST_VERBS = st.one_of(
    st.just(requests.submit_request),
    st.just(requests.take_back_request),
    st.just(requests.remove_request),
    st.just(lambda register, request: requests.put_on_agenda(register, request, "Mødet")),
    st.builds(
        lambda outcome, end: (
            lambda register, request: requests.decide_request(
                register,
                request,
                requests.Decision(
                    outcome,
                    "10.11.2023",
                    "Kredsen",
                    "Mødet",
                    granted=(requests.ChangeDraft(Subject.END, end),),
                ),
            )
        ),
        st.sampled_from(requests.OUTCOMES),
        st.sampled_from(["dec. 2025", "TBD"]),
    ),
)


def _own_word(table: str, place: int) -> Callable[[RegisterFile], str]:
    def key(register: RegisterFile) -> str:
        reader = register.reader
        words = reader.dimensions() if table == "dimension" else reader.phases()
        return words[place % len(words)].key

    return key


def _words_verb(table: str, place: int, verb: int, words: str, step: int) -> Verb:
    """Something done to one of the register's dimensions or phases."""
    which, danish = _own_word(table, place), Language.DANISH
    of_dimensions: tuple[Verb, ...] = (
        lambda register: dimensions.add_dimension(
            register, dimensions.DimensionDraft.in_language(danish, words, words[:2])
        ),
        lambda register: dimensions.rename_dimension(register, which(register), danish, words),
        lambda register: dimensions.set_dimension_letter(
            register, which(register), danish, words[:2]
        ),
        lambda register: dimensions.move_dimension(register, which(register), step),
        lambda register: dimensions.retire_dimension(register, which(register)),
        lambda register: dimensions.restore_dimension(register, which(register)),
    )
    of_phases: tuple[Verb, ...] = (
        lambda register: phases.add_phase(register, words, danish),
        lambda register: phases.rename_phase(register, which(register), danish, words),
        lambda register: phases.move_phase(register, which(register), step),
        lambda register: phases.retire_phase(register, which(register)),
        lambda register: phases.restore_phase(register, which(register)),
    )
    verbs = of_dimensions if table == "dimension" else of_phases
    return verbs[verb % len(verbs)]


CHOICE_VERBS = st.one_of(
    VIEW_VERBS,
    st.builds(lambda text: lambda register: use_typed_last_meeting(register, text), DATES),
    st.builds(
        lambda months: (
            lambda register: use_criteria(
                register, replace(criteria_draft(register.reader), red_above_months=months)
            )
        ),
        st.sampled_from(["0", "3", "6", "tre"]),
    ),
    st.builds(lambda wanted: lambda register: use_hints(register, wanted), st.booleans()),
)
VERBS = st.one_of(
    st.builds(
        _words_verb,
        st.sampled_from(["dimension", "phase"]),
        PLACES,
        PLACES,
        WORDS,
        st.sampled_from([-1, 1]),
    ),
    st.builds(
        lambda name: lambda register: edit_register(register, RegisterInfo("", name, name)), WORDS
    ),
    st.builds(
        lambda number, name, end, budget: (
            lambda register: projects.add_project(
                register,
                projects.ProjectDraft(
                    number=number, name=name, forecast_end=end, budget=budget, lead="Region"
                ),
            )
        ),
        st.sampled_from(["23-1", "23-2"]),
        WORDS,
        DATES,
        st.sampled_from(["", "1,5 mio. kr."]),
    ),
    _of_project(PROJECT_VERBS),
    _of_project(PROJECT_VERBS),
    _of_project(PLAN_VERBS),
    _of_project(st.one_of(MONTH_VERBS, MONTH_VERBS, REOPENING)),
    CHOICE_VERBS,
    st.builds(
        lambda place, verb: lambda register: verb(register, _request(register, place)),
        PLACES,
        REQUEST_VERBS,
    ),
)


@settings(max_examples=40)
@given(verbs=st.lists(VERBS, max_size=14))
def test_any_edits_then_all_undos_give_the_start_and_all_redos_the_end(
    verbs: list[Verb],
) -> None:
    with fresh.folder() as folder, _filled(Path(folder)) as register:
        start = everything(register.reader)
        states = [start]
        for verb in verbs:
            with contextlib.suppress(RuleError):
                verb(register)
            if everything(register.reader) != states[-1]:
                states.append(everything(register.reader))
        for earlier in reversed(states[:-1]):
            undo(register)
            assert everything(register.reader) == earlier
        assert next_undo(register) is None
        for later in states[1:]:
            redo(register)
            assert everything(register.reader) == later
        assert next_redo(register) is None
        assert register.check() == ()
        unnamed = [line for line in history(register) if line.sentence.endswith(_("an edit"))]
        assert not unnamed


def _filled(folder: Path) -> RegisterFile:
    """A register with one project, opened anew so that nothing of it is this session's."""
    path = folder / "lov.pfreg"
    with fresh.fresh_register(path, "Lov", "a") as register:
        draft = projects.ProjectDraft("22-1", "Først", approved_end="mar. 2024", scope="Alt")
        projects.add_project(register, draft)
    return RegisterFile.open(path, actor="b")
