"""What the command line says, on consoles of every age."""

from __future__ import annotations

import codecs
import errno
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO, TextIOWrapper
from typing import Any

from portfolio_desktop.environment.box import show_box

_SPEAKER = "portfolio-desktop: "
_NEAREST = "portfolio-desktop-nearest"
_PLAINER = {"→": "->", "−": "-", "–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "’": "'"}


class Refusal(Exception):  # noqa: N818 (an answer, not an accident)
    """The verb cannot be done and nothing was changed; the message is one whole sentence."""


class _Unheard(StringIO):
    """Stands in for a stream that the windowed program on Windows lacks."""


def prepare_streams() -> None:
    """Let no character stop the program: what the code page lacks is said as near as it can be."""
    if sys.stdout is None:
        sys.stdout = _Unheard()
    if sys.stderr is None:
        sys.stderr = _Unheard()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_NEAREST)


def _as_near_as_can_be(error: UnicodeError) -> tuple[str, int]:
    """The handler for signs that a code page lacks, such as `→` in that of Danish Windows."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAINER.get(sign, "?") for sign in lacking), error.end


codecs.register_error(_NEAREST, _as_near_as_can_be)


def say(text: str = "") -> None:
    with _closed_pipes_known():
        sys.stdout.write(f"{_harmless(text)}\n")


def warn(text: str) -> None:
    """One line on standard error, line breaks inside `text` made blanks."""
    sys.stderr.write(f"{_SPEAKER}{_harmless(text)}\n")


def all_said() -> None:
    """Hand on what still waits to be written; BrokenPipeError where nobody reads it any more."""
    with _closed_pipes_known():
        sys.stdout.flush()


def show_what_nobody_heard() -> None:
    """Complaints of a program without a console, in a box: who double-clicked saw nothing."""
    if isinstance(sys.stderr, _Unheard) and sys.stderr.getvalue():
        lines = sys.stderr.getvalue().splitlines()
        show_box("\n".join(line.removeprefix(_SPEAKER) for line in lines))


def say_json(value: Any) -> None:
    """As UTF-8 where the stream is UTF-8, else with escapes, so that nothing is ever lost."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    text = json.dumps(value, ensure_ascii=encoding != "utf8", indent=2)
    with _closed_pipes_known():
        sys.stdout.write(f"{text}\n")


@contextmanager
def _closed_pipes_known() -> Iterator[None]:
    """Windows calls a pipe that nobody reads any more an invalid argument."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise BrokenPipeError(errno.EPIPE, error.strerror) from error
        raise


def _harmless(text: str) -> str:
    """On one line, and without signs that a terminal would obey: the text may be a stranger's."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    words = " ".join(text.split())
    return indent + "".join(sign if sign.isprintable() else "\ufffd" for sign in words)
