"""What is found in the file of an annex, and that nothing of it harms who reads it."""

from __future__ import annotations

import io
import sys
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from portfolio_desktop.exchange import annex_reading, worker
from portfolio_desktop.exchange.annex_cleaning import cleaned
from portfolio_desktop.exchange.annex_reading import ANNEX_LIMITS, read_annex
from portfolio_desktop.exchange.annex_wire import ReadAnnex, annex_bytes, read_annex_answer
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import Limits
from portfolio_desktop.exchange.wire import WireError
from portfolio_desktop.services.annex_values import AnnexProblem

from .annex_files import changed, picture, plain_pdf, scripted_pdf, tagged_pdf

PDF = "application/pdf"


def inside(data: bytes, media_type: str = PDF) -> ReadAnnex:
    """Read beside the test, where nothing can go wrong."""
    return cleaned(data, media_type, "seal", ANNEX_LIMITS)


def problems(data: bytes, media_type: str = PDF) -> set[AnnexProblem]:
    return set(inside(data, media_type).facts.problems)


def test_a_plain_document_is_told_page_by_page() -> None:
    read = read_annex(plain_pdf("Plan over stuen", "Kælder", title="Afsnit"), PDF)
    assert [(round(page.width), round(page.height)) for page in read.facts.pages] == [
        (595, 842)
    ] * 2
    assert read.facts.pages[0].text == "Plan over stuen"
    assert [(each.level, each.title, each.page) for each in read.facts.outline] == [
        (0, "Afsnit 1", 0),
        (1, "Afsnit 2", 1),
    ]
    assert read.facts.problems == (AnnexProblem.UNTAGGED,)
    assert read.facts.can_be_bound


def test_the_same_file_is_always_read_the_same() -> None:
    data = plain_pdf("Plan")
    assert read_annex(data, PDF) == read_annex(data, PDF)


def test_what_acts_is_found_told_and_gone() -> None:
    read = inside(scripted_pdf())
    assert {
        AnnexProblem.SCRIPTS,
        AnnexProblem.LAUNCH,
        AnnexProblem.EMBEDDED,
        AnnexProblem.MEDIA,
    } < {*read.facts.problems}
    assert read.facts.can_be_bound
    with pikepdf.open(io.BytesIO(read.pdf)) as pdf:
        whole = b"".join(
            (each.stream_dict if isinstance(each, pikepdf.Stream) else each).unparse(resolved=True)
            for each in pdf.objects
            if isinstance(each, pikepdf.Object)
        )
    for word in (b"JavaScript", b"Launch", b"skjult", b"calc.exe", b"/AA ", b"OpenAction", b"/EF"):
        assert word not in whole, word


