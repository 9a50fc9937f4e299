"""What every Word document that is written has in common: real styles, escaped text, no clock.

A document is put together part by part and is then one file; the same parts give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.docx_styles import (
    BULLETS,
    TABLE_STYLE,
    WORD,
    numbering_xml,
    styles_xml,
)
from portfolio_desktop.exchange.xlsx_writing import SHADES, without_controls
from portfolio_desktop.services.pack_values import Identity, Lamp

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ZIP_MOMENT = (2000, 1, 1, 0, 0, 0)
_ACROSS, _DOWN = 16838, 11906
_MARGIN = 1021
"""Twentieths of a point: A4, and 1,8 cm around."""
UPRIGHT_ROOM, ACROSS_ROOM = _DOWN - 2 * _MARGIN, _ACROSS - 2 * _MARGIN


class Words(NamedTuple):
    """Words of one kind; `new` ones are new since what they are compared with."""

    text: str
    bold: bool = False
    new: bool = False


Paragraph = Sequence[Words]


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs, the first of them shaded in the colour of a lamp."""

    paragraphs: tuple[Paragraph, ...]
    colour: Colour | None = None


def cell(*texts: str, bold: bool = False) -> Cell:
    """A paragraph for each text that says anything; the first of them bold where wanted."""
    told = [text for text in texts if text]
    return Cell(tuple((Words(text, bold and not place),) for place, text in enumerate(told)))


def lamp_cell(lamp: Lamp) -> Cell:
    """A lamp by its word, shaded, since colour alone tells nobody enough."""
    notes = ((Words(lamp.note),),) if lamp.note else ()
    return Cell(((Words(lamp.word, bold=lamp.colour is not None),), *notes), lamp.colour)


@dataclass(frozen=True, slots=True)
class WordTable:
    """`title` is told to screen readers; `shares` say how wide the columns are beside each other.
    The row of `heads` is repeated on every page.
    """

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


class WordDocument:
    """A document that is written from its beginning to its end."""

    def __init__(self, identity: Identity, *, head: str, page: str) -> None:
        """`head` stands above every page; `page` below, with the fields {page} and {pages}."""
        self._identity = identity
        self._head, self._page = head, page
        self._body: list[str] = []
        self._lists = 0
        self._across = False

    def heading(self, level: int, text: str) -> None:
        self.paragraph(text, f"Heading{level}")

    def paragraph(self, text: str | Paragraph, style: str = "") -> None:
        words = (Words(text),) if isinstance(text, str) else text
        self._body.append(_paragraph(words, style))

    def labelled(self, label: str, text: str) -> None:
        if text:
            self.paragraph((Words(f"{label}: ", bold=True), Words(text)))
        else:
            self.paragraph((Words(label, bold=True),))

    def bullets(self, points: Iterable[str | Paragraph]) -> None:
        self._list(points, "ListBullet", BULLETS)

    def numbers(self, points: Iterable[str | Paragraph]) -> None:
        """A list that begins with 1."""
        self._lists += 1
        self._list(points, "ListNumber", BULLETS + self._lists)

    def table(self, table: WordTable) -> None:
        room = ACROSS_ROOM if self._across else UPRIGHT_ROOM
        self._body += (*_table(table, room), _paragraph((), "TableText"))

    def turn(self, *, across: bool) -> None:
        """What follows stands on pages of its own, upright or across."""
        if across is not self._across:
            if self._body:
                end = f"<w:pPr><w:pStyle w:val='TableText'/>{self._sheet()}</w:pPr>"
                self._body.append(f"<w:p>{end}</w:p>")
            self._across = across

    def data(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in self._files():
                info = zipfile.ZipInfo(name, _ZIP_MOMENT)
                info.compress_type = zipfile.ZIP_DEFLATED
                declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text
                package.writestr(info, declared.encode("utf-8"))
        return out.getvalue()

    def _list(self, points: Iterable[str | Paragraph], style: str, number: int) -> None:
        for point in points:
            words = (Words(point),) if isinstance(point, str) else point
            self._body.append(_paragraph(words, style, number))

    def _sheet(self) -> str:
        wide, high = (_ACROSS, _DOWN) if self._across else (_DOWN, _ACROSS)
        turned = ' w:orient="landscape"' if self._across else ""
        margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
            '<w:footerReference w:type="default" r:id="rId5"/>'
            f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar {margins} w:header="510"'
            ' w:footer="510" w:gutter="0"/></w:sectPr>'
        )

    def _files(self) -> Iterator[tuple[str, str]]:
        yield "[Content_Types].xml", _content_types()
        yield "_rels/.rels", _package_relations()
        yield "docProps/core.xml", _properties(self._identity)
        yield "word/_rels/document.xml.rels", _document_relations()
        yield "word/document.xml", self._document()
        yield "word/styles.xml", styles_xml(self._identity.language)
        yield "word/numbering.xml", numbering_xml(self._lists)
        yield "word/settings.xml", _settings(self._identity.language)
        head = _paragraph((Words(self._head),), "Header")
        yield "word/header1.xml", f'<w:hdr xmlns:w="{WORD}">{head}</w:hdr>'
        yield "word/footer1.xml", f'<w:ftr xmlns:w="{WORD}">{_foot(self._page)}</w:ftr>'

    def _document(self) -> str:
        return (
            f'<w:document xmlns:w="{WORD}" xmlns:r="{_RELATIONS}"><w:body>'
            f"{''.join(self._body)}{self._sheet()}</w:body></w:document>"
        )


