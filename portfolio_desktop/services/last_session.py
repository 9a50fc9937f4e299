"""What is told of a register that was not closed, by a crash, a kill or a power cut: before it is
opened, and when it is.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.labels import Names, edit_sentence
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.words import clock_words, day_words
from portfolio_desktop.storage.left_open import was_left_open
from portfolio_desktop.storage.register_file import RegisterFile


def message_of_last_session(register: RegisterFile) -> Message | None:
    """That nothing is lost, and what was saved last; None where it was closed as it should
    be, and where nothing can be written, so that what was left beside it stays."""
    if not register.found_unclosed or register.read_only:
        return None
    return Message(
        "found_unclosed",
        _("The program did not end as it should last time."),
        " ".join((_("Everything that was saved is here; the file has been checked."), _lost())),
        _last_saved(register),
    )


def message_before_opening(path: Path) -> Message | None:
    """That the program did not end as it should, and what is safe; None where `path` was closed,
    or is open."""
    if not was_left_open(path):
        return None
    return Message(
        "left_open",
        _("The program did not end as it should last time."),
        _("What was confirmed as saved in {name} is in the file.").format(name=path.stem),
        " ".join((_lost(), _("Open it, and the file is checked."))),
    )


def _lost() -> str:
    """A save waits for a short rest in the writing: what came after the last one is gone."""
    return _("The very last words that were being typed, of about a second, may be missing.")


def _last_saved(register: RegisterFile) -> str:
    newest = next(register.edits(newest_first=True, limit=1), None)
    if newest is None:
        return ""
    return _("Last saved {when}: {what}.").format(
        when=_moment(danish_time(newest.at), register.today()),
        what=edit_sentence(newest.label, newest.kind, Names.of(register.reader)),
    )


def _moment(local: datetime, today: date) -> str:
    """ "kl. 13.05" today, else with the day."""
    clock = clock_words(local)
    if local.date() == today:
        return _("at {time}").format(time=clock)
    return _("{day} at {time}").format(day=day_words(local.date()), time=clock)
