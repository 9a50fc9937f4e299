"""Filled-in forms in words: why one is not brought in, and what to look at in another."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _, mark

FORM_SENTENCES: dict[str, str] = {
    "form.file": mark("{text}"),
    "form.other_register": mark("The form was made from another register."),
    "form.no_month": mark("“{text}” is not a month, so it cannot be told what the form is for."),
    "form.month_not_open": mark(
        "The form is for {period}, which has not been opened in the register. Open the month first,"
        " then bring in the form."
    ),
    "form.own_no_project": mark(
        "The form does not say which project it is about: cell {place} is empty."
    ),
    "form.own_project_unknown": mark("No project in the register is called “{text}”."),
    "form.own_several_projects": mark(
        "“{text}” fits several projects in the register, so it cannot be told which one is meant."
    ),
    "form.own_no_month": mark("The form does not say its month: cell {place} is empty."),
    "form.own_month_unread": mark(
        "“{text}” in cell {place} is not a month, so it cannot be told what the form is for."
    ),
    "form.own_month_wanted": mark(
        "Neither the form nor the name of its file says the month. Say which month it is for."
    ),
    "form.month_by_name": mark(
        "The form itself says no month; {period} is read from the name of its file."
    ),
    "form.heading_gone": mark("Its heading is not in the form, so nothing is read for it."),
    "form.lamp_blank": mark("The form says no status here; it stays as it is in the register."),
    "form.lamp_cream": mark(
        "Only a pale shade says yellow. Look at whether somebody chose it, or the cell was so from"
        " the start."
    ),
    "form.project_unknown": mark("The form is for a project that is not in the register."),
    "form.report_approved": mark(
        "The report for {period} is approved and is left as it is. Reopen the report first to"
        " change it."
    ),
    "form.participant_unknown": mark("The form is from a participant that is not in the register."),
    "form.not_taking_part": mark("{text} does not report on this project."),
    "form.changed_since": mark(
        "The register has been changed here since the form was made; the form says otherwise."
    ),
    "form.newer_known": mark(
        "The form says “{after}”. The register knows of a later month, so “{before}” stands."
    ),
    "form.turns_back": mark(
        "The report is in already, and the form only differs where it was changed since. Tick it"
        " to let the form count."
    ),
    "form.text_emptied": mark("The text has been deleted in the form."),
    "form.text_shorter": mark("The text is much shorter than before."),
    "form.colour_remark": mark(
        "The remarks say “{before}” about {what}, but the status is “{after}”."
    ),
    "form.lamp_emptied": mark("The status was emptied in the form."),
    "form.lamp_missing": mark("“{text}” says that there is no status."),
    "form.copy_left_out": mark(
        "{before}, which stood in the form beforehand, is not taken along. It is left empty."
    ),
    "form.month_copy_left_out": mark(
        "{before}, which is copied from last month, is not taken along. It is left empty."
    ),
    "form.lamp_stays": mark("It stays as it is in the register: {before}."),
    "form.date_impossible": mark("“{text}” is not taken over. {reason}"),
    "form.date_emptied": mark("The date was emptied in the form; it stays as it is."),
    "form.amount_unread": mark("“{text}” is not taken over. {reason}"),
    "form.amount_far_off": mark(
        "The amount is read as {after}, where {before} was known. Is it meant in another unit?"
    ),
    "form.amount_bare": mark(
        "The amount is read as {after}, as it names no unit. Is it meant in another unit?"
    ),
    "form.amount_emptied": mark("The amount was emptied in the form; it stays as it is."),
    "form.amounts_undated": mark(
        "Amounts have changed, but not the day on which they were made up."
    ),
    "form.amount_gone": mark(
        "Cell {place} says “{text}” about a year or a participant that cannot be."
    ),
    "form.dimension_gone": mark(
        "Cell {place} says “{text}” about something that the register no longer asks about."
    ),
    "form.milestone_gone": mark(
        "Cell {place} says “{text}” about a milestone that the project no longer has."
    ),
    "form.extra": mark("Cell {place}, where nothing is asked, says: “{text}”. It is not used."),
    "form.untouched": mark("Nothing has been filled in: everything is as when the form was made."),
    "form.newer_there": mark(
        "{text} is for the same report and was saved later, so that one is proposed."
    ),
    "form.newest_of_several": mark(
        "There are several forms for this report. This one is proposed, as its file was saved last;"
        " look at whether it is the right one."
    ),
    "form.no_reason": mark("There is no reason for the colour."),
    "form.no_action": mark("The status is red, and there is no corrective action."),
    "form.nobody": mark("Nobody has written who filled it in."),
}


def page_place(file: str, sheet: str) -> str:
    """The file, and its sheet where it has several: "fil svar.xlsx, ark »18-4«"."""
    if not sheet:
        return _("file {file}").format(file=file)
    return _("file {file}, sheet “{sheet}”").format(file=file, sheet=sheet)
