"""The written procedures as a list: how each stands, who has answered, and where it is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import ProcedureState
from portfolio_desktop.domain.case_text import plain
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import Item, Meeting, ProcedureAnswer, WrittenProcedure
from portfolio_desktop.domain.written import Tally, is_late, tally
from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.decided_where import item_numbers, item_place, procedure_name
from portfolio_desktop.services.decision_log import decision_words
from portfolio_desktop.services.procedures import all_procedures
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader

_NUMBER, _NAME = 1, 2
"""Places in the columns of `Reader.grid_projects`."""


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """One written procedure in words. `late` where answers are awaited after their day."""

    id: str
    name: str
    title: str
    project: str
    state: ProcedureState
    due_words: str
    answers: str
    late: bool
    result: str
    reported: str
    search_text: str

    @property
    def state_words(self) -> str:
        """ "Sendt", or what was decided: "Godkendt"."""
        return self.result or capital(board_word(self.state))


def procedure_rows_steps(reader: Reader, today: date) -> Steps[tuple[ProcedureRow, ...]]:
    """Every written procedure, the newest number first; in steps."""
    found = all_procedures(reader)
    yield 0, len(found) or 1
    answers = grouped(reader.board.rows(ProcedureAnswer), lambda each: each.procedure_id)
    items = grouped(reader.board.rows(Item), lambda each: each.procedure_id)
    about = {each.project_id for each in found if each.project_id}
    projects = {
        row[0]: f"{row[_NUMBER]} {row[_NAME]}".strip() for row in reader.grid_projects(about)
    }
    rows = []
    for done, each in enumerate(found, start=1):
        place = _reported(reader, items.get(each.id, []))
        rows.append(_row(reader, each, answers.get(each.id, []), projects, place, today))
        yield done, len(found)
    return tuple(rows)


def answer_words(counted: Tally) -> str:
    """ "3 af 5 har svaret"; "" before anybody is asked."""
    if not counted.asked:
        return ""
    heard = counted.asked - counted.silent
    return ngettext(
        "{count} of {all} has answered", "{count} of {all} have answered", heard
    ).format(count=heard, all=counted.asked)


def tally_words(counted: Tally) -> str:
    """ "2 godkendt, 1 med bemærkninger, 2 uden svar"."""
    parts = (
        (counted.approved, ngettext("{count} approved", "{count} approved", counted.approved)),
        (
            counted.remarks,
            ngettext("{count} with remarks", "{count} with remarks", counted.remarks),
        ),
        (counted.rejected, ngettext("{count} rejected", "{count} rejected", counted.rejected)),
        (
            counted.silent,
            ngettext("{count} without answer", "{count} without answer", counted.silent),
        ),
    )
    return ", ".join(words.format(count=count) for count, words in parts if count)


def _row(
    reader: Reader,
    procedure: WrittenProcedure,
    answers: Sequence[ProcedureAnswer],
    projects: Mapping[str, str],
    reported: str,
    today: date,
) -> ProcedureRow:
    name = capital(procedure_name(reader, procedure))
    project = projects.get(procedure.project_id or "", "")
    closed = procedure.state is ProcedureState.CLOSED
    result = decision_words(procedure.result, procedure.result_text) if closed else ""
    return ProcedureRow(
        id=procedure.id,
        name=name,
        title=procedure.title,
        project=project,
        state=procedure.state,
        due_words=day_words(procedure.reply_due),
        answers=answer_words(tally(answers)),
        late=is_late(procedure, answers, today),
        result=result,
        reported=reported,
        search_text=folded(
            " ".join((name, procedure.title, project, result, plain(procedure.text)))
        ),
    )


def _reported(reader: Reader, items: Sequence[Item]) -> str:
    """ "mødet 10. nov. 2023, punkt 3" where an agenda holds it; "" where none does yet."""
    for item in items:
        meeting = reader.board.row(Meeting, item.meeting_id)
        if meeting is not None:
            return item_place(meeting, item_numbers(reader, meeting.id).get(item.id, ""))
    return ""
