"""Tables and fields of change control, decisions and meetings as people call them."""

from __future__ import annotations

from portfolio_desktop.environment.texts import pgettext


def board_things() -> dict[str, str]:
    """As inside a sentence; "{number}" is that of the project or the request."""
    return {
        "attachment": pgettext("thing", "an attachment"),
        "dependency": pgettext("thing", "a dependency of {number}"),
        "milestone_forecast": pgettext("thing", "what was expected of a milestone"),
        "start_criterion": pgettext("thing", "a start criterion"),
        "hours_cell": pgettext("thing", "the internal hours of a year for {number}"),
        "hour_rate": pgettext("thing", "the hourly rate of a year"),
        "sharing_key": pgettext("thing", "a cost-sharing key"),
        "key_share": pgettext("thing", "a share of a cost-sharing key"),
        "risk": pgettext("thing", "a risk for {number}"),
        "dispute": pgettext("thing", "a dispute for {number}"),
        "action": pgettext("thing", "an action"),
        "action_move": pgettext("thing", "a move of an action"),
        "forum": pgettext("thing", "a board"),
        "meeting": pgettext("thing", "a meeting"),
        "attendance": pgettext("thing", "an attendance"),
        "item": pgettext("thing", "an item of the agenda"),
        "recommendation": pgettext("thing", "a point of a recommendation"),
        "item_absence": pgettext("thing", "who did not take part in an item"),
        "minutes_comment": pgettext("thing", "a comment on minutes"),
        "written_procedure": pgettext("thing", "a written procedure"),
        "procedure_answer": pgettext("thing", "an answer in a written procedure"),
        "meeting_issue": pgettext("thing", "an issue of a meeting"),
        "filing": pgettext("thing", "a filing"),
    }


def board_fields() -> dict[tuple[str, str], str]:
    """By table ("" for all) and field."""
    groups = (_change_control, _sharing, _risks, _meetings, _items, _written)
    return {place: name for group in groups for place, name in group().items()}


def _change_control() -> dict[tuple[str, str], str]:
    return {
        ("", "item_id"): pgettext("field", "Item"),
        ("", "procedure_id"): pgettext("field", "Written procedure"),
        ("attachment", "media_type"): pgettext("field", "File type"),
        ("", "blob"): pgettext("field", "Kept file"),
        ("attachment", "size"): pgettext("field", "Size"),
        ("attachment", "kind"): pgettext("field", "Kind of document"),
        ("attachment", "added_on"): pgettext("field", "Added on"),
        ("", "closed"): pgettext("field", "Closed item"),
        ("", "closed_reason"): pgettext("field", "Reason for being closed"),
        ("", "open_heading"): pgettext("field", "Open heading"),
        ("dependency", "on_project_id"): pgettext("field", "Depends on project"),
        ("dependency", "on_milestone_id"): pgettext("field", "Depends on milestone"),
        ("dependency", "need_by"): pgettext("field", "Needed by"),
        ("dependency", "change_by"): pgettext("field", "Latest moment for changing one's mind"),
        ("", "note"): pgettext("field", "Note"),
        ("dependency", "settled_on"): pgettext("field", "Settled on"),
        ("milestone_forecast", "forecast"): pgettext("field", "Expected"),
        ("", "text"): pgettext("field", "Text"),
        ("start_criterion", "state"): pgettext("field", "State of the criterion"),
        ("start_criterion", "decided_on"): pgettext("field", "Decided on"),
        ("start_criterion", "decision_reference"): pgettext("field", "Meeting or written decision"),
        ("", "quarter"): pgettext("field", "Quarter"),
        ("", "title"): pgettext("field", "Title"),
        ("", "description"): pgettext("field", "Description"),
        ("", "owner"): pgettext("field", "Owner"),
        ("", "raised_on"): pgettext("field", "Raised on"),
        ("", "ended_on"): pgettext("field", "Ended on"),
        ("", "outcome"): pgettext("field", "Outcome"),
        ("", "forum"): pgettext("field", "Forum"),
        ("", "meeting_id"): pgettext("field", "Meeting"),
        ("", "recommendation_id"): pgettext("field", "Recommendation"),
        ("", "forum_id"): pgettext("field", "Board"),
        ("", "case_number"): pgettext("field", "Case no."),
        ("", "sent_to"): pgettext("field", "Sent to"),
        ("", "file_name"): pgettext("field", "File name"),
        ("project", "sharing_key_id"): pgettext("field", "Cost-sharing key"),
        ("baseline", "phase"): pgettext("field", "Approved phase"),
        ("baseline", "lead_id"): pgettext("field", "Approved lead participant"),
        ("requested_change", "verdict"): pgettext("field", "Decision on the point"),
    }


