"""How fast the meeting pack is made, beside what else could print the same rows.

    python -m benchmarks.pack

One register of 1,000 projects, laid out by us (tagged, PDF/UA-1 and PDF/A-3a), by typst and
WeasyPrint (both PDF/UA-1), and by LibreOffice from the document and the workbook that we export.
Claims: at least 2.5 times typst's pages per second and 15 times LibreOffice's; 10,000 rows in at
most 12 times the time of 1,000 and within 300 MB.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks import rivals
from benchmarks.claims import Claim, Result, at_least, at_most, told
from benchmarks.report import FEW, MANY, own_report, rows
from benchmarks.rivals import Printed, RivalMissingError

LEAST_TIMES_TYPST, LEAST_TIMES_OFFICE = 2.5, 15.0
MOST_TIMES_MANY, MOST_MEGABYTES = 12.0, 300.0
_ROUNDS = 3
_LINES_OF_MEMORY = "import sys; from benchmarks.pack import tell_memory; tell_memory({rows})"


def own_pages(count: int) -> Printed:
    """The best of several runs: the machine's other work only ever adds."""
    made = rows(count)
    own_report(made[:50])
    found = []
    for _round in range(_ROUNDS):
        start = time.perf_counter()
        pages = own_report(made)
        found.append(Printed(time.perf_counter() - start, pages))
    return min(found)


def tell_memory(count: int) -> None:
    """Print how many MB this process has needed at most, once it has laid out so many rows."""
    import resource

    own_report(rows(count))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _memory(count: int) -> float:
    code = _LINES_OF_MEMORY.format(rows=count)
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return float(done.stdout)
