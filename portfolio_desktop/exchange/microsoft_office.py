"""Word, Excel and PowerPoint asked for a PDF, by a script of Windows' own PowerShell.

Values and the order of arguments are those of Microsoft's reference: `Documents.Open`,
`Workbooks.Open`, `Presentations.Open`, `ExportAsFixedFormat`, `Presentation.SaveAs`.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_STARTED, _BUSY = "started", "busy"
_GLANCE = 0.05
_STARTING = 5.0
"""Seconds that a program which is only starting has to be found."""

_FRAME = r"""
$ErrorActionPreference = 'Stop'
$source = "$PSScriptRoot\annex.{ending}"
$target = "$PSScriptRoot\annex.pdf"
{first}
$since = Get-Date
$office = New-Object -ComObject {name}.Application
try {
  $ours = @(Get-CimInstance Win32_Process -Filter "Name = '{image}'" | Where-Object {
    $_.CreationDate -ge $since -and $_.CommandLine -like '*-Embedding*' -and
    (Get-Process -Id $_.ProcessId).MainWindowHandle -eq 0
  } | ForEach-Object { $_.ProcessId })
  [IO.File]::WriteAllText("$PSScriptRoot\{started}", "$ours`n")
  $office.AutomationSecurity = 3
  $office.DisplayAlerts = {silent}
  $file = $office.{files}.Open($source, {opening})
  try {
    $file.{making}
  } finally {
    $file.Close({closing})
  }
} finally {
  if ($office.{files}.Count -eq 0) { $office.Quit({quitting}) } else { $office.Visible = -1 }
}
"""
"""Macros are off (3), nothing is asked, and the file is opened to be read only.

The program is no child of the script: Windows starts it, with "-Embedding", and which it is has to
be told in case it hangs. What its user has opened in it meanwhile stays, and is shown.
"""

_ONLY_ONE = r"""
$session = (Get-Process -Id $PID).SessionId
if (Get-Process -Name POWERPNT -ErrorAction SilentlyContinue |
    Where-Object { $_.SessionId -eq $session }) {
  [IO.File]::WriteAllText("$PSScriptRoot\{busy}", '')
  throw 'PowerPoint is in use.'
}
"""
"""There is never more than one PowerPoint: one that is open is its user's, and is left alone."""


class _Program(NamedTuple):
    name: str
    image: str
    files: str
    """What it calls the files that are open."""
    silent: str
    """Its value of `DisplayAlerts` for none."""
    opening: str
    """With a password that is wrong, so that a protected file fails in place of being asked for."""
    making: str
    closing: str = ""
    quitting: str = ""
    first: str = ""


_PROGRAMS: Mapping[str, _Program] = MappingProxyType(
    {
        # 17 is PDF; the last four: bookmarks of the headings, structure, missing fonts as pictures,
        # PDF/A. What is closed or quit with 0 is not saved.
        "docx": _Program(
            name="Word",
            image="WINWORD.EXE",
            files="Documents",
            silent="0",
            opening="$false, $true, $false, 'x', 'x'",
            making="ExportAsFixedFormat($target, 17, $false, 0, 0, 1, 1, 0, $false, $true, 1,"
            " $true, $true, $true)",
            closing="0",
            quitting="0",
        ),
        # Links are not updated (0), 5 is about text files alone; 0 is PDF, and 0 its usual quality.
        # No properties of the file go along, and its print areas hold.
        "xlsx": _Program(
            name="Excel",
            image="EXCEL.EXE",
            files="Workbooks",
            silent="$false",
            opening="0, $true, 5, 'x', 'x', $true",
            making="ExportAsFixedFormat(0, $target, 0, $false, $false)",
            closing="$false",
        ),
        # Read only, with its own name, in no window; 32 is PDF.
        "pptx": _Program(
            name="PowerPoint",
            image="POWERPNT.EXE",
            files="Presentations",
            silent="1",
            opening="-1, 0, 0",
            making="SaveAs($target, 32)",
            first=_ONLY_ONE,
        ),
    }
)


if sys.platform == "win32":
    import winreg

    def office_makes(ending: str) -> bool:
        """Whether the program for files that end so ("xlsx") is on this computer."""
        name = rf"{_PROGRAMS[ending].name}.Application\CLSID"
        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, name))
        except OSError:
            return False
        return True

else:

    def office_makes(ending: str) -> bool:
        """There is no such program but on Windows."""
        return False


def office_command(folder: Path, ending: str) -> list[str]:
    """Make "annex.pdf" of the "annex.xlsx" in a folder."""
    script = folder / "convert.ps1"
    script.write_text(_script(ending), encoding="ascii")
    return [
        _powershell(),
        *("-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", str(script)),
    ]


def _script(ending: str) -> str:
    text = _FRAME
    told = {"started": _STARTED, "busy": _BUSY, "ending": ending}
    for field, value in {**_PROGRAMS[ending]._asdict(), **told}.items():
        text = text.replace("{" + field + "}", value)
    return text


def _powershell() -> str:
    """By its whole path: else Windows looks in the current folder first, which may be a share."""
    windows = os.environ.get("SYSTEMROOT", r"C:\Windows")
    return rf"{windows}\System32\WindowsPowerShell\v1.0\powershell.exe"


def office_was_busy(folder: Path) -> bool:
    """Whether the script in the folder found the program with its user."""
    return (folder / _BUSY).exists()


def end_office(folder: Path, ending: str) -> None:
    """End the program that the script in the folder has started, before the script is ended."""
    for number in _numbers_started(folder / _STARTED):
        with contextlib.suppress(OSError):
            subprocess.run(
                # By name as well: the number may be another program's by now.
                [
                    *("taskkill", "/F", "/FI", f"PID eq {number}"),
                    *("/FI", f"IMAGENAME eq {_PROGRAMS[ending].image}"),
                ],
                check=False,
                capture_output=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )


def _numbers_started(told: Path) -> list[str]:
    end = time.monotonic() + _STARTING
    while True:
        with contextlib.suppress(OSError):
            words = told.read_text(encoding="ascii")
            if words.endswith("\n"):
                return [word for word in words.split() if word.isdecimal()]
        if time.monotonic() > end:
            return []
        time.sleep(_GLANCE)