def test_what_a_maker_remembers_stays_behind() -> None:
    def remember(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as told:
            told["dc:title"] = "Hemmeligt udkast"
        pdf.pages[0].obj.PieceInfo = Dictionary(Draft=String("Hemmeligt"))
        pdf.pages[0].obj.Metadata = pdf.make_stream(b"Hemmeligt")

    read = inside(changed(plain_pdf("Plan"), remember))
    assert b"Hemmeligt" not in read.pdf
    with pikepdf.open(io.BytesIO(read.pdf)) as pdf:
        assert Name.Metadata not in pdf.Root
        assert not {"/PieceInfo", "/Metadata"} & set(pdf.pages[0].obj.keys())


def test_fonts_that_are_not_embedded_are_found() -> None:
    assert AnnexProblem.FONTS in problems(plain_pdf("Plan", font="Helvetica"))


def test_a_font_that_nothing_is_written_in_does_no_harm() -> None:
    def name_one(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.Font.F99 = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica
        )

    assert AnnexProblem.FONTS not in problems(changed(plain_pdf("Plan"), name_one))


def test_a_font_whose_letters_nobody_knows_is_found() -> None:
    def forget(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].obj.Resources.Font.values():
            if Name.ToUnicode in font:
                del font.ToUnicode
                font.Encoding = Dictionary(Differences=Array([32, Name.g1, Name.g2]))

    assert AnnexProblem.LETTERS in problems(changed(plain_pdf("Plan"), forget))


def drawn_with(operators: bytes) -> Callable[[pikepdf.Pdf], None]:
    def draw(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(operators)

    return draw


@pytest.mark.parametrize("operators", [b"0 0 0 1 k 0 0 9 9 re f", b"/DeviceCMYK cs 0 0 9 9 re f"])
def test_printing_inks_are_found(operators: bytes) -> None:
    assert AnnexProblem.COLOURS in problems(changed(plain_pdf("Plan"), drawn_with(operators)))


def test_a_password_and_a_ban_on_copying_are_found() -> None:
    for user in ("hemmelig", ""):
        locked = changed(
            plain_pdf("Plan"), lambda _: None, encryption=pikepdf.Encryption(owner="x", user=user)
        )
        assert problems(locked) == {AnnexProblem.ENCRYPTED}


def test_layers_that_are_off_are_found() -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Rettelser")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))

    assert AnnexProblem.LAYERS in problems(changed(plain_pdf("Plan"), hide))


def test_forms_are_told_and_their_content_stays_on_the_page() -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(
            b"0 0 40 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 40, 20])
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("a"),
                V=String("Ja"),
                Rect=Array([100, 100, 140, 120]),
                F=4,
                AP=Dictionary(N=look),
            )
        )
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=1)

    read = inside(changed(plain_pdf("Plan"), fill))
    assert {AnnexProblem.FORM, AnnexProblem.SIGNED} < set(read.facts.problems)
    with pikepdf.open(io.BytesIO(read.pdf)) as pdf:
        assert Name.Annots not in pdf.pages[0].obj
        assert len(pdf.pages[0].obj.Resources.XObject.Annex.Resources.XObject.keys()) == 1


def test_comments_show_as_they_do_and_say_nothing_more() -> None:
    def comment(pdf: pikepdf.Pdf) -> None:
        mark = pdf.make_stream(
            b"1 1 0 rg 0 0 40 9 re f", Subtype=Name.Form, BBox=Array([0, 0, 40, 9])
        )
        said = {"Contents": String("Hemmelig note"), "T": String("Bo Ek")}
        notes = [
            Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([40, 700, 80, 709]), F=4, **said)
            for kind in (Name.Highlight, Name.Text)
        ]
        notes[0].AP = Dictionary(N=mark)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note) for note in notes])

    read = inside(changed(plain_pdf("Plan"), comment))
    with pikepdf.open(io.BytesIO(read.pdf)) as pdf:
        assert Name.Annots not in pdf.pages[0].obj
        assert len(pdf.pages[0].obj.Resources.XObject.Annex.Resources.XObject.keys()) == 1
        assert not any(b"Hemmelig" in each.unparse() for each in pdf.objects)


def test_a_form_that_only_one_program_shows_is_not_bound_in() -> None:
    def xfa(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))

    assert AnnexProblem.DYNAMIC_FORM in problems(changed(plain_pdf("Plan"), xfa))


# Structure ---------------------------------------------------------------------------------------


def test_structure_is_taken_over_and_put_right() -> None:
    read = inside(tagged_pdf())
    assert (read.facts.tagged, read.facts.language) == (True, "da-DK")
    with pikepdf.open(io.BytesIO(read.pdf)) as pdf:
        root = pdf.Root.StructTreeRoot
        (top,) = root.K
        kinds = [str(kid.S) for kid in top.K]
        assert (str(top.S), kinds) == ("/Sect", ["/H2", "/P", "/Figure", "/Table", "/Link"])
        head = top.K[3].K[0].K[0]
        assert head.A[0].Scope == Name.Column
        assert str(top.K[1].ID).startswith("seal-")
        assert [each.objgen for each in root.Undescribed] == [top.K[2].objgen]
        assert Name.RoleMap not in root
        assert String("https://example.dk/plan") == pdf.pages[0].obj.Annots[0].A.URI


def test_a_figure_that_is_described_keeps_its_description() -> None:
    with pikepdf.open(io.BytesIO(inside(tagged_pdf(alt=True)).pdf)) as pdf:
        assert not len(pdf.Root.StructTreeRoot.Undescribed)


