"""The demo's written procedures: sent, answered by the regions one by one, and closed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from portfolio_desktop.domain.board_choices import PointDecision, ProcedureReply
from portfolio_desktop.domain.ids import procedure_answer_id
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.services import finding
from portfolio_desktop.services.forums import all_forums
from portfolio_desktop.services.procedure_answers import (
    AnswerDraft,
    Closing,
    answer_procedure,
    close_procedure,
)
from portfolio_desktop.services.procedures import ProcedureDraft, add_procedure, send_procedure
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.register_file import RegisterFile

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]


def procedure_events(register: RegisterFile, projects: Mapping[str, str]) -> Iterator[Event]:
    """Each procedure from its draft to where it stands when the year ends."""
    texts = tomllib.loads(resource("demo", "procedures.toml").read_text(encoding="utf-8"))
    for each in texts["procedure"]:
        yield from _Course(register, projects, each).events()


class _Course:
    """One written procedure."""

    def __init__(self, register: RegisterFile, projects: Mapping[str, str], texts: Texts) -> None:
        self._register = register
        self._projects = projects
        self._texts = texts
        self._procedure = ""

    def events(self) -> Iterator[Event]:
        texts = self._texts
        yield texts["created_on"], self._draft
        yield texts["sent_on"], self._send
        for answer in texts["answer"]:
            yield answer["on"], self._answering(answer)
        if "closed_on" in texts:
            yield texts["closed_on"], self._close

    def _draft(self) -> None:
        texts, reader = self._texts, self._register.reader
        requests = {each.number: each.id for each in reader.requests()}
        draft = ProcedureDraft(
            title=texts["title"],
            text=texts["text"],
            points=tuple(texts["points"]),
            forum_id=all_forums(reader)[0].id,
            number=texts["number"],
            case_number=texts["case_number"],
            project_id=self._projects.get(texts.get("project", "")),
            request_id=requests.get(texts.get("request", "")),
            reply_due=typed_day(texts["reply_due"]),
        )
        self._procedure = add_procedure(self._register, draft).id

    def _send(self) -> None:
        texts, reader = self._texts, self._register.reader
        regions = {p.id for p in reader.participants() if p.kind is ParticipantKind.REGION}
        send_procedure(
            self._register,
            self._procedure,
            regions,
            reply_due=typed_day(texts["reply_due"]),
            sent_to=texts["sent_to"],
        )

    def _answering(self, texts: Texts) -> Callable[[], object]:
        def answer() -> None:
            found = finding.participant(self._register.reader, texts["by"])
            row = procedure_answer_id(self._procedure, found.id if found is not None else "")
            draft = AnswerDraft(
                ProcedureReply(texts["reply"]), texts.get("remarks", ""), texts["given_by"]
            )
            answer_procedure(self._register, row, draft)

        return answer

    def _close(self) -> None:
        closing = Closing(PointDecision(self._texts["result"]), self._texts["result_text"])
        close_procedure(self._register, self._procedure, closing)
