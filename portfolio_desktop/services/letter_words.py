"""What every letter to a project or a participant begins and ends with."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.project_people import Contact


def greeting(recipient: Contact, *, person: bool) -> str:
    """A person is greeted, a participant is addressed."""
    if not recipient.name:
        return _("Hello")
    template = _("Dear {name}") if person else _("To {name}")
    return template.format(name=recipient.name)


def signed(info: RegisterInfo, paragraphs: Iterable[str]) -> str:
    """The whole letter: its paragraphs, and who sends it."""
    whole = "\n\n".join((*paragraphs, _("Kind regards")))
    sender = info.secretariat.strip() or _("The secretariat")
    return f"{whole}\n{sender}\n"
