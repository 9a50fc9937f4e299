"""Let every single write and sync of an edit fail, one after the other, and look what is kept.

Run under LD_PRELOAD with `faulty.c`: `fail_each_call.py FOLDER ERRNO STICKY`. Prints one JSON
object with the counts; exits 1 with a sentence where a promise was broken.
"""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path

from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

SHIM = ctypes.CDLL(None)
SHIM.fault_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int]
SHIM.fault_count.restype = ctypes.c_long
EXPECTED = {Trouble.IO, Trouble.DISK_FULL, Trouble.CANNOT_OPEN}
ROWS = 6


def text(edit: int) -> str:
    return f"{edit} " + "bemærkning " * 80


def require(condition: bool, sentence: str) -> None:
    if not condition:
        sys.exit(sentence)


def edit(register: RegisterFile, number: int) -> None:
    with register.edit(Label("failing")) as session:
        for row in range(ROWS):
            session.set("report", f"r{row}", "remarks", text(number))


def kept(register: RegisterFile, point: int) -> int:
    numbers = {int(row.remarks.split()[0]) for row in register.reader.reports()}
    require(len(numbers) == 1, f"point {point}: half an edit is in the rows: {numbers}")
    return numbers.pop()


def main(folder: Path, error: int, sticky: int) -> None:
    path = folder / "fejl.pfreg"
    register = RegisterFile.create(path, info=RegisterInfo(id="f", name="Fejl"), actor="fejl")
    register._usable().execute("PRAGMA cache_size = 8")
    with register.edit(Label("filled")) as session:
        for row in range(ROWS):
            session.create("report", f"r{row}", {"period": "2023-10", "remarks": text(0)})
    number = failures = point = 0
    while True:
        point += 1
        before, number = number, number + 1
        SHIM.fault_arm(point, error, sticky)
        try:
            edit(register, number)
        except StorageError as trouble:
            failed = True
            require(trouble.code in EXPECTED, f"point {point}: {trouble}")
        else:
            failed = False
        reached = SHIM.fault_count() >= point
        SHIM.fault_arm(0, 0, 0)
        if failed:
            failures += 1
            require(kept(register, point) in {before, number}, f"point {point}: another edit")
        else:
            require(kept(register, point) == number, f"point {point}: said to be saved, is not")
        number += 1
        edit(register, number)
        require(kept(register, point) == number, f"point {point}: the next edit is not kept")
        if point % 10 == 0 or not reached:
            register.close()
            register = RegisterFile.open(path, actor="fejl")
            register._usable().execute("PRAGMA cache_size = 8")
            require(kept(register, point) == number, f"point {point}: not in the file")
        if not reached:
            break
    damage = [finding for finding in register.check() if finding.is_damage]
    require(not damage, f"findings: {damage}")
    register.close()
    print(json.dumps({"points": point - 1, "failures": failures}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
