"""How fast the status report is laid out, as ratios within one run.

    python -m benchmarks.report [rows]

Two claims: ten times the rows take at most twelve times as long (the layout is linear), and the
report makes at least four times the pages per second of reportlab's own LongTable with the same
content: the same columns, fonts, lamps, hyphenated remarks and repeated heads, but untagged.
"""

from __future__ import annotations

import gc
import io
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, LongTable, PageTemplate, Paragraph

from benchmarks.claims import Result, at_least, at_most, told
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.reports import style
from portfolio_desktop.reports.lamps import lamp
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.reports.typeface import Typefaces
from portfolio_desktop.services.pack_values import (
    DimensionHead,
    FrontPage,
    Grid,
    GridHeads,
    GridRow,
    Identity,
    Lamp,
    Margin,
    PackContent,
    Passage,
    Requests,
    Summary,
)

FEW, MANY = 1_000, 10_000
MOST_TIMES = 12.0
LEAST_TIMES_LONGTABLE = 4.0

_TEXT = (
    "projektet har fået en ny plan og leverancerne følger tidsplanen men testmiljøet mangler stadig"
    " i to regioner hvorfor idriftsættelsen udskydes til foråret og økonomien gennemgås sammen med"
    " leverandøren af patientjournalsystemet inden næste statusrapportering til styregruppen"
)
_WORDS = _TEXT.split()
_NAMES = (
    "Fælles laboratoriesystem",
    "Elektronisk henvisningsformidling",
    "Digital løsning til svar fra patologien (DSP)",
    "Register over sundhedsvæsenets organisationer",
)
_LAMPS = (
    Lamp(Colour.GREEN, "Grøn"),
    Lamp(Colour.YELLOW, "Gul"),
    Lamp(Colour.RED, "Rød"),
    Lamp(None, "Genoptaget"),
)
_HEADS = GridHeads(
    "Nr.", "Projekt", "Slutdato", "Fase", "Sidste måned", "Nu", "Bemærkninger", "Formål"
)
_DIMENSIONS = tuple(
    DimensionHead(name[0], name) for name in ("Leverancer", "Tid", "Økonomi", "Ressourcer")
)
_WIDTHS = (33.0, 115.0, 62.0, 64.0, 60.0, 63.0, 14.0, 14.0, 14.0, 29.0, 293.9)


def rows(count: int) -> tuple[GridRow, ...]:
    """Projects with remarks of 12 to 90 words; the same ones in every run."""
    chance = random.Random(7)

    def remarks() -> str:
        words = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(12, 90)))
        return f"{words[:1].upper()}{words[1:]}."

    return tuple(
        GridRow(
            project_id=f"p{number}",
            number=f"{10 + number // 100}-{number % 100}",
            name=f"{chance.choice(_NAMES)} {number}",
            name_note="",
            deadline=chance.choice(("apr. 2024", "18. dec. 2023", "ultimo 2027")),
            deadline_notes=chance.choice(((), (), ("forsinket 8 mdr.",))),
            phase="Gennemførelse",
            previous=chance.choice(_LAMPS),
            current=chance.choice(_LAMPS),
            lights=tuple(chance.choice(_LAMPS) for _ in _DIMENSIONS),
            remarks=(Passage(remarks()), Passage(" Nyt siden sidst.", new=True)),
            purpose="",
        )
        for number in range(count)
    )


def content(grid_rows: tuple[GridRow, ...]) -> PackContent:
    """A report that is nearly all grid."""
    nothing = Summary("Sammenfatning", ("",), (), "", (), (), "", (), (), "", ())
    grid = Grid("Porteføljestatus", "", _HEADS, _DIMENSIONS, grid_rows, False, "", "nyt", "")
    moment = datetime(2023, 11, 3, 13, 5, tzinfo=UTC)
    identity = Identity("id", moment, "head", "Sekretariatet", "Status", "Status", "da-DK")
    margin = Margin("Status", "", (), (), "", "", "side {page} af {pages}", "side {page}", "", "")
    front = FrontPage("Forum", "Porteføljestatus", "oktober 2023", "", (), "Indhold")
    return PackContent(identity, margin, front, nothing, grid, Requests("Ændringer", "", ()))