def unmark(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 9 9 re f")


def orphan(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K[0].K[0]


def loop(pdf: pikepdf.Pdf) -> None:
    top = pdf.Root.StructTreeRoot.K[0]
    top.K.append(top)


def double(pdf: pikepdf.Pdf) -> None:
    top = pdf.Root.StructTreeRoot.K[0]
    top.K[0].K.append(1)


def deepen(pdf: pikepdf.Pdf) -> None:
    element = pdf.Root.StructTreeRoot.K[0]
    for _ in range(300):
        below = pdf.make_indirect(Dictionary(S=Name.Div, P=element, K=Array()))
        element.K.append(below)
        element = below


@pytest.mark.parametrize("break_it", [unmark, orphan, loop, double, deepen])
def test_structure_that_does_not_tell_everything_is_not_taken_over(
    break_it: Callable[[pikepdf.Pdf], None],
) -> None:
    read = inside(changed(tagged_pdf(), break_it))
    assert not read.facts.tagged
    assert read.facts.can_be_bound
    with pikepdf.open(io.BytesIO(read.pdf)) as pdf:
        assert Name.StructTreeRoot not in pdf.Root


# Pictures ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("PNG", mode) for mode in ("RGB", "RGBA", "L", "P", "1", "I;16")),
        *(("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
    ],
)
def test_a_picture_is_a_page_of_its_own_size(kind: str, mode: str) -> None:
    read = inside(picture(kind, (300, 150), mode), f"image/{kind.lower()}")
    (page,) = read.facts.pages
    assert (round(page.width), round(page.height)) == (144, 72)
    assert read.facts.problems == ()


def test_what_is_transparent_is_white() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(clear, "PNG")
    with pikepdf.open(io.BytesIO(inside(clear.getvalue(), "image/png").pdf)) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.Annex.read_bytes() == b"\xff" * 12


def test_a_photograph_on_its_side_stands_up() -> None:
    taken = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 150)).save(taken, "JPEG", exif=exif)
    (page,) = inside(taken.getvalue(), "image/jpeg").facts.pages
    assert page.height > page.width


# Harm --------------------------------------------------------------------------------------------


