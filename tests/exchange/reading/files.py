"""Small files for the readers, made part by part, so that each fault can be put in by hand."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from portfolio_desktop.exchange.tables import DEFAULT_LIMITS, Limits, Workbook
from portfolio_desktop.exchange.wire import read_answer
from portfolio_desktop.exchange.worker import answer_to

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"

# A busy machine shall not make a file look slow: what counts is the time that reading it takes.
PATIENT = Limits(seconds=40)


def seconds_spent() -> float:
    """Processor time of all readers so far; the clock where the system does not tell it."""
    if sys.platform == "win32":
        return time.monotonic()
    import resource

    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def read_here(path: Path, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """As `read_tables`, but in this process: for files that do no harm."""
    return read_answer(answer_to({"path": os.fspath(path)}, limits))


def zip_file(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _relations(*entries: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{index}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(entries, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'


def xlsx_parts(
    *sheets: str, styles: str = "", properties: str = "", state: str = "visible"
) -> dict[str, str | bytes]:
    """A book whose sheets are given as the XML inside `<worksheet>`."""
    listed = "".join(
        f'<sheet name="Ark{n}" sheetId="{n}" state="{state}" r:id="r{n}"/>'
        for n in range(1, len(sheets) + 1)
    )
    links = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(*links, ("styles", "styles.xml")),
    }
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    for number, content in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}">{content}</worksheet>'
        )
    return parts


def xlsx(path: Path, *sheets: str, styles: str = "", properties: str = "") -> Path:
    return zip_file(path, xlsx_parts(*sheets, styles=styles, properties=properties))


def words(reference: str, text: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def sheet(*rows: str, after: str = "") -> str:
    """Rows given as their cells' XML, numbered by their cells' own references."""
    body = "".join(f"<row>{row}</row>" for row in rows)
    return f"<sheetData>{body}</sheetData>{after}"


def docx(path: Path, body: str, **parts: str) -> Path:
    content: dict[str, str | bytes] = {
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    }
    return zip_file(path, {**content, **parts})


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r>{properties}<w:t>{escape(text)}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def word_table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
