"""From the words on the command line to an exit status; nothing gets past it as a traceback.

0 done; 1 `import` left rows or columns out, or `check` has findings; 2 refused or unusable input,
one line on standard error, nothing changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from portfolio_desktop.cli.argparse_words import speak_to_argparse
from portfolio_desktop.cli.console import (
    Refusal,
    all_said,
    prepare_streams,
    show_what_nobody_heard,
    warn,
)
from portfolio_desktop.cli.first_words import (
    named_language,
    names_only_a_register,
    require_register,
)
from portfolio_desktop.cli.verbs import OpenWindow, show_window
from portfolio_desktop.cli.worker import WORKER_VERB, run_worker
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.language import choose_language
from portfolio_desktop.environment.log import log_event, log_failure, start_log, stop_log
from portfolio_desktop.environment.preferences import load_preferences
from portfolio_desktop.environment.texts import _, use_language

DONE, FINDINGS, REFUSED, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Carry out what `arguments` (without the program's name) ask for, and return the status."""
    prepare_streams()
    status = _ended(arguments, open_window)
    if status == REFUSED:
        show_what_nobody_heard()
    return status


def _ended(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """The status, whatever happens on the way."""
    try:
        if arguments and arguments[0] == WORKER_VERB:
            return run_worker(arguments[1:])
        _choose_language(arguments)
        return _carried_out(arguments, open_window)
    except Refusal as refusal:
        warn(str(refusal))
        return REFUSED
    except KeyboardInterrupt:
        warn(_("Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output (`| head`) has seen enough. Python would complain once more
        # when it flushes at exit, so the stream is led to nowhere first.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        return _unexpected(error)
    finally:
        stop_log()


def _choose_language(arguments: Sequence[str]) -> None:
    preferences = load_preferences(program_folders().preferences).preferences
    language = choose_language(named_language(arguments), preferences.language)
    use_language(language)
    speak_to_argparse(language)


def _carried_out(arguments: Sequence[str], open_window: OpenWindow) -> int:
    if names_only_a_register(arguments):
        return _window(arguments, open_window)
    from portfolio_desktop.cli.arguments import parse  # not at every start of the window

    try:
        options = parse(arguments)
    except SystemExit as stopped:  # argparse has answered --help or --version
        all_said()
        return int(stopped.code or DONE)
    start_log(program_folders().logs)
    log_event("verb", name=options.run.__name__)
    status: int = options.run(options, open_window)
    all_said()
    return status


def _window(arguments: Sequence[str], open_window: OpenWindow) -> int:
    register = Path(arguments[0]) if arguments else None
    if register is not None:
        require_register(register)
    start_log(program_folders().logs)
    log_event("verb", name="window")
    status = show_window(register, open_window)
    all_said()
    return status


def _unexpected(error: Exception) -> int:
    sentence = _known_sentence(error)
    if sentence is None:
        log_failure("unexpected", error)
        sentence = _(
            "Something went wrong that should not ({kind}); what was saved before is safe. "
            "The log in {folder} tells where."
        ).format(kind=type(error).__name__, folder=program_folders().logs)
    warn(sentence)
    return REFUSED


def _known_sentence(error: Exception) -> str | None:
    """None for what is a bug of ours, also when the program's own parts cannot be loaded."""
    try:
        from portfolio_desktop.cli.sentences import sentence_of

        return sentence_of(error)
    except Exception as broken:
        log_failure("sentences", broken)
        return None
