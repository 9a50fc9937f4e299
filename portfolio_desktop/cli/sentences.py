"""What is said about a known trouble; an unknown one is a bug and has no sentence."""

from __future__ import annotations

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message, message_for
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
        return _("{file}: {reason}.").format(file=error.filename, reason=os_reason(error))
    return None


def os_reason(error: OSError) -> str:
    """Why a file could not be read or written, in words of our own: the system's are English."""
    match error:
        case FileNotFoundError():
            return _("the file or its folder does not exist")
        case FileExistsError():
            return _("the file exists already")
        case PermissionError():
            return _("there is no permission, or another program has the file open")
        case IsADirectoryError() | NotADirectoryError():
            return _("a folder is not a file, nor a file a folder")
    return _("it could not be read or written ({detail})").format(detail=error.strerror or "")
