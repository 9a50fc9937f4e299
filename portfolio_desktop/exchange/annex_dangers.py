"""What in a foreign PDF acts, hides or carries something along: found, told, and left behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from portfolio_desktop.services.annex_values import AnnexProblem

_ACTIONS = {
    "/JavaScript": AnnexProblem.SCRIPTS,
    "/Rendition": AnnexProblem.MEDIA,
    "/Movie": AnnexProblem.MEDIA,
    "/Sound": AnnexProblem.MEDIA,
    "/Launch": AnnexProblem.LAUNCH,
    "/ImportData": AnnexProblem.LAUNCH,
    "/SubmitForm": AnnexProblem.LAUNCH,
}
_SUBTYPES = {
    "/FileAttachment": AnnexProblem.EMBEDDED,
    "/RichMedia": AnnexProblem.MEDIA,
    "/Screen": AnnexProblem.MEDIA,
    "/Movie": AnnexProblem.MEDIA,
    "/Sound": AnnexProblem.MEDIA,
    "/3D": AnnexProblem.MEDIA,
}
_GONE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/EF", "/JS")
"""Entries that no page needs: what acts, what is carried along, and what a maker remembers."""
_GONE_OF_PAGES = ("/Thumb", "/B", "/Trans", "/Dur", "/PZ", "/SeparationInfo", "/PresSteps", "/VP")
_DEEPEST = 40


def found_in(pdf: pikepdf.Pdf) -> list[AnnexProblem]:
    """Everything of that kind, each once."""
    found: dict[AnnexProblem, None] = {}
    for each in pdf.objects:
        for part in _dictionaries(each):
            for problem in _problems(part):
                found[problem] = None
    for problem in _of_forms(pdf):
        found[problem] = None
    if _hides_layers(pdf.Root.get(Name.OCProperties)):
        found[AnnexProblem.LAYERS] = None
    return list(found)


def _dictionaries(each: Object, depth: int = 0) -> Iterator[Object]:
    """The dictionaries written in one object; others that it refers to are met by themselves."""
    if isinstance(each, Stream):
        each = each.stream_dict
    if isinstance(each, Dictionary):
        yield each
    if depth < _DEEPEST:
        for part in _parts(each):
            yield from _dictionaries(part, depth + 1)


def _parts(each: Object) -> Iterator[Object]:
    parts: Iterable[object] = ()
    if isinstance(each, Dictionary):
        parts = each.values()
    elif isinstance(each, Array):
        parts = each
    for part in parts:
        if isinstance(part, (Dictionary, Array)) and not part.is_indirect:
            yield part


def _problems(part: Object) -> Iterator[AnnexProblem]:
    action = _ACTIONS.get(str(part.get(Name.S, "")))
    if action is not None:
        yield action
    elif Name.JS in part:
        yield AnnexProblem.SCRIPTS
    subtype = _SUBTYPES.get(str(part.get(Name.Subtype, "")))
    if subtype is not None:
        yield subtype
    if Name.EF in part or part.get(Name.Type) == Name.EmbeddedFile:
        yield AnnexProblem.EMBEDDED


def _of_forms(pdf: pikepdf.Pdf) -> Iterator[AnnexProblem]:
    form = pdf.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary):
        return
    if Name.XFA in form:
        yield AnnexProblem.DYNAMIC_FORM
    if int(form.get(Name.SigFlags, 0)) & 1:
        yield AnnexProblem.SIGNED
    if len(form.get(Name.Fields, Array())):
        yield AnnexProblem.FORM


def _hides_layers(layers: Object | None) -> bool:
    if not isinstance(layers, Dictionary):
        return False
    usual = layers.get(Name.D, Dictionary())
    return bool(len(usual.get(Name.OFF, Array()))) or usual.get(Name.BaseState) == Name.OFF


def settle_annotations(pdf: pikepdf.Pdf) -> bool:
    """Draw what annotations and filled fields show onto their pages, and let them go; links stay.

    Whether anything was drawn, of which no structure can tell.
    """
    others = [
        annotation
        for page in pdf.pages
        for annotation in page.obj.get(Name.Annots, Array())
        if isinstance(annotation, Dictionary) and annotation.get(Name.Subtype) != Name.Link
    ]
    drawn = any(_is_shown(each) for each in others)
    if others:
        if Name.AcroForm in pdf.Root:
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("print")
    return drawn


def _is_shown(annotation: Object) -> bool:
    return Name.AP in annotation and annotation.get(Name.Subtype) != Name.Popup


def strip(pdf: pikepdf.Pdf) -> None:
    """Take out what came along in the objects that pages need."""
    for each in pdf.objects:
        # Dictionaries without a kind hold names of a maker's choosing.
        if isinstance(each, Stream) or (isinstance(each, Dictionary) and _has_kind(each)):
            _without(each, _GONE)
    for page in pdf.pages:
        _without(page.obj, _GONE_OF_PAGES)


def _has_kind(each: Object) -> bool:
    return Name.Type in each or Name.Subtype in each or Name.S in each


def _without(each: Object, names: tuple[str, ...]) -> None:
    for name in names:
        if name in each:
            del each[name]
