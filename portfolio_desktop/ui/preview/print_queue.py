"""Takes what was drawn for a printer out of its queue again.

`QPrinter.abort` does nothing, neither on Windows nor with CUPS, and the end of the painter sends
what was drawn so far.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable

if sys.platform == "win32":
    from ctypes import wintypes

    _DELETE = 5
    _MOST_JOBS = 1000

    class _Job(ctypes.Structure):
        """Win32's `JOB_INFO_1W`."""

        _fields_ = (
            ("number", wintypes.DWORD),
            ("printer", wintypes.LPWSTR),
            ("machine", wintypes.LPWSTR),
            ("user", wintypes.LPWSTR),
            ("document", wintypes.LPWSTR),
            ("data_type", wintypes.LPWSTR),
            ("status_words", wintypes.LPWSTR),
            ("status", wintypes.DWORD),
            ("priority", wintypes.DWORD),
            ("position", wintypes.DWORD),
            ("pages", wintypes.DWORD),
            ("printed", wintypes.DWORD),
            ("submitted", wintypes.WORD * 8),
        )

    def end_unprinted(printer: str, title: str, end: Callable[[], object]) -> None:
        """End a painter whose pages go to nobody: on Windows their job is deleted as long as they
        are being drawn, and of those that are called so it is the last."""
        spooler = ctypes.WinDLL("winspool.drv")
        handle = wintypes.HANDLE()
        if spooler.OpenPrinterW(printer, ctypes.byref(handle), None):
            try:
                numbers = [job.number for job in _jobs(spooler, handle) if job.document == title]
                if numbers:
                    spooler.SetJobW(handle, numbers[-1], 0, None, _DELETE)
            finally:
                spooler.ClosePrinter(handle)
        end()

    def _jobs(spooler: ctypes.WinDLL, handle: wintypes.HANDLE) -> list[_Job]:
        """In the order of the queue. The words they point to stand behind them in the buffer, which
        each of them keeps."""
        needed, returned = wintypes.DWORD(), wintypes.DWORD()
        told = ctypes.byref(needed), ctypes.byref(returned)
        spooler.EnumJobsW(handle, 0, _MOST_JOBS, 1, None, 0, *told)
        room = ctypes.create_string_buffer(max(needed.value, 1))
        if not spooler.EnumJobsW(handle, 0, _MOST_JOBS, 1, room, needed, *told):
            return []
        return list((_Job * returned.value).from_buffer(room))

else:
    _MINE, _NOT_ENDED = 1, 0

    class _Job(ctypes.Structure):
        """CUPS' `cups_job_t`."""

        _fields_ = (
            ("number", ctypes.c_int),
            ("printer", ctypes.c_char_p),
            ("title", ctypes.c_char_p),
            ("user", ctypes.c_char_p),
            ("format", ctypes.c_char_p),
            ("state", ctypes.c_int),
            ("size", ctypes.c_int),
            ("priority", ctypes.c_int),
            ("completed", ctypes.c_long),
            ("created", ctypes.c_long),
            ("processed", ctypes.c_long),
        )

    def end_unprinted(printer: str, title: str, end: Callable[[], object]) -> None:
        """End a painter whose pages go to nobody: CUPS gets them when the painter ends, and of the
        user's jobs that are called so the newest is cancelled."""
        end()
        found = ctypes.util.find_library("cups")
        if found is None:
            return
        cups = ctypes.CDLL(found)
        name = printer.encode()
        jobs = ctypes.POINTER(_Job)()
        count = cups.cupsGetJobs(ctypes.byref(jobs), name, _MINE, _NOT_ENDED)
        mine = [jobs[index].number for index in range(count) if jobs[index].title == title.encode()]
        if mine:
            cups.cupsCancelJob(name, max(mine))
        cups.cupsFreeJobs(count, jobs)
