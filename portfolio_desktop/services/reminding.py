"""Reminding those whose reports are awaited: the letters, and that they were sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.addresses import address
from portfolio_desktop.services.collection import Collection, CollectionRow
from portfolio_desktop.services.form_content import FormOrder, FormSubject
from portfolio_desktop.services.letter_words import greeting, signed
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.services.words import day_words, period_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label, Progress


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """One letter to one recipient about all that is awaited from them.

    With a `participant_id` the participant's own reports on the projects are awaited. `form_body`
    is what the letter says where a report form goes with it, "" where none can; `form` is that form
    once it is to go along.
    """

    recipient: Contact
    copied_to: tuple[Contact, ...]
    subject: str
    body: str
    project_ids: tuple[str, ...]
    participant_id: str | None = None
    form_body: str = ""
    form: FormOrder | None = None

    @property
    def addressed(self) -> bool:
        """Whether it can be sent at all."""
        return bool(address(self.recipient.mail))

    def with_form(self) -> ReminderLetter:
        """The same letter with one form for all that it is about, where it can have one."""
        if not self.form_body:
            return self
        subjects = tuple(FormSubject(each, self.participant_id) for each in self.project_ids)
        title = self.recipient.name if len(subjects) > 1 else ""
        return replace(self, body=self.form_body, form=FormOrder(subjects, title))

    def addressed_to(self, mail: str) -> ReminderLetter:
        """The same letter with another address."""
        return replace(self, recipient=replace(self.recipient, mail=address(mail)))


def addressed(letters: Iterable[ReminderLetter]) -> tuple[ReminderLetter, ...]:
    """The letters that can be sent; a RuleError where there are none."""
    found = tuple(letter for letter in letters if letter.addressed)
    if not found:
        raise refuse("no_address", "address")
    return found


def reminder_letters(
    info: RegisterInfo, collection: Collection, project_ids: Iterable[str]
) -> tuple[ReminderLetter, ...]:
    """A letter to each of those who are to report on these projects, in the board's order.

    What has been reported is passed over. A project that names nobody gets a letter of its own,
    without a recipient.
    """
    wanted = frozenset(project_ids)
    by_recipient: dict[Contact, list[CollectionRow]] = {}
    for row in collection.rows:
        if row.project_id in wanted and row.missing:
            for recipient in row.reporters or (Contact(""),):
                by_recipient.setdefault(recipient, []).append(row)
    return tuple(
        _letter(info, collection, recipient, rows) for recipient, rows in by_recipient.items()
    )


def record_reminders(
    register: RegisterFile,
    period: Period,
    letters: Sequence[ReminderLetter],
    progress: Progress | None = None,
) -> Change:
    """Keep that these reminders go out today; one edit. A letter to nobody reminds nobody.

    A RuleError where there are none, or none has an address.
    """
    if not letters:
        raise refuse("nobody_to_remind")
    sent = addressed(letters)
    projects = tuple(dict.fromkeys(each for letter in sent for each in letter.project_ids))
    facts: dict[str, str | int] = {"period": str(period), "count": len(projects)}
    if len(projects) == 1:
        facts["number"] = finding.project(register.reader, projects[0]).number
    with register.edit(Label("reminder_sent", facts), progress=progress) as edit:
        for letter in sent:
            for project in letter.project_ids:
                edit.create(
                    "reminder",
                    new_id(),
                    {
                        "project_id": project,
                        "period": str(period),
                        "sent_on": register.today(),
                        "sent_to": letter.recipient.mail,
                        "participant_id": letter.participant_id,
                    },
                )
    return edit.change


def _letter(
    info: RegisterInfo, collection: Collection, recipient: Contact, rows: Sequence[CollectionRow]
) -> ReminderLetter:
    others = [each for row in rows for each in row.copied_to if each.mail]
    copied = [each for each in others if each.mail.casefold() != recipient.mail.casefold()]
    return letter_about(info, collection, recipient, rows, copied_to=copied)


def letter_about(
    info: RegisterInfo,
    collection: Collection,
    recipient: Contact,
    rows: Sequence[CollectionRow],
    *,
    copied_to: Iterable[Contact] = (),
    participant: Participant | None = None,
) -> ReminderLetter:
    """A letter that asks for these projects' reports, or for those of a participant on them."""
    asked = _asked(collection, participant, len(rows))
    return ReminderLetter(
        recipient=recipient,
        copied_to=tuple(dict.fromkeys(copied_to)),
        subject=_subject(collection),
        body=_body(info, collection, recipient, rows, asked),
        project_ids=tuple(row.project_id for row in rows),
        participant_id=participant.id if participant else None,
        form_body=_body(info, collection, recipient, rows, asked, form=True),
    )


def _asked(collection: Collection, participant: Participant | None, count: int) -> str:
    month = period_words(collection.period)
    if participant is None:
        return ngettext(
            "We are missing the status report for {month} on this project:",
            "We are missing the status report for {month} on these projects:",
            count,
        ).format(month=month)
    return ngettext(
        "We are missing the report for {month} from {participant} on this project:",
        "We are missing the reports for {month} from {participant} on these projects:",
        count,
    ).format(month=month, participant=participant.name)


def _subject(collection: Collection) -> str:
    month = period_words(collection.period)
    if collection.today > collection.due:
        return _("Reminder: the status report for {month} is missing").format(month=month)
    due = day_words(collection.due)
    return _("Status report for {month}, due {day}").format(month=month, day=due)


def _body(
    info: RegisterInfo,
    collection: Collection,
    recipient: Contact,
    rows: Sequence[CollectionRow],
    asked: str,
    *,
    form: bool = False,
) -> str:
    projects = "\n".join(" ".join(("-", *f"{row.number} {row.name}".split())) for row in rows)
    parts = [greeting(recipient, person=bool(recipient.mail)), asked, projects]
    if form:
        parts.append(_("Please fill in the attached form and send it back."))
    return signed(info, (*parts, _due_sentence(collection)))


def _due_sentence(collection: Collection) -> str:
    day = day_words(collection.due)
    if collection.today > collection.due:
        return _("It was due {day}. Please send it as soon as possible.").format(day=day)
    return _("It is due {day}. Thank you for sending it by then.").format(day=day)
