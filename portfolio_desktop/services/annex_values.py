"""What the papers know of an annex: what was found in its file, and what becomes of it.

Frozen values without files: the bytes in a `PreparedAnnex` are handed on, never looked into here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class AnnexProblem(StrEnum):
    """What was found in the file of an annex. Those of `BLOCKING` keep it from being bound in."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_SLOW = "too_slow"
    FONTS = "fonts"
    """Not all of its fonts are embedded."""
    LETTERS = "letters"
    """A font does not say which letters its shapes are."""
    COLOURS = "colours"
    """Printing inks (CMYK), which a PDF/A for the screen has no measure of."""
    LAYERS = "layers"
    """Layers that are switched off, and would show."""
    DYNAMIC_FORM = "dynamic_form"
    NO_CONVERTER = "no_converter"
    """An office file, and neither LibreOffice nor the Microsoft program for it is there."""
    NOT_CONVERTED = "not_converted"
    CONVERTER_BUSY = "converter_busy"
    """A presentation, and PowerPoint, of which there is never more than one, is its user's."""
    KIND = "kind"
    """Not a kind of file that can be bound in."""
    SCRIPTS = "scripts"
    LAUNCH = "launch"
    EMBEDDED = "embedded"
    MEDIA = "media"
    FORM = "form"
    SIGNED = "signed"
    REPAIRED = "repaired"
    UNTAGGED = "untagged"
    """Nothing says what is heading, text and table, so each page is a picture to be read aloud."""


BLOCKING = frozenset(
    {
        AnnexProblem.ENCRYPTED,
        AnnexProblem.BROKEN,
        AnnexProblem.TOO_LARGE,
        AnnexProblem.TOO_MANY_PAGES,
        AnnexProblem.TOO_SLOW,
        AnnexProblem.FONTS,
        AnnexProblem.LETTERS,
        AnnexProblem.COLOURS,
        AnnexProblem.LAYERS,
        AnnexProblem.DYNAMIC_FORM,
        AnnexProblem.NO_CONVERTER,
        AnnexProblem.NOT_CONVERTED,
        AnnexProblem.CONVERTER_BUSY,
        AnnexProblem.KIND,
    }
)


CLEANABLE = frozenset({AnnexProblem.FONTS, AnnexProblem.LETTERS, AnnexProblem.COLOURS})
"""Those of them that keep a PDF from being bound in, and not from being cleaned."""


class AnnexWay(StrEnum):
    """What becomes of an annex."""

    BIND = "bind"
    """Its pages stand in the papers."""
    ATTACH = "attach"
    """The file is attached to the PDF, and a page says so."""
    LEAVE_OUT = "leave_out"
    """Only the line in its item."""


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """A page as it is shown, in points. `marks` counts its stretches of marked content, 1 for one
    that is a picture as a whole; `text` is what such a page says.
    """

    width: float
    height: float
    marks: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnnexEntry:
    """An entry of the annex' own outline: `page` counts from 0, `top` in points from its upper
    edge.
    """

    level: int
    title: str
    page: int
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class AnnexFacts:
    """What was found. There are `pages` only where nothing of it is `BLOCKING`."""

    pages: tuple[AnnexPage, ...] = ()
    tagged: bool = False
    language: str = ""
    problems: tuple[AnnexProblem, ...] = ()
    outline: tuple[AnnexEntry, ...] = ()

    @property
    def blocking(self) -> tuple[AnnexProblem, ...]:
        return tuple(each for each in self.problems if each in BLOCKING)

    @property
    def can_be_bound(self) -> bool:
        return bool(self.pages) and not self.blocking

    @property
    def can_be_cleaned(self) -> bool:
        """Whether there is a clean file of it, to be bound in or attached."""
        return self.can_be_bound or (bool(self.blocking) and CLEANABLE.issuperset(self.blocking))


@dataclass(frozen=True, slots=True)
class AnnexName:
    """ "3.1", "Bilag 3.1", what it is called, and of which item ("Punkt 3 · …")."""

    number: str
    label: str
    title: str
    item: str


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """The kept file of an annex, `blob` the SHA-256 of its bytes."""

    id: str
    name: AnnexName
    file_name: str
    media_type: str
    blob: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreparedAnnex:
    """An annex ready for the papers, `file_name` as it is attached. `pdf` are the cleaned pages of
    one that is bound in, `file` the bytes of one that is attached, empty otherwise.

    `notice` is the sentence that stands on the page of one that is attached, `reason` why it is not
    bound in; `findings` tell in words what was found. `figure` says what a page without structure
    is, with the fields {page} and {pages}.
    """

    id: str
    name: AnnexName
    way: AnnexWay
    facts: AnnexFacts
    file_name: str = ""
    media_type: str = ""
    findings: tuple[str, ...] = ()
    notice: str = ""
    reason: str = ""
    figure: str = ""
    pdf: bytes = field(default=b"", repr=False)
    file: bytes = field(default=b"", repr=False)

    @property
    def has_a_place(self) -> bool:
        """Whether it stands in the papers by itself: its pages, or that it is attached."""
        bound = self.way is AnnexWay.BIND and bool(self.facts.pages)
        return bound or self.way is AnnexWay.ATTACH
