"""Whether a register can be worked on where it lies.

A register is refused on a network drive and in a folder that a cloud service synchronises: file
locks do not hold there, and the service may replace the file while it is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePath, PureWindowsPath
from typing import NamedTuple


class PlaceKind(StrEnum):
    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"


class Place(NamedTuple):
    """`name` is what the user knows it by: the share or drive, or the cloud service."""

    kind: PlaceKind
    name: str = ""

    @property
    def fit_for_work(self) -> bool:
        return self.kind is PlaceKind.LOCAL


class CloudFolder(NamedTuple):
    """A folder that a service synchronises with its own machines."""

    service: str
    folder: PurePath


class PlaceFacts(NamedTuple):
    """What the machine says of its drives: roots on the network, and synchronised folders."""

    network_roots: tuple[PurePath, ...] = ()
    cloud_folders: tuple[CloudFolder, ...] = ()


# Folder names that the services give their root themselves. Plain "Box" is left out: too many
# people call a folder that; its own client names the folder through the facts.
_CLOUD_NAMES = (
    ("OneDrive", "onedrive"),
    ("Dropbox", "dropbox"),
    ("Google Drive", "google drive"),
    ("Google Drive", "googledrive"),
    ("iCloud", "iclouddrive"),
    ("iCloud", "icloud drive"),
    ("Nextcloud", "nextcloud"),
    ("ownCloud", "owncloud"),
    ("Box", "box sync"),
)


def place_of(path: PurePath, facts: PlaceFacts) -> Place:
    """Where `path` (absolute, links resolved) lies; a network place wins over a cloud one."""
    path = _short_form(path)
    if _is_share(path):
        return Place(PlaceKind.NETWORK, path.drive)
    for root in facts.network_roots:
        if path.is_relative_to(root):
            return Place(PlaceKind.NETWORK, str(root))
    for cloud in facts.cloud_folders:
        if path.is_relative_to(cloud.folder):
            return Place(PlaceKind.CLOUD, cloud.service)
    service = _service_by_name(path.parent.parts)
    return Place(PlaceKind.CLOUD, service) if service else Place(PlaceKind.LOCAL)


_LONG_FORM = re.compile(r"\\\\[?.]\\(?:(UNC\\)|(?=[a-z]:))(.*)", re.IGNORECASE | re.DOTALL)


def _short_form(path: PurePath) -> PurePath:
    r"""Without the prefix of Windows' long form: `\\?\C:\x` is `C:\x`, `\\?\UNC\a\b` is `\\a\b`."""
    long = _LONG_FORM.match(str(path)) if isinstance(path, PureWindowsPath) else None
    if long is None:
        return path
    share, rest = long.groups()
    return PureWindowsPath(("\\\\" if share else "") + rest)


def _is_share(path: PurePath) -> bool:
    r"""Whether it begins with `\\server\share`; `\\?\Volume{…}` is a disk without a letter."""
    if not isinstance(path, PureWindowsPath):
        return False
    return path.drive.startswith("\\\\") and not path.drive.startswith(("\\\\?\\", "\\\\.\\"))


def _service_by_name(folders: Iterable[str]) -> str:
    """`OneDrive`, and `OneDrive - Region X` or `Dropbox (Region X)` as companies have it."""
    for folder in folders:
        lowered = folder.casefold()
        for service, name in _CLOUD_NAMES:
            if lowered == name or lowered.startswith((f"{name} - ", f"{name} (")):
                return service
    return ""