def _sharing() -> dict[tuple[str, str], str]:
    return {
        ("hours_cell", "planned"): pgettext("field", "Planned hours"),
        ("hours_cell", "spent"): pgettext("field", "Hours spent"),
        ("hours_cell", "forecast"): pgettext("field", "Expected hours"),
        ("hours_cell", "stated_on"): pgettext("field", "Stated as of"),
        ("hour_rate", "rate"): pgettext("field", "Hourly rate"),
        ("key_share", "key_id"): pgettext("field", "Cost-sharing key"),
        ("key_share", "share"): pgettext("field", "Share"),
    }


def _risks() -> dict[tuple[str, str], str]:
    return {
        ("risk", "kind"): pgettext("field", "Risk or issue"),
        ("risk", "probability"): pgettext("field", "Probability"),
        ("risk", "consequence"): pgettext("field", "Consequence"),
        ("risk", "response"): pgettext("field", "Response"),
        ("risk", "response_note"): pgettext("field", "What is done"),
        ("risk", "trend"): pgettext("field", "Trend"),
        ("dispute", "counterpart_id"): pgettext("field", "Counterpart"),
        ("dispute", "own_position"): pgettext("field", "Own position"),
        ("dispute", "counterpart_position"): pgettext("field", "The counterpart's position"),
        ("dispute", "scope"): pgettext("field", "In or out of scope"),
        ("dispute", "blocks"): pgettext("field", "What it blocks"),
        ("dispute", "cases"): pgettext("field", "Number of cases"),
        ("action", "kind"): pgettext("field", "Commitment or action"),
        ("action", "promised_on"): pgettext("field", "Promised on"),
        ("action", "due"): pgettext("field", "Due"),
        ("action", "state"): pgettext("field", "State"),
        ("action_move", "action_id"): pgettext("field", "Action"),
        ("action_move", "moved_on"): pgettext("field", "Moved on"),
        ("action_move", "before"): pgettext("field", "Earlier due date"),
        ("action_move", "after"): pgettext("field", "New due date"),
    }


def _meetings() -> dict[tuple[str, str], str]:
    return {
        ("forum", "usual_place"): pgettext("field", "Usual place"),
        ("forum", "usual_start"): pgettext("field", "Usual start"),
        ("forum", "usual_end"): pgettext("field", "Usual end"),
        ("forum", "points_days"): pgettext("field", "Working days from points to meeting"),
        ("forum", "material_days"): pgettext("field", "Working days from papers to meeting"),
        ("forum", "issue_days"): pgettext("field", "Working days from sending out to meeting"),
        ("forum", "minutes_days"): pgettext("field", "Working days from meeting to minutes"),
        ("forum", "template"): pgettext("field", "Template of the agenda"),
        ("meeting", "held_on"): pgettext("field", "Day of the meeting"),
        ("meeting", "starts"): pgettext("field", "Starts at"),
        ("meeting", "ends"): pgettext("field", "Ends at"),
        ("meeting", "place"): pgettext("field", "Place"),
        ("meeting", "state"): pgettext("field", "State of the meeting"),
        ("meeting", "points_due"): pgettext("field", "Points due"),
        ("meeting", "material_due"): pgettext("field", "Papers due"),
        ("meeting", "issue_due"): pgettext("field", "To be sent out"),
        ("meeting", "minutes_due"): pgettext("field", "Minutes due"),
        ("meeting", "ended_at"): pgettext("field", "Ended at"),
        ("meeting", "minutes_kind"): pgettext("field", "Kind of minutes"),
        ("meeting", "minutes_state"): pgettext("field", "State of the minutes"),
        ("meeting", "comments_due"): pgettext("field", "Comments due"),
        ("meeting", "minutes_approved_on"): pgettext("field", "Minutes approved on"),
        ("attendance", "role"): pgettext("field", "Role at the meeting"),
        ("attendance", "presence"): pgettext("field", "Presence"),
        ("attendance", "substitute_for_id"): pgettext("field", "Stands in for"),
    }


