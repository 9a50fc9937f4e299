"""Tables and fields of the register as people call them: "Slutdato for 22-3"."""

from __future__ import annotations

from functools import lru_cache

from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services.board_places import board_fields, board_things
from portfolio_desktop.services.words import capital


def field_name(table: str, field: str) -> str:
    """The field's name as a heading; a field nobody has named shows its own."""
    names = _fields(active_language())
    return names.get((table, field)) or names.get(("", field)) or field


def place_words(table: str, field: str, number: str) -> str:
    """What an operation touched: a field of something, or (field "") the thing itself."""
    thing = thing_words(table, number)
    if not field or (table, field) in _THE_THING_ITSELF:
        return capital(thing)
    return _("{field} for {thing}").format(field=field_name(table, field), thing=thing)


def thing_words(table: str, number: str) -> str:
    """The row as inside a sentence: "projekt 22-3", "status for 22-3"."""
    templates = {
        "project": pgettext("thing", "project {number}"),
        "report": pgettext("thing", "the report for {number}"),
        "light": pgettext("thing", "the status of {number}"),
        "baseline": pgettext("thing", "the approved plan for {number}"),
        "change_request": pgettext("thing", "change request {number}"),
        "requested_change": pgettext("thing", "what change request {number} changes"),
        "participant": pgettext("thing", "a participant"),
        "person": pgettext("thing", "a person"),
        "assignment": pgettext("thing", "a role in {number}"),
        "participation": pgettext("thing", "a participant in {number}"),
        "participant_report": pgettext("thing", "a participant's report for {number}"),
        "participant_light": pgettext("thing", "a participant's status of {number}"),
        "reminder": pgettext("thing", "a reminder about {number}"),
        "account": pgettext("thing", "the account for {number}"),
        "dismissal": pgettext("thing", "a warning about {number}"),
        "saved_view": pgettext("thing", "a saved view"),
        "milestone": pgettext("thing", "a milestone for {number}"),
        "baseline_milestone": pgettext("thing", "a milestone in the approved plan for {number}"),
        "baseline_budget": pgettext("thing", "the approved budget of a year for {number}"),
        "budget_cell": pgettext("thing", "the economy of a year for {number}"),
        "phase": pgettext("thing", "a phase"),
        "dimension": pgettext("thing", "a status dimension"),
        "setting": pgettext("thing", "a setting"),
        "register": pgettext("thing", "the register"),
        **board_things(),
    }
    template = templates.get(table, table)
    return " ".join(template.format(number=number).split())


_THE_THING_ITSELF = frozenset({("light", "colour"), ("participant_light", "colour")})
"""Fields whose name would only say once more what the thing is."""


@lru_cache(maxsize=1)
def _fields(_language: Language) -> dict[tuple[str, str], str]:
    """By table ("" for all) and field; kept, since a history asks for thousands of names."""
    groups = (
        *(board_fields, _common, _vocabulary, _people, _project, _plan),
        *(_report, _month, _request),
    )
    return {place: name for group in groups for place, name in group().items()}


def _common() -> dict[tuple[str, str], str]:
    return {
        ("", "name"): pgettext("field", "Name"),
        ("", "number"): pgettext("field", "No."),
        ("", "reason"): pgettext("field", "Reason"),
        ("", "rank"): pgettext("field", "Place in the list"),
        ("", "project_id"): pgettext("field", "Project"),
        ("", "report_id"): pgettext("field", "Report"),
        ("", "participant_report_id"): pgettext("field", "Participant's report"),
        ("", "request_id"): pgettext("field", "Change request"),
        ("", "active"): pgettext("field", "In use"),
        ("", "short_name"): pgettext("field", "Short name"),
        ("", "value"): pgettext("field", "Value"),
        ("register", "forum"): pgettext("field", "Board"),
        ("register", "secretariat"): pgettext("field", "Secretariat"),
        ("light", "colour"): pgettext("field", "Status"),
    }


