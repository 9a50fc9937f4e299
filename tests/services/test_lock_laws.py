"""What has been approved stays as it was approved, whatever else is done."""

from __future__ import annotations

import contextlib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services import accounts, participants, projects, reporting, status
from portfolio_desktop.services.participant_reports import set_participant_colour
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from tests import fresh
from tests.services.month_verbs import MONTH_VERBS, OfProject
from tests.services.test_undo_laws import PLAN_VERBS, PROJECT_VERBS

MONTH = "2023-10"


def _approved(folder: Path) -> RegisterFile:
    """A register whose one project has an approved report and account for the month."""
    register = fresh.fresh_register(folder / "l.pfreg", "Lås", "a")
    party = participants.add_participant(register, participants.ParticipantDraft("Region A"))
    project = projects.add_project(register, projects.ProjectDraft("22-1", "Først")).id
    set_participant_colour(register, project, MONTH, party.id, "time", Colour.YELLOW)
    status.set_colour(register, project, MONTH, OVERALL, Colour.RED)
    status.set_colour(register, project, MONTH, "time", Colour.RED)
    status.set_remarks(register, project, MONTH, "Forsinket.")
    reporting.mark_reported(register, [project], MONTH)
    reporting.approve_reports(register, [project], MONTH)
    accounts.receive_account(
        register, project, MONTH, account="Leverandøren", corrective_action="Møde"
    )
    accounts.approve_account(register, project, MONTH)
    return register


def _locked(reader: Reader) -> tuple[object, ...]:
    months = [MONTH]
    return (
        reader.reports(months),
        reader.lights(months),
        reader.participant_reports(months),
        reader.participant_lights(months),
        reader.accounts(months),
    )


def _keeps_accounts_closed(verb: OfProject) -> OfProject:
    """To open an account again is to open it: it is closed again right after."""

    def closed(register: RegisterFile, project: str) -> object:
        done = verb(register, project)
        (account,) = register.reader.accounts([MONTH])
        if account.approved_on is None:
            accounts.approve_account(register, project, MONTH)
        return done

    return closed


@settings(max_examples=60)
@given(verbs=st.lists(st.one_of(PROJECT_VERBS, PLAN_VERBS, MONTH_VERBS, MONTH_VERBS), max_size=12))
def test_whatever_is_done_what_is_approved_stays(verbs: list[OfProject]) -> None:
    with fresh.folder() as folder, _approved(Path(folder)) as register:
        (project,) = (each.id for each in register.reader.projects())
        before = _locked(register.reader)
        for verb in map(_keeps_accounts_closed, verbs):
            with contextlib.suppress(RuleError):
                verb(register, project)
            assert _locked(register.reader) == before


def test_the_law_would_see_a_report_that_is_written_to(tmp_path: Path) -> None:
    with _approved(tmp_path) as register:
        (report,) = register.reader.reports([MONTH])
        before = _locked(register.reader)
        reporting.reopen_report(register, report.project_id, MONTH, "Fejl")
        status.set_remarks(register, report.project_id, MONTH, "Andet.")
        assert _locked(register.reader) != before
