"""The same 1,000 rows as others would print them: typst and WeasyPrint, both to the accessible
standard, and LibreOffice from a text document and from a workbook.

Each gets the columns, the typeface, the lamps, the bold names and the repeated heads of our own
page. Processor time is counted, of all threads and of the programs that are called. LibreOffice is
started for each file, as by everybody who prints with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.exchange.office_conversion import libreoffice
from portfolio_desktop.reports import style
from portfolio_desktop.services.pack_values import GridRow, Lamp
from portfolio_desktop.workflows.issuing import page_count

HEADS = ("Nr.", "Projekt", "Slutdato", "Fase", "Sidste måned", "Nu", *"LTØR", "Bemærkninger")
WIDTHS = (33.0, 115.0, 62.0, 64.0, 60.0, 63.0, 14.0, 14.0, 14.0, 29.0, 293.9)
_OFFICE_SECONDS = 300


class Printed(NamedTuple):
    """Seconds and pages of one way to print the rows."""

    seconds: float
    pages: int

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds


class RivalMissingError(Exception):
    """What one is measured against is not on this machine."""


def rival(package: str) -> Any:
    """One of those that requirements/bench.txt names."""
    try:
        return import_module(package)
    except (ImportError, OSError) as error:  # WeasyPrint needs libraries of the system, too
        raise RivalMissingError(f"{package} cannot be loaded (requirements/bench.txt)") from error


def office() -> str:
    found = libreoffice()
    if not found:
        raise RivalMissingError("LibreOffice is not on this machine")
    return found


def typst_pages(rows: Sequence[GridRow]) -> Printed:
    """typst with PDF/UA-1."""
    typst = rival("typst")
    with tempfile.TemporaryDirectory() as folder:
        source, data = Path(folder) / "grid.typ", Path(folder) / "rows.json"
        source.write_text(_TYPST, encoding="utf-8")
        data.write_text(json.dumps([_plain(row) for row in rows]), encoding="utf-8")
        fonts = [str(resource("fonts", f"{style.Face.REGULAR.value}.ttf").parent)]
        return timed(
            lambda: page_count(
                typst.compile(
                    str(source), font_paths=fonts, ignore_system_fonts=True, pdf_standards=["ua-1"]
                )
            )
        )


def weasyprint_pages(rows: Sequence[GridRow]) -> Printed:
    """WeasyPrint with PDF/UA-1."""
    weasyprint = rival("weasyprint")
    page = _html(rows)
    return timed(lambda: page_count(weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")))


def office_pages(document: bytes, few: bytes, ending: str) -> Printed:
    """LibreOffice, from a file of that kind; a `few` rows are converted before, which makes its
    profile."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile"
        _converted(profile, few, f"few{ending}")
        return timed(lambda: page_count(_converted(profile, document, f"many{ending}")))


def timed(make: Callable[[], int]) -> Printed:
    """What makes so many pages, and the processor time that it takes."""
    start = _processor_time()
    pages = make()
    return Printed(_processor_time() - start, pages)


def _processor_time() -> float:
    """Seconds of this process and of those it has called."""
    called = os.times()
    return time.process_time() + called.children_user + called.children_system


