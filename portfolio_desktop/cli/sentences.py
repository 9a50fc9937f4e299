"""What is said about a known trouble; an unknown one is a bug and has no sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message, message_for, message_for_file
from portfolio_desktop.storage.errors import StorageError


def sentence_of(error: Exception) -> str | None:
    """In the active language: what happened, what is safe and what to do."""
    if isinstance(error, RuleError | StorageError):
        return message_for(error).text
    # Every refusal of the workflows carries what to tell.
    message = getattr(error, "message", None)
    if isinstance(message, Message):
        return message.text
    if isinstance(error, OSError) and error.filename:
        # What is safe is not said: the verb may have done its work before it wrote a file.
        told = message_for_file(Path(error.filename), error)
        return f"{told.happened} {told.advice}"
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        # Without a name it is the answer itself, led to a file by the shell.
        return _(
            "The answer could not be written: there is no more room on the disk. "
            "What the verb had done by then holds."
        )
    return None
