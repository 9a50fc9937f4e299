"""Asking for the accounts of what goes before the board, and chasing those that have not come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from portfolio_desktop.domain.account import AccountStage
from portfolio_desktop.domain.participants import Person, Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.escalation_words import cause_words
from portfolio_desktop.services.escalations import EscalatedProject, escalated_projects
from portfolio_desktop.services.letter_words import greeting, signed
from portfolio_desktop.services.project_people import Contact, ProjectPeople
from portfolio_desktop.services.reminding import ReminderLetter
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

_AWAITED = frozenset({AccountStage.NOT_ASKED, AccountStage.ASKED, AccountStage.REMINDED})
_DIRECTOR_OF_IT = re.compile(r"\b(?:it|digitaliserings)[- ]?(?:vice)?direktør|\bcio\b", re.I)
_DIRECTOR = re.compile(r"direktør|director", re.I)


def account_letters(
    reader: Reader, period: Period, project_ids: Iterable[str], today: date
) -> tuple[ReminderLetter, ...]:
    """A letter to each of those who are to account for these projects, in the board's order.

    It goes to the it-director of the accountable participant, as far as the titles of its people
    tell, else to another director of it, else to the chair of the project's steering group; the
    chair and the project manager get a copy. Where nobody is known the letter names the participant
    and has no address. What has been received, or was taken off, is passed over.
    """
    wanted = frozenset(project_ids)
    people = ProjectPeople.read(reader, today)
    by_recipient: dict[tuple[Contact, bool], list[EscalatedProject]] = {}
    for item in escalated_projects(reader, period, among=wanted):
        if item.stage in _AWAITED and not item.taken_off:
            key = _accountable(people, item), item.stage is not AccountStage.NOT_ASKED
            by_recipient.setdefault(key, []).append(item)
    info = reader.info()
    return tuple(
        _letter(info, recipient, _copied(people, items, recipient), items, again=again)
        for (recipient, again), items in by_recipient.items()
    )


def _accountable(people: ProjectPeople, item: EscalatedProject) -> Contact:
    """Who is asked; without a mail where the register knows no person."""
    directors = directors_of(people.persons.values(), item.accountable_id)
    if directors:
        return Contact.of(directors[0])
    chairs = people.having(item.project_id, Role.CHAIR)
    return chairs[0] if chairs else Contact(item.accountable)


def directors_of(persons: Iterable[Person], participant_id: str | None) -> tuple[Person, ...]:
    """The participant's directors of it, as far as their titles tell, else its other directors."""
    theirs = [
        each
        for each in persons
        if each.participant_id is not None and each.participant_id == participant_id
    ]
    for title in (_DIRECTOR_OF_IT, _DIRECTOR):
        found = tuple(each for each in theirs if title.search(each.title))
        if found:
            return found
    return ()


def _copied(
    people: ProjectPeople, items: Iterable[EscalatedProject], recipient: Contact
) -> tuple[Contact, ...]:
    found = [
        each
        for item in items
        for each in people.having(item.project_id, Role.CHAIR, Role.MANAGER)
        if each.mail
    ]
    return tuple(dict.fromkeys(each for each in found if each != recipient))


def _letter(
    info: RegisterInfo,
    recipient: Contact,
    copied_to: tuple[Contact, ...],
    items: Sequence[EscalatedProject],
    *,
    again: bool,
) -> ReminderLetter:
    names = ", ".join(item.number or item.name for item in items)
    subject = _("Reminder: account for {names}") if again else _("Account for {names}")
    return ReminderLetter(
        recipient=recipient,
        copied_to=copied_to,
        subject=subject.format(names=names),
        body=_body(info, recipient, items, again=again),
        project_ids=tuple(item.project_id for item in items),
    )


def _body(
    info: RegisterInfo, recipient: Contact, items: Sequence[EscalatedProject], *, again: bool
) -> str:
    listed = "\n".join(_line(item, again=again) for item in items)
    parts = (
        greeting(recipient, person=bool(recipient.mail)),
        _reminding(len(items)) if again else _asking(info, len(items)),
        listed,
        _("Please write how the project stands, and what is done to bring it back on plan."),
    )
    return signed(info, parts)


def _asking(info: RegisterInfo, count: int) -> str:
    board = info.forum.strip()
    if not board:
        return ngettext(
            "This project will be an item of its own at the next meeting, and we ask for an"
            " account of it:",
            "These projects will be items of their own at the next meeting, and we ask for an"
            " account of each:",
            count,
        )
    return ngettext(
        "This project will be an item of its own at the next meeting of {board}, and we ask for an"
        " account of it:",
        "These projects will be items of their own at the next meeting of {board}, and we ask for"
        " an account of each:",
        count,
    ).format(board=board)


def _reminding(count: int) -> str:
    return ngettext(
        "We have not yet received the account for this project:",
        "We have not yet received the accounts for these projects:",
        count,
    )


def _line(item: EscalatedProject, *, again: bool) -> str:
    """ "- 18-6 KIIT: rød nu" and, of what was asked for, when that was."""
    name = " ".join(f"{item.number} {item.name}".split())
    cause = cause_words(item)
    words = f"- {name}: {cause[:1].lower()}{cause[1:]}"
    asked = item.account.asked_on if item.account is not None else None
    if not again or asked is None:
        return words
    when = _("asked for {day}").format(day=day_words(asked))
    return f"{words} ({when})"
