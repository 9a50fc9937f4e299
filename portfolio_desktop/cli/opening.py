"""Opening the register that a verb works on, and giving it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_desktop.cli.console import Refusal
from portfolio_desktop.environment.drives import find_place
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.person import person_name
from portfolio_desktop.environment.places import PlaceKind
from portfolio_desktop.environment.preferences import load_preferences
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.errors import OpenRefused
from portfolio_desktop.storage.register_file import RegisterFile


@contextmanager
def opened(path: Path) -> Iterator[RegisterFile]:
    """The register at `path`, ours alone until the block ends."""
    require_fit_place(path)
    try:
        register = open_register(path, actor=actor())
    except OpenRefused as refused:
        raise Refusal(f"{path}: {message_for(refused).text}") from refused
    try:
        yield register
    finally:
        register.close()


def actor() -> str:
    """Under whose name a verb's edits are recorded."""
    return person_name(load_preferences(program_folders().preferences).preferences)


def require_fit_place(path: Path) -> None:
    """Refuse what lies on the network or is synchronised: locks do not hold there."""
    place = find_place(path)
    if place.kind is PlaceKind.NETWORK:
        raise Refusal(
            _(
                "{file} lies on the network ({place}), where two people could write at once. "
                "Copy it to this computer, for instance to {folder}, and work there."
            ).format(file=path, place=place.name, folder=program_folders().registers)
        )
    if place.kind is PlaceKind.CLOUD:
        raise Refusal(
            _(
                "{file} lies in a folder that {service} synchronises, which may replace it while "
                "it is open. Copy it to a folder of this computer alone, for instance {folder}."
            ).format(file=path, service=place.name, folder=program_folders().registers)
        )
