"""Where a register may be worked on: decided from facts, and from the machine's own facts."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from portfolio_desktop.environment import drives
from portfolio_desktop.environment.drives import find_place, machine_facts
from portfolio_desktop.environment.places import (
    CloudFolder,
    Place,
    PlaceFacts,
    PlaceKind,
    place_of,
)

WINDOWS = PlaceFacts(
    network_roots=(PureWindowsPath("H:\\"), PureWindowsPath("S:\\")),
    cloud_folders=(
        CloudFolder("OneDrive", PureWindowsPath(r"C:\Users\bo\Region X")),
        CloudFolder("Dropbox", PureWindowsPath(r"D:\Delt")),
    ),
)
LINUX = PlaceFacts(network_roots=(PurePosixPath("/mnt/fælles drev"),))

LOCAL = Place(PlaceKind.LOCAL)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"C:\Users\Søren\AppData\Local\Portfolio Desktop\Registre\rsi.pfreg", LOCAL),
        (r"D:\Registre\rsi.pfreg", LOCAL),
        (r"\\?\C:\Registre\rsi.pfreg", LOCAL),
        (r"C:\Users\bo\Documents\OneDrive.pfreg", LOCAL),
        (r"C:\Users\bo\Onedriver\rsi.pfreg", LOCAL),
        (r"C:\Users\bo\Region X2\rsi.pfreg", LOCAL),
        (r"\\fil01\rsi\rsi.pfreg", Place(PlaceKind.NETWORK, r"\\fil01\rsi")),
        (r"\\?\UNC\fil01\rsi\rsi.pfreg", Place(PlaceKind.NETWORK, r"\\fil01\rsi")),
        (r"\\?\unc\fil01\rsi\rsi.pfreg", Place(PlaceKind.NETWORK, r"\\fil01\rsi")),
        (r"\\?\S:\møder\rsi.pfreg", Place(PlaceKind.NETWORK, "S:\\")),
        (r"\\.\S:\møder\rsi.pfreg", Place(PlaceKind.NETWORK, "S:\\")),
        (r"\\?\D:\Delt\rsi.pfreg", Place(PlaceKind.CLOUD, "Dropbox")),
        (r"\\?\Volume{5a4c2c9e-0000-0000-0000-100000000000}\rsi.pfreg", LOCAL),
        (r"//fil01/rsi/rsi.pfreg", Place(PlaceKind.NETWORK, r"\\fil01\rsi")),
        (r"\\wsl$\Debian\home\rsi.pfreg", Place(PlaceKind.NETWORK, r"\\wsl$\Debian")),
        (r"h:\rsi.pfreg", Place(PlaceKind.NETWORK, "H:\\")),
        (r"S:\møder\rsi.pfreg", Place(PlaceKind.NETWORK, "S:\\")),
        (r"S:\OneDrive\rsi.pfreg", Place(PlaceKind.NETWORK, "S:\\")),
        (r"c:\users\BO\region x\Møder\rsi.pfreg", Place(PlaceKind.CLOUD, "OneDrive")),
        (r"D:\Delt\rsi.pfreg", Place(PlaceKind.CLOUD, "Dropbox")),
        (r"C:\Users\bo\OneDrive\rsi.pfreg", Place(PlaceKind.CLOUD, "OneDrive")),
        (r"C:\Users\bo\OneDrive - Region Syd\a\rsi.pfreg", Place(PlaceKind.CLOUD, "OneDrive")),
        (r"E:\Dropbox (Region Syd)\rsi.pfreg", Place(PlaceKind.CLOUD, "Dropbox")),
        (r"C:\Users\bo\iCloudDrive\rsi.pfreg", Place(PlaceKind.CLOUD, "iCloud")),
        (r"C:\Users\bo\Nextcloud\rsi.pfreg", Place(PlaceKind.CLOUD, "Nextcloud")),
    ],
)
def test_a_windows_path_is_judged_by_drive_share_and_folder(path: str, expected: Place) -> None:
    assert place_of(PureWindowsPath(path), WINDOWS) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/bo/rsi.pfreg", LOCAL),
        ("/mnt/fælles drev/rsi.pfreg", Place(PlaceKind.NETWORK, "/mnt/fælles drev")),
        ("/mnt/fælles drevet/rsi.pfreg", LOCAL),
        ("/home/bo/Dropbox/rsi.pfreg", Place(PlaceKind.CLOUD, "Dropbox")),
    ],
)
def test_a_linux_path_is_judged_by_mount_and_folder(path: str, expected: Place) -> None:
    assert place_of(PurePosixPath(path), LINUX) == expected


def test_only_a_local_place_is_fit_for_work() -> None:
    assert [kind for kind in PlaceKind if Place(kind).fit_for_work] == [PlaceKind.LOCAL]


def test_a_folder_of_this_machine_is_local_and_need_not_exist(tmp_path: Path) -> None:
    assert find_place(tmp_path / "not yet" / "rsi.pfreg") == LOCAL


def test_the_folders_that_onedrive_and_dropbox_name_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, box, roaming = tmp_path / "Region X", tmp_path / "Delt", tmp_path / "roaming"
    (roaming / "Dropbox").mkdir(parents=True)
    (roaming / "Dropbox" / "info.json").write_text(
        json.dumps({"business": {"path": str(box)}, "personal": "broken"}), encoding="utf-8"
    )
    monkeypatch.setenv("OneDriveCommercial", str(one))
    monkeypatch.setenv("APPDATA", str(roaming))
    found = machine_facts().cloud_folders
    assert CloudFolder("OneDrive", one) in found
    assert CloudFolder("Dropbox", box) in found
    assert find_place(one / "rsi.pfreg") == Place(PlaceKind.CLOUD, "OneDrive")


def test_a_damaged_dropbox_file_hides_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "info.json").write_text("[", encoding="utf-8")
    monkeypatch.setenv("APPDATA", str(tmp_path))
    monkeypatch.setenv("OneDrive", str(tmp_path / "one"))
    assert CloudFolder("OneDrive", tmp_path / "one") in machine_facts().cloud_folders


@pytest.mark.skipif(os.name == "nt", reason="mount tables are a Linux thing")
def test_network_mounts_are_read_from_the_mount_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "40 22 0:40 / /mnt/delt\\040drev rw shared:1 - cifs //fil01/rsi rw\n"
        "41 22 0:41 / /srv rw - nfs4 fil02:/srv rw\n",
        encoding="utf-8",
    )
    assert list(drives._remote_mounts(table)) == [Path("/mnt/delt drev"), Path("/srv")]


@pytest.mark.skipif(os.name != "nt", reason="only Windows has a registry")
def test_the_folders_that_windows_synchronises_are_read_from_its_registry(tmp_path: Path) -> None:
    import winreg

    from portfolio_desktop.environment import windows_drives

    key, hive = rf"Software\Portfolio Desktop tests\{os.getpid()}", winreg.HKEY_CURRENT_USER
    library, own = tmp_path / "Region Å - Dokumenter", tmp_path / "OneDrive - Region Å"
    places = {
        rf"{key}\Roots\OneDrive!S-1-5-21!Business1|42\UserSyncRoots": ("S-1-5-21", library),
        rf"{key}\Roots\Nextcloud!S-1-5-21!bo\UserSyncRoots": ("S-1-5-21", tmp_path / "Sky"),
        rf"{key}\Accounts\Business1": ("UserFolder", own),
        rf"{key}\Accounts\Personal": ("UserEmail", Path("bo")),
    }
    try:
        for place, (name, folder) in places.items():
            with winreg.CreateKey(hive, place) as made:
                winreg.SetValueEx(made, name, 0, winreg.REG_SZ, str(folder))
        roots = set(windows_drives.synchronised_folders(hive, rf"{key}\Roots"))
        accounts = list(windows_drives.onedrive_folders(hive, rf"{key}\Accounts"))
    finally:
        for place in (*places, *(place.rpartition("\\")[0] for place in places)):
            _forget_key(place)
        for name in ("Roots", "Accounts", ""):
            _forget_key(rf"{key}\{name}".rstrip("\\"))
    assert roots == {("OneDrive", library), ("Nextcloud", tmp_path / "Sky")}
    assert accounts == [("OneDrive", own)]


def _forget_key(path: str) -> None:
    import winreg

    with suppress(OSError):
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, path)


@pytest.mark.skipif(os.name == "nt", reason="Windows wants a right for links")
def test_a_synchronised_folder_is_known_by_any_name_that_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Region Syd").mkdir()
    (tmp_path / "REGION~1").symlink_to(tmp_path / "Region Syd")
    monkeypatch.setenv("OneDrive", str(tmp_path / "REGION~1"))
    found = find_place(tmp_path / "Region Syd" / "rsi.pfreg")
    assert found == Place(PlaceKind.CLOUD, "OneDrive")


@pytest.mark.skipif(os.name != "nt", reason="drive letters are a Windows thing")
def test_windows_answers_about_its_drives() -> None:
    roots: tuple[PurePath, ...] = machine_facts().network_roots
    assert PurePath("C:\\") not in roots
