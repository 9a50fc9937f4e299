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
