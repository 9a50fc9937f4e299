"""The import in words: names of uses, values as shown, and sentences for every doubt and reason."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.environment.texts import _, mark, ngettext, pgettext
from portfolio_desktop.exchange.column_titles import LIGHT, Target
from portfolio_desktop.exchange.form_marks import WHY
from portfolio_desktop.exchange.imported import Lamp, Vocabulary
from portfolio_desktop.exchange.mapping import ColumnNote
from portfolio_desktop.exchange.tables import Note
from portfolio_desktop.services.form_content import REPORTED_BY
from portfolio_desktop.services.form_economy import STATED_ON
from portfolio_desktop.services.month_words import stage_word
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.words import (
    colour_word,
    day_words,
    dimension_name_of,
    kind_word,
    money_words,
    no_light_word,
    period_words,
    phase_name,
    state_word,
)
from portfolio_desktop.workflows.form_words import FORM_SENTENCES
from portfolio_desktop.workflows.import_values import FieldChange, TableChoice


def target_name(target: str, vocabulary: Vocabulary) -> str:
    """What a column is used as, or a field that changes: "Forventet slutdato", "Tid"."""
    if target.startswith(LIGHT):
        return dimension_name_of(target.removeprefix(LIGHT), vocabulary.dimensions)
    if target.startswith(WHY):
        name = dimension_name_of(target.removeprefix(WHY), vocabulary.dimensions)
        return pgettext("import use", "Reason for {dimension}").format(dimension=name.lower())
    return _target_names().get(target, target)


def change_name(change: FieldChange, vocabulary: Vocabulary) -> str:
    """The name of what changes."""
    return change.place or target_name(change.field, vocabulary)


def targets(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Everything a column can be used as, in the order it is offered."""
    lights = (LIGHT + dimension.key for dimension in vocabulary.dimensions)
    return (*(target.value for target in Target), *lights)


def _target_names() -> dict[str, str]:
    return {
        Target.NUMBER: pgettext("import use", "Number"),
        Target.NAME: pgettext("import use", "Name"),
        Target.PURPOSE: pgettext("import use", "Purpose"),
        Target.CASE_NUMBER: pgettext("import use", "Case number"),
        Target.KIND: pgettext("import use", "Project or programme"),
        Target.PARENT: pgettext("import use", "Part of"),
        Target.LEAD: pgettext("import use", "Lead participant"),
        Target.PHASE: pgettext("import use", "Phase"),
        Target.STATE: pgettext("import use", "State"),
        Target.STATE_REASON: pgettext("import use", "Reason for the state"),
        Target.ORIGINAL: pgettext("import use", "Original end date"),
        Target.APPROVED: pgettext("import use", "Approved end date"),
        Target.FORECAST: pgettext("import use", "Expected end date"),
        Target.ACTUAL: pgettext("import use", "Actual end date"),
        Target.BUDGET: pgettext("import use", "Approved budget"),
        Target.PREVIOUS: pgettext("import use", "Status last month"),
        Target.OVERALL: pgettext("import use", "Status this month"),
        Target.OVERALL_REASON: pgettext("import use", "Reason for the status"),
        Target.CORRECTIVE_ACTION: pgettext("import use", "Corrective action"),
        Target.REMARKS: pgettext("import use", "Remarks"),
        Target.PERIOD: pgettext("import use", "Month"),
        "reports_from": pgettext("import use", "Reports again from"),
        "stage": pgettext("import use", "Stage of the report"),
        REPORTED_BY: pgettext("import use", "Filled in by"),
        "milestone": pgettext("import use", "Milestone"),
        "amount": pgettext("import use", "Amount"),
        STATED_ON: pgettext("import use", "Amounts made up on"),
        Target.REPORTED_REMARKS: pgettext("import use", "Reported text"),
        Target.SECRETARIAT_NOTE: pgettext("import use", "The secretariat's remark"),
    }


def value_words(target: str, value: object, vocabulary: Vocabulary) -> str:
    """A value as the preview shows it; dates as typed, since they are compared with the file."""
    if value is None or value == "":
        return ""
    if isinstance(value, Lamp):
        return _lamp(value)
    if isinstance(value, ImpreciseDate):
        return value.text
    if isinstance(value, Money):
        return money_words(value)
    if isinstance(value, LifecycleState | ProjectKind | ReportStage):
        return _code(value)
    if target == Target.PHASE:
        names = {phase.key: phase_name(phase) for phase in vocabulary.phases}
        return names.get(str(value), str(value))
    return str(value)


def _code(value: LifecycleState | ProjectKind | ReportStage) -> str:
    match value:
        case LifecycleState():
            return state_word(value)
        case ProjectKind():
            return kind_word(value)
        case ReportStage():
            return stage_word(value)


