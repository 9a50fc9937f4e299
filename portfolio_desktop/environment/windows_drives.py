"""What Windows says of its drives, and its registry of synchronised folders."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

ServiceFolder: TypeAlias = tuple[str, Path]
"""The service's name and a folder that it synchronises."""

if sys.platform == "win32":
    import ctypes
    import string
    import winreg

    _DRIVE_REMOTE = 4  # GetDriveTypeW
    _ACCOUNTS = r"Software\Microsoft\OneDrive\Accounts"
    _SYNC_ROOTS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"

    def remote_drives() -> Iterator[Path]:
        """Mapped network drives; a letter that is not in use is no drive at all."""
        for letter in string.ascii_uppercase:
            root = f"{letter}:\\"
            if ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE:
                yield Path(root)

    def onedrive_folders(
        hive: int = winreg.HKEY_CURRENT_USER, accounts: str = _ACCOUNTS
    ) -> Iterator[ServiceFolder]:
        """One per signed-in account, which the environment variables need not name."""
        for account in _keys(hive, accounts):
            for name, folder in _texts(hive, rf"{accounts}\{account}"):
                if name == "UserFolder":
                    yield "OneDrive", Path(folder)

    def synchronised_folders(
        hive: int = winreg.HKEY_LOCAL_MACHINE, roots: str = _SYNC_ROOTS
    ) -> Iterator[ServiceFolder]:
        """Every folder that a service synchronises with Windows' help, among them the libraries of
        SharePoint, which lie beside OneDrive's own folder. Keys are `service!user!account`."""
        for root in _keys(hive, roots):
            for _user, folder in _texts(hive, rf"{roots}\{root}\UserSyncRoots"):
                yield root.partition("!")[0], Path(folder)

    def _keys(hive: int, path: str) -> list[str]:
        """Names of the keys under a key; none where it is not there."""
        try:
            with winreg.OpenKey(hive, path) as key:
                return [winreg.EnumKey(key, index) for index in range(winreg.QueryInfoKey(key)[0])]
        except OSError:
            return []

    def _texts(hive: int, path: str) -> list[tuple[str, str]]:
        """The values of a key that are texts, with their names; none where it is not there."""
        try:
            with winreg.OpenKey(hive, path) as key:
                values = [winreg.EnumValue(key, at) for at in range(winreg.QueryInfoKey(key)[1])]
        except OSError:
            return []
        return [(name, text) for name, text, _kind in values if isinstance(text, str) and text]