def _converted(profile: Path, document: bytes, name: str) -> bytes:
    given = profile.parent / name
    given.write_bytes(document)
    command = [
        office(),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--convert-to", "pdf", "--outdir", str(profile.parent), str(given)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=_OFFICE_SECONDS)
    made = given.with_suffix(".pdf")
    if not made.is_file():
        raise RivalMissingError(f"this LibreOffice cannot open {given.suffix}")
    return made.read_bytes()


def _colour(lamp: Lamp) -> str:
    return lamp.colour.value if lamp.colour is not None else "none"


def _deadline(row: GridRow) -> str:
    return " ".join((row.deadline, *row.deadline_notes))


def _remarks(row: GridRow) -> str:
    return "".join(passage.text for passage in row.remarks)


def _plain(row: GridRow) -> dict[str, object]:
    return {
        "number": row.number,
        "name": row.name,
        "deadline": _deadline(row),
        "phase": row.phase,
        "previous": [_colour(row.previous), row.previous.word],
        "current": [_colour(row.current), row.current.word],
        "lights": [_colour(light) for light in row.lights],
        "remarks": _remarks(row),
    }


def _html(rows: Sequence[GridRow]) -> str:
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    widths = "".join(f'<col style="width:{width}pt">' for width in WIDTHS)
    body = "".join(map(_html_row, rows))
    return (
        '<html lang="da"><head><title>Porteføljestatus</title>'
        f"<style>{_faces()}{_CSS}</style></head><body><h1>Porteføljestatus</h1>"
        f"<table><colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></body></html>"
    )


def _html_row(row: GridRow) -> str:
    lights = "".join(f"<td>{_html_lamp(light)}</td>" for light in row.lights)
    return (
        f"<tr><td><b>{escape(row.number)}</b></td><td><b>{escape(row.name)}</b></td>"
        f"<td>{escape(_deadline(row))}</td><td>{escape(row.phase)}</td>"
        f"<td>{_html_lamp(row.previous)} {escape(row.previous.word)}</td>"
        f"<td>{_html_lamp(row.current)} <b>{escape(row.current.word)}</b></td>"
        f"{lights}<td>{escape(_remarks(row))}</td></tr>"
    )


def _html_lamp(lamp: Lamp) -> str:
    """A letter that looks like the lamp: a picture for each takes WeasyPrint far longer."""
    return f'<span class="{_colour(lamp)}">{_SIGNS[_colour(lamp)]}</span>'


def _faces() -> str:
    weights = {style.Face.REGULAR: 400, style.Face.SEMIBOLD: 700}
    return "".join(
        f"@font-face{{font-family:Source;font-weight:{weight};"
        f"src:url({resource('fonts', f'{face.value}.ttf').as_uri()})}}"
        for face, weight in weights.items()
    )


_SIGNS = {"green": "●", "yellow": "▲", "red": "■", "none": "–"}
_CSS = """
@page { size: 841.89pt 595.28pt; margin: 50pt 40pt 52pt }
body { font: 8.6pt/12pt Source; hyphens: auto } h1 { font-size: 16.5pt }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { vertical-align: top; text-align: left; padding: 4pt 4pt 4pt 0;
  border-bottom: 0.5pt solid #D5DAE1 }
.green { color: #2E7D32 } .yellow { color: #F9A825 } .red { color: #C62828 }
.none { color: #6B7686 }
"""
_TYPST = """
#set document(title: "Porteføljestatus")
#set page(width: 841.89pt, height: 595.28pt,
  margin: (left: 40pt, right: 40pt, top: 50pt, bottom: 52pt))
#set text(font: "Source Sans 3", size: 8.6pt, lang: "da", hyphenate: true)
#set par(leading: 6.3pt)
#let lamps = (
  green: box(circle(radius: 4.1pt, fill: rgb("#2E7D32"))),
  yellow: box(polygon(fill: rgb("#F9A825"), (0pt, 8pt), (8.2pt, 8pt), (4.1pt, 0pt))),
  red: box(rect(width: 8.2pt, height: 8.2pt, fill: rgb("#C62828"))),
  "none": box(rect(width: 6pt, height: 1pt, fill: rgb("#6B7686"))),
)
#let heads = (
  "Nr.", "Projekt", "Slutdato", "Fase", "Sidste måned", "Nu", "L", "T", "Ø", "R", "Bemærkninger"
)
= Porteføljestatus
#table(
  columns: (33pt, 115pt, 62pt, 64pt, 60pt, 63pt, 14pt, 14pt, 14pt, 29pt, 1fr),
  stroke: none,
  inset: (x: 2pt, y: 5pt),
  table.header(..heads.map(head => strong(head)), table.hline()),
  ..json("rows.json").map(row => (
    strong(row.number), strong(row.name), row.deadline, row.phase,
    [#lamps.at(row.previous.at(0)) #row.previous.at(1)],
    [#lamps.at(row.current.at(0)) #strong(row.current.at(1))],
    ..row.lights.map(light => lamps.at(light)),
    row.remarks,
    table.hline(stroke: 0.5pt + rgb("#D5DAE1")),
  )).flatten()
)
"""