def _lamp(lamp: Lamp) -> str:
    if lamp.colour is not None:
        return colour_word(lamp.colour)
    return "" if lamp.no_light is None else no_light_word(lamp.no_light)


_SENTENCES: dict[str, str] = {
    "lamp.odd_colour": mark("The colour is not clearly green, yellow or red."),
    "lamp.disagrees": mark("The word “{text}” and the colour of the cell disagree."),
    "lamp.several": mark("“{text}” names more than one colour."),
    "lamp.letter": mark("“{text}” is read as green, but could also be short for yellow (gul)."),
    "lamp.sign": mark("“{text}” has no colour; its shape decides."),
    "lamp.only_shade": mark("“{text}” names no colour; the colour of the cell is used."),
    "lamp.unknown": mark("“{text}” is not read as a status."),
    "import.lamp_empty": mark("The status is empty."),
    "import.copy_left_out": mark(
        "Last month's status, {before}, is not repeated in the table and is not taken along: the"
        " status is left empty."
    ),
    "import.number_is_date": mark(
        "The spreadsheet holds the number “{text}” as a date; check that it is right."
    ),
    "import.repeated_heading": mark("The row repeats the headings."),
    "import.newer_known": mark(
        "The table says “{after}”. The register knows of a later month, so “{before}” stands."
    ),
    "import.no_number_or_name": mark("The row has neither a number nor a name."),
    "import.no_name": mark(
        "There is no project {number} in the register, and the row has no name."
    ),
    "import.total_row": mark("The row is a total."),
    "import.lone_text": mark("The row holds a single text, such as a heading."),
    "import.phase_alike": mark("The phase “{text}” is not spelled as in the register."),
    "import.new_phase": mark("The register has no phase called “{text}”."),
    "import.retired_phase": mark("The phase “{text}” is out of use in the register."),
    "import.phase_is_state": mark("“{text}” is a state rather than a phase."),
    "import.state_unknown": mark("“{text}” is not one of the states a project can have."),
    "import.kind_unknown": mark("“{text}” is neither a project nor a programme."),
    "import.date_unread": mark("“{text}” is kept as text. {reason}"),
    "import.amount_unread": mark("The amount “{text}” is not taken over. {reason}"),
    "import.double": mark("The project stands in the file already: {place}."),
    "import.several_numbers": mark("Several projects in the register have the number {number}."),
    "import.several_names": mark("Several projects in the register are called “{name}”."),
    "import.same_name": mark("Project {number} in the register has the same name."),
    "import.other_name": mark("In the register the project is called “{name}”."),
    "import.archived": mark("The project has been taken out of the register and stays so."),
    "import.plan_differs": mark(
        "The register has “{before}”, the table “{after}”. The approved plan changes only by"
        " decision, so the register's is kept."
    ),
    "import.previous_differs": mark(
        "For {period} the register has “{before}”, the table “{after}”. The register's is kept."
    ),
    "import.account_approved": mark(
        "The account for {period} is approved and stays as it is. Open it again first to change it."
    ),
    "import.common": mark(
        "Entries that belong to no project are added or changed too, such as meetings, items and"
        " participants: {count}."
    ),
    "import.minutes_approved": mark(
        "Approved minutes are left as they are, with all that stands in them: {dates}. Open them"
        " again first to change it."
    ),
    "import.procedure_closed": mark(
        "Closed written procedures are left as they are: {text}. Open them again first to change"
        " them."
    ),
    "import.issue_stands": mark(
        "What was issued stays as it was sent, and what the file says of it is not used: {text}."
    ),
    "import.report_approved": mark(
        "The report for {period} is approved and is left as it is. Reopen the report first to"
        " change it."
    ),
    "import.meeting_text_kept": mark(
        "The secretariat has edited the text for the meeting. It stays as it is; what the file says"
        " is kept beside it as the reported text."
    ),
    "import.note_kept": mark(
        "The secretariat has written another remark here. It stands; the file's is not taken over."
    ),
    "import.meeting_text_replaced": mark(
        "The text for the meeting in {period} was edited by the secretariat and is replaced by"
        " that of the file."
    ),
    "import.named_in_remarks": mark("Only the remarks say so."),
    "import.parent_unknown": mark("There is no project “{text}” for it to be part of."),
    "import.parent_loop": mark("A project cannot be part of itself."),
    "import.new_participant": mark("“{text}” is new among the register's participants."),
    "import.other_period": mark("The row is about another month: {text}."),
    "import.period_differs": mark("The file itself says another month: “{text}”."),
    "import.period_uncertain": mark(
        "The month is taken from “{text}”. Check that it is the month of the status."
    ),
    "import.hidden_table": mark("The hidden “{name}” looks like a status table as well."),
    "import.other_table": mark("“{name}” in the file looks like a status table as well."),
    "import.table_order": mark(
        "The projects keep the order they stand in; it is not that of their numbers."
    ),
    "column.guessed": mark(
        "Column {letter} “{title}” is used as “{use}”, which is guessed. Check that it is right."
    ),
    "column.twin": mark(
        "Several columns are called “{title}”; column {letter} is used as “{use}”. Check that it is"
        " the right one."
    ),
    "import.mapping_remembered": mark("The columns are used as last time."),
    "file.other_kind": mark("The file is not the kind that its name says."),
    "file.colour_rule": mark("Some colours come from a formula and were not taken over: {place}"),
    "import.hidden_rows": mark("Rows that are hidden in the sheet are read as well: {rows}"),
    "file.hidden_columns": mark("Columns that are hidden in the sheet are read as well: {place}"),
    "file.part_unreadable": mark("Part of the file is damaged and was not read: {place}"),
    "file.ragged": mark("Some rows have more or fewer cells than the heading: {place}"),
    "file.no_text": mark("Some pages are only pictures and were not read: {place}"),
    "file.tracked_changes": mark("The document has changes that are not accepted yet; they count."),
    "file.pages_left_out": mark("The document is too long; only {place} pages were read."),
    "file.charset_uncertain": mark(
        "The file's character set is uncertain; it is read as {place}. Check that æ, ø and å are"
        " right."
    ),
    "file.letters_lost": mark("Some letters in the file cannot be read; they are shown as “�”."),
    "file.loose_quote": mark(
        "A quotation mark stands where it quotes nothing, in line {place}. Check that the rows"
        " there are read right."
    ),
    "file.nul_left_out": mark("The file has NUL characters inside its text; they are left out."),
    "cell.error": mark("A formula in the row gives an error."),
    "cell.not_calculated": mark("A formula in the row has no result."),
    "cell.no_such_date": mark("The spreadsheet shows a day that the calendar does not have."),
    "cell.picture": mark("A picture or a drawn shape in the cell cannot be read."),
    "cell.lost": mark("A text in the row is missing from the damaged file."),
    "cell.cut": mark("A text in the row was too long and is cut short."),
    "import.day_order": mark(
        "Some dates have the month first, so dates such as 1-4-2023 are kept as text."
    ),
}


