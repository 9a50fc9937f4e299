"""What a decision on a change request will do, told before it is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestedChange,
    RequestState,
    Subject,
)
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.decisions import (
    APPROVING,
    Decision,
    granted_values,
    required_outcome,
)
from portfolio_desktop.services.impact import impact
from portfolio_desktop.services.phase_documents import document_consequences
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.request_lines import (
    ChangeLine,
    Consequence,
    change_lines,
    preview_changes,
    readable_wishes,
)
from portfolio_desktop.services.request_topics import in_order, names_of
from portfolio_desktop.services.requested import (
    ChangeDraft,
    after_of,
    before_of,
    start_of,
    typed_change,
)
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Outlook:
    """`moves` are what an approval moves, `follows` what comes of the decision.

    `hindrance` says why it could not be recorded as it stands, "" for nothing; a move that cannot
    be read says so itself.
    """

    moves: tuple[ChangeLine, ...] = ()
    follows: tuple[Consequence, ...] = ()
    hindrance: str = ""


def outlook(reader: Reader, request_id: str, decision: Decision, day: date) -> Outlook:
    """What recording this decision would do now; a RuleError where the request is gone.

    `day` is the day the hints are reckoned for, as in the panel: no later than the month shown.
    """
    request = finding.request(reader, request_id)
    try:
        outcome = required_outcome(decision)
    except RuleError as error:
        return Outlook(hindrance=problem_sentence(error.problem))
    if outcome in APPROVING:
        return _approved(reader, request, decision, day)
    return Outlook(follows=(_unmoved(reader, request), *_what_next(request, outcome)))


def _approved(reader: Reader, request: ChangeRequest, decision: Decision, day: date) -> Outlook:
    asked = in_order(reader.requested_changes([request.id]))
    known = {change.topic: after_of(change) for change in asked}
    leads = {each.id: each.name for each in reader.participants()}
    typed = {change.topic: typed_change(change, leads) for change in asked}
    refused: tuple[ChangeLine, ...] = ()
    if decision.outcome is RequestState.APPROVED_WITH_CHANGES:
        instead = {draft.topic: draft for draft in decision.granted if draft.topic in known}
        out = {topic: typed.pop(topic) for topic in decision.refused if topic in typed}
        typed |= {topic: draft for topic, draft in instead.items() if topic in typed}
        refused = _refused(reader, request, out.values())
    drafts = tuple(typed.values())
    wishes = readable_wishes(reader, request.project_id, drafts, known)
    return Outlook(
        moves=(*preview_changes(reader, request.project_id, drafts, known), *refused),
        follows=(
            *_moved_meanwhile(reader, request, asked),
            *impact(reader, request.project_id, wishes, day, moves_told=True),
            *document_consequences(reader, request.project_id, request.id, drafts),
        ),
        hindrance=_hindrance(reader, request, decision),
    )


def _refused(
    reader: Reader, request: ChangeRequest, drafts: Iterable[ChangeDraft]
) -> tuple[ChangeLine, ...]:
    """What stays as it is since that point is refused."""
    words = pgettext("difference", "refused")
    lines = preview_changes(reader, request.project_id, drafts)
    return tuple(
        replace(line, difference=words, direction=0, refused=True, problem=None) for line in lines
    )


def _hindrance(reader: Reader, request: ChangeRequest, decision: Decision) -> str:
    try:
        granted_values(reader, request, decision)
    except RuleError as error:
        told_at_its_line = error.problem.field.startswith("changes.")
        return "" if told_at_its_line else problem_sentence(error.problem)
    return ""


def _moved_meanwhile(
    reader: Reader, request: ChangeRequest, asked: list[RequestedChange]
) -> list[Consequence]:
    """Where the request starts from something else than what holds now."""
    start, names = (
        start_of(reader, request.project_id),
        names_of(reader, [request.project_id]),
    )
    stale = [change for change in asked if before_of(change) != start.of(change.topic)]
    sentence = _("{subject} has changed since the request was written")
    then = _("Then it was: {value}")
    return [
        Consequence(sentence.format(subject=line.title), then.format(value=line.before or "–"))
        for line in change_lines(stale, names)
    ]


def _unmoved(reader: Reader, request: ChangeRequest) -> Consequence:
    """Nothing moves; what was to move stays at this."""
    project, asked = request.project_id, in_order(reader.requested_changes([request.id]))
    leads = {each.id: each.name for each in reader.participants()}
    lines = preview_changes(reader, project, (typed_change(change, leads) for change in asked))
    stays = _("{subject} stays {value}")
    kept = (
        stays.format(subject=line.title, value=line.before)
        for line in lines
        if line.before and line.subject is not Subject.SCOPE
    )
    return Consequence(_("Nothing moves"), "\n".join(kept))


def _what_next(request: ChangeRequest, outcome: RequestState) -> list[Consequence]:
    match outcome:
        case RequestState.POSTPONED:
            return [
                Consequence(
                    _("The request stays open"),
                    _("It can be put on another agenda, or be decided later."),
                )
            ]
        case RequestState.WITHDRAWN:
            return [
                Consequence(
                    _("The request is closed without a decision"),
                    _("If the change is wanted later, a new request is made."),
                )
            ]
    closed = Consequence(
        _("The request is closed"),
        _("If the change is needed all the same, a new request is made."),
    )
    if not request.consequence:
        return [closed]
    return [closed, Consequence(_("Consequence according to the request"), request.consequence)]
