"""Change requests and what they change (DOMAIN section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.ids import requested_change_id
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.request_states import PointVerdict as PointVerdict
from portfolio_desktop.domain.request_states import RequestState as RequestState
from portfolio_desktop.domain.request_states import Subject as Subject
from portfolio_desktop.domain.request_states import is_open as is_open
from portfolio_desktop.domain.request_states import next_states as next_states


@dataclass(frozen=True, slots=True)
class About:
    """Which milestone, or the budget of which year, a change is about; empty for the rest.

    `added` stands for a milestone that comes with the change: it is the id of the change's own row.
    A year is that of one participant, or "" of all together.
    """

    milestone_id: str = ""
    added: str = ""
    year: int = 0
    participant_id: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What tells it apart from other changes of its subject, as ids and field names have it."""
        if self.year:
            return (str(self.year), *filter(None, (self.participant_id,)))
        return tuple(filter(None, (self.milestone_id, self.added)))


PROJECT = About()
"""The project as a whole."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a change is about; a request says one thing of each."""

    subject: Subject
    about: About = PROJECT

    @property
    def place(self) -> tuple[int, int, str]:
        """Where it stands among the others: by subject, years in order."""
        return list(Subject).index(self.subject), self.about.year, "".join(self.about.parts)


@dataclass(frozen=True, slots=True)
class RequestedChange:
    """One changed thing: before, wished and, when decided otherwise, granted.

    END and MILESTONE use the dates, BUDGET and YEAR_BUDGET the amounts, the others the texts (the
    phase key, the participant id and the scope itself). Of a MILESTONE without an id, which comes
    with the change, `after_text` is the name.
    """

    id: str
    request_id: str
    subject: Subject
    before_date: ImpreciseDate | None = None
    after_date: ImpreciseDate | None = None
    granted_date: ImpreciseDate | None = None
    before_money: Money | None = None
    after_money: Money | None = None
    granted_money: Money | None = None
    before_text: str = ""
    after_text: str = ""
    granted_text: str = ""
    milestone_id: str | None = None
    year: int | None = None
    participant_id: str | None = None
    verdict: PointVerdict | None = None
    """What was decided of this point alone; None where the request was decided as a whole."""

    @property
    def topic(self) -> Topic:
        added = self.id if self.subject is Subject.MILESTONE and not self.milestone_id else ""
        about = About(self.milestone_id or "", added, self.year or 0, self.participant_id or "")
        return Topic(self.subject, about)

    @property
    def refused(self) -> bool:
        return self.verdict is PointVerdict.REFUSED


def row_of(request_id: str, topic: Topic) -> str:
    """The id of the row that says what a request asks for of a topic.

    A milestone that comes with the change has none of its own yet: its row is made up for it, and
    stays when the milestone has come.
    """
    about = topic.about
    return about.added or requested_change_id(request_id, topic.subject.value, *about.parts)


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """A wish to change the approved plan. `number` is per register and year: "2023-09"."""

    id: str
    number: str
    project_id: str
    title: str = ""
    reason: str = ""
    consequence: str = ""
    state: RequestState = RequestState.DRAFT
    requested_by: str = ""
    created_on: date | None = None
    submitted_on: date | None = None
    meeting: str = ""
    meeting_on: date | None = None
    decided_on: date | None = None
    decision_forum: str = ""
    decision_reference: str = ""
    """The meeting or the written procedure that decided, as the minutes call it."""
    decision_note: str = ""
    owner: str = ""
    """Who sees to it in the secretariat."""
    item_id: str | None = None
    procedure_id: str | None = None
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""
