"""Opening the register that a verb works on, and giving it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_desktop.cli.console import Refusal, warn
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.person import person_name
from portfolio_desktop.environment.preferences import load_preferences
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.errors import OpenRefused
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.keeping import unfit_place


@contextmanager
def opened(path: Path) -> Iterator[RegisterFile]:
    """The register at `path`, ours alone until the block ends."""
    require_fit_place(path)
    try:
        register = open_register(path, actor=actor(), tell_kept=_tell_kept)
    except OpenRefused as refused:
        raise Refusal(f"{path}: {message_for(refused).text}") from refused
    try:
        yield register
    finally:
        register.close()


def _tell_kept(older: Path) -> None:
    warn(
        _("The register was brought up to this version; as it was it is kept as {file}.").format(
            file=older
        )
    )


def actor() -> str:
    """Under whose name a verb's edits are recorded."""
    return person_name(load_preferences(program_folders().preferences).preferences)


def require_fit_place(path: Path) -> None:
    """Refuse what lies on the network or is synchronised: locks do not hold there."""
    unfit = unfit_place(path)
    if unfit is not None:
        raise Refusal(unfit.text)