def import_sentence(problem: Problem) -> str:
    """The sentence for a doubt or a reason that the import gives."""
    template = _SENTENCES.get(problem.code) or FORM_SENTENCES.get(problem.code)
    if template is None:
        return problem_sentence(problem)
    params = {name: str(value) for name, value in problem.params.items()}
    if "reason" in params:
        params["reason"] = problem_sentence(Problem(params["reason"], params=problem.params))
    if "period" in params:
        params["period"] = period_words(Period.parse(params["period"]))
    if "dates" in params:
        days = (date.fromisoformat(each) for each in params["dates"].split(", ") if each != "–")
        params["dates"] = ", ".join(map(day_words, days))
    return _(template).format(**params)


def table_sentence(table: TableChoice) -> str:
    """That a table of the file is not used; which one is, the preview shows."""
    return ngettext(
        "Another table of the file is not used: {name}, {count} row.",
        "Another table of the file is not used: {name}, {count} rows.",
        table.rows,
    ).format(name=table.name, count=table.rows)


def file_note(note: Note) -> Problem:
    """What the reading of a file noted, as a doubt that `import_sentence` has words for."""
    return Problem(f"file.{note.code}", "", MappingProxyType({"place": note.place}))


def column_sentence(note: ColumnNote | None) -> str:
    """Why a column is not used or is to be looked at; "" where there is nothing to say."""
    if note is None:
        return ""
    return {
        ColumnNote.EMPTY: _("The column is empty."),
        ColumnNote.PICTURES: _("The column has pictures or drawn shapes, which cannot be read."),
        ColumnNote.UNKNOWN: _("The heading says nothing the register knows."),
        ColumnNote.PERSONAL: _("Names and addresses of persons are not taken over."),
        ColumnNote.TAKEN: _("Another column is used for this."),
        ColumnNote.NO_LAMPS: _("No status could be read in the column."),
        ColumnNote.NO_AMOUNTS: _("No amount in kroner could be read in the column."),
        ColumnNote.BY_CHOICE: _("Left out by choice."),
        ColumnNote.GUESSED: _("The use is guessed. Check that it is right."),
        ColumnNote.TWIN: _("Another column has the same heading. Check that it is the right one."),
    }[note]
