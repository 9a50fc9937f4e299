"""How written Word documents look: real styles, so that what is pasted elsewhere follows along."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle
from lxml import etree

from portfolio_desktop.exchange.docx_elements import element, emptied

TABLE_STYLE = "Papers Table"
TABLE_TEXT = "Table Text"
NEW_SINCE = "New since"
UNDER_HEADING = "Under Heading"
"""A quiet line that belongs to the heading above it, and is on the page of what follows."""
BULLETS = 1
"""The numbering of every list with signs."""
_NUMBERS = 2
"""The numbering of the style; each list that begins with 1 has one of its own after it."""

_TYPEFACE = "Calibri"
"""Known wherever Word is, and to the case systems that the papers are pasted into."""
_HEAD_FILL, _RULE, _QUIET = "EDEFF2", "B8BEC6", "56606B"


class _Look(NamedTuple):
    """A style of paragraphs: points, and twentieths of a point around."""

    name: str
    points: float
    before: int
    after: int
    bold: bool = False
    colour: str = ""
    numbering: int = 0
    with_next: bool = False


_HEADINGS = (
    _Look("Heading 1", 15, before=420, after=80, bold=True),
    _Look("Heading 2", 11.5, before=240, after=60, bold=True),
    _Look("Heading 3", 10.5, before=160, after=40, bold=True, colour=_QUIET),
    _Look("Heading 4", 10.5, before=140, after=40, bold=True),
)
_BUILT_IN = (
    _Look("Title", 22, before=0, after=60, bold=True),
    _Look("Subtitle", 13, before=0, after=80, colour=_QUIET),
    _Look("List Bullet", 10.5, before=0, after=40, numbering=BULLETS),
    _Look("List Number", 10.5, before=0, after=40, numbering=_NUMBERS),
    _Look("Header", 8, before=0, after=0, colour=_QUIET),
    _Look("Footer", 8, before=0, after=0, colour=_QUIET),
)
_OWN = (
    _Look(TABLE_TEXT, 8.5, before=0, after=20),
    _Look("Note", 8.5, before=0, after=60, colour=_QUIET),
    _Look(UNDER_HEADING, 8.5, before=0, after=60, colour=_QUIET, with_next=True),
)


def set_styles(document: Document, language: str) -> None:
    """Our styles in place of the template's, in the language of the document (BCP 47)."""
    styles = document.styles
    _leave_defaults(styles.element, language)
    for level, look in enumerate(_HEADINGS):
        _make_heading(styles, look, level)
    for look in _BUILT_IN:
        _make(styles, look, built_in=True)
    for look in _OWN:
        _make(styles, look, built_in=False)
    new = styles.add_style(NEW_SINCE, WD_STYLE_TYPE.CHARACTER)
    new.element.get_or_add_rPr().append(element("u", val="dotted", color=_QUIET))
    _make_table_style(styles)


def style_key(name: str) -> str:
    """By what the elements of a document name a style of ours."""
    return name.replace(" ", "")


def set_numbering(numbering: etree._Element) -> None:
    """One list with signs and one with numbers, for the styles of lists."""
    emptied(numbering).extend(
        (_list(0, "bullet", "•", "ListBullet"), _list(1, "decimal", "%1.", "ListNumber"))
    )
    numbering.add_num(0)
    numbering.add_num(1)


def new_numbering(numbering: etree._Element) -> int:
    """The number of a numbering that begins with 1."""
    made = numbering.add_num(1)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)


def _leave_defaults(styles: etree._Element, language: str) -> None:
    faces = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _TYPEFACE)
    letters = element(
        "rPr",
        element("rFonts", **faces),
        element("sz", val=21),
        element("szCs", val=21),
        element("lang", val=language, eastAsia="en-US", bidi="ar-SA"),
    )
    paragraphs = element("pPr", element("spacing", after=100, line=264, lineRule="auto"))
    defaults = emptied(styles.find(qn("w:docDefaults")))
    defaults.append(element("rPrDefault", letters))
    defaults.append(element("pPrDefault", paragraphs))
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1":
            styles.remove(style)


def _make(styles: Any, look: _Look, *, built_in: bool) -> ParagraphStyle:
    style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, built_in)
    assert isinstance(style, ParagraphStyle)
    style.element.styleId = style_key(look.name)
    style.base_style = styles["Normal"]
    style.quick_style = True
    style.paragraph_format.space_before = Twips(look.before)
    style.paragraph_format.space_after = Twips(look.after)
    style.font.size = Pt(look.points)
    if look.bold:
        style.font.bold = True
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    if look.with_next:
        style.paragraph_format.keep_with_next = True
    if look.numbering:
        listed = style.element.get_or_add_pPr().get_or_add_numPr()
        listed.get_or_add_numId().val = look.numbering
    return style


def _make_heading(styles: Any, look: _Look, level: int) -> None:
    """A heading stays with what follows it."""
    style = _make(styles, look, built_in=True)
    style.next_paragraph_style = styles["Normal"]
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.keep_together = True
    style.element.pPr.append(element("outlineLvl", val=level))


def _make_table_style(styles: Any) -> None:
    rule: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": _RULE}
    borders = (element(side, **rule) for side in ("top", "bottom", "insideH"))
    room = {"top": 40, "left": 70, "bottom": 30, "right": 70}
    margins = (element(side, w=width, type="dxa") for side, width in room.items())
    shade = element("shd", val="clear", color="auto", fill=_HEAD_FILL)
    style = styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    style.element.extend(
        (
            element("tblPr", element("tblBorders", *borders), element("tblCellMar", *margins)),
            element(
                "tblStylePr",
                element("rPr", element("b")),
                element("tcPr", shade),
                type="firstRow",
            ),
        )
    )


def _list(number: int, kind: str, sign: str, style: str) -> etree._Element:
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=kind),
        element("pStyle", val=style),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=360, hanging=360)),
        ilvl=0,
    )
    whole = element("multiLevelType", val="singleLevel")
    return element("abstractNum", whole, level, abstractNumId=number)