def _items() -> dict[tuple[str, str], str]:
    return {
        ("item", "kind"): pgettext("field", "Type of item"),
        ("item", "source"): pgettext("field", "Where the item comes from"),
        ("item", "summary"): pgettext("field", "Summary"),
        ("item", "case_text"): pgettext("field", "Case"),
        ("item", "time_consequence"): pgettext("field", "Consequence for time"),
        ("item", "cost_consequence"): pgettext("field", "Consequence for the economy"),
        ("item", "risk_consequence"): pgettext("field", "Consequence for risks"),
        ("item", "stage"): pgettext("field", "Stage of the item"),
        ("item", "presenter"): pgettext("field", "Presenter"),
        ("item", "guests"): pgettext("field", "Guests"),
        ("item", "minutes"): pgettext("field", "Minutes"),
        ("item", "expected"): pgettext("field", "Expected decision"),
        ("item", "late"): pgettext("field", "Late papers"),
        ("item", "added"): pgettext("field", "Added at the meeting"),
        ("item", "about_meeting_id"): pgettext("field", "Minutes of the meeting"),
        ("item", "discussion"): pgettext("field", "What was said"),
        ("recommendation", "decided_on"): pgettext("field", "Decided on"),
        ("recommendation", "decision"): pgettext("field", "Decision"),
        ("recommendation", "decision_text"): pgettext("field", "Words of the decision"),
        ("item_absence", "attendance_id"): pgettext("field", "Attendance"),
        ("minutes_comment", "given_by"): pgettext("field", "Given by"),
        ("minutes_comment", "received_on"): pgettext("field", "Received on"),
        ("minutes_comment", "treatment"): pgettext("field", "What was done about it"),
        ("minutes_comment", "settled"): pgettext("field", "Settled"),
    }


def _written() -> dict[tuple[str, str], str]:
    return {
        ("procedure_answer", "received_on"): pgettext("field", "Received on"),
        ("procedure_answer", "given_by"): pgettext("field", "Given by"),
        ("meeting_issue", "sent_on"): pgettext("field", "Sent on"),
        ("written_procedure", "sent_on"): pgettext("field", "Sent on"),
        ("written_procedure", "reply_due"): pgettext("field", "Reply due"),
        ("written_procedure", "state"): pgettext("field", "State of the procedure"),
        ("written_procedure", "result"): pgettext("field", "Result"),
        ("written_procedure", "result_text"): pgettext("field", "Words of the result"),
        ("written_procedure", "closed_on"): pgettext("field", "Closed on"),
        ("procedure_answer", "reply"): pgettext("field", "Answer"),
        ("procedure_answer", "remarks"): pgettext("field", "Remarks"),
        ("meeting_issue", "version"): pgettext("field", "Version"),
        ("meeting_issue", "kind"): pgettext("field", "What was sent out"),
        ("meeting_issue", "edition"): pgettext("field", "Edition"),
        ("meeting_issue", "issued_at"): pgettext("field", "Issued at"),
        ("meeting_issue", "position"): pgettext("field", "Place in the log"),
        ("meeting_issue", "head"): pgettext("field", "Checksum of the log"),
        ("meeting_issue", "changes"): pgettext("field", "Changes since the issue before"),
        ("meeting_issue", "pages"): pgettext("field", "Pages"),
        ("filing", "attachment_id"): pgettext("field", "Attachment"),
        ("filing", "issue_id"): pgettext("field", "Issue"),
        ("filing", "document"): pgettext("field", "Document"),
        ("filing", "dated"): pgettext("field", "Dated"),
        ("filing", "filed_on"): pgettext("field", "Filed on"),
    }
