"""Asking projects to confirm the text for the meeting: the letters, and who would answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.two_texts import is_changed, project_words
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.letter_words import greeting, signed
from portfolio_desktop.services.project_people import Contact, ProjectPeople
from portfolio_desktop.services.reminding import ReminderLetter
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class _Question:
    """One project's text, and what is needed to ask about it."""

    info: RegisterInfo
    project: Project
    report: Report

    @property
    def name(self) -> str:
        return f"{self.project.number} {self.project.name}".strip()

    @property
    def month(self) -> str:
        return period_words(Period.parse(self.report.period))


def confirmation_letters(
    reader: Reader, project_ids: Sequence[str], period: Period, today: date
) -> tuple[ReminderLetter, ...]:
    """A letter for each of these projects, to its manager, with both texts where there are two.

    Further managers get a copy. One whose manager is not known has a letter without an address.
    What is a draft, is approved, or has no text is passed over.
    """
    people, info = ProjectPeople.read(reader, today), reader.info()
    reports = {each.project_id: each for each in reader.reports([period], project_ids)}
    projects = {each.id: each for each in reader.projects(project_ids)}
    return tuple(
        _letter(
            _Question(info, projects[project], reports[project]),
            people.having(project, Role.MANAGER),
        )
        for project in project_ids
        if project in reports and _askable(reports[project])
    )


def manager_name(reader: Reader, project_id: str, today: date) -> str:
    """Who would answer for the project; "" where that is nobody, or more than one."""
    managers = ProjectPeople.read(reader, today).having(project_id, Role.MANAGER)
    return managers[0].name if len(managers) == 1 else ""


def _askable(report: Report) -> bool:
    return report.stage is ReportStage.REPORTED and bool(report.remarks.strip())


def _letter(question: _Question, managers: Sequence[Contact]) -> ReminderLetter:
    reached = sorted(managers, key=lambda each: not each.mail)
    recipient = reached[0] if reached else Contact("")
    subject = _("Please confirm the text on {project} for {month}")
    return ReminderLetter(
        recipient=recipient,
        copied_to=tuple(each for each in reached[1:] if each.mail),
        subject=subject.format(project=question.name, month=question.month),
        body=_body(question, recipient),
        project_ids=(question.project.id,),
    )


def _body(question: _Question, recipient: Contact) -> str:
    hello = greeting(recipient, person=True)
    return signed(question.info, (hello, _wish(question), *_texts(question.report)))


def _wish(question: _Question) -> str:
    words = _("This is what the status report for {month} is to say on {project}.")
    if is_changed(question.report):
        words = _("We have edited the text on {project} in the status report for {month}.")
    asked = _("Please answer whether the project can stand by it, or what should be corrected.")
    return f"{words.format(month=question.month, project=question.name)} {asked}"


def _texts(report: Report) -> Iterable[str]:
    yield _headed(_("Text for the meeting"), report.remarks)
    if is_changed(report):
        words = project_words(report) or _("The project wrote no text.")
        yield _headed(_("What the project reported"), words)


def _headed(heading: str, text: str) -> str:
    return f"{heading}:\n{text.strip()}"
