"""Reads a foreign file in a process of its own: the parent's side and the child's.

The parent starts the program again with a hidden verb, limits it, tells it the file on standard
input and takes one JSON answer, of bounded size, from standard output. It never opens the file, so
whatever a hostile file does to a parser happens in a process without rights to write, start
programs or reach the network, and ends with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Final

from portfolio_desktop.environment.log import log_failure
from portfolio_desktop.environment.program import worker_command
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.sandbox import Job
from portfolio_desktop.exchange.tables import Limits, Workbook
from portfolio_desktop.exchange.wire import WireError, read_answer

_GLANCE: Final = 0.02
_MEGABYTE: Final = 1_000_000
_NOT_ENOUGH_QUOTA: Final = 1816
_NO_MEMORY: Final = 0xC0000017


def ask_about_file(path: Path, limits: Limits, stop: threading.Event | None) -> Workbook:
    """The file's tables as the reading process tells them. Raises `UnreadableFile`."""
    _require_file(path, limits)
    return _ask({"path": str(path.absolute())}, limits, stop)


def ask_about_pasted(
    text: str, html: str, limits: Limits, stop: threading.Event | None
) -> Workbook:
    """The tables of a clipboard's text and HTML. Raises `UnreadableFile`."""
    if len(text) + len(html) > limits.file_size:
        limit = str(limits.file_size // _MEGABYTE)
        raise UnreadableFile(Refusal.TOO_LARGE, {"limit": limit})
    return _ask({"text": text, "html": html}, limits, stop)


def _ask(what: Mapping[str, str], limits: Limits, stop: threading.Event | None) -> Workbook:
    answer = answer_of(what, b"", limits, stop)
    try:
        return read_answer(answer)
    except WireError as error:
        raise UnreadableFile(Refusal.READER_FAILED) from error


def answer_of(
    what: Mapping[str, str], body: bytes, limits: Limits, stop: threading.Event | None
) -> bytes:
    """What the reading process answers, in wire form. `body` is handed to it as it is.

    UnreadableFile where it answers nothing, too much, too late, or `stop` is set.
    """
    request = json.dumps({**what, "limits": asdict(limits)}).encode("ascii") + b"\n"
    with _started() as process:
        job = Job(process, limits)
        try:
            return _conversation(process, job, (request, body), limits, stop)
        finally:
            process.kill()
            job.close()


def _started() -> subprocess.Popen[bytes]:
    """The reading process, which waits to be asked."""
    try:
        return subprocess.Popen(
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_quiet_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:  # a virus scanner that took the program away, no memory left
        log_failure("import_worker", error)
        raise UnreadableFile(Refusal.READER_FAILED) from error


def _require_file(path: Path, limits: Limits) -> None:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableFile(Refusal.FOLDER)
        if not path.is_file():
            raise UnreadableFile(Refusal.NOT_READABLE)
    except FileNotFoundError as error:
        raise UnreadableFile(Refusal.MISSING) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(Refusal.NOT_READABLE) from error
    if size > limits.file_size:
        limit = str(limits.file_size // _MEGABYTE)
        raise UnreadableFile(Refusal.TOO_LARGE, {"limit": limit})


def _quiet_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


class _Listener(threading.Thread):
    """Takes the answer while the asking thread watches the clock; one byte too many ends it."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        super().__init__(name="import-answer", daemon=True)
        self._stream, self._most = stream, most
        self.answer = b""
        self.start()

    def run(self) -> None:
        parts: list[bytes] = []
        size = 0
        while size <= self._most:
            part = self._stream.read(1 << 16)
            if not part:
                break
            parts.append(part)
            size += len(part)
        self.answer = b"".join(parts)


def _conversation(
    process: subprocess.Popen[bytes],
    job: Job,
    request: Sequence[bytes],
    limits: Limits,
    stop: threading.Event | None,
) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    listener = _Listener(process.stdout, limits.answer)
    end = time.monotonic() + max(limits.seconds, limits.patience)
    try:
        process.stdin.writelines(request)
        process.stdin.close()
    except OSError as error:  # it ended before it could be asked
        raise UnreadableFile(Refusal.READER_FAILED) from error
    try:
        while listener.is_alive():
            listener.join(_GLANCE)
            _watch(job, end, limits, stop)
    finally:
        process.kill()
        listener.join()
    return _understood(listener.answer, process.wait(), limits)


def _watch(job: Job, end: float, limits: Limits, stop: threading.Event | None) -> None:
    if stop is not None and stop.is_set():
        raise UnreadableFile(Refusal.CANCELLED)
    if time.monotonic() > end:
        raise UnreadableFile(Refusal.TOO_SLOW, {"limit": f"{limits.seconds:g}"})
    if job.memory() > limits.memory:
        raise UnreadableFile(Refusal.TOO_MUCH_MEMORY)


def _understood(answer: bytes, status: int, limits: Limits) -> bytes:
    if len(answer) > limits.answer:
        raise UnreadableFile(Refusal.TOO_MANY_CELLS, {"limit": str(limits.cells)})
    if not answer:
        raise _without_words(status, limits)
    return answer


def _without_words(status: int, limits: Limits) -> UnreadableFile:
    """What a reader died of, told by its exit status: on POSIX minus the signal, on Windows what
    the job object gives it."""
    import signal

    if status in {-getattr(signal, "SIGXCPU", 0), _NOT_ENOUGH_QUOTA} - {0}:
        return UnreadableFile(Refusal.TOO_SLOW, {"limit": f"{limits.seconds:g}"})
    if status in {-getattr(signal, "SIGKILL", 0), _NO_MEMORY} - {0}:
        return UnreadableFile(Refusal.TOO_MUCH_MEMORY)
    return UnreadableFile(Refusal.READER_FAILED)


# The reading process -----------------------------------------------------------------------------


def main(_arguments: Sequence[str]) -> int:
    """Answer one request from standard input on standard output; the status is always 0."""
    from portfolio_desktop.exchange.reading import preload
    from portfolio_desktop.exchange.sandbox import limit_this_process

    head, _end, body = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(head)
    limits = Limits(**request["limits"])
    preload(Path(request.get("path", "")), annex="annex" in request)
    limit_this_process(limits)
    answer = (
        annex_answer(request, body, limits) if "annex" in request else answer_to(request, limits)
    )
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    # Parsers of a broken file may hang in their own clean-up.
    os._exit(0)


def answer_to(request: Mapping[str, str], limits: Limits) -> bytes:
    """The answer in wire form; every way in which reading can fail is one, too."""
    from portfolio_desktop.exchange.reading import read_file
    from portfolio_desktop.exchange.wire import refusal_bytes, workbook_bytes

    try:
        if "text" in request:
            from portfolio_desktop.exchange.clipboard import read_pasted

            return workbook_bytes(read_pasted(request["text"], request["html"], limits))
        return workbook_bytes(read_file(Path(request["path"]), limits))
    except UnreadableFile as refused:
        return refusal_bytes(refused)
    except MemoryError:
        return refusal_bytes(UnreadableFile(Refusal.TOO_MUCH_MEMORY))
    except RecursionError:
        return refusal_bytes(UnreadableFile(Refusal.DAMAGED))
    except OSError:
        return refusal_bytes(UnreadableFile(Refusal.NOT_READABLE))
    except Exception:
        # Parsers fail on broken files in more ways than they name; the file is the reason.
        return refusal_bytes(UnreadableFile(Refusal.DAMAGED))


def annex_answer(request: Mapping[str, str], body: bytes, limits: Limits) -> bytes:
    """The facts and the clean pages of an annex, in wire form."""
    from portfolio_desktop.exchange.annex_cleaning import cleaned
    from portfolio_desktop.exchange.annex_wire import annex_bytes

    return annex_bytes(cleaned(body, request["annex"], request["seal"], limits))
