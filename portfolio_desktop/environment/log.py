"""The program's log: what happened, in codes and ids, for whoever must help a user.

A log file may be mailed to anyone, so no text of a register, no name and no path gets in: only
what `_token` accepts is written, and a failure leaves its type and its places in the code, never
its message.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from portfolio_desktop import __version__

KEPT_DAYS = 30
WITHHELD = "<withheld>"

_LOGGER = logging.getLogger("portfolio_desktop")
_TOKEN = re.compile(r"[A-Za-z0-9_.:+-]{1,64}")
_FILE_NAME = re.compile(r"portfolio-desktop-(\d{4}-\d{2}-\d{2})\.log")


class _LogFile(logging.FileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk must not reach the user through the log: the edit itself says so."""


def start_log(folder: Path, *, today: date | None = None) -> None:
    """Write to one file per day in `folder`, and delete those older than thirty days.

    A file per day instead of a renamed one, since Windows cannot rename what a second process
    (a verb beside the window) has open. A folder that cannot be written to leaves the program
    without a log and is no reason to stop it.
    """
    day = today or datetime.now(UTC).date()
    stop_log()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _forget_old(folder, day)
        path = folder / f"portfolio-desktop-{day.isoformat()}.log"
        handler = _LogFile(path, encoding="utf-8")
    except OSError:
        _LOGGER.addHandler(logging.NullHandler())
        return
    formatter = logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s")
    formatter.default_msec_format = "%s.%03d"
    handler.setFormatter(formatter)
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False
    python = ".".join(str(part) for part in sys.version_info[:3])
    log_event("started", version=__version__, python=python)


def stop_log() -> None:
    """Close the file, so that its folder can be deleted on Windows too."""
    for handler in tuple(_LOGGER.handlers):
        _LOGGER.removeHandler(handler)
        handler.close()


def log_event(code: str, **facts: object) -> None:
    """`code` and facts such as ids, counts and seconds; anything wordier is withheld."""
    _LOGGER.info(_line(code, facts))


def log_failure(code: str, error: BaseException, **facts: object) -> None:
    """An unexpected end: the error's type and where it came from, innermost place last."""
    places = " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    _LOGGER.error("%s error=%s at=%s", _line(code, facts), type(error).__name__, places)


def _line(code: str, facts: dict[str, object]) -> str:
    return " ".join([_token(code), *(f"{name}={_token(value)}" for name, value in facts.items())])


def _token(value: object) -> str:
    text = str(value)
    return text if _TOKEN.fullmatch(text) else WITHHELD


def _forget_old(folder: Path, day: date) -> None:
    oldest = (day - timedelta(days=KEPT_DAYS)).isoformat()
    for path in folder.iterdir():
        named = _FILE_NAME.fullmatch(path.name)
        if named and named.group(1) < oldest:
            # Another window may have had it open for a month: it goes next time.
            with suppress(PermissionError):
                path.unlink(missing_ok=True)
