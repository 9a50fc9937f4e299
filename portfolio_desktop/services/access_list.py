"""Every document that the register knows of, about one project or all, for a request for access."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.agenda import numbered
from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import Item, Meeting, WrittenProcedure
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ParticipantReport, Report, ReportStage
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.access_values import AccessDocument, AccessWish, IssuedPaper
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closedness import Case, grounds_of
from portfolio_desktop.services.concerns import concerns_in, risk_kind
from portfolio_desktop.services.decided_where import item_place, meeting_name, procedure_name
from portfolio_desktop.services.decision_log import LoggedDecision, decision_log_steps
from portfolio_desktop.services.follow_words import concern_word
from portfolio_desktop.services.issues import issue_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import capital, month_words
from portfolio_desktop.storage.reader import Reader

_STEP = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """What a document lies with: when, its case number, its project, and whether it is closed."""

    on: date | None = None
    case_number: str = ""
    project_id: str = ""
    closed: bool = False
    reason: str = ""


def access_list_steps(
    reader: Reader, wish: AccessWish, issued: Sequence[IssuedPaper] = ()
) -> Steps[tuple[AccessDocument, ...]]:
    """What was issued, items, decisions, change requests, written procedures, month reports,
    accounts, risks and disputes, and the files kept with them, in the order of time; what has no
    day stands last. Of a programme also what is about its sub-projects.
    """
    decisions = yield from decision_log_steps(reader)
    papers = _Papers(reader, wish)
    found: list[AccessDocument] = []
    for done, document in enumerate(papers.documents(decisions, issued), start=1):
        if document is not None:
            found.append(document)
        if done % _STEP == 0:
            yield done, done + _STEP
    return tuple(sorted(found, key=lambda each: (each.on or date.max, each.on is None)))


def wished_projects(reader: Reader, wish: AccessWish) -> frozenset[str] | None:
    """The project that is asked for with all that is part of it; None for every project."""
    if wish.project_id is None:
        return None
    found = newest = {wish.project_id}
    while newest:
        newest = reader.sub_projects(newest) - found
        found = found | newest
    return frozenset(found)


class _Papers:
    """Reads what the list is made of once. Documents that are not asked for come as None."""

    def __init__(self, reader: Reader, wish: AccessWish) -> None:
        board = reader.board
        self._reader, self._wish = reader, wish
        self._meetings = {each.id: each for each in board.rows(Meeting)}
        self._requests = {each.id: each for each in reader.requests()}
        self._items = {each.id: each for each in board.rows(Item)}
        self._procedures = {each.id: each for each in board.rows(WrittenProcedure)}
        self._wished = wished_projects(reader, wish)
        rows = reader.grid_projects(self._wished)
        self._names = {row[0]: f"{row[1]} {row[2]}".strip() for row in rows}
        fields = ("case_number", "closed", "closed_reason")
        self._projects = {
            project: _Place(None, str(number or ""), project, bool(closed), str(reason or ""))
            for project, (number, closed, reason) in reader.columns_of(
                "project", fields, self._names
            ).items()
        }
        cases: list[Case] = [*self._items.values(), *self._procedures.values()]
        cases += self._requests.values()
        self._grounds = grounds_of(reader, cases)
        self._item_places = {each.id: self._item_place(each) for each in self._items.values()}
        self._request_places = {
            each.id: self._place(
                each.submitted_on or each.created_on,
                "",
                each.project_id,
                self._closure(each),
            )
            for each in self._requests.values()
        }
        self._procedure_places = {
            each.id: self._place(
                each.sent_on or each.closed_on,
                each.case_number,
                each.project_id or self._project_of(each.request_id),
                self._closure(each),
            )
            for each in self._procedures.values()
        }

    def documents(
        self, decisions: Iterable[LoggedDecision], issued: Iterable[IssuedPaper]
    ) -> Iterator[AccessDocument | None]:
        for paper in issued:
            yield self._issue(paper)
        yield from self._of_items()
        for decision in decisions:
            yield self._decision(decision)
        yield from self._of_requests()
        yield from self._of_procedures()
        yield from self._accounts()
        yield from self._reports()
        yield from self._concerns()
        for attachment in self._reader.board.rows(Attachment):
            yield self._attachment(attachment)

    def _place(
        self, on: date | None, case_number: str, project_id: str, closure: tuple[bool, str]
    ) -> _Place:
        """What its project says counts where the document itself says nothing."""
        project = self._projects.get(project_id, _Place())
        closed, reason = closure
        return _Place(
            on,
            case_number.strip() or project.case_number,
            project_id,
            closed or project.closed,
            (reason.strip() if closed else "") or project.reason.strip(),
        )

    def _item_place(self, item: Item) -> _Place:
        return self._place(
            self._meetings[item.meeting_id].held_on,
            item.case_number,
            item.project_id or self._project_of(item.request_id),
            self._closure(item),
        )

    def _closure(self, case: Case) -> tuple[bool, str]:
        """Whether a case is closed, also by what it is about, and the nearest reason."""
        hiding = self._grounds.closing(case)
        reasons = (each.closed_reason.strip() for each in hiding)
        return bool(hiding), next(filter(None, reasons), "")

    def _project_of(self, request_id: str | None) -> str:
        request = self._requests.get(request_id or "")
        return request.project_id if request is not None else ""

    def _made(self, key: str, kind: str, title: str, place: _Place) -> AccessDocument | None:
        wished = self._wished is None or place.project_id in self._wished
        if not wished or not self._wish.holds(place.on):
            return None
        return AccessDocument(
            key,
            place.on,
            kind,
            title,
            place.case_number,
            self._names.get(place.project_id, ""),
            place.closed,
            reason=place.reason if place.closed else "",
        )

    def _issue(self, paper: IssuedPaper) -> AccessDocument | None:
        issue = paper.issue
        if not self._wish.holds(issue.sent_on):
            return None
        meeting = meeting_name(self._meetings[issue.meeting_id])
        words = _("{issue}, {meeting}").format(issue=issue_words(issue), meeting=meeting)
        if issue.sent_to:
            words = _("{document}, sent to {who}").format(document=words, who=issue.sent_to)
        reasons = dict.fromkeys(each.strip() for each in paper.closed if each.strip())
        return AccessDocument(
            f"issue {issue.id}",
            issue.sent_on,
            pgettext("access", "Meeting papers"),
            words,
            "",
            self._names.get(self._wish.project_id or "", ""),
            bool(paper.closed),
            in_part=bool(paper.closed),
            reason="; ".join(reasons),
        )

    def _of_items(self) -> Iterator[AccessDocument | None]:
        for theirs in grouped(self._items.values(), lambda each: each.meeting_id).values():
            for number, item in numbered(theirs):
                where = item_place(self._meetings[item.meeting_id], str(number))
                title = item.title.strip() or capital(board_word(item.source))
                yield self._made(
                    f"item {item.id}",
                    pgettext("access", "Item of an agenda"),
                    _("{title} ({where})").format(title=title, where=where),
                    self._item_places[item.id],
                )

    def _decision(self, decision: LoggedDecision) -> AccessDocument | None:
        held = self._held(decision)
        place = _Place(decision.on, held.case_number, decision.project_id, held.closed, held.reason)
        about = " – ".join(part for part in (decision.about, decision.recommended) if part)
        title = _("{title}: {decision} ({where})").format(
            title=about, decision=decision.outcome, where=decision.where
        )
        return self._made(
            f"decision {decision.source}", pgettext("access", "Decision"), title, place
        )

    def _held(self, decision: LoggedDecision) -> _Place:
        """Where the decision was made."""
        if decision.item_id:
            return self._item_places[decision.item_id]
        if decision.procedure_id:
            return self._procedure_places[decision.procedure_id]
        return self._request_places[decision.request_id]

    def _of_requests(self) -> Iterator[AccessDocument | None]:
        for request in self._requests.values():
            title = _("{number} {title}").format(number=request.number, title=request.title)
            yield self._made(
                f"request {request.id}",
                pgettext("access", "Change request"),
                title.strip(),
                self._request_places[request.id],
            )

    def _of_procedures(self) -> Iterator[AccessDocument | None]:
        for procedure in self._procedures.values():
            name = capital(procedure_name(self._reader, procedure))
            title = _("{name}: {title}").format(name=name, title=procedure.title)
            yield self._made(
                f"procedure {procedure.id}",
                pgettext("access", "Written procedure"),
                title,
                self._procedure_places[procedure.id],
            )

    def _accounts(self) -> Iterator[AccessDocument | None]:
        for account in self._reader.accounts(project_ids=self._wished):
            if not (account.received_on or account.account or account.corrective_action):
                continue
            on = account.received_on or account.approved_on or account.asked_on
            title = _("Account of the status of {month}").format(month=month_words(account.period))
            yield self._made(
                f"account {account.id}",
                pgettext("access", "Account"),
                title,
                self._place(on, "", account.project_id, (False, "")),
            )

    def _reports(self) -> Iterator[AccessDocument | None]:
        """What was reported for each month, by the project and by participants; a copy of the month
        before that nobody has reported is none.
        """
        names = self._reader.participant_names()
        for month in self._reader.periods():
            words = month_words(str(month))
            title = _("Status report for {month}").format(month=words)
            for report in self._reader.reports([month], self._wished):
                reported = report.stage is not ReportStage.DRAFT
                on = report.received_on or report.approved_on
                yield self._report(month, report, title, on) if reported else None
            for theirs in self._reader.participant_reports([month], self._wished):
                title = _("Status report for {month} from {participant}").format(
                    month=words, participant=names.get(theirs.participant_id, "")
                )
                yield self._report(month, theirs, title, theirs.received_on)

    def _report(
        self, month: Period, report: Report | ParticipantReport, title: str, on: date | None
    ) -> AccessDocument | None:
        """Without a day it counts by its month."""
        if on is None and not self._wish.holds_month(month):
            return None
        place = self._place(on, "", report.project_id, (False, ""))
        kind = pgettext("access", "Status report")
        return self._made(f"report {report.id}", kind, title, place)

    def _concerns(self) -> Iterator[AccessDocument | None]:
        for each in concerns_in(self._reader):
            kind = capital(concern_word(risk_kind(each)))
            title = _("{number} {title}").format(number=each.number, title=each.title)
            closure = (each.closed, each.closed_reason)
            place = self._place(each.raised_on, "", each.project_id, closure)
            yield self._made(f"concern {each.id}", kind, title.strip(), place)

    def _attachment(self, attachment: Attachment) -> AccessDocument | None:
        held = self._holder(attachment)
        own = attachment.closed_reason.strip() if attachment.closed else ""
        place = _Place(
            attachment.added_on or held.on,
            held.case_number,
            held.project_id,
            attachment.closed or held.closed,
            own or held.reason,
        )
        kind = pgettext("access", "Annex") if attachment.item_id else pgettext("access", "File")
        return self._made(f"file {attachment.id}", kind, attachment.name.strip(), place)

    def _holder(self, attachment: Attachment) -> _Place:
        """What the file is kept with."""
        if attachment.item_id:
            return self._item_places.get(attachment.item_id, _Place())
        if attachment.procedure_id:
            return self._procedure_places.get(attachment.procedure_id, _Place())
        if attachment.request_id:
            return self._request_places.get(attachment.request_id, _Place())
        return self._place(None, "", attachment.project_id or "", (False, ""))