def bomb() -> bytes:
    """Three gigabytes of blanks to draw a page with, in three megabytes."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    # What follows a full flush does not look back, so it can be said again.
    again = packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + 300 * again + packer.flush()

    def put(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, packed, Filter=Name.FlateDecode)

    return changed(plain_pdf("Plan"), put, compress_streams=False)


@cache
def many_pages() -> bytes:
    def fill(pdf: pikepdf.Pdf) -> None:
        for _ in range(1_999):
            pdf.pages.append(pdf.pages[0])

    return changed(plain_pdf("Plan"), fill)


def page_loop() -> bytes:
    def tie(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages])

    return changed(plain_pdf("Plan"), tie)


def outline_loop() -> bytes:
    def tie(pdf: pikepdf.Pdf) -> None:
        entry = pdf.make_indirect(Dictionary(Title=String("a")))
        entry.Next, entry.First = entry, entry
        pdf.Root.Outlines = Dictionary(First=entry)

    return changed(plain_pdf("Plan"), tie)


def nested(what: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + what * 500_000 + b"\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"


def forms(depth: int) -> bytes:
    """Each drawn many times by the next."""

    def nest(pdf: pikepdf.Pdf) -> None:
        form = None
        for _ in range(depth):
            inner = Dictionary(XObject=Dictionary(F=form)) if form is not None else Dictionary()
            form = pdf.make_stream(
                b"/F Do " * 9, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=inner
            )
        pdf.pages[0].obj.Resources.XObject = Dictionary(F=form)
        pdf.pages[0].contents_add(b"/F Do")

    return changed(plain_pdf("Plan"), nest)


def huge_picture() -> bytes:
    def put(pdf: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(pdf, b"")
        image.Type, image.Subtype = Name.XObject, Name.Image
        image.Width, image.Height, image.BitsPerComponent = 200_000, 200_000, 8
        image.ColorSpace = Name.DeviceRGB
        pdf.pages[0].obj.Resources.XObject = Dictionary(I=image)
        pdf.pages[0].contents_add(b"/I Do")

    return changed(plain_pdf("Plan"), put)


HARM: dict[str, Callable[[], bytes]] = {
    "bomb": bomb,
    "many pages": many_pages,
    "page loop": page_loop,
    "outline loop": outline_loop,
    "arrays": lambda: nested(b"["),
    "dictionaries": lambda: nested(b"<</A"),
    "forms within forms": lambda: forms(4_000),
    "forms times forms": lambda: forms(10),
    "huge picture": huge_picture,
    "xref loop": lambda: plain_pdf("x") + b"\ntrailer <</Prev 9>>\nstartxref\n9\n%%EOF",
    "nothing": lambda: b"%PDF-1.4 intet",
    "cut": lambda: plain_pdf("Plan")[:600],
    "noise": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000,
}


@pytest.mark.parametrize("harm", list(HARM))
def test_a_file_made_to_harm_does_none(harm: str) -> None:
    data = HARM[harm]()
    before = time.monotonic()
    read = read_annex(data, PDF)
    assert time.monotonic() - before < ANNEX_LIMITS.patience + 3
    assert read.facts.can_be_cleaned == bool(read.pdf)
    if harm not in ("outline loop", "xref loop"):
        assert read.facts.blocking, read.facts


def test_a_picture_that_is_none_and_one_that_is_far_too_large() -> None:
    assert problems(b"\x89PNG\r\n\x1a\n intet", "image/png") == {AnnexProblem.BROKEN}
    huge = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(huge, "PNG")
    assert read_annex(huge.getvalue(), "image/png").facts.blocking


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=40), st.booleans())
def test_a_damaged_file_is_told_or_read_and_never_an_error(
    place: int, noise: bytes, tagged: bool
) -> None:
    data = tagged_pdf() if tagged else plain_pdf("Plan", "Mere")
    at = place % len(data)
    read = inside(data[:at] + noise + data[at + len(noise) :])
    assert read.facts.can_be_cleaned == bool(read.pdf)
    assert read_annex_answer(annex_bytes(read)) == read


def test_the_reader_that_takes_too_long_or_too_much_is_given_up() -> None:
    data = plain_pdf("Plan")
    slow = replace(ANNEX_LIMITS, seconds=0.01, patience=0.0)
    assert read_annex(data, PDF, limits=slow).facts.problems == (AnnexProblem.TOO_SLOW,)
    small = replace(ANNEX_LIMITS, file_size=10)
    assert read_annex(data, PDF, limits=small).facts.problems == (AnnexProblem.TOO_LARGE,)


def test_a_busy_computer_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys, time; sys.stdin.buffer.read(); time.sleep(1.5); print('read', end='')"
    monkeypatch.setattr(worker, "worker_command", lambda: (sys.executable, "-S", "-c", code))
    assert worker.answer_of({}, b"", Limits(seconds=1.0, patience=60.0), None) == b"read"
    with pytest.raises(UnreadableFile) as caught:
        worker.answer_of({}, b"", Limits(seconds=1.0), None)
    assert caught.value.code is Refusal.TOO_SLOW


def test_reading_is_given_up_when_nobody_waits() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(UnreadableFile) as caught:
        read_annex(plain_pdf("Plan"), PDF, stop=stop)
    assert caught.value.code is Refusal.CANCELLED


def test_a_kind_that_is_no_page_is_said_so() -> None:
    assert read_annex(b"x", "text/plain").facts.problems == (AnnexProblem.KIND,)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{}\n",
        b'{"pages":[],"problems":["new"],"tagged":0,"language":"","outline":[]}\n',
        b'{"pages":[{"width":1e9,"height":1,"marks":1,"text":""}],"problems":[],"tagged":0,'
        b'"language":"","outline":[]}\n%PDF',
        b'{"pages":[{"width":9,"height":1,"marks":1,"text":""}],"problems":[],"tagged":0,'
        b'"language":"","outline":[]}\n',
        b'{"pages":[{"width":9,"height":1,"marks":1,"text":""}],"problems":[],"tagged":0,'
        b'"language":"","outline":[{"level":0,"title":"a","page":7,"top":0}]}\n%PDF',
    ],
)
def test_an_answer_that_is_none_is_not_believed(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WireError):
        read_annex_answer(answer)
    monkeypatch.setattr(annex_reading, "answer_of", lambda *_arguments: answer)
    assert read_annex(b"x", PDF).facts.problems == (AnnexProblem.BROKEN,)
