"""What this machine says of its drives and synchronised folders."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from portfolio_desktop.environment.places import CloudFolder, Place, PlaceFacts, place_of

_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "davfs", "fuse.sshfs", "fuse.davfs", "afs", "ncpfs"}
)
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4  # GetDriveTypeW


def find_place(path: Path) -> Place:
    """Where `path` really lies, followed through links and junctions; it need not exist yet."""
    return place_of(_resolved(path), machine_facts())


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path.absolute()  # a drive that is not there, a ring of links: judged by its name


def machine_facts() -> PlaceFacts:
    return PlaceFacts(tuple(_network_roots()), tuple(_cloud_folders()))


def _network_roots() -> Iterator[Path]:
    if sys.platform == "win32":
        yield from _remote_drives()
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


def _cloud_folders() -> Iterator[CloudFolder]:
    for variable in _ONEDRIVE_VARIABLES:
        folder = os.environ.get(variable)
        if folder:
            yield CloudFolder("OneDrive", Path(folder))
    if sys.platform == "win32":
        yield from _registered_onedrive_folders()
    for settings in _dropbox_settings():
        yield from _dropbox_folders(settings)


def _dropbox_settings() -> Iterator[Path]:
    for variable in ("APPDATA", "LOCALAPPDATA"):
        folder = os.environ.get(variable)
        if folder:
            yield Path(folder) / "Dropbox" / "info.json"
    yield Path.home() / ".dropbox" / "info.json"


def _dropbox_folders(settings: Path) -> Iterator[CloudFolder]:
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
            yield CloudFolder("Dropbox", Path(account["path"]))


if sys.platform == "win32":
    import ctypes
    import string
    import winreg

    def _remote_drives() -> Iterator[Path]:
        """Mapped network drives; a letter that is not in use is no drive at all."""
        for letter in string.ascii_uppercase:
            root = f"{letter}:\\"
            if ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE:
                yield Path(root)

    def _registered_onedrive_folders() -> Iterator[CloudFolder]:
        """One per signed-in account, which the environment variables need not name."""
        accounts = r"Software\Microsoft\OneDrive\Accounts"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, accounts) as key:
                count = winreg.QueryInfoKey(key)[0]
                names = [winreg.EnumKey(key, index) for index in range(count)]
        except OSError:
            return  # OneDrive has never been used here
        for name in names:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{accounts}\{name}") as key:
                    folder, _ = winreg.QueryValueEx(key, "UserFolder")
            except OSError:
                continue  # an account that was never set up has no folder
            if isinstance(folder, str) and folder:
                yield CloudFolder("OneDrive", Path(folder))
