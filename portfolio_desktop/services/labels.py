"""What an edit did, as a phrase: "status for 22-3 til gul"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portfolio_desktop.domain.board_choices import CriterionState, IssueKind, ItemStage
from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.ids import dimension_id, phase_id
from portfolio_desktop.domain.project import DEFAULT_PHASES, LifecycleState, Phase
from portfolio_desktop.domain.status import (
    DEFAULT_DIMENSIONS,
    OFFERED_DIMENSIONS,
    OVERALL,
    Colour,
    Dimension,
    NoLight,
)
from portfolio_desktop.environment.texts import _, mark, ngettext
from portfolio_desktop.services.attachment_words import ATTACHMENT_PHRASES
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.economy_labels import ECONOMY_PHRASES
from portfolio_desktop.services.follow_labels import (
    FOLLOW_FACTS,
    FOLLOW_PHRASES,
    FOLLOW_PHRASES_DATED,
    FOLLOW_PHRASES_OF_SEVERAL,
)
from portfolio_desktop.services.issue_texts import ISSUE_PHRASES, ISSUE_PHRASES_OF_SEVERAL
from portfolio_desktop.services.meeting_labels import (
    MEETING_PHRASES,
    MEETING_PHRASES_OF_SEVERAL,
)
from portfolio_desktop.services.minutes_labels import MINUTES_PHRASES
from portfolio_desktop.services.places import field_name
from portfolio_desktop.services.plan_labels import PLAN_PHRASES
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    date_words,
    dimension_name_of,
    month_words,
    no_light_word,
    phase_name_of,
    request_state_word,
    state_word,
)
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import EditKind, Fact, Label

_PHRASES: dict[str, str] = {
    "register_created": mark("new register"),
    "register_set_up": mark("phases and status dimensions"),
    "register_edited": mark("the register's name, board and secretariat"),
    "register_name": mark("the register's name"),
    "register_forum": mark("the register's board"),
    "register_secretariat": mark("the register's secretariat"),
    "setting_kept": mark("a setting"),
    "form_layout_kept": mark("the cells of the form “{form}”"),
    "form_layout_renamed": mark("the form “{before}” is called “{form}”"),
    "form_layout_removed": mark("the form “{form}” forgotten"),
    "date_rules": mark("what primo, medio and ultimo mean"),
    "print_accent": mark("the colour of the papers: {colour}"),
    "print_logo": mark("the logo on the papers"),
    "print_logo_removed": mark("no logo on the papers any more"),
    "hints_on": mark("hints by the criteria switched on"),
    "criteria": mark("the criteria for hints"),
    "hints_off": mark("hints by the criteria switched off"),
    "dimension_added": mark("new status dimension: {dimension}"),
    "dimension_renamed": mark("name of the status dimension {dimension}"),
    "dimension_letter": mark("letter of the status dimension {dimension}"),
    "dimension_moved": mark("place of {dimension} among the status dimensions"),
    "dimension_retired": mark("{dimension} taken out of use"),
    "dimension_restored": mark("{dimension} taken into use again"),
    "phase_added": mark("new phase: {phase}"),
    "phase_renamed": mark("name of the phase {phase}"),
    "phase_moved": mark("place of {phase} among the phases"),
    "phase_retired": mark("the phase {phase} taken out of use"),
    "phase_restored": mark("the phase {phase} taken into use again"),
    "project_added": mark("new project {number}"),
    "project_edited": mark("details of {number}"),
    "project_field": mark("{field} for {number}"),
    "project_archived": mark("{number} taken out of the register"),
    "project_restored": mark("{number} taken into the register again"),
    "project_left": mark("{number} taken out of the register on {date}"),
    "project_returned": mark("{number} taken into the register again on {date}"),
    "project_never_left": mark("{number} put back: it had been taken out by mistake"),
    "project_kept_back": mark("{number} kept out of the open edition"),
    "project_let_in": mark("{number} let into the open edition"),
    "project_paused": mark("{number} put on hold"),
    "project_resumed": mark("{number} resumed"),
    "project_moved": mark("place of {number} in the list"),
    "status_overall": mark("status for {number} to {colour}"),
    "status_dimension": mark("{dimension} for {number} to {colour}"),
    "status_cleared": mark("{dimension} for {number} cleared"),
    "status_repeated": mark("last month's colours for {number}"),
    "status_no_light": mark("no light for {number}: {kind}"),
    "status_reason": mark("reason for {dimension} of {number}"),
    "status_remarks": mark("remarks for {number}"),
    "status_action": mark("corrective action for {number}"),
    "text_restored": mark("the project's text for {number} used again"),
    "text_adopted": mark("the text for {number} taken as the project's own"),
    "secretariat_note": mark("the secretariat's remark on {number}"),
    "text_asked": mark("confirmation of the text for {number} asked for"),
    "text_confirmed": mark("the text for {number} confirmed"),
    "text_unasked": mark("confirmation of the text for {number} taken back"),
    "participant_added": mark("a new participant"),
    "participant_edited": mark("details of a participant"),
    "participant_removed": mark("a participant removed"),
    "person_added": mark("a new person"),
    "person_edited": mark("details of a person"),
    "person_removed": mark("a person removed"),
    "project_team": mark("participants and roles of {number}"),
    "participant_status": mark("a participant's report on {number}: {dimension} to {colour}"),
    "participant_status_cleared": mark("a participant's report on {number}: {dimension} cleared"),
    "participant_remarks": mark("a participant's remarks on {number}"),
    "participant_receipt": mark("receipt of a participant's report on {number}"),
    "reorganised": mark("change of organisation on {date}"),
    "month_opened": mark("{period} opened with last month's reports"),
    "report_received": mark("{number} has reported for {period}"),
    "forms_received": mark("report form from {number}"),
    "report_not_received": mark("{number} has not reported for {period}"),
    "report_approved": mark("the report of {number} for {period} approved"),
    "report_reopened": mark("the report of {number} for {period} opened again"),
    "reminder_sent": mark("reminder about the report of {number} for {period}"),
    "due_rule": mark("when reports are due"),
    "warning_dismissed": mark("a warning about {number} set aside for {period}"),
    "warning_brought_back": mark("a warning about {number} brought back for {period}"),
    "account_asked": mark("account asked for of {number}"),
    "account_received": mark("account of {number} received"),
    "account_text": mark("the account of {number} written"),
    "account_action": mark("corrective action in the account of {number}"),
    "account_given_by": mark("who gives the account of {number}"),
    "account_not_received": mark("account of {number} not received after all"),
    "account_approved": mark("account of {number} approved"),
    "account_reopened": mark("the account of {number} opened again"),
    "last_meeting": mark("the day of the last meeting"),
    "escalation_removed": mark("{number} taken off the agenda as an item of its own"),
    "escalation_put_back": mark("{number} put back on the agenda as an item of its own"),
    "request_drafted": mark("new change request {request} for {number}"),
    "change_request_kept_back": mark("{request} for {number} kept out of the open edition"),
    "change_request_let_in": mark("{request} for {number} let into the open edition"),
    "request_edited": mark("change request {request} for {number}"),
    "request_state": mark("change request {request} for {number}: {state}"),
    "request_decided": mark("change request {request} for {number}: {state}"),
    "request_removed": mark("change request {request} for {number} removed"),
    "bulk_edited": mark("details of one project"),
    "bulk_phase": mark("one project: phase to {phase}"),
    "bulk_no_phase": mark("one project: no phase"),
    "bulk_state": mark("one project: state to {lifecycle}"),
    "bulk_lead": mark("one project: lead participant"),
    "bulk_accountable": mark("one project: accountable participant"),
    "bulk_programme": mark("one project: programme"),
    "bulk_colour": mark("one project: {dimension} to {colour}"),
    "bulk_no_light": mark("one project: no light, {kind}"),
    "bulk_cleared": mark("one project: {dimension} cleared"),
    "bulk_reported": mark("one project has reported for {period}"),
    "bulk_approved": mark("one report for {period} approved"),
    "view_saved": mark("a new view of the portfolio"),
    "view_changed": mark("what a saved view shows"),
    "view_renamed": mark("the name of a saved view"),
    "view_removed": mark("a saved view removed"),
    "view_moved": mark("the order of the saved views"),
    "milestone_added": mark("a new milestone for {number}"),
    "milestone_edited": mark("a milestone for {number}"),
    "milestones_written": mark("milestones for {number}"),
    "milestone_moved": mark("place of a milestone for {number}"),
    "milestone_removed": mark("a milestone for {number} removed"),
    "economy_set": mark("the economy of {number}"),
    "economy_year_set": mark("the economy of {number} for {year}"),
    "demo_filled": mark("the demonstration's projects"),
    "reports_entered": mark("reports for {period}"),
    "erased": mark("details erased for good"),
    **MINUTES_PHRASES,
    **PLAN_PHRASES,
    **ECONOMY_PHRASES,
    **MEETING_PHRASES,
    **ISSUE_PHRASES,
    **ATTACHMENT_PHRASES,
    **FOLLOW_PHRASES,
}

_OF_SEVERAL: dict[str, str] = {
    "project_moved": mark("places of {count} projects in the list"),
    "bulk_edited": mark("details of {count} projects"),
    "bulk_phase": mark("{count} projects: phase to {phase}"),
    "bulk_no_phase": mark("{count} projects: no phase"),
    "bulk_state": mark("{count} projects: state to {lifecycle}"),
    "bulk_lead": mark("{count} projects: lead participant"),
    "bulk_accountable": mark("{count} projects: accountable participant"),
    "bulk_programme": mark("{count} projects: programme"),
    "bulk_colour": mark("{count} projects: {dimension} to {colour}"),
    "bulk_no_light": mark("{count} projects: no light, {kind}"),
    "bulk_cleared": mark("{count} projects: {dimension} cleared"),
    "bulk_reported": mark("{count} projects have reported for {period}"),
    "bulk_approved": mark("{count} reports for {period} approved"),
    "project_left": mark("{count} projects taken out of the register on {date}"),
    "report_received": mark("{count} projects have reported for {period}"),
    "forms_received": mark("{count} report forms"),
    "report_not_received": mark("{count} projects have not reported for {period}"),
    "report_approved": mark("{count} reports for {period} approved"),
    "reminder_sent": mark("reminders about {count} reports for {period}"),
    "account_asked": mark("accounts asked for of {count} projects"),
    "text_asked": mark("confirmation of the texts of {count} projects asked for"),
    **ISSUE_PHRASES_OF_SEVERAL,
    **FOLLOW_PHRASES_OF_SEVERAL,
    **MEETING_PHRASES_OF_SEVERAL,
}
"""The phrases of labels that are about more than one project."""

_DATED: dict[str, str] = {
    "project_field": mark("{field} for {number} to {date}"),
    "project_paused": mark("{number} put on hold from {date}"),
    "project_resumed": mark("{number} resumed on {date}"),
    **FOLLOW_PHRASES_DATED,
}
"""The phrases of labels that carry the date that was typed."""

_OVERRULING = mark("status for {number} to {colour}, where {suggested} was suggested")

_SHIPPED_DIMENSIONS = tuple(
    Dimension(dimension_id(key), key, danish, english, letter_da, letter_en, "")
    for key, danish, english, letter_da, letter_en in DEFAULT_DIMENSIONS + OFFERED_DIMENSIONS
)
_SHIPPED_PHASES = tuple(
    Phase(phase_id(key), key, danish, english, "") for key, danish, english in DEFAULT_PHASES
)


@dataclass(frozen=True, slots=True)
class Names:
    """What dimensions and phases are called; one that is gone again as it is shipped."""

    dimensions: tuple[Dimension, ...] = _SHIPPED_DIMENSIONS
    phases: tuple[Phase, ...] = _SHIPPED_PHASES

    @classmethod
    def of(cls, reader: Reader) -> Names:
        return cls(
            reader.dimensions() + _SHIPPED_DIMENSIONS,
            reader.phases() + _SHIPPED_PHASES,
        )


_AS_SHIPPED = Names()


def label_words(label: Label, names: Names = _AS_SHIPPED) -> str:
    """The phrase for a label, without a capital or full stop; a code nobody knows is "an edit"."""
    if label.code in _IMPORTED:
        return _imported(label)
    template = _OF_SEVERAL.get(label.code) if label.params.get("count", 1) != 1 else None
    template = template or _PHRASES.get(label.code)
    if template is None:
        return _("an edit")
    if "date" in label.params:
        template = _DATED.get(label.code, template)
    if "suggested" in label.params:
        template = _OVERRULING
    shown = _Shown(names).facts(label)
    try:
        return _(template).format(**shown)
    except KeyError:
        return _("an edit")


def edit_sentence(label: Label, kind: EditKind, names: Names = _AS_SHIPPED) -> str:
    """For the history: "Status for 22-3 til gul", "Fortrudt: status for 22-3 til gul"."""
    phrase = label_words(label, names)
    if kind is EditKind.UNDO:
        return _("Undone: {what}").format(what=phrase)
    if kind is EditKind.REDO:
        return _("Redone: {what}").format(what=phrase)
    return capital(phrase)


_IMPORTED = frozenset({"table_imported", "register_imported"})


def _imported(label: Label) -> str:
    count = label.params.get("projects", 0)
    counted = isinstance(count, int) and count > 0
    number = int(count) if counted else 0
    if label.code == "register_imported":
        phrase = ngettext(
            "imported register with {count} project",
            "imported register with {count} projects",
            number,
        )
        phrase = phrase if counted else _("imported register")
    else:
        phrase = ngettext(
            "imported table with {count} project", "imported table with {count} projects", number
        )
        phrase = phrase if counted else _("imported table")
    phrase = phrase.format(count=number)
    period = str(label.params.get("period", ""))
    if not period:
        return phrase
    return _("{what} for {month}").format(what=phrase, month=month_words(period))


class _Shown:
    """A label's facts as words."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._words: dict[str, Callable[[str], str]] = {
            "colour": lambda value: _known(Colour, value, colour_word),
            "suggested": lambda value: _known(Colour, value, colour_word),
            "kind": lambda value: _known(NoLight, value, no_light_word),
            "issue": lambda value: _known(IssueKind, value, board_word),
            "state": lambda value: _known(RequestState, value, request_state_word),
            "dimension": self._dimension,
            "lifecycle": lambda value: _known(LifecycleState, value, state_word),
            "item_stage": lambda value: _known(ItemStage, value, board_word),
            "criterion": lambda value: _known(CriterionState, value, board_word),
            "phase": lambda value: phase_name_of(value, names.phases).lower(),
            "period": month_words,
            "date": lambda value: date_words(read_date(value)),
            "field": _field,
            **FOLLOW_FACTS,
        }

    def facts(self, label: Label) -> dict[str, str]:
        return {name: self._shown(name, value) for name, value in label.params.items()}

    def _shown(self, name: str, value: Fact) -> str:
        return self._words.get(name, str)(str(value))

    def _dimension(self, key: str) -> str:
        """The name as inside a sentence."""
        if key == OVERALL:
            return _("the overall status")
        return dimension_name_of(key, self._names.dimensions).lower()


def _field(name: str) -> str:
    """The field's name as inside a sentence."""
    heading = field_name("project", name)
    return heading[:1].lower() + heading[1:]


def _known(kind: type, value: str, word: Callable[..., str]) -> str:
    try:
        return word(kind(value))
    except ValueError:
        return value
