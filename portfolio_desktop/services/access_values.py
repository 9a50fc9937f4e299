"""The list of documents for a request for access (aktliste): what it is asked for, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.meetings import MeetingIssue
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.overview_tables import Table
from portfolio_desktop.services.project_names import project_named
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, refuse
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class AccessWish:
    """What is asked for. `project_id` is None for every project; an end of the period that is None
    is open.
    """

    project_id: str | None = None
    first: date | None = None
    last: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether that day is asked for. What has no day may belong to any period."""
        if day is None:
            return True
        return (self.first or day) <= day <= (self.last or day)

    def holds_month(self, month: Period) -> bool:
        """Whether any day of the month is asked for."""
        first, last = month.first_day, month.last_day
        return (self.first or last) <= last and first <= (self.last or first)


@dataclass(frozen=True, slots=True)
class AccessDocument:
    """One document. An `exempt` one is not handed out, or only in part, for the `reason`.

    `key` names it as long as the list is looked at.
    """

    key: str
    on: date | None
    kind: str
    title: str
    case_number: str
    project: str
    exempt: bool = False
    in_part: bool = False
    reason: str = ""

    @property
    def access_words(self) -> str:
        """ "Undtaget: forhandling med leverandør"; what is exempt without a reason says so."""
        if not self.exempt:
            return pgettext("access", "Not exempt")
        words = _("Exempt in part: {reason}") if self.in_part else _("Exempt: {reason}")
        return words.format(reason=self.reason or _("the reason is missing"))


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One issue that says something of what is asked for; `closed` are the reasons why parts of it
    are closed, "" for one that is not given.
    """

    issue: MeetingIssue
    closed: tuple[str, ...] = ()


def read_wish(reader: Reader, project: str, first: str, last: str) -> AccessWish:
    """What was typed; a RuleError that names the field where it cannot be meant."""
    rules = date_rules(reader)
    wish = AccessWish(
        project_named(reader, project),
        certain_day(first, "first", rules),
        certain_day(last, "last", rules),
    )
    if wish.first and wish.last and wish.last < wish.first:
        raise refuse("access_period", "last")
    return wish


def with_exemptions(
    documents: Iterable[AccessDocument], reasons: Mapping[str, str]
) -> tuple[AccessDocument, ...]:
    """Those named in `reasons` are exempt for them. What the register closes stays exempt."""
    return tuple(
        replace(each, exempt=True, in_part=False, reason=reasons[each.key])
        if each.key in reasons
        else each
        for each in documents
    )


def access_heads() -> tuple[str, ...]:
    return (
        pgettext("access", "Date"),
        pgettext("access", "Kind"),
        pgettext("access", "Document"),
        pgettext("access", "Case number"),
        pgettext("access", "Project"),
        pgettext("access", "Access"),
    )


def access_table(documents: Iterable[AccessDocument]) -> Table:
    """The list in rows and columns, all of it in words."""
    return Table(_("List of documents"), access_heads(), tuple(_row(each) for each in documents))


def _row(document: AccessDocument) -> tuple[str, ...]:
    return (
        day_words(document.on),
        document.kind,
        document.title,
        document.case_number,
        document.project,
        document.access_words,
    )


def access_title(project: str, wish: AccessWish) -> str:
    """ "Aktliste – 17-1 PGDB – 1. jan. 2023 til 31. dec. 2023"."""
    about = project or _("all projects")
    return _("List of documents – {project} – {period}").format(
        project=about, period=_period_words(wish)
    )


def _period_words(wish: AccessWish) -> str:
    first, last = day_words(wish.first), day_words(wish.last)
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    if first:
        return _("from {first}").format(first=first)
    return _("up to {last}").format(last=last) if last else _("the whole time")
