"""Makes of a foreign file the clean pages of an annex. Runs in the reading process.

The result is a PDF of its own that holds nothing but pages that stand upright in the lower left
corner, what they are drawn with, links, and the structure where it is whole. Everything that acts
stays behind, since only what is named here is taken over.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Name

from portfolio_desktop.exchange import annex_dangers, annex_fonts, annex_upright
from portfolio_desktop.exchange.annex_content import ContentLook, look_at_page
from portfolio_desktop.exchange.annex_figures import place_figures
from portfolio_desktop.exchange.annex_links import keep_links
from portfolio_desktop.exchange.annex_outline import outline_of
from portfolio_desktop.exchange.annex_structure import take_structure
from portfolio_desktop.exchange.annex_wire import ReadAnnex, refused
from portfolio_desktop.exchange.tables import Limits
from portfolio_desktop.services.annex_values import (
    BLOCKING,
    CLEANABLE,
    AnnexFacts,
    AnnexPage,
    AnnexProblem,
)

_MOST_OBJECTS = 300_000
_MOST_CONTENT = 50_000_000
"""Bytes that a page is drawn with, unpacked."""
_MOST_TEXT = 20_000


def cleaned(data: bytes, media_type: str, seal: str, limits: Limits) -> ReadAnnex:
    """The annex, or why it cannot be bound in; every way in which a file can be broken is one."""
    try:
        if media_type != "application/pdf":
            from portfolio_desktop.exchange.annex_pictures import picture_page

            return picture_page(data)
        return _cleaned_pdf(data, seal, limits)
    except pikepdf.PasswordError:
        return refused(AnnexProblem.ENCRYPTED)
    except MemoryError:
        return refused(AnnexProblem.TOO_LARGE)
    except Exception:
        # Parsers fail on broken files in more ways than they name; the file is the reason.
        return refused(AnnexProblem.BROKEN)


def _cleaned_pdf(data: bytes, seal: str, limits: Limits) -> ReadAnnex:
    source = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    if source.is_encrypted:
        return refused(AnnexProblem.ENCRYPTED)
    if len(source.objects) > _MOST_OBJECTS:
        return refused(AnnexProblem.TOO_LARGE)
    count = len(source.pages)
    if not count:
        return refused(AnnexProblem.BROKEN)
    if count > limits.pages:
        return refused(AnnexProblem.TOO_MANY_PAGES)
    problems = annex_dangers.found_in(source)
    if source.get_warnings():
        problems.append(AnnexProblem.REPAIRED)
    if BLOCKING & set(problems):
        return refused(*problems)
    return _rebuilt(source, problems, seal)


def _rebuilt(source: pikepdf.Pdf, problems: list[AnnexProblem], seal: str) -> ReadAnnex:
    outline = outline_of(source)
    drawn_over = annex_dangers.settle_annotations(source)
    target = pikepdf.new()
    target.pages.extend(source.pages)
    looks = [_looked_at(page) for page in target.pages]
    if None in looks:
        return refused(*problems, AnnexProblem.TOO_LARGE)
    seen = [look for look in looks if look is not None]
    problems += annex_fonts.problems_of(target, seen)
    keep_links(source, target)
    blocking = BLOCKING & set(problems)
    if blocking:
        cleanable = CLEANABLE.issuperset(blocking)
        return _as_a_file(target, problems) if cleanable else refused(*problems)
    tagged = not drawn_over and take_structure(source, target, seen, seal)
    if not tagged:
        problems.append(AnnexProblem.UNTAGGED)
    texts = [""] * len(seen) if tagged else _texts(_saved(target), len(seen))
    poses = [annex_upright.pose_of(page) for page in target.pages]
    pages = tuple(
        _page(target, place, look, text, tagged=tagged)
        for place, (look, text) in enumerate(zip(seen, texts, strict=True))
    )
    if tagged:
        place_figures(target, poses)
    annex_dangers.strip(target)
    language = str(source.Root.get(Name.Lang, "")) if tagged else ""
    facts = AnnexFacts(pages, tagged, language, tuple(dict.fromkeys(problems)), outline)
    return ReadAnnex(facts, _saved(target))


def _as_a_file(target: pikepdf.Pdf, problems: Sequence[AnnexProblem]) -> ReadAnnex:
    """Not fit to be bound in, but as clean as what is: to go along with what is published."""
    annex_dangers.strip(target)
    return ReadAnnex(AnnexFacts(problems=tuple(dict.fromkeys(problems))), _saved(target))


def _looked_at(page: pikepdf.Page) -> ContentLook | None:
    """How the page is drawn; None where that is more than a page can be."""
    page.contents_coalesce()
    if len(page.obj.get(Name.Contents, pikepdf.Stream(pikepdf.new(), b"")).read_bytes()) > (
        _MOST_CONTENT
    ):
        return None
    return look_at_page(page)


def _page(
    target: pikepdf.Pdf, place: int, look: ContentLook, text: str, *, tagged: bool
) -> AnnexPage:
    page = target.pages[place]
    width, height = annex_upright.turn(target, page, look, tagged=tagged)
    return AnnexPage(width, height, look.marks if tagged else 1, text)


def _texts(pdf: bytes, count: int) -> Sequence[str]:
    """What each page says, "" where that cannot be told."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_text(document, place) for place in range(count)]
    finally:
        document.close()


def _text(document: object, place: int) -> str:
    text = document[place].get_textpage().get_text_range()  # type: ignore[index]
    shown = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(shown).split())[:_MOST_TEXT]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The same pages give the same bytes. What the standard does not have is packed otherwise."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        fix_metadata_version=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
    )
    return out.getvalue()
