"""Trouble with the register file in words: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.words import clock_words, day_words
from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble
from portfolio_desktop.storage.values import system_clock

Words = tuple[str, str, str]
"""What happened, what is safe, what to do."""


def trouble_words(error: StorageError) -> Words:
    """The sentences for trouble with a file that is (or was to be) written or read."""
    words = _TROUBLE[error.code]()
    making = error.facts.get("making")
    if making is None or error.code not in _WHILE_WRITING:
        return words
    return _not_made(error.code, str(making), words[0])


def refusal_words(refused: OpenRefused) -> Words:
    """The sentences for a file that was not opened."""
    return _REFUSAL[refused.state](refused)


def _not_saved() -> str:
    return _("The last change is not in the register. Everything before it is saved.")


def _disk_full() -> Words:
    return (
        _("There is no more room on the disk."),
        _not_saved(),
        _("Free some space on the disk and make the change again."),
    )


def _io() -> Words:
    return (
        _("The disk or the network reported an error."),
        _not_saved(),
        _("Check that the drive is connected, then make the change again."),
    )


def _read_only() -> Words:
    return (
        _("The register cannot be written to: the file or its folder is read-only."),
        _not_saved(),
        _("Go on in a copy where you may write, or ask for the right to write there."),
    )


def _past() -> Words:
    return (
        _("You are looking at the register as it was; nothing can be changed in it."),
        _("Nothing has been changed."),
        _("Go back to today to make the change."),
    )


def _locked() -> Words:
    return (
        _("Another program is using the register file just now."),
        _not_saved(),
        _("Close the other program, or wait a moment and make the change again."),
    )


def _missing() -> Words:
    return (
        _("The file or folder does not exist."),
        _("Nothing has been changed."),
        _("Check whether it has been moved or renamed, or whether the drive is connected."),
    )


def _exists() -> Words:
    return (
        _("There is already a file with that name."),
        _("It has not been touched."),
        _("Choose another name."),
    )


def _cannot_open() -> Words:
    return (
        _("The register file could not be opened."),
        _("It has not been changed."),
        _("Check that you may read it and that the drive is connected."),
    )


def _removed() -> Words:
    return (
        _("The register file was moved, renamed or deleted while it was open."),
        _not_saved(),
        _("Put the file back where it was, or open it in its new place."),
    )


def _replaced() -> Words:
    return (
        _("Another file has taken the register's place while it was open."),
        _not_saved(),
        _("Close the register and open the file you want to work in."),
    )


def _damaged() -> Words:
    return (
        _("The register file is damaged."),
        _("The program leaves the file as it is."),
        _("Restore the latest backup, and keep the damaged file for whoever helps you."),
    )


def _memory() -> Words:
    return (
        _("The computer has run out of memory."),
        _not_saved(),
        _("Close other programs and make the change again."),
    )


def _too_big() -> Words:
    return (
        _("A text is longer than the register can hold."),
        _not_saved(),
        _("Shorten the text and make the change again."),
    )


def _closed() -> Words:
    return (
        _("The register is closed."),
        _("Everything that was saved is safe."),
        _("Open the register again."),
    )


def _bad_name() -> Words:
    return (_("No file can have that name."), _("Nothing has been changed."), bad_name_advice())


def _name_too_long() -> Words:
    return (
        _("The file's name, or the path to it, is too long."),
        _("Nothing has been changed."),
        too_long_advice(),
    )


def bad_name_advice() -> str:
    return _(
        'Choose a name without the signs < > : " / \\ | ? * and none that Windows keeps for '
        "itself, such as CON, NUL and COM1."
    )


def too_long_advice() -> str:
    return _("Choose a shorter name, or a folder that lies less deep.")


def _not_verified() -> Words:
    return (
        _("A copy was written, but it did not read back the same."),
        _("Nothing in the register was changed by it; the copy is not kept."),
        _(
            "Make the copy again, on another drive if possible. Where that says the same, the"
            " register itself may be damaged: keep the file and ask your IT support to run the"
            " full check."
        ),
    )


_TROUBLE: dict[Trouble, Callable[[], Words]] = {
    Trouble.DISK_FULL: _disk_full,
    Trouble.IO: _io,
    Trouble.READ_ONLY: _read_only,
    Trouble.PAST: _past,
    Trouble.LOCKED: _locked,
    Trouble.MISSING: _missing,
    Trouble.EXISTS: _exists,
    Trouble.CANNOT_OPEN: _cannot_open,
    Trouble.REMOVED: _removed,
    Trouble.REPLACED: _replaced,
    Trouble.DAMAGED: _damaged,
    Trouble.MEMORY: _memory,
    Trouble.TOO_BIG: _too_big,
    Trouble.CLOSED: _closed,
    Trouble.BAD_NAME: _bad_name,
    Trouble.NAME_TOO_LONG: _name_too_long,
    Trouble.NOT_VERIFIED: _not_verified,
}


_WHILE_WRITING = frozenset(
    {
        Trouble.DISK_FULL,
        Trouble.IO,
        Trouble.READ_ONLY,
        Trouble.CANNOT_OPEN,
        Trouble.MEMORY,
        Trouble.TOO_BIG,
    }
)


def _not_made(code: Trouble, what: str, happened: str) -> Words:
    """For a register or a copy that was to be made: no change is lost, there is just no file."""
    safe = _("No register has been made.")
    if what == "copy":
        safe = _("No copy has been made, and the register itself is as it was.")
    match code:
        case Trouble.READ_ONLY | Trouble.CANNOT_OPEN:
            happened = _("Nothing can be written in that folder.")
            advice = _("Choose another folder, or ask for the right to write there.")
        case Trouble.DISK_FULL:
            advice = _("Free some space on the disk or choose another, and try again.")
        case _:
            advice = _("Try again, or choose another folder.")
    return happened, safe, advice


def _untouched() -> str:
    return _("The file has not been changed.")


def _refused_locked(refused: OpenRefused) -> Words:
    advice = _("Close it there first; only one can work in a register at a time.")
    if refused.params.get("mine"):
        advice = _("Go on where it is open, or close it there first.")
    return _holder(refused), _untouched(), advice


def _holder(refused: OpenRefused) -> str:
    """Who has the register open, as far as the note beside it tells."""
    host, user = str(refused.params.get("host", "")), str(refused.params.get("user", ""))
    since = _moment(str(refused.params.get("since", "")))
    if refused.params.get("mine") and since:
        return _("The register is open on this computer since {since}.").format(since=since)
    if refused.params.get("here") and user and since:
        return _("The register is open on this computer by {user} since {since}.").format(
            user=user, since=since
        )
    if host and user and since:
        return _("The register is open on {host} by {user} since {since}.").format(
            host=host, user=user, since=since
        )
    if host:
        return _("The register is open on {host}.").format(host=host)
    return _("The register is open in another program.")


def _moment(text: str) -> str:
    """The Danish clock's "22. okt. 2023 13.05" for an instant, "13.05" for one today; "" for what
    is none.
    """
    try:
        local = danish_time(datetime.fromisoformat(text))
    except ValueError:
        return ""
    clock = clock_words(local)
    if local.date() == danish_time(system_clock()).date():
        return clock
    return f"{day_words(local.date())} {clock}"


def _refused_older(refused: OpenRefused) -> Words:
    return (
        _("The register was made by an older version of the program (format {version}).").format(
            version=refused.params.get("version", "")
        ),
        _untouched(),
        _("It must be brought up to date first; that is done on a verified copy."),
    )


def _refused_too_new(refused: OpenRefused) -> Words:
    return (
        _("The register was made by a newer version of the program (format {version}).").format(
            version=refused.params.get("version", "")
        ),
        _untouched(),
        _("Install the newest version of the program to open it."),
    )


def _refused_not_ours(refused: OpenRefused) -> Words:
    if refused.params.get("finding") == "foreign_object":
        return _added_to(str(refused.params["detail"]))
    return (
        _("The file is not a portfolio register."),
        _untouched(),
        _("Choose a register (.pfreg). Tables are brought in with “Import”."),
    )


def _added_to(name: str) -> Words:
    """A register that another program has put something into."""
    return (
        _("The register holds something that the program has not made (“{name}”).").format(
            name=name
        ),
        _("Nothing in it has been changed, and it is not opened: what was added might change it."),
        _("Remove it with the program that added it, or open the latest backup."),
    )


def _refused_empty(refused: OpenRefused) -> Words:
    return (
        _("The file is empty."),
        _untouched(),
        _("Restore a backup, or make a new register under another name."),
    )


def _refused_missing(refused: OpenRefused) -> Words:
    return (
        _("The register file {name} does not exist.").format(name=refused.params.get("name", "")),
        "",
        _("Check whether it has been moved or renamed, or whether the drive is connected."),
    )


def _refused_no_access(refused: OpenRefused) -> Words:
    return (
        _("The register file may not be read from here."),
        _untouched(),
        _("Check that the drive is connected, and ask for access to the file."),
    )


def _refused_damaged(refused: OpenRefused) -> Words:
    return _damaged()


_REFUSAL: dict[OpenState, Callable[[OpenRefused], Words]] = {
    OpenState.OLDER: _refused_older,
    OpenState.TOO_NEW: _refused_too_new,
    OpenState.NOT_OURS: _refused_not_ours,
    OpenState.EMPTY: _refused_empty,
    OpenState.DAMAGED: _refused_damaged,
    OpenState.LOCKED: _refused_locked,
    OpenState.MISSING: _refused_missing,
    OpenState.NO_ACCESS: _refused_no_access,
}
