"""Letters as .eml files, which a mail program opens as drafts that are not sent yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.services.addresses import address
from portfolio_desktop.services.collection import Contact
from portfolio_desktop.services.reminding import ReminderLetter
from portfolio_desktop.services.typed import line

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 60


def draft_bytes(letter: ReminderLetter) -> bytes:
    """The letter as a draft. A recipient without a mail address is left for the user to fill in."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = line(letter.subject)
    for header, contacts in (("To", (letter.recipient,)), ("Cc", letter.copied_to)):
        addresses = _addresses(contacts)
        if addresses:
            message[header] = addresses
    message["X-Unsent"] = "1"
    message.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def write_drafts(letters: Sequence[ReminderLetter], folder: Path) -> tuple[Path, ...]:
    """One file for each letter, named after whom it goes to; OSError where that cannot be done.

    A draft that lies there already is kept, since it may have been written on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for letter in letters:
        path = _free(folder, _file_name(letter))
        write_whole(path, draft_bytes(letter))
        paths.append(path)
    return tuple(paths)


def _addresses(contacts: Iterable[Contact]) -> tuple[Address, ...]:
    found = ((contact.name, address(contact.mail)) for contact in contacts)
    return tuple(Address(display_name=line(name), addr_spec=mail) for name, mail in found if mail)


def _file_name(letter: ReminderLetter) -> str:
    name = line(_NOT_IN_NAMES.sub(" ", letter.recipient.name or letter.subject))
    return name[:_LONGEST_NAME].strip(" .") or "1"


def _free(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}.eml", 2
    while path.exists():
        path, number = folder / f"{name} {number}.eml", number + 1
    return path
