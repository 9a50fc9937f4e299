"""What this machine says of its drives and synchronised folders."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from portfolio_desktop.environment import windows_drives
from portfolio_desktop.environment.places import CloudFolder, Place, PlaceFacts, place_of
from portfolio_desktop.environment.windows_drives import ServiceFolder

_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "davfs", "fuse.sshfs", "fuse.davfs", "afs", "ncpfs"}
)
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def find_place(path: Path) -> Place:
    """Where `path` really lies, followed through links and junctions; it need not exist yet."""
    return place_of(_resolved(path), machine_facts())


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()  # a drive that is not there, a ring of links: judged by its name


def machine_facts() -> PlaceFacts:
    clouds = (CloudFolder(service, _resolved(folder)) for service, folder in _cloud_folders())
    return PlaceFacts(tuple(_network_roots()), tuple(clouds))


def _network_roots() -> Iterator[Path]:
    if sys.platform == "win32":
        yield from windows_drives.remote_drives()
    else:
        yield from _remote_mounts(Path("/proc/self/mountinfo"))


def _remote_mounts(table: Path) -> Iterator[Path]:
    """Mount points of network file systems, as proc(5) lists them; none where there is no /proc."""
    if not table.is_file():
        return
    for line in table.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        if after.split(" ", 1)[0] in _NETWORK_FILE_SYSTEMS:
            # Blanks in a mount point are written as octal.
            yield Path(before.split(" ")[4].replace("\\040", " "))


def _cloud_folders() -> Iterator[ServiceFolder]:
    """As they name themselves, which on Windows may be by short names (`SREN~1`)."""
    for variable in _ONEDRIVE_VARIABLES:
        folder = os.environ.get(variable)
        if folder:
            yield "OneDrive", Path(folder)
    if sys.platform == "win32":
        yield from windows_drives.onedrive_folders()
        yield from windows_drives.synchronised_folders()
    for settings in _dropbox_settings():
        yield from _dropbox_folders(settings)


def _dropbox_settings() -> Iterator[Path]:
    for variable in ("APPDATA", "LOCALAPPDATA"):
        folder = os.environ.get(variable)
        if folder:
            yield Path(folder) / "Dropbox" / "info.json"
    yield Path.home() / ".dropbox" / "info.json"


def _dropbox_folders(settings: Path) -> Iterator[ServiceFolder]:
    """The folders Dropbox writes in its `info.json`: `{"business": {"path": …}}`."""
    try:
        accounts = json.loads(settings.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # No Dropbox, or not its file: the folder's name still tells.
        return
    if not isinstance(accounts, dict):
        return
    for account in accounts.values():
        if isinstance(account, dict) and isinstance(account.get("path"), str):
            yield "Dropbox", Path(account["path"])
