"""Makes PDFs of office files with LibreOffice, or with the Microsoft program for their kind.

The office program has a folder of its own that goes afterwards, runs no macros, fetches nothing,
and is ended with its children when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from portfolio_desktop.environment.handed import passing_folder
from portfolio_desktop.environment.log import log_failure
from portfolio_desktop.exchange.microsoft_office import (
    end_office,
    office_command,
    office_makes,
    office_was_busy,
)

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
_ZIP = b"PK"
"""A file with a password is none, and a program would wait for somebody to type it."""
_ONE_AT_A_TIME = threading.Lock()
"""An office program takes a core and a few hundred megabytes."""


class NoConverterError(Exception):
    """There is no program on this computer that could do it."""


class ConversionError(Exception):
    """The program gave no PDF: it failed, took too long, or was told to stop."""


class ConverterBusyError(ConversionError):
    """The one program that there can be is in the hands of its user."""


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
    """The file as a PDF. NoConverterError, ConverterBusyError or ConversionError; the last within a
    moment after another thread has set `stop`, or a few seconds where a Microsoft program is only
    starting."""
    ending, part = _KINDS[media_type]
    program = libreoffice()
    by_microsoft = not program and PROGRAM not in os.environ and office_makes(ending)
    if not program and not by_microsoft:
        raise NoConverterError
    if not data.startswith(_ZIP):
        raise ConversionError
    with _ONE_AT_A_TIME, passing_folder() as folder:
        # A plain name: some programs cannot open others where the system's language is unset.
        (folder / f"annex.{ending}").write_bytes(data)
        give_up: Callable[[], None]
        if by_microsoft:
            command, give_up = office_command(folder, ending), partial(end_office, folder, ending)
        else:
            command, give_up = _command(program, folder, ending, part), _nothing
        _run(command, folder, stop, seconds, give_up)
        try:
            return (folder / "annex.pdf").read_bytes()
        except OSError as error:
            raise (ConverterBusyError if office_was_busy(folder) else ConversionError) from error


def _nothing() -> None:
    """LibreOffice ends with all that it has started."""


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


def _run(
    command: list[str],
    folder: Path,
    stop: threading.Event | None,
    seconds: float,
    give_up: Callable[[], None],
) -> None:
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
    family = _Family(process, seconds)
    try:
        while process.poll() is None:
            if time.monotonic() > end or (stop is not None and stop.is_set()):
                give_up()
                raise ConversionError
            time.sleep(_GLANCE)
    finally:
        family.end()


def _environment(folder: Path) -> dict[str, str]:
    """Nothing is fetched, and what is written lies in the folder that goes. A newer PowerShell that
    the program may have been started from leaves modules to be found that Windows' own cannot read.
    """
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOWHERE)
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    own = {name: value for name, value in os.environ.items() if name.upper() != "PSMODULEPATH"}
    return {**own, **proxies, **places, "LC_ALL": "C.UTF-8"}


if sys.platform == "win32":
    from portfolio_desktop.exchange.windows_job import Family, family_limits

    class _Family:
        """The program and all it starts: `soffice.com` only waits for the one that works."""

        def __init__(self, process: subprocess.Popen[bytes], _seconds: float) -> None:
            self._process = process
            self._job = Family(process, family_limits(_MEMORY))

        def end(self) -> None:
            if self._process.poll() is None:
                self._end_what_is_outside_the_job()
            self._job.close()
            self._process.wait()

        def _end_what_is_outside_the_job(self) -> None:
            """Where the computer's owner allows no jobs, children are found by their parent."""
            with contextlib.suppress(OSError):
                subprocess.run(
                    ["taskkill", "/F", "/T", "/PID", str(self._process.pid)],
                    check=False,
                    capture_output=True,
                    creationflags=subprocess.CREATE_NO_WINDOW,
                )

else:
    import resource
    import signal

    class _Family:
        """The program and all it starts."""

        def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
            self._process = process
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

        def end(self) -> None:
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
