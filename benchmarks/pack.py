"""How fast the meeting pack is made, beside what else could print the same rows.

    python -m benchmarks.pack

One register of 1,000 projects, laid out by us (tagged, PDF/UA-1 and PDF/A-3a), by typst and
WeasyPrint (both PDF/UA-1), and by LibreOffice from the document and the workbook that we export.
Claims: at least 2.5 times typst's pages per second and 15 times LibreOffice's; 10,000 rows in at
most 12 times the time of 1,000 and within 300 MB.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from benchmarks import rivals
from benchmarks.claims import Result, at_least, at_most, told
from benchmarks.report import FEW, MANY, content, own_report, rows
from benchmarks.rivals import Printed, RivalMissingError
from portfolio_desktop.domain.meetings import Meeting, MeetingState
from portfolio_desktop.exchange.write_grid import grid_xlsx
from portfolio_desktop.exchange.write_papers import report_docx
from portfolio_desktop.reports import style
from portfolio_desktop.reports.typeface import Typefaces
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.attachments import Owner, OwnerField, add_attachment
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.pack_parts import PackChoice, SheetsOf
from portfolio_desktop.services.pack_values import GridRow
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.workflows.demo import make_demo
from portfolio_desktop.workflows.issuing import agenda_bytes, page_count, prepare_issue

LEAST_TIMES_TYPST, LEAST_TIMES_OFFICE = 2.5, 15.0
MOST_TIMES_MANY, MOST_MEGABYTES, MOST_SECONDS = 12.0, 300.0, 2.0
_ROUNDS = 3
_ANNEXES, _ANNEX_PAGES = 10, 3
_LINES_OF_MEMORY = "from benchmarks.pack import tell_memory; tell_memory({rows})"


def own_pages(count: int) -> Printed:
    """The best of several runs: the machine's other work only ever adds."""
    made = rows(count)
    own_report(made[:50])
    return min(rivals.timed(lambda: own_report(made)) for _round in range(_ROUNDS))


def tell_memory(count: int) -> None:
    """Print how many MB this process has needed at most, once it has laid out so many rows.

    Asked of the system's own account of it: what getrusage() tells begins with the parent's most.
    """
    own_report(rows(count))
    status = Path("/proc/self/status")
    peak = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else "0"
    print(int(peak) / 1024)


def _memory(count: int) -> float:
    code = _LINES_OF_MEMORY.format(rows=count)
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    return float(done.stdout)


def normal_pack(folder: Path) -> Printed:
    """The papers of the demo's next meeting with a sheet for every project and ten annexes, from
    the register to the finished file; the best of several runs."""
    with open_register(make_demo(folder), actor="benchmark") as register:
        planned = register.reader.board.rows(Meeting, state=[MeetingState.PLANNED])
        meeting = min(planned, key=lambda each: each.held_on or date.max)
        items = [item for _number, item in items_of(register.reader, meeting.id)]
        for number, item in zip(range(_ANNEXES), cycle(items)):
            owner = Owner(OwnerField.ITEM, item.id)
            add_attachment(register, owner, f"Notat {number + 1}.pdf", _annex(number))
        wish = AgendaWish(meeting.id, choice=PackChoice(sheets=SheetsOf.ALL))
        found = []
        for _round in range(_ROUNDS):
            start = time.perf_counter()
            pdf = agenda_bytes(prepare_issue(register, wish).content)
            found.append(Printed(time.perf_counter() - start, page_count(pdf)))
    return min(found)


def _annex(number: int) -> bytes:
    """A note of a few pages that is not tagged, as most are."""
    Typefaces()
    out = io.BytesIO()
    canvas = Canvas(out, initialFontName=style.CELL.face.value)
    for page in range(_ANNEX_PAGES):
        canvas.setFont(style.CELL.face.value, 11)
        canvas.drawString(72, 770, f"Notat {number + 1}, side {page + 1}")
        for line in range(40):
            canvas.drawString(72, 740 - 16 * line, f"{line + 1}. Testmiljøet mangler stadig.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def measure() -> Result:
    """Every ratio whose other side is on this machine, with the figures they come from."""
    grid = rows(FEW)
    own, lot = own_pages(FEW), own_pages(MANY)
    runs = [_run("ours", own), _run(f"ours, {MANY:,} rows", lot)]
    ratios = [
        at_most(
            f"Pack: {MANY:,} rows against {FEW:,}, time", lot.seconds / own.seconds, MOST_TIMES_MANY
        )
    ]
    for what, least, make in _RIVALS:
        try:
            printed = make(grid)
        except RivalMissingError as missing:
            runs.append({"what": f"{what}: {missing}"})
            continue
        runs.append(_run(what, printed))
        times = own.pages_per_second / printed.pages_per_second
        ratios.append(at_least(f"Pack: pages per second against {what}", times, least))
    ratios.append(at_most(f"Pack: memory for {MANY:,} rows, MB", _memory(MANY), MOST_MEGABYTES))
    with tempfile.TemporaryDirectory() as folder:
        normal = normal_pack(Path(folder))
    runs.append(_run(f"papers of a meeting with {_ANNEXES} annexes", normal))
    ratios.append(
        at_most(
            f"Pack: {normal.pages} pages with {_ANNEXES} annexes, s", normal.seconds, MOST_SECONDS
        )
    )
    return {"runs": runs, "ratios": ratios}


def _run(what: str, printed: Printed) -> dict[str, object]:
    return {
        "what": what,
        "seconds": round(printed.seconds, 3),
        "pages": printed.pages,
        "pages_per_second": round(printed.pages_per_second, 1),
    }


def _document_pages(grid: Sequence[GridRow]) -> Printed:
    few, many = (report_docx(content(tuple(part))) for part in (grid[:2], grid))
    return rivals.office_pages(many, few, ".docx")


def _workbook_pages(grid: Sequence[GridRow]) -> Printed:
    few, many = (grid_xlsx(content(tuple(part))) for part in (grid[:2], grid))
    return rivals.office_pages(many, few, ".xlsx")


_RIVALS = (
    ("typst", LEAST_TIMES_TYPST, rivals.typst_pages),
    ("WeasyPrint", LEAST_TIMES_TYPST, rivals.weasyprint_pages),
    ("LibreOffice, a document", LEAST_TIMES_OFFICE, _document_pages),
    ("LibreOffice, a workbook", LEAST_TIMES_OFFICE, _workbook_pages),
)

if __name__ == "__main__":
    sys.exit(told(measure()))
