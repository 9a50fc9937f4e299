"""What a rule found wrong, as one sentence in the active language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.request_states import RequestState, Subject
from portfolio_desktop.environment.texts import _, mark, ngettext
from portfolio_desktop.services.attachment_words import ATTACHMENT_PROBLEMS
from portfolio_desktop.services.economy_labels import ECONOMY_SENTENCES
from portfolio_desktop.services.follow_labels import FOLLOW_FACTS, FOLLOW_SENTENCES
from portfolio_desktop.services.issue_texts import ISSUE_SENTENCES
from portfolio_desktop.services.meeting_problems import MEETING_SENTENCES
from portfolio_desktop.services.minutes_labels import MINUTES_SENTENCES
from portfolio_desktop.services.places import place_words
from portfolio_desktop.services.plan_problems import PLAN_PROBLEMS
from portfolio_desktop.services.words import (
    date_words,
    month_words,
    request_state_word,
    subject_word,
)

_SENTENCES: dict[str, str] = {
    "name_missing": mark("The project has no name. Write one."),
    "register_name_missing": mark("The register has no name. Write one."),
    "folder_missing": mark("The folder {folder} is not there. Make it, or choose another."),
    "plan_is_approved": mark(
        "The approved plan is only changed by a change request. Make one for the project."
    ),
    "form_layout_name": mark("The form needs a name of at most 80 letters."),
    "form_layout_there": mark("The register already knows a form called “{text}”."),
    "form_layout_unknown": mark("The register does not know a form called “{text}”."),
    "milestone_unknown": mark("The milestone is no longer in the register."),
    "milestone_in_plan": mark(
        "An earlier approved plan has this milestone, so it stays. It drops out of the plan with a"
        " change request."
    ),
    "original_stands": mark(
        "The original plan says another date, and it stands. If it was a slip of the keys, undo it"
        " from the history; otherwise a new date is approved with a change request."
    ),
    "original_budget_stands": mark(
        "The original plan has another budget for {year}, and it stands. If it was a slip of the"
        " keys, undo it from the history; otherwise a new budget is approved with a change request."
    ),
    "year_unread": mark("“{text}” is not a year. Write it with four digits, such as 2025."),
    "paste_unread": mark(
        "It cannot be told what the pasted cells are. Copy the years and the headings with them"
        " (budget, spent, forecast), or paste only the amounts where they belong."
    ),
    "year_unlikely": mark("{year} is not a likely year. Write it with four digits."),
    "title_missing": mark("The change request has no title. Write one."),
    "reason_missing": mark("Write the reason: a project never leaves the register without one."),
    "criteria_number": mark("“{text}” is no whole number from {least} to {most}."),
    "criteria_out_of_order": mark("Red has to come after yellow. Write a higher bound."),
    "leaving_reference_missing": mark(
        "Write which decision takes the project out, or say that there is none."
    ),
    "left_before_entered": mark(
        "{number} came into the register on {date}. It cannot have left before that."
    ),
    "entry_reason_missing": mark("Write the reason why the project comes back."),
    "returned_too_early": mark(
        "It left the register on {date}. Write a later day, or say that it left by mistake."
    ),
    "pause_reason_missing": mark("Write why the project is put on hold."),
    "paused_no_lamp": mark(
        "{number} is on hold and has no status meanwhile. Resume it first (Project › Resume,"
        " Ctrl+Shift+G), and then set the colour."
    ),
    "pause_not_on_hold": mark("{number} is not on hold."),
    "money_not_an_amount": mark("“{text}” is not an amount. Write it as DKK 12.6 million."),
    "money_foreign": mark("“{text}” is not in kroner. Write the amount in kroner."),
    "money_decimal_point": mark(
        "It cannot be told how large “{text}” is. Write it as 8,400,000 or DKK 8.4 million."
    ),
    "money_unit_missing": mark(
        "“{text}” may be kroner or millions. Write the unit: DKK 8.2 million or DKK 8.20."
    ),
    "money_finer_than_ore": mark("“{text}” is finer than an øre. Leave out the last digits."),
    "money_too_large": mark("“{text}” is larger than any budget. Check the unit."),
    "money_more_words": mark(
        "“{text}” holds more than an amount. Write only the amount: DKK 12.6 million."
    ),
    "day_unread": mark("“{text}” is not a certain day. Write it as 18 Dec 2023."),
    "moment_ahead": mark("That is still to come. Choose today or an earlier day."),
    "moment_before_register": mark(
        "There was no register yet at that time. Its first change was made {at}."
    ),
    "day_missing": mark("The date is missing. Write it as 18 Dec 2023."),
    "date_missing": mark("“{text}” names no date. Write it as Apr 2024 or end of 2027."),
    "period_unread": mark("“{text}” is not a month. Write it as 2023-10."),
    "project_unknown": mark("The project is no longer in the register."),
    "parent_unknown": mark("The programme is no longer in the register. Choose another."),
    "parent_loop": mark("A project cannot be part of itself or of one of its own sub-projects."),
    "lead_unknown": mark("“{text}” is not among the register's participants."),
    "phase_unknown": mark("“{text}” is not one of the register's phases."),
    "word_unnamed": mark("The name is missing. Write one."),
    "word_taken": mark("“{name}” is there already. Write another name."),
    "word_retired": mark(
        "“{name}” is there already but out of use. Take it into use again instead."
    ),
    "letter_missing": mark("The letter is missing. Write one or two signs."),
    "letter_long": mark("“{text}” is too long. Write one or two signs."),
    "letter_taken": mark("{name} has the letter “{letter}”. Write another one."),
    "dimensions_full": mark(
        "There is room for {most} status dimensions in use. Take one out of use first."
    ),
    "phase_asked_for": mark(
        "Undecided change requests ask for this phase: {requests}. Decide or change them first."
    ),
    "accent_unread": mark(
        "“{text}” is not a colour. Write six signs such as #1F5FA8, or choose one."
    ),
    "accent_pale": mark(
        "{colour} is too pale to be read on white. {darker} is the nearest colour that can be."
    ),
    "logo_unread": mark("“{file}” is not a picture that can be read. Choose a PNG or JPEG file."),
    "logo_large": mark("The logo is too large. Choose a picture of less than {most} kB."),
    "date_rules_days": mark("Ultimo must begin after the day that primo ends with."),
    "date_rules_months": mark(
        "Primo, medio and ultimo of a year must follow each other. Choose another month."
    ),
    "dimension_unknown": mark("“{text}” is not one of the register's status dimensions."),
    "request_unknown": mark("The change request is no longer in the register."),
    "request_decided": mark(
        "The change request has been decided ({state}) and can no longer be changed."
    ),
    "request_state": mark("A change request that is {before} cannot become {after}."),
    "request_project": mark("A change request cannot move to another project."),
    "request_no_step_back": mark("The change request is {state} and cannot go a step back."),
    "request_submitted": mark(
        "The change request is {state}: it can be withdrawn, but no longer removed."
    ),
    "request_used": mark(
        "An item of an agenda or a written procedure is about the change request, so it stays. Take"
        " it off there first."
    ),
    "meeting_missing": mark("Say which meeting is to decide."),
    "not_asked_for": mark("The request does not ask for this: {subject}."),
    "no_changes": mark("The change request changes nothing yet. Say what is to change."),
    "change_incomplete": mark("Nothing is said about what this is to become: {subject}."),
    "decider_missing": mark("Say who decided: the board or the project's steering group."),
    "reference_missing": mark("Say which meeting or which written procedure made the decision."),
    "outcome_missing": mark("Choose what was decided."),
    "submitted_missing": mark("Say when the change request was submitted."),
    "submitted_after_decision": mark(
        "The request was submitted on {submitted}, after the decision of {decided}. Correct the day"
        " that is wrong."
    ),
    "not_an_outcome": mark("“{state}” is not a decision."),
    "milestone_unnamed": mark("The new milestone has no name. Write one."),
    "all_refused": mark(
        "Every point is refused. Choose “rejected” instead, or let one of them be approved."
    ),
    "granted_missing": mark(
        "Say what was approved instead: nothing differs from what was asked for."
    ),
    "participant_name_missing": mark("The participant has no name. Write one."),
    "participant_double": mark("There is a participant called “{text}” already."),
    "participant_days": mark("The last day lies before the first. Correct one of them."),
    "participant_unknown": mark("The participant is no longer in the register. Choose another."),
    "participant_used": mark(
        "{text} stands in projects or reports, or follows another participant, and cannot be"
        " removed. Write its last day instead."
    ),
    "participant_not_there": mark("{text} does not exist in {period}, so it reports nothing."),
    "successor_without_end": mark(
        "Write the last day: a participant is only followed by another once it ends."
    ),
    "successor_loop": mark("A participant cannot be followed by one that it follows itself."),
    "person_name_missing": mark("The person has no name. Write one."),
    "person_unknown": mark("The person is no longer in the register."),
    "person_used": mark("{text} has a role in a project. Take the person out of the roles first."),
    "mail_without_at": mark("“{text}” is not a mail address: there is no @ in it."),
    "mail_without_name": mark("“{text}” is not a mail address: nothing stands before the @."),
    "mail_without_place": mark("“{text}” is not a mail address: nothing stands after the @."),
    "mail_two_ats": mark("“{text}” is not one mail address: there is more than one @ in it."),
    "mail_with_space": mark("“{text}” is not one mail address: there is a space in it."),
    "mail_unread": mark("“{text}” is not a mail address: it cannot hold “{sign}”."),
    "role_days": mark("A role ends before it begins. Correct one of the days."),
    "reorganisation_empty": mark("Say which participant is followed by which."),
    "reorganisation_same": mark("{text} cannot be followed by itself."),
    "reorganisation_chain": mark("{text} is to be followed by one that ends itself the same day."),
    "reorganisation_day": mark(
        "{text} takes part from {date}, so nothing can follow it on an earlier day."
    ),
    "reorganisation_ended": mark("{text} has ended already, on {date}."),
    "reorganisation_later": mark(
        "{text} takes part from {date}, so it follows nobody before then."
    ),
    "reorganisation_reference": mark("Say which meeting or written procedure decided it."),
    "month_nothing_to_copy": mark(
        "There is no report to begin {period} from: the month before has none, or all have one."
    ),
    "report_missing": mark("{number} has nothing for the month yet."),
    "report_locked": mark(
        "The report of {number} for {period} is approved. Open it again first, with a reason."
    ),
    "report_not_reported": mark("{number} has not reported yet, so it cannot be approved."),
    "text_not_reported": mark("{number} has not reported yet, so there is no text to confirm."),
    "text_missing": mark("{number} has no remarks for the month, so there is no text to confirm."),
    "confirmed_by_missing": mark("Write who confirmed the text for the project."),
    "report_not_approved": mark("The report of {number} is not approved, so it is open already."),
    "reopen_reason_missing": mark("Write why the approved report is opened again."),
    "dismissal_reason_missing": mark("Write why the warning is set aside."),
    "account_missing": mark("The account says nothing yet. Write it."),
    "account_not_received": mark("No account has been received, so there is none to approve."),
    "account_locked": mark(
        "The account of {number} for {period} is approved. Open it again first, with a reason."
    ),
    "account_not_approved": mark("The account of {number} is not approved, so it is open already."),
    "account_reopen_reason_missing": mark("Write why the approved account is opened again."),
    "nobody_to_ask": mark("None of the chosen projects is to account for itself."),
    "escalation_is_off": mark("{number} has been taken off the agenda. Put it back first."),
    "removal_reason_missing": mark("Write why the project is not to be an item of its own."),
    "bulk_nothing": mark("None of the chosen projects would be changed by this."),
    "view_unknown": mark("The view is no longer in the register."),
    "view_unnamed": mark("The view has no name. Write one."),
    "view_taken": mark("There is a view called “{name}” already. Write another name."),
    "due_day": mark("Choose one of the first {latest} working days after the month."),
    "no_address": mark("There is no mail address to write to. Write one."),
    "nobody_to_remind": mark("None of the chosen projects is missing its report."),
    "nothing_to_undo": mark("There is nothing to undo since the register was opened."),
    "nothing_to_redo": mark("There is nothing to redo."),
    "edit_unknown": mark("That change is not in the register's history."),
    "undo_kind": mark("This cannot be undone."),
    "undo_done": mark("This has been undone already."),
    "undo_erased": mark("A value that would have to come back has been erased for good."),
    "undo_changed": mark("{what} has been changed since, by {actor}. Undo that change first."),
    "undo_gone": mark("{what} has been removed since, by {actor}. Undo that change first."),
    "undo_used": mark("{what} has been added since, by {actor}. Undo that change first."),
    "date_not_a_date": mark("This is not read as a date; it is kept as it stands."),
    "date_no_year": mark("The year is missing."),
    "date_no_such_day": mark("The calendar has no such day: {day}.{month}.{year}."),
    "date_no_such_month": mark("There is no month {month}. The day stands before the month."),
    "date_no_such_week": mark("{year} has no week {week}."),
    "date_day_order_unknown": mark("It cannot be told which number is the day."),
    "date_several_dates": mark("There is more than one date here."),
    "date_fiscal_year": mark("Which twelve months the year has is not said."),
    "date_season": mark("A season is not a date."),
    "date_more_words": mark("The words around the date may change what it means."),
    **MINUTES_SENTENCES,
    **PLAN_PROBLEMS,
    **ECONOMY_SENTENCES,
    **MEETING_SENTENCES,
    **ISSUE_SENTENCES,
    **ATTACHMENT_PROBLEMS,
    **FOLLOW_SENTENCES,
}


def problem_sentence(problem: Problem) -> str:
    """The sentence for a problem, after its cell where one of several is meant; a code nobody knows
    is shown as itself."""
    if problem.code == _PHASE_IN_USE:
        template = _phase_in_use(int(problem.params["count"]))
    elif problem.code in _SENTENCES:
        template = _(_SENTENCES[problem.code])
    else:
        return problem.code
    sentence = template.format(**_shown(problem.params))
    cell = problem.params.get("cell")
    return sentence if cell is None else f"{cell}: {sentence}"


_PHASE_IN_USE = "phase_in_use"


def _phase_in_use(count: int) -> str:
    return ngettext(
        "{count} project is in this phase: {projects}. Give it another phase first.",
        "{count} projects are in this phase: {projects}. Give them another phase first.",
        count,
    )


def _shown(params: Mapping[str, str | int]) -> dict[str, str]:
    """The facts as words: codes of states and subjects become what people call them."""
    shown = {name: _WORDS.get(name, str)(str(value)) for name, value in params.items()}
    if "table" in params:
        facts = [str(params.get(name, "")) for name in ("table", "place", "number")]
        shown["what"] = place_words(*facts)
    return shown


def _state(value: str) -> str:
    return request_state_word(RequestState(value)) if value in set(RequestState) else value


def _subject(value: str) -> str:
    return subject_word(Subject(value)) if value in set(Subject) else value


def _date(value: str) -> str:
    return date_words(read_date(value))


_WORDS: dict[str, Callable[[str], str]] = {
    "state": _state,
    "before": _state,
    "after": _state,
    "subject": _subject,
    "period": month_words,
    "date": _date,
    **FOLLOW_FACTS,
}
