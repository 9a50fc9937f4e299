"""The demo's change requests, taken through their states on the days they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.services import finding
from portfolio_desktop.services.decided_where import item_numbers, item_place
from portfolio_desktop.services.meeting_rules import item_of, meeting_of
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    RequestDraft,
    decide_request,
    draft_request,
    put_on_agenda,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile

Event = tuple[date, Callable[[], object]]


class _Course:
    """One request from its draft to where it stands when the year ends."""

    def __init__(self, register: RegisterFile, texts: Mapping[str, Any], project: str) -> None:
        self._register = register
        self._texts = texts
        self._project = project
        self._request = ""

    def events(self) -> Iterator[Event]:
        texts = self._texts
        yield texts["created_on"], self._draft
        if "submitted_on" not in texts:
            return
        yield texts["submitted_on"], lambda: submit_request(self._register, self._request)
        if "meeting" in texts:
            yield texts["submitted_on"], self._put_on_agenda
        if "decided_on" in texts:
            yield texts["decided_on"], self._decide

    def _draft(self) -> None:
        texts = self._texts
        changes = tuple(
            ChangeDraft(subject, texts[subject.value])
            for subject in Subject
            if subject.value in texts
        )
        draft = RequestDraft(
            self._project,
            texts["number"],
            texts["title"],
            texts["reason"],
            texts["consequence"],
            texts.get("requested_by", ""),
            changes=changes,
        )
        self._request = draft_request(self._register, draft).id

    def _put_on_agenda(self) -> None:
        meeting, day = self._texts["meeting"], self._texts["meeting_on"].isoformat()
        put_on_agenda(self._register, self._request, meeting, day)

    def _decide(self) -> None:
        texts = self._texts
        outcome = RequestState(texts["outcome"])
        granted: tuple[ChangeDraft, ...] = ()
        if outcome is RequestState.APPROVED_WITH_CHANGES:
            granted = (ChangeDraft(Subject.END, texts["granted_end"]),)
        decision = Decision(
            outcome,
            texts["decided_on"].isoformat(),
            texts["decision_forum"],
            self._decided_at(),
            texts.get("decision_note", ""),
            granted,
        )
        decide_request(self._register, self._request, decision)

    def _decided_at(self) -> str:
        """The item that the request is on, as minutes call it."""
        reader = self._register.reader
        item = item_of(reader, finding.request(reader, self._request).item_id or "")
        numbers = item_numbers(reader, item.meeting_id)
        return item_place(meeting_of(reader, item.meeting_id), numbers[item.id])


def request_events(
    register: RegisterFile, texts: Mapping[str, Any], projects: Mapping[str, str]
) -> Iterator[Event]:
    """What happens to the requests of `texts`, each with its day; `projects` are ids by number.

    What an item of an agenda or a written procedure decides is decided with that.
    """
    for each in texts["request"]:
        named = {"decision_forum": texts["forum"], **each}
        yield from _Course(register, named, projects[each["project"]]).events()
