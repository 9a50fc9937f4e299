"""Makes PDFs of office files with LibreOffice, or of documents with Word, where one is there.

The office program has a folder of its own that goes afterwards, runs no macros, fetches nothing,
and is ended with its children when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from portfolio_desktop.environment.log import log_failure
from portfolio_desktop.exchange.word_conversion import word_command, word_is_there

_OFFICE = "application/vnd.openxmlformats-officedocument."
_KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        _OFFICE + "wordprocessingml.document": ("docx", "writer"),
        _OFFICE + "spreadsheetml.sheet": ("xlsx", "calc"),
        _OFFICE + "presentationml.presentation": ("pptx", "impress"),
    }
)
"""The ending, and which part of LibreOffice it is for."""

CONVERTIBLE = frozenset(_KINDS)

_OPTIONS = (
    '{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"3"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportNotes":{"type":"boolean","value":"false"}}'
)
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Calc/Content/Update", "Link", "2"),
)
PROGRAM = "PORTFOLIO_DESKTOP_OFFICE"
"""The variable that names the program; one that is empty means that nothing is converted."""
_NOWHERE = "http://127.0.0.1:9"
_GLANCE = 0.05
_MEMORY = 4_000_000_000
_LARGEST = 300_000_000
_USUAL_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
_ONE_AT_A_TIME = threading.Lock()
"""An office program takes a core and a few hundred megabytes."""


class NoConverterError(Exception):
    """There is no program on this computer that could do it."""


class ConversionError(Exception):
    """The program gave no PDF: it failed, took too long, or was told to stop."""


def libreoffice() -> str:
    """The program, "" where there is none or the computer's owner wants none used."""
    named = os.environ.get(PROGRAM)
    if named is not None:
        return named
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def as_pdf(
    data: bytes, media_type: str, stop: threading.Event | None = None, seconds: float = 60.0
) -> bytes:
    """The file as a PDF. NoConverterError or ConversionError; the latter within a moment after
    another thread has set `stop`."""
    ending, part = _KINDS[media_type]
    program = libreoffice()
    by_word = not program and PROGRAM not in os.environ and ending == "docx" and word_is_there()
    if not program and not by_word:
        raise NoConverterError
    with (
        _ONE_AT_A_TIME,
        tempfile.TemporaryDirectory(prefix="annex-", ignore_cleanup_errors=True) as made,
    ):
        folder = Path(made)
        # A plain name: some programs cannot open others where the system's language is unset.
        (folder / f"annex.{ending}").write_bytes(data)
        command = word_command(folder) if by_word else _command(program, folder, ending, part)
        _run(command, folder, stop, seconds)
        try:
            return (folder / "annex.pdf").read_bytes()
        except OSError as error:
            raise ConversionError from error


def _command(program: str, folder: Path, ending: str, part: str) -> list[str]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", f"pdf:{part}_pdf_Export:{_OPTIONS}"),
        *("--outdir", str(folder), str(folder / f"annex.{ending}")),
    ]


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _run(command: list[str], folder: Path, stop: threading.Event | None, seconds: float) -> None:
    end = time.monotonic() + seconds
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(folder),
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        log_failure("annex_conversion", error)
        raise ConversionError from error
    try:
        _limit(process, seconds)
        while process.poll() is None:
            if time.monotonic() > end or (stop is not None and stop.is_set()):
                raise ConversionError
            time.sleep(_GLANCE)
    finally:
        _end(process)


def _environment(folder: Path) -> dict[str, str]:
    """Nothing is fetched, and what is written lies in the folder that goes."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOWHERE)
    return {**os.environ, **proxies, "TMPDIR": str(folder), "TMP": str(folder), "LC_ALL": "C.UTF-8"}


if sys.platform == "win32":

    def _limit(_process: subprocess.Popen[bytes], _seconds: float) -> None:
        """Only the time is limited there."""

    def _end(process: subprocess.Popen[bytes]) -> None:
        """With all it has started."""
        if process.poll() is None:
            with contextlib.suppress(OSError):
                subprocess.run(
                    ["taskkill", "/F", "/T", "/PID", str(process.pid)],
                    check=False,
                    capture_output=True,
                    creationflags=subprocess.CREATE_NO_WINDOW,
                )
        process.wait()

else:
    import resource
    import signal

    def _limit(process: subprocess.Popen[bytes], seconds: float) -> None:
        prlimit = getattr(resource, "prlimit", None)
        if prlimit is None:
            return
        cpu = int(2 * seconds) + 1
        for kind, most in (
            (resource.RLIMIT_AS, _MEMORY),
            (resource.RLIMIT_FSIZE, _LARGEST),
            (resource.RLIMIT_CPU, cpu),
        ):
            with contextlib.suppress(OSError, ValueError):
                prlimit(process.pid, kind, (most, most))

    def _end(process: subprocess.Popen[bytes]) -> None:
        """With all it has started."""
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