def _paragraph(words: Paragraph, style: str = "", numbering: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (listed if numbering else "")
    told = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{told}{''.join(map(_run, words))}</w:p>"


def _run(words: Words, letters: str = "") -> str:
    """Line breaks stay; nothing of the text is taken for anything else than text."""
    named = '<w:rStyle w:val="NewSince"/>' if words.new else ""
    named += "<w:b/><w:bCs/>" if words.bold else ""
    named += f'<w:color w:val="{letters}"/>' if letters else ""
    text = without_controls(words.text).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    told = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{named}</w:rPr>' if named else ''}{told}</w:r>"


def _table(table: WordTable, room: int) -> Iterator[str]:
    whole = sum(table.shares)
    widths = [int(room * share / whole) for share in table.shares]
    title = quoteattr(without_controls(table.title))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}"'
        ' w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"'
        ' w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={title}/></w:tblPr><w:tblGrid>"
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"
    yield _row([cell(head, bold=True) for head in table.heads], widths, head=True)
    for row in table.rows:
        yield _row(row, widths)
    yield "</w:tbl>"


def _row(cells: Sequence[Cell], widths: Sequence[int], *, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    inner = "".join(_cell(each, width) for each, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inner}</w:tr>"


def _cell(each: Cell, width: int) -> str:
    first, *others = each.paragraphs or ((),)
    inner = _cell_paragraph(first, each.colour) + "".join(map(_cell_paragraph, others))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _cell_paragraph(words: Paragraph, colour: Colour | None = None) -> str:
    shade = letters = ""
    if colour is not None:
        fill, written = SHADES[colour]
        letters = written[-6:]
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/><w:jc w:val="center"/>'
    style = f'<w:pPr><w:pStyle w:val="TableText"/>{shade}</w:pPr>'
    return f"<w:p>{style}{''.join(_run(each, letters) for each in words)}</w:p>"


def _foot(page: str) -> str:
    """ "side 2 af 9", counted by the program that shows it."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    runs, rest = "", page
    while rest:
        place, sign = min(
            ((rest.find(each), each) for each in fields if each in rest), default=(len(rest), "")
        )
        runs += _run(Words(rest[:place])) if place else ""
        if sign:
            runs += f'<w:fldSimple w:instr=" {fields[sign]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        rest = rest[place + len(sign) :]
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p>'


def _settings(language: str) -> str:
    return (
        f'<w:settings xmlns:w="{WORD}"><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/></w:settings>'
    )


def _properties(identity: Identity) -> str:
    moment = f"{identity.position_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    texts = {
        "dc:title": identity.title,
        "dc:subject": identity.subject,
        "dc:creator": identity.author,
        "dc:language": identity.language,
        "cp:keywords": identity.log_head,
    }
    told = "".join(
        f"<{name}>{escape(without_controls(text))}</{name}>" for name, text in texts.items()
    )
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{told}{days}</cp:coreProperties>'
    )


_INNER = ("styles", "numbering", "settings", "header", "footer")


def _part_name(kind: str) -> str:
    return f"{kind}1.xml" if kind in {"header", "footer"} else f"{kind}.xml"


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{_part_name(kind)}" ContentType="{_PARTS}.{kind}+xml"/>'
        for kind in _INNER
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        ' ContentType="application/xml"/><Override PartName="/word/document.xml"'
        f' ContentType="{_PARTS}.document.main+xml"/><Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{parts}</Types>"
    )


def _package_relations() -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2"'
        f' Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>'
    )


def _document_relations() -> str:
    parts = "".join(
        f'<Relationship Id="rId{place}" Type="{_RELATIONS}/{kind}" Target="{_part_name(kind)}"/>'
        for place, kind in enumerate(_INNER, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{parts}</Relationships>'
