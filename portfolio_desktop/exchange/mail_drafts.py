"""Letters as .eml files, which a mail program opens as drafts that are not sent yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from types import MappingProxyType

from portfolio_desktop.environment.file_names import proposed_name, usable_name
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.exchange.write_form import XLSX, form_bytes, form_name
from portfolio_desktop.services.addresses import address
from portfolio_desktop.services.form_content import FormContent, FormOrder
from portfolio_desktop.services.issue_letters import IssueLetter
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.reminding import ReminderLetter
from portfolio_desktop.services.typed import line

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class AttachedPdf:
    """A file that goes along with every letter."""

    name: str
    data: bytes


def draft_bytes(
    letter: ReminderLetter, form: FormContent | None = None, pdf: AttachedPdf | None = None
) -> bytes:
    """The letter as a draft, with a report form or a PDF attached. A recipient without a mail
    address is left for the user to fill in.
    """
    message = _draft(letter.subject, letter.body, (letter.recipient,), letter.copied_to)
    if form is not None:
        _attach(message, form_bytes(form), XLSX, form_name(form))
    if pdf is not None:
        _attach(message, pdf.data, _PDF, pdf.name)
    return message.as_bytes()


def issue_draft_bytes(letter: IssueLetter, pdf: bytes) -> bytes:
    """The mail to all of the recipients as a draft, with the issued file as it was issued."""
    message = _draft(letter.subject, letter.body, letter.recipients)
    _attach(message, pdf, _PDF, letter.file_name)
    return message.as_bytes()


def write_issue_draft(letter: IssueLetter, pdf: bytes, folder: Path) -> Path:
    """The draft in a file named after what was issued; OSError where that cannot be done.

    A draft that lies there already is kept, since it may have been written on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder, usable_name(letter.file_name).removesuffix(".pdf"))
    write_whole(path, issue_draft_bytes(letter, pdf))
    return path


def write_drafts(
    letters: Sequence[ReminderLetter],
    folder: Path,
    forms: Mapping[FormOrder, FormContent] = MappingProxyType({}),
    pdf: AttachedPdf | None = None,
) -> tuple[Path, ...]:
    """One file for each letter, named after whom it goes to; OSError where that cannot be done.
    `forms` are the contents of the letters' forms; the `pdf` goes with every letter.

    A draft that lies there already is kept, since it may have been written on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for letter in letters:
        path = _free(folder, _file_name(letter))
        form = None if letter.form is None else forms.get(letter.form)
        write_whole(path, draft_bytes(letter, form, pdf))
        paths.append(path)
    return tuple(paths)


def _draft(
    subject: str, body: str, to: Iterable[Contact], copied_to: Iterable[Contact] = ()
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = line(subject)
    for header, contacts in (("To", to), ("Cc", copied_to)):
        addresses = _addresses(contacts)
        if addresses:
            message[header] = addresses
    message["X-Unsent"] = "1"
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    return message


def _attach(message: EmailMessage, data: bytes, media_type: str, name: str) -> None:
    kind, _slash, subkind = media_type.partition("/")
    message.add_attachment(data, maintype=kind, subtype=subkind, filename=name)
    message.set_boundary(_boundary(message))


def _boundary(message: EmailMessage) -> str:
    """What parts the letter from its file: the same letter is the same draft."""
    text = str(message["Subject"]) + "".join(
        str(part.get_payload()) for part in message.iter_parts()
    )
    return f"=_{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def _addresses(contacts: Iterable[Contact]) -> tuple[Address, ...]:
    found = ((contact.name, address(contact.mail)) for contact in contacts)
    return tuple(Address(display_name=line(name), addr_spec=mail) for name, mail in found if mail)


def _file_name(letter: ReminderLetter) -> str:
    return proposed_name(_NOT_IN_NAMES.sub(" ", letter.recipient.name or letter.subject), "1", "")


def _free(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}.eml", 2
    while path.exists():
        path, number = folder / f"{name} {number}.eml", number + 1
    return path