def _vocabulary() -> dict[tuple[str, str], str]:
    return {
        ("", "key"): pgettext("field", "Short word"),
        ("", "name_da"): pgettext("field", "Danish name"),
        ("", "name_en"): pgettext("field", "English name"),
        ("", "letter_da"): pgettext("field", "Danish letter"),
        ("", "letter_en"): pgettext("field", "English letter"),
        ("participant", "valid_from"): pgettext("field", "Takes part from"),
        ("participant", "valid_to"): pgettext("field", "Takes part until"),
        ("participant", "successor_id"): pgettext("field", "Followed by"),
        ("participant", "kind"): pgettext("field", "Kind of participant"),
    }


def _people() -> dict[tuple[str, str], str]:
    return {
        ("person", "title"): pgettext("field", "Job title"),
        ("person", "mail"): pgettext("field", "Mail"),
        ("", "participant_id"): pgettext("field", "Participant"),
        ("", "person_id"): pgettext("field", "Person"),
        ("assignment", "role"): pgettext("field", "Role"),
        ("assignment", "valid_from"): pgettext("field", "In the role from"),
        ("assignment", "valid_to"): pgettext("field", "In the role until"),
    }


def _project() -> dict[tuple[str, str], str]:
    return {
        ("project", "purpose"): pgettext("field", "Purpose"),
        ("project", "case_number"): pgettext("field", "Case no."),
        ("project", "kind"): pgettext("field", "Kind"),
        ("project", "parent_id"): pgettext("field", "Programme"),
        ("project", "lead_id"): pgettext("field", "Lead participant"),
        ("project", "phase"): pgettext("field", "Phase"),
        ("project", "state"): pgettext("field", "State"),
        ("project", "state_from"): pgettext("field", "State since"),
        ("project", "state_reason"): pgettext("field", "Reason for the state"),
        ("project", "expected_resume"): pgettext("field", "Expected to resume"),
        ("project", "forecast_end"): pgettext("field", "Forecast end"),
        ("project", "actual_end"): pgettext("field", "Actual end"),
        ("project", "archived"): pgettext("field", "Taken out"),
        ("project", "archived_reason"): pgettext("field", "Reason for leaving the register"),
        ("project", "accountable_id"): pgettext("field", "Accountable participant"),
        ("project", "roll_up"): pgettext("field", "Rule for the overall status"),
        ("project", "entered_on"): pgettext("field", "In the register since"),
        ("project", "entered_reason"): pgettext("field", "Reason for entering"),
        ("project", "entered_reference"): pgettext("field", "Decision to enter"),
        ("project", "left_on"): pgettext("field", "Left the register on"),
        ("project", "left_reference"): pgettext("field", "Decision to leave"),
        ("baseline", "version"): pgettext("field", "Version"),
        ("baseline", "end"): pgettext("field", "Approved end"),
        ("baseline", "budget"): pgettext("field", "Approved budget"),
        ("baseline", "scope"): pgettext("field", "Scope"),
        ("baseline", "assumed"): pgettext("field", "Where the plan comes from"),
        ("baseline", "approved_on"): pgettext("field", "Approved on"),
    }


def _plan() -> dict[tuple[str, str], str]:
    """Milestones, and money per year."""
    return {
        ("", "year"): pgettext("field", "Year"),
        ("", "baseline_id"): pgettext("field", "Approved plan"),
        ("", "milestone_id"): pgettext("field", "Milestone"),
        ("milestone", "kind"): pgettext("field", "Kind of milestone"),
        ("milestone", "forecast"): pgettext("field", "Expected"),
        ("milestone", "actual"): pgettext("field", "Reached"),
        ("milestone", "criteria"): pgettext("field", "Criteria"),
        ("baseline_milestone", "due"): pgettext("field", "Approved date"),
        ("baseline_budget", "budget"): pgettext("field", "Approved budget"),
        ("budget_cell", "actual"): pgettext("field", "Spent"),
        ("budget_cell", "forecast"): pgettext("field", "Forecast"),
        ("budget_cell", "stated_on"): pgettext("field", "Stated as of"),
        ("report", "milestones"): pgettext("field", "Milestones"),
        ("report", "economy"): pgettext("field", "Economy"),
    }


