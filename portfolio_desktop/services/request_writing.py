"""A change request that is saved while it is written: as much of its form as can be kept by now."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services import finding
from portfolio_desktop.services.requested import ChangeDraft, Start, read_wish, start_of
from portfolio_desktop.services.requests import RequestDraft
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line
from portfolio_desktop.storage.reader import Reader


def keepable(
    reader: Reader,
    draft: RequestDraft,
    saved: RequestDraft,
    state: RequestState = RequestState.DRAFT,
) -> RequestDraft:
    """The form as it is written, with what cannot be kept yet as it was `saved`.

    Half a day or half an amount cannot, nor half the name of a participant, which would make one;
    and who has sent a request in does not take its title away.
    """
    title = draft.title
    if not line(title) and state is not RequestState.DRAFT:
        title = saved.title
    return replace(
        draft,
        title=title,
        meeting_on=_day(reader, draft.meeting_on, saved.meeting_on),
        submitted_on=_day(reader, draft.submitted_on, saved.submitted_on),
        changes=_changes(reader, draft, saved),
    )


def _day(reader: Reader, text: str, saved: str) -> str:
    try:
        certain_day(text, "", date_rules(reader))
    except RuleError:
        return saved
    return text


def _changes(reader: Reader, draft: RequestDraft, saved: RequestDraft) -> tuple[ChangeDraft, ...]:
    before = {change.topic: change for change in saved.changes}
    start = start_of(reader, draft.project_id)
    kept = (
        change if _readable(reader, change, start) else before.get(change.topic)
        for change in draft.changes
    )
    return tuple(change for change in kept if change is not None)


def _readable(reader: Reader, change: ChangeDraft, start: Start) -> bool:
    if change.subject is Subject.LEAD:
        return finding.participant(reader, change.after) is not None
    try:
        read_wish(reader, change, None, start.of(change.topic))
    except RuleError:
        return False
    return True
