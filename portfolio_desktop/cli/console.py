"""What the command line says, on consoles of every age."""

from __future__ import annotations

import json
import sys
from io import StringIO, TextIOWrapper
from typing import Any


class Refusal(Exception):  # noqa: N818 (an answer, not an accident)
    """The verb cannot be done and nothing was changed; the message is one whole sentence."""


def prepare_streams() -> None:
    """Let no character stop the program: what the console's code page lacks is shown as `?`.

    The windowed program on Windows has no streams at all; its words go nowhere.
    """
    if sys.stdout is None:
        sys.stdout = StringIO()
    if sys.stderr is None:
        sys.stderr = StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    sys.stdout.write(f"{_harmless(text)}\n")


def warn(text: str) -> None:
    """One line on standard error, line breaks inside `text` made blanks."""
    sys.stderr.write(f"portfolio-desktop: {_harmless(text)}\n")


def say_json(value: Any) -> None:
    """As UTF-8 where the stream is UTF-8, else with escapes, so that nothing is ever lost."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    text = json.dumps(value, ensure_ascii=encoding != "utf8", indent=2)
    sys.stdout.write(f"{text}\n")


def _harmless(text: str) -> str:
    """On one line, and without signs that a terminal would obey: the text may be a stranger's."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    words = " ".join(text.split())
    return indent + "".join(sign if sign.isprintable() else "\ufffd" for sign in words)
