"""Windows job objects: around the reading process (memory, time and no children of its own), and
around an office program, with which all that it has started ends.

Limits of Win32's `JOBOBJECT_EXTENDED_LIMIT_INFORMATION`. What cannot be set is no refusal: the
parent watches time and memory by itself as well.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys

from portfolio_desktop.exchange.tables import Limits

_EXTENDED_LIMITS = 9
_ACTIVE_PROCESS, _PROCESS_TIME, _PROCESS_MEMORY = 0x8, 0x2, 0x100
_DIE_ON_UNHANDLED, _KILL_ON_CLOSE = 0x400, 0x2000
_TICKS_PER_SECOND = 10_000_000


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _IoCounters(ctypes.Structure):
    _fields_ = tuple((f"Counter{index}", ctypes.c_uint64) for index in range(6))


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("Basic", _BasicLimits),
        ("Io", _IoCounters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def job_limits(limits: Limits) -> _ExtendedLimits:
    """The structure handed to Windows; times are in units of 100 nanoseconds."""
    wanted = _ExtendedLimits()
    wanted.Basic.LimitFlags = (
        _PROCESS_TIME | _PROCESS_MEMORY | _ACTIVE_PROCESS | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
    )
    wanted.Basic.PerProcessUserTimeLimit = int(limits.seconds * _TICKS_PER_SECOND)
    # A venv's python.exe is a launcher: the interpreter proper is its child.
    wanted.Basic.ActiveProcessLimit = 2
    wanted.ProcessMemoryLimit = limits.memory
    return wanted


def family_limits(memory: int) -> _ExtendedLimits:
    """For a program that may start others: each has so much memory, and all end with the job."""
    wanted = _ExtendedLimits()
    wanted.Basic.LimitFlags = _PROCESS_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
    wanted.ProcessMemoryLimit = memory
    return wanted


if sys.platform == "win32":

    def _handle_of(process: subprocess.Popen[bytes]) -> int:
        """The process handle, which `subprocess` keeps but does not show."""
        return int(vars(process)["_handle"])

    class Family:
        """Holds a process and all that it starts; what is in it ends when it is closed."""

        def __init__(self, process: subprocess.Popen[bytes], wanted: _ExtendedLimits) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = ctypes.c_void_p
            self._job = ctypes.c_void_p(self._kernel.CreateJobObjectW(None, None))
            self._process = ctypes.c_void_p(_handle_of(process))
            self._kernel.SetInformationJobObject(
                self._job, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
            )
            self._kernel.AssignProcessToJobObject(self._job, self._process)

        def close(self) -> None:
            self._kernel.CloseHandle(self._job)

    class Job(Family):
        """Holds the reading process."""

        def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
            super().__init__(process, job_limits(limits))

        def memory(self) -> int:
            """The highest memory the job has used so far, in bytes."""
            found = _ExtendedLimits()
            told = self._kernel.QueryInformationJobObject(
                self._job, _EXTENDED_LIMITS, ctypes.byref(found), ctypes.sizeof(found), None
            )
            return int(found.PeakJobMemoryUsed) if told else 0