def _report() -> dict[tuple[str, str], str]:
    return {
        ("report", "period"): pgettext("field", "Month"),
        ("report", "overall"): pgettext("field", "Overall status"),
        ("report", "overall_reason"): pgettext("field", "Reason for the overall status"),
        ("report", "corrective_action"): pgettext("field", "Corrective action"),
        ("report", "no_light"): pgettext("field", "No light"),
        ("report", "reports_from"): pgettext("field", "Reports again from"),
        ("report", "remarks"): pgettext("field", "Remarks"),
        ("report", "source"): pgettext("field", "Source"),
        ("report", "reported_by"): pgettext("field", "Reported by"),
        ("report", "received_on"): pgettext("field", "Received on"),
        ("report", "approved_on"): pgettext("field", "Approved on"),
        ("report", "approved_by"): pgettext("field", "Approved by"),
        ("report", "stage"): pgettext("field", "Stage of the report"),
        ("report", "reported_remarks"): pgettext("field", "Reported text"),
        ("report", "secretariat_note"): pgettext("field", "The secretariat's remark"),
        ("report", "confirmation"): pgettext("field", "Confirmation of the text"),
        ("report", "confirmation_on"): pgettext("field", "Confirmation on"),
        ("report", "confirmed_by"): pgettext("field", "Confirmed by"),
        ("report", "reopened_reason"): pgettext("field", "Reason for reopening"),
    }


def _month() -> dict[tuple[str, str], str]:
    """What belongs to a reporting month beside the project's own report."""
    return {
        ("", "period"): pgettext("field", "Month"),
        ("", "dimension"): pgettext("field", "Status dimension"),
        ("participant_report", "remarks"): pgettext("field", "Remarks"),
        ("participant_report", "reported_by"): pgettext("field", "Reported by"),
        ("participant_report", "received_on"): pgettext("field", "Received on"),
        ("participant_light", "colour"): pgettext("field", "Status"),
        ("reminder", "sent_on"): pgettext("field", "Reminded on"),
        ("reminder", "sent_to"): pgettext("field", "Reminded"),
        ("account", "asked_on"): pgettext("field", "Account asked for on"),
        ("account", "reminded_on"): pgettext("field", "Reminded on"),
        ("account", "received_on"): pgettext("field", "Received on"),
        ("account", "approved_on"): pgettext("field", "Approved on"),
        ("account", "account"): pgettext("field", "Account"),
        ("account", "corrective_action"): pgettext("field", "Corrective action"),
        ("account", "given_by"): pgettext("field", "Given by"),
        ("account", "removed_on"): pgettext("field", "Taken off the agenda on"),
        ("account", "removed_reason"): pgettext("field", "Reason for taking it off the agenda"),
        ("dismissal", "code"): pgettext("field", "Warning"),
        ("dismissal", "field"): pgettext("field", "Place of the warning"),
        ("saved_view", "definition"): pgettext("field", "What the view shows"),
    }


def _request() -> dict[tuple[str, str], str]:
    return {
        ("change_request", "title"): pgettext("field", "Title"),
        ("change_request", "consequence"): pgettext("field", "Consequence if refused"),
        ("change_request", "state"): pgettext("field", "State of the request"),
        ("change_request", "requested_by"): pgettext("field", "Asked for by"),
        ("change_request", "created_on"): pgettext("field", "Begun on"),
        ("change_request", "submitted_on"): pgettext("field", "Submitted on"),
        ("change_request", "meeting"): pgettext("field", "Meeting"),
        ("change_request", "meeting_on"): pgettext("field", "Date of the meeting"),
        ("change_request", "decided_on"): pgettext("field", "Decided on"),
        ("change_request", "decision_forum"): pgettext("field", "Decided by"),
        ("change_request", "decision_reference"): pgettext("field", "Meeting or written decision"),
        ("change_request", "decision_note"): pgettext("field", "Note on the decision"),
        ("requested_change", "before_date"): pgettext("field", "Earlier end date"),
        ("requested_change", "before_money"): pgettext("field", "Earlier budget"),
        ("requested_change", "before_text"): pgettext("field", "Earlier text"),
        ("requested_change", "subject"): pgettext("field", "What is changed"),
        ("requested_change", "after_date"): pgettext("field", "New end date"),
        ("requested_change", "after_money"): pgettext("field", "New budget"),
        ("requested_change", "after_text"): pgettext("field", "New text"),
        ("requested_change", "granted_date"): pgettext("field", "Approved end date"),
        ("requested_change", "granted_money"): pgettext("field", "Approved amount"),
        ("requested_change", "granted_text"): pgettext("field", "Approved text"),
    }