class _LampBeside(Flowable):  # type: ignore[misc]
    """A lamp and its word, as a cell of the rival table holds it."""

    def __init__(self, shown: Lamp, word: bool) -> None:
        super().__init__()
        self._shown, self._word = shown, word
        self.width, self.height = 14.0, 12.0

    def draw(self) -> None:
        self.canv.addLiteral(lamp(self._shown.colour, 0, 0))
        if self._word:
            self.canv.setFont(style.CELL.face.value, style.CELL.size)
            self.canv.drawString(13.5, 2, self._shown.word)


def _paragraph_style(name: str, used: style.Style) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=used.face.value,
        fontSize=used.size,
        leading=used.leading,
        textColor=colors.HexColor(used.colour),
        hyphenationLang="da_DK",
        embeddedHyphenation=1,
    )


def long_table(grid_rows: tuple[GridRow, ...]) -> int:
    """The same grid as a LongTable; the number of its pages."""
    Typefaces()
    text, name = _paragraph_style("text", style.CELL), _paragraph_style("name", style.NAME)
    heads = ["Nr.", "Projekt", "Slutdato", "Fase", "Sidste måned", "Nu", *"LTØR", "Bemærkninger"]
    cells: list[list[object]] = [list(heads)]
    for row in grid_rows:
        remarks = "".join(passage.text for passage in row.remarks)
        cells.append(
            [
                row.number,
                Paragraph(escape(row.name), name),
                Paragraph(escape(f"{row.deadline} {' '.join(row.deadline_notes)}"), text),
                row.phase,
                _LampBeside(row.previous, word=True),
                _LampBeside(row.current, word=True),
                *(_LampBeside(light, word=False) for light in row.lights),
                Paragraph(escape(remarks), text),
            ]
        )
    table = LongTable(
        cells,
        colWidths=_WIDTHS,
        repeatRows=1,
        style=[
            ("FONT", (0, 0), (-1, -1), style.CELL.face.value, style.CELL.size, style.CELL.leading),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.HexColor(style.HAIRLINE)),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ],
    )
    frame = Frame(style.LEFT, 52, style.WIDTH, 493, 0, 0, 0, 0)
    document = BaseDocTemplate(io.BytesIO(), pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT))
    document.addPageTemplates(PageTemplate("grid", [frame]))
    document.build([table])
    return int(document.page)


def own_report(grid_rows: tuple[GridRow, ...]) -> int:
    """The report with all its structure; the number of its pages."""
    pages = [0]

    def count(_done: int, total: int) -> None:
        pages[0] = total

    render_status_report(content(grid_rows), count)
    return pages[0]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds and pages of one way to make one register."""

    what: str
    rows: int
    seconds: float
    pages: int

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds


def measured(
    what: str, make: Callable[[tuple[GridRow, ...]], int], count: int, times: int
) -> Measured:
    """Processor time, the best of so many runs: the machine's other work only ever adds."""
    made = rows(count)
    best, pages = float("inf"), 0
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        pages = make(made)
        best = min(best, time.process_time() - start)
    return Measured(what, count, best, pages)


def measure(many: int = MANY) -> Result:
    """Both ratios with the figures they come from, as data for the table in the documentation."""
    measured("warm-up", own_report, 50, 1)
    measured("warm-up", long_table, 50, 1)
    few = measured("status report", own_report, FEW, 3)
    rival = measured("LongTable", long_table, FEW, 2)
    lot = measured("status report", own_report, many, 2)
    return {
        "runs": [
            {
                "what": run.what,
                "rows": run.rows,
                "seconds": round(run.seconds, 3),
                "pages": run.pages,
                "pages_per_second": round(run.pages_per_second),
            }
            for run in (few, lot, rival)
        ],
        "ratios": [
            at_most(
                f"Status report: {many:,} rows against {FEW:,}, time",
                lot.seconds / few.seconds,
                MOST_TIMES * many / MANY,
            ),
            at_least(
                f"Status report: pages per second against LongTable, {FEW:,} rows",
                few.pages_per_second / rival.pages_per_second,
                LEAST_TIMES_LONGTABLE,
            ),
        ],
    }


if __name__ == "__main__":
    sys.exit(told(measure(*map(int, sys.argv[1:]))))
