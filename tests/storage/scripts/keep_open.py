"""Have a register open, as a window does: `keep_open.py FILE [save]`; with `save` edit without end.

Says on its first line that it is open, and is killed by whoever started it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label


def main() -> None:
    register = RegisterFile.open(Path(sys.argv[1]), actor="den anden")
    print("open", flush=True)
    number = 0
    while True:
        if "save" in sys.argv:
            number += 1
            with register.edit(Label("saved")) as session:
                session.set("register", register.id, "name", f"Navn {number}")
                session.set("register", register.id, "forum", f"Forum {number}")
        time.sleep(0.02)


if __name__ == "__main__":
    main()
