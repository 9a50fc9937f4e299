"""What to tell a person when something could not be done."""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_desktop.domain.problems import Problem, RuleError
from portfolio_desktop.environment.preferences import LoadedPreferences, PreferencesNote
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.file_words import file_words, folder_words
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.trouble_words import refusal_words, trouble_words
from portfolio_desktop.storage.errors import OpenRefused, StorageError


@dataclass(frozen=True, slots=True)
class Message:
    """Three sentences in the active language; `safe` and `advice` may be empty.

    `code` is stable. `field` names the field of a form that the message is about, "" for none. A
    `lasting` one is about more than the last wish, and stays until it has been read.
    """

    code: str
    happened: str
    safe: str = ""
    advice: str = ""
    field: str = ""
    lasting: bool = False

    @property
    def text(self) -> str:
        """All of it as one paragraph."""
        return " ".join(part for part in (self.happened, self.safe, self.advice) if part)


def message_for(error: RuleError | StorageError | Problem) -> Message:
    """The message for anything that services and the register file refuse or fail with."""
    if isinstance(error, OpenRefused):
        return Message(error.state.value, *refusal_words(error))
    if isinstance(error, StorageError):
        return Message(error.code.value, *trouble_words(error))
    problem = error.problem if isinstance(error, RuleError) else error
    return Message(
        problem.code,
        problem_sentence(problem),
        safe=_("Nothing has been changed."),
        field=problem.field,
    )


def message_for_file(path: Path, error: OSError) -> Message:
    """The message for a file beside the register that could not be read or written."""
    folder_refuses = error.errno == errno.EACCES and error.filename == str(path.parent)
    code, happened, advice = folder_words() if folder_refuses else file_words(error, path.name)
    return Message(code, happened, _("The register is untouched."), advice)


def file_not_written(path: Path, error: OSError) -> Message:
    """As `message_for_file`, for a file that is written whole or not at all."""
    message = message_for_file(path, error)
    if not path.is_file():
        return message
    return replace(message, safe=_("The file that was there before is unchanged."))


def message_for_preferences(loaded: LoadedPreferences) -> Message | None:
    """The message for settings of the window that could not be read; None where they could.

    A single value that was not understood costs only itself, and nobody is disturbed.
    """
    happened = _("The window's settings could not be read, so they stand at their defaults.")
    safe = _("The register is untouched.")
    for note, detail in loaded.notes:
        if note is PreferencesNote.DAMAGED:
            file = Path(detail)
            advice = _("The damaged file is kept as {name} in {folder}.").format(
                name=file.name, folder=file.parent
            )
            return Message("settings_damaged", happened, safe, advice)
        if note is PreferencesNote.UNREADABLE:
            advice = _("The file is left as it is, and new settings are not kept this time.")
            return Message("settings_unreadable", happened, safe, advice)
    return None
