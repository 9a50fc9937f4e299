"""How written Word documents look: real styles, so that what is pasted elsewhere follows along."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TABLE_STYLE = "PapersTable"
BULLETS = 1
"""The numbering of every list with signs; those with numbers each have one of their own."""

_HEAD_FILL, _RULE, _QUIET = "EDEFF2", "B8BEC6", "56606B"


def styles_xml(language: str) -> str:
    """The styles, in the language of the document (BCP 47)."""
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{language}" w:eastAsia="en-US"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{''.join(_styles())}</w:styles>"
    )


def _styles() -> tuple[str, ...]:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>',
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>",
        '<w:style w:type="character" w:customStyle="1" w:styleId="NewSince">'
        '<w:name w:val="New since"/><w:rPr>'
        f'<w:u w:val="dotted" w:color="{_QUIET}"/></w:rPr></w:style>',
        _paragraph("Title", "Title", 44, before=0, after=60, bold=True),
        _paragraph("Subtitle", "Subtitle", 26, before=0, after=80, colour=_QUIET),
        _paragraph("Heading1", "heading 1", 30, before=420, after=80, bold=True, outline=0),
        _paragraph("Heading2", "heading 2", 23, before=240, after=60, bold=True, outline=1),
        _paragraph(
            "Heading3", "heading 3", 21, before=160, after=40, bold=True, outline=2, colour=_QUIET
        ),
        _paragraph("Heading4", "heading 4", 21, before=140, after=40, bold=True, outline=3),
        _paragraph("ListBullet", "List Bullet", 21, before=0, after=40),
        _paragraph("ListNumber", "List Number", 21, before=0, after=40),
        _paragraph("TableText", "Table Text", 17, before=0, after=20, custom=True),
        _paragraph("Note", "Note", 17, before=0, after=60, colour=_QUIET, custom=True),
        _paragraph("Header", "header", 16, before=0, after=0, colour=_QUIET),
        _paragraph("Footer", "footer", 16, before=0, after=0, colour=_QUIET),
        _table_style(),
    )


def _paragraph(
    key: str,
    name: str,
    half_points: int,
    *,
    before: int,
    after: int,
    bold: bool = False,
    colour: str = "",
    outline: int | None = None,
    custom: bool = False,
) -> str:
    """A heading, which has an outline level, stays with what follows it."""
    own = ' w:customStyle="1"' if custom else ""
    kept = goes_on = level = ""
    if outline is not None:
        kept = "<w:keepNext/><w:keepLines/>"
        goes_on = '<w:next w:val="Normal"/>'
        level = f'<w:outlineLvl w:val="{outline}"/>'
    letters = "<w:b/><w:bCs/>" if bold else ""
    letters += f'<w:color w:val="{colour}"/>' if colour else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{goes_on}<w:qFormat/><w:pPr>{kept}'
        f'<w:spacing w:before="{before}" w:after="{after}"/>{level}</w:pPr><w:rPr>{letters}'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )


def _table_style() -> str:
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">'
        '<w:name w:val="Papers Table"/><w:tblPr><w:tblBorders>'
        f"<w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders><w:tblCellMar>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_FILL}"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )


def numbering_xml(lists: int) -> str:
    """One numbering for signs, and so many that each begin with 1."""
    numbers = "".join(
        f'<w:num w:numId="{BULLETS + each}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for each in range(1, lists + 1)
    )
    return (
        f'<w:numbering xmlns:w="{WORD}">'
        f"{_numbering(0, 'bullet', '•', 'ListBullet')}"
        f"{_numbering(1, 'decimal', '%1.', 'ListNumber')}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>{numbers}</w:numbering>'
    )


def _numbering(number: int, kind: str, sign: str, style: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
