"""What makes a printed file one to keep: its colours, its form, and the files that go with it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest
from PIL import Image, ImageCms

from portfolio_desktop.reports.archive import AttachedFile, Relationship
from portfolio_desktop.reports.colour_profile import NAME, srgb_profile
from portfolio_desktop.reports.status_report import render_status_report
from tests.reports.printed import with_files
from tests.reports.sample import IDENTITY, content, many

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOOK = AttachedFile("Register.xlsx", b"PK\x03\x04" * 99, XLSX, "Registret", Relationship.SOURCE)
DATA = AttachedFile("data.json", b'{"a": 1}', "application/json", "Data", Relationship.DATA)


@pytest.fixture(scope="module")
def report() -> bytes:
    return render_status_report(content())


def test_the_colour_profile_shows_every_colour_as_it_is_meant() -> None:
    """Held against the library that colours are managed with, over a cube of colours."""
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    steps = range(0, 256, 15)
    cube = Image.new("RGB", (len(steps) ** 2, len(steps)))
    for x, (red, green) in enumerate((red, green) for red in steps for green in steps):
        for y, blue in enumerate(steps):
            cube.putpixel((x, y), (red, green, blue))
    change = ImageCms.buildTransform(ours, theirs, "RGB", "RGB")
    shown = ImageCms.applyTransform(cube, change)
    assert shown is not None
    assert ImageCms.getProfileDescription(ours).strip() == NAME
    apart = [abs(a - b) for a, b in zip(cube.tobytes(), shown.tobytes(), strict=True)]
    assert max(apart) <= 1


def test_a_file_tells_its_colours_and_what_it_conforms_to(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as document:
        (intent,) = document.Root.OutputIntents.as_list()
        assert bytes(intent.DestOutputProfile.read_bytes()) == srgb_profile()
        with document.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"


def test_metadata_say_the_same_twice_and_anchor_the_log(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as document:
        information = document.docinfo
        with document.open_metadata() as metadata:
            assert str(information.Title) == metadata["dc:title"] == IDENTITY.title
            assert [str(information.Author)] == metadata["dc:creator"]
            assert str(information.Subject) == metadata["dc:description"]
            assert str(information.Keywords) == metadata["pdf:Keywords"]
            assert IDENTITY.log_head in metadata["pdf:Keywords"]
            assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"]
            made = pikepdf.models.metadata.decode_pdf_date(str(information.CreationDate))
            assert made == datetime.fromisoformat(metadata["xmp:CreateDate"])
            assert made == IDENTITY.position_at.replace(microsecond=0)


def test_every_stream_ends_with_a_line_of_its_own(report: bytes) -> None:
    ends = list(re.finditer(rb"(.)endstream\nendobj", report, re.DOTALL))
    assert len(ends) > 10
    assert {end[1] for end in ends} == {b"\n"}


def test_the_cross_references_lead_to_every_object(report: bytes) -> None:
    """A reader that has to look for objects itself says so."""
    with pikepdf.open(io.BytesIO(report)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.objects) == int(document.trailer.Size) - 1
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", report)[0])
    assert re.match(rb"\d+ 0 obj\n<</Type/XRef", report[start:])


def test_structure_is_kept_small() -> None:
    """A thousand rows are eleven thousand cells, each an object."""
    assert len(render_status_report(content(many(1000)))) < 600_000


def test_files_go_with_the_paper() -> None:
    pdf = with_files(DATA, BOOK)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert list(document.attachments) == ["Register.xlsx", "data.json"]  # in the order of names
        related = [str(each.AFRelationship) for each in document.Root.AF.as_list()]
        assert related == ["/Data", "/Source"]
        for file in (BOOK, DATA):
            kept = document.attachments[file.name]
            stored = kept.get_file()
            assert kept.description == file.description
            assert stored.read_bytes() == file.data
            assert stored.mime_type == file.media_type
            assert stored.size == len(file.data)
            assert stored.mod_date == IDENTITY.position_at.replace(microsecond=0)
            assert stored.md5 is not None


def test_the_same_files_give_the_same_bytes_and_others_another_id() -> None:
    def identity(pdf: bytes) -> bytes:
        return bytes(re.findall(rb"/ID\[<([0-9A-F]+)>", pdf)[0])

    first = with_files(DATA, BOOK)
    assert with_files(DATA, BOOK) == first
    others = (
        with_files(DATA),
        with_files(DATA, BOOK._replace(data=b"PK")),
        with_files(DATA._replace(description="Andre"), BOOK),
    )
    assert len({identity(pdf) for pdf in (first, *others)}) == 4


@pytest.mark.parametrize("told", ["", "pdf", "text/plain; charset=utf-8", "a b/c>>", "æ/ø"])
def test_a_file_whose_media_type_is_not_known_is_plain_bytes(told: str) -> None:
    pdf = with_files(DATA._replace(media_type=told))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        stored = document.attachments[DATA.name].get_file()
        assert stored.mime_type == "application/octet-stream"
        assert stored.read_bytes() == DATA.data


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        with_files(DATA, DATA._replace(data=b"[]"))


def test_no_file_is_attached_unasked(report: bytes) -> None:
    with pikepdf.open(io.BytesIO(report)) as document:
        assert "/Names" not in document.Root
        assert "/AF" not in document.Root


def test_the_moment_is_that_of_the_content_in_any_zone() -> None:
    later = replace(IDENTITY, position_at=datetime(2024, 7, 1, 12, tzinfo=UTC))
    pdf = render_status_report(replace(content(), identity=later))
    assert b"2024-07-01T12:00:00Z" in pdf
