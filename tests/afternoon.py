"""The part of an afternoon's work that has no verb: run as a program, and killed at the end.

Corrects three projects, has a change request approved, undoes and redoes the decision, says so and
then waits for ever with the register open, as a window does.
"""

from __future__ import annotations

import dataclasses
import sys
import time
from pathlib import Path

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    RequestDraft,
    decide_request,
    draft_request,
    submit_request,
)
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.storage.register_file import RegisterFile

PERIOD = "2023-10"
DONE = "alt er gemt"


def project_id(register: RegisterFile, number: str) -> str:
    (found,) = [each.id for each in register.reader.projects() if each.number == number]
    return found


def correct_three(register: RegisterFile) -> None:
    set_colour(register, project_id(register, "22-3"), PERIOD, OVERALL, Colour.YELLOW)
    set_remarks(register, project_id(register, "20-5"), PERIOD, "Udbuddet begynder forfra.")
    luna = project_id(register, "19-2")
    draft = dataclasses.replace(project_draft(register.reader, luna), forecast_end="28.11.2023")
    edit_project(register, luna, draft)


def move_the_deadline(register: RegisterFile) -> None:
    """One month more for 17-1, approved, taken back, and approved all the same."""
    change = ChangeDraft(Subject.END, "maj 2024")
    request = draft_request(
        register,
        RequestDraft(
            project_id(register, "17-1"),
            title="En måned mere",
            reason="Det tekniske miljø er forsinket.",
            changes=(change,),
        ),
    )
    submit_request(register, request.id)
    approval = Decision(
        RequestState.APPROVED,
        "10.11.2023",
        "Kredsen",
        "Mødet i november",
        submitted_on="20.10.2023",
    )
    decide_request(register, request.id, approval)
    undo(register)
    redo(register)


def main() -> None:
    use_language(Language.DANISH)
    register = open_register(Path(sys.argv[1]), actor="Anne")
    correct_three(register)
    move_the_deadline(register)
    print(DONE, flush=True)
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main()
