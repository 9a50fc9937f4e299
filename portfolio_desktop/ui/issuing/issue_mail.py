"""The draft of a mail with what was issued, opened in the mail program; nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.mail_drafts import write_issue_draft
from portfolio_desktop.services.issue_letters import IssueLetter, issue_letter
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.work_beside import WorkBeside
from portfolio_desktop.workflows.issuing import issued_bytes


class IssueMail(WorkBeside):
    """Written beside the window, then opened."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Writing the draft …"))
        self._folder = self.place = program_folders().letters / context.present.path.stem

    def make(self, issue_id: str, told: Callable[[str], None]) -> None:
        """`told` gets the sentence about what was made, and what the user still has to do."""
        register = self.context.present

        def read() -> tuple[IssueLetter, bytes]:
            return issue_letter(register.reader, issue_id), issued_bytes(register, issue_id)

        made = self.context.perform(read, edits=False)
        if made is None:
            self.end()
            return
        letter, pdf = made
        self.finish(
            lambda _progress: write_issue_draft(letter, pdf, self._folder),
            lambda path: told(_open(letter, path)),
        )


def _open(letter: IssueLetter, path: Path) -> str:
    """Open the draft; what is said of it."""
    from portfolio_desktop.ui.opening import open_outside

    words = [_addressed_words(letter)]
    if not open_outside(path):
        words.append(_("No program here opens it; it lies in {folder}.").format(folder=path.parent))
    if letter.unaddressed:
        missing = _("Without a mail address in the register: {names}.")
        words.append(missing.format(names=", ".join(letter.unaddressed)))
    return " ".join(words)


def _addressed_words(letter: IssueLetter) -> str:
    count = len(letter.recipients)
    if not count:
        return _("A mail draft is made, without recipients. Nothing is sent yet.")
    words = ngettext(
        "A mail draft to {count} recipient is made. Nothing is sent yet.",
        "A mail draft to {count} recipients is made. Nothing is sent yet.",
        count,
    )
    return words.format(count=count)
