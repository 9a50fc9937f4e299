"""What the command line says before it is parsed: its language, its verb, or the window's register.

The window is started by a double click more often than by a verb, and then needs no parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from portfolio_desktop.cli.console import Refusal
from portfolio_desktop.environment.texts import _

VERBS = (
    "demo",
    "new",
    "import",
    "forms",
    "export",
    "pack",
    "sheet",
    "meeting",
    "check",
    "history",
    "tables",
)


def names_only_a_register(arguments: Sequence[str]) -> bool:
    """Whether the window is wanted and nothing else is said: no option and no verb."""
    if not arguments:
        return True
    return len(arguments) == 1 and bool(arguments[0]) and not is_option_or_verb(arguments[0])


def is_option_or_verb(word: str) -> bool:
    return word.startswith("-") or word in VERBS


def require_register(path: Path) -> None:
    """A slip in a verb is told as that, before what stands after it."""
    if not path.suffix and not path.exists():
        raise Refusal(_("“{word}” is neither a verb nor a register.").format(word=path))


def first_word(arguments: Sequence[str]) -> str:
    words = list(arguments)
    while words and words[0].startswith("-"):
        taken = 2 if words[0] == "--language" else 1
        words = words[taken:]
    return words[0] if words else ""


def named_language(arguments: Sequence[str]) -> str | None:
    """What `--language` names, looked for by hand: the parser itself speaks in it."""
    for index, argument in enumerate(arguments):
        if argument == "--language":
            return arguments[index + 1] if index + 1 < len(arguments) else None
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return None
