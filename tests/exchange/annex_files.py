"""Files of annexes made for tests: good ones, odd ones, and those made to harm."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from portfolio_desktop.environment.resources import resource

A4 = (595.28, 841.89)


def plain_pdf(
    *texts: str, font: str = "Embedded", size: tuple[float, float] = A4, title: str = ""
) -> bytes:
    """A page for each text, without structure. Every font but "Embedded" is left to the reader."""
    out = io.BytesIO()
    if font == "Embedded" and font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font, str(resource("fonts", "SourceSans3-Regular.ttf"))))
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=font)
    for number, text in enumerate(texts):
        canvas.setFont(font, 14)
        canvas.drawString(40, size[1] - 60, text)
        canvas.rect(0, 0, *size)
        if title:
            canvas.bookmarkPage(f"p{number}", fit="XYZ", left=0, top=size[1] - 40, zoom=0)
            canvas.addOutlineEntry(f"{title} {number + 1}", f"p{number}", min(number, 1))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """The same document after a change to it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **saving)  # type: ignore[arg-type]
        return out.getvalue()


def scripted_pdf() -> bytes:
    """Everything that acts, in every place where it can stand."""

    def arm(pdf: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('skjult')"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("a"), pdf.make_indirect(script)]))
        )
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=script)
        launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
        page.Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[9, 9, 99, 99], A=launch)
                ),
                pdf.make_indirect(
                    Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=[0, 0, 9, 9], A=script)
                ),
            ]
        )
        pdf.attachments["skjult.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ skjult")

    return changed(plain_pdf("Plan"), arm)


def picture(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 120).save(out, kind)
    return out.getvalue()


def tagged_pdf(alt: bool = False) -> bytes:
    """Heading, paragraph, a picture (described or not), a table and a link, with structure whose
    names are the maker's own. The headings skip a level, and the table says nothing of its heads.
    """
    pdf = pikepdf.open(io.BytesIO(plain_pdf("Unused")))
    page = pdf.pages[0].obj
    font = next(iter(page.Resources.Font.keys()))
    shown = [
        (b"Overskrift", b"(1) Tj"),
        (b"P", b"(2) Tj"),
        (b"Billede", b"0 0 5 5 re f"),
        (b"TH", b"(3) Tj"),
        (b"TD", b"(4) Tj"),
        (b"Link", b"(5) Tj"),
    ]
    drawn = b"".join(
        b"/%s <</MCID %d>> BDC BT %s 12 Tf 50 %d Td %s ET EMC\n"
        % (tag, number, font.encode(), 700 - 20 * number, what)
        if b"Tj" in what
        else b"/%s <</MCID %d>> BDC %s EMC\n" % (tag, number, what)
        for number, (tag, what) in enumerate(shown)
    )
    page.Contents = pdf.make_stream(drawn + b"/Artifact BMC 0 0 1 1 re f EMC")
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([50, 600, 90, 615]),
            A=Dictionary(S=Name.URI, URI=String("https://example.dk/plan")),
            StructParent=1,
        )
    )
    page.Annots = Array([link])
    page.StructParents = 0
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    owners: list[object] = []

    def element(kind: str, parent: object, *kids: object, **entries: object) -> object:
        made = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=parent, Pg=page, **entries)
        )
        made.K = Array(kids)
        owners.extend(made for kid in kids if isinstance(kid, int))
        parent.K.append(made)  # type: ignore[attr-defined]
        return made

    top = element("Document", root)
    element("Overskrift", top, 0)
    element("P", top, 1, ID=String("p1"))
    element("Billede", top, 2, **({"Alt": String("Et kort")} if alt else {}))
    row = element("TR", element("Table", top))
    element("TH", row, 3)
    element("TD", row, 4)
    owners.append(element("Link", top, 5, Dictionary(Type=Name.OBJR, Pg=page, Obj=link)))
    del owners[-1]
    root.RoleMap = Dictionary(Overskrift=Name.H3, Billede=Name.Figure)
    root.ParentTree = Dictionary(Nums=Array([0, Array(owners), 1, owners[-1]]))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("da-DK")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
