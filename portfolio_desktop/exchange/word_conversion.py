"""The way to have Word make a PDF of a document, by a script of Windows' own PowerShell."""

from __future__ import annotations

import sys
from pathlib import Path

_SCRIPT = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $document = $word.Documents.Open('{source}', $false, $true, $false)
  $document.ExportAsFixedFormat('{target}', 17, $false, 0, 0, 1, 1, 0, $false, $true, 1, $true,
    $true, $true)
  $document.Close(0)
} finally {
  $word.Quit(0)
}
"""
"""17 is PDF; the last four: bookmarks of the headings, structure, missing fonts as pictures, PDF/A.
Macros are off (3), nothing is asked, and the document is opened to be read only."""


if sys.platform == "win32":
    import winreg

    def word_is_there() -> bool:
        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))
        except OSError:
            return False
        return True

else:

    def word_is_there() -> bool:
        return False


def word_command(folder: Path) -> list[str]:
    """Make "annex.pdf" of the "annex.docx" in a folder."""
    script = folder / "convert.ps1"
    text = _SCRIPT.replace("{source}", _quoted(folder / "annex.docx"))
    script.write_text(text.replace("{target}", _quoted(folder / "annex.pdf")), encoding="utf-8-sig")
    return [
        *("powershell.exe", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"),
        *("-File", str(script)),
    ]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
