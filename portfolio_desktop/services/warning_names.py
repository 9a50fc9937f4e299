"""The warnings before printing by name, for the history of those that were set aside."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _, mark, pgettext
from portfolio_desktop.services.places import field_name

_NAMES: dict[str, str] = {
    "check_deadline_passed": mark("The deadline has passed"),
    "check_deadline_unread": mark("The deadline is not read as a date"),
    "check_deadline_after_text": mark("The deadline is later than a limit in the text"),
    "check_colour_differs": mark("The remarks name another colour than the lamp"),
    "check_share_differs": mark("The remarks count the participants otherwise than they report"),
    "check_override_unexplained": mark("The participants are overruled without a reason"),
    "check_reason_missing": mark("There is no reason for a colour"),
    "check_action_missing": mark("Red without a corrective action"),
    "check_remarks_unchanged": mark("The remarks are the same as the month before"),
    "check_no_report": mark("There is no report for the month"),
    "check_paused_too_long": mark("On hold beyond the day it was to resume"),
    "check_baseline_moved": mark("The approved end has been moved often"),
    "check_promise_passed": mark("The remarks promise a day that has passed"),
    "check_purpose_outdated": mark("The purpose describes a state that has ended"),
    "check_money_after_end": mark("There is an amount for a year after the deadline"),
    "check_part_undated": mark("A sub-project has no end date"),
    "check_milestone_passed": mark("A milestone has passed without being reached"),
    "check_parties_differ": mark("The participants' amounts do not add up"),
    "check_text_unconfirmed": mark("The project has not confirmed the text for the meeting"),
    "check_entry_unexplained": mark("The reason or the decision to enter is not written"),
    "check_account_not_ready": mark("The account is not ready"),
    "check_item_taken_off": mark("The project was taken off the agenda"),
    "check_item_missing": mark("An escalated project has no item on the agenda"),
    "check_item_not_released": mark("An item for the meeting is not released"),
    "check_dependency_late": mark("What the project needs comes too late"),
    "check_dependency_moment": mark("The latest moment for changing one's mind is near or past"),
    "check_dependency_broken": mark("An approved change request breaks a dependency"),
    "check_documents_missing": mark("A phase change lacks documents"),
    "check_commitment_overdue": mark("A commitment or an action is overdue"),
    "check_risk_untreated": mark("A risk has no owner or no response"),
    "check_number_doubled": mark("Several projects have the same number"),
    "check_request_number_doubled": mark("Several change requests have the same number"),
}
_TABLES = ("report", "project", "account")
"""Where the field is that a warning is about."""


def warning_name(code: str) -> str:
    """What the warning is called; a code nobody knows is shown as itself."""
    return _(_NAMES[code]) if code in _NAMES else code


def warning_place(field: str) -> str:
    """The field that a warning is about, as people call it; the id of a row may stand after it."""
    match field.split(" ")[0]:
        case "baselines":
            return pgettext("field", "Approved plan")
        case "requests":
            return _("Change requests")
        case "items":
            return pgettext("field", "Item")
        case "actions":
            return _("Follow-up")
        case "risks":
            return _("Risk")
        case "dependencies":
            return pgettext("field", "Dependencies")
    names = (field_name(table, field) for table in _TABLES)
    return next((name for name in names if name != field), field)
