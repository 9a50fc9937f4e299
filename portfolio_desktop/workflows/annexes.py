"""The annexes of a paper: their kept files, what was found in them, and their pages put in.

The files are read from the register in the thread that owns it (`with_files_steps`); all else can
be done in any.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from portfolio_desktop.environment.texts import Language, speaking
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem, Annex
from portfolio_desktop.services.annex_values import (
    AnnexFacts,
    AnnexFile,
    AnnexName,
    AnnexProblem,
    AnnexWay,
    PreparedAnnex,
)
from portfolio_desktop.services.annex_words import (
    cleaned_words,
    figure_words,
    finding_words,
    notice_words,
    reason_words,
    traces_words,
)
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.packing import Cancelled, PackCancelled, never, silent

_AT_A_TIME = 3
_SHELF = 200_000_000


def with_files_steps(register: RegisterFile, content: AgendaContent) -> Steps[AgendaContent]:
    """The content with the files of its annexes, where annexes are printed, one in each step.

    Of what is closed in the open edition there is nothing in the content, so nothing is read.
    """
    if not content.choice.has(Part.ANNEXES):
        return content
    wanted = [(item, annex) for item in content.items for annex in item.annexes if annex.blob]
    files: list[AnnexFile] = []
    for item, annex in wanted:
        yield len(files), len(wanted)
        files.append(_file(content, item, annex, register.kept(annex.blob)))
    return replace(content, annex_files=tuple(files))


def _file(content: AgendaContent, item: AgendaItem, annex: Annex, data: bytes) -> AnnexFile:
    where = content.words.item.format(number=item.number)
    name = AnnexName(annex.number, annex.label, annex.name, f"{where} · {item.title}")
    return AnnexFile(annex.id, name, annex.file_name, annex.media_type, annex.blob, data)


class AnnexShelf:
    """What was read of annexes, so that a file is read and converted once however often the papers
    are laid out. For several threads."""

    def __init__(self, most: int = _SHELF) -> None:
        self._lock = threading.Lock()
        self._most = most
        self._kept: OrderedDict[tuple[str, str, int], _Read] = OrderedDict()

    def find(self, key: tuple[str, str, int]) -> _Read | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: tuple[str, str, int], read: _Read) -> None:
        """Keep it; what was not looked at for long goes when there is too much."""
        with self._lock:
            self._kept[key] = read
            while sum(len(each.pdf) for each in self._kept.values()) > self._most:
                self._kept.popitem(last=False)

    def forget_failures(self) -> None:
        """What could not be read or converted may be another time."""
        with self._lock:
            for key in [key for key, each in self._kept.items() if not each.pdf]:
                del self._kept[key]


@dataclass(frozen=True, slots=True)
class _Read:
    facts: AnnexFacts
    pdf: bytes = field(default=b"", repr=False)


class _Stop(threading.Event):
    """Set when the asker says so."""

    def __init__(self, cancelled: Cancelled) -> None:
        super().__init__()
        self._cancelled = cancelled

    def is_set(self) -> bool:
        return super().is_set() or self._cancelled()


def prepared_annexes(
    content: AgendaContent,
    shelf: AnnexShelf,
    progress: Callable[[int, int], None] = silent,
    cancelled: Cancelled = never,
) -> tuple[PreparedAnnex, ...]:
    """Every annex with what was found in it and what becomes of it, as it was chosen where that can
    be; their `findings` are told to who prints. PackCancelled where it was given up.
    """
    files = content.annex_files
    stop = _Stop(cancelled)
    progress(0, len(files))
    made = []
    with ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="annex") as pool:
        copies = _copies(files)
        reading = [
            pool.submit(_read, file, copy, shelf, stop)
            for file, copy in zip(files, copies, strict=True)
        ]
        ways = dict(content.choice.annexes)
        for file, read in zip(files, reading, strict=True):
            found = read.result()
            if found is None or cancelled():
                stop.set()
                raise PackCancelled
            way = ways.get(file.id, AnnexWay.BIND)
            made.append(_prepared(file, found, way, open_only=content.open_only))
            progress(len(made), len(files))
    return tuple(made)


def _copies(files: Sequence[AnnexFile]) -> list[int]:
    """How often the same file has come before."""
    seen: dict[str, int] = {}
    copies = []
    for file in files:
        copies.append(seen.get(file.blob, 0))
        seen[file.blob] = copies[-1] + 1
    return copies


def _read(file: AnnexFile, copy: int, shelf: AnnexShelf, stop: threading.Event) -> _Read | None:
    """What is in the file; None where it was given up."""
    key = (file.blob, file.media_type, copy)
    found = shelf.find(key)
    if found is None and not stop.is_set():
        found = _read_now(file, copy, stop)
        if found is not None and AnnexProblem.CONVERTER_BUSY not in found.facts.problems:
            shelf.put(key, found)
    return found


def _read_now(file: AnnexFile, copy: int, stop: threading.Event) -> _Read | None:
    from portfolio_desktop.exchange.annex_reading import read_annex
    from portfolio_desktop.exchange.office_conversion import (
        CONVERTIBLE,
        ConversionError,
        ConverterBusyError,
        NoConverterError,
        as_pdf,
    )
    from portfolio_desktop.exchange.refusals import UnreadableFile

    data, kind = file.data, file.media_type
    try:
        if kind in CONVERTIBLE:
            data, kind = as_pdf(data, kind, stop), "application/pdf"
        read = read_annex(data, kind, copy=copy, stop=stop)
    except NoConverterError:
        return _Read(AnnexFacts(problems=(AnnexProblem.NO_CONVERTER,)))
    except ConverterBusyError:
        return _Read(AnnexFacts(problems=(AnnexProblem.CONVERTER_BUSY,)))
    except ConversionError:
        if stop.is_set():
            return None
        return _Read(AnnexFacts(problems=(AnnexProblem.NOT_CONVERTED,)))
    except UnreadableFile:
        return None
    return _Read(read.facts, read.pdf)


def _prepared(file: AnnexFile, read: _Read, wanted: AnnexWay, *, open_only: bool) -> PreparedAnnex:
    """In the open edition a PDF that could be cleaned is attached as clean as it would be bound in;
    of any other file it is told that what is known of its author goes along."""
    way = wanted
    if wanted is AnnexWay.BIND and not read.facts.can_be_bound:
        way = AnnexWay.ATTACH
    clean = open_only and file.media_type == "application/pdf" and read.facts.can_be_cleaned
    called = f"{file.name.label} {file.file_name}"
    findings = finding_words(called, read.facts, way)
    if open_only and way is AnnexWay.ATTACH:
        findings += (cleaned_words if clean else traces_words)(called)
    return PreparedAnnex(
        id=file.id,
        name=file.name,
        way=way,
        facts=read.facts,
        file_name=called,
        media_type=file.media_type,
        findings=findings,
        notice=notice_words(called),
        reason=reason_words(read.facts.problems),
        figure=figure_words(file.name),
        pdf=read.pdf if way is AnnexWay.BIND else b"",
        file=_attached(file, read, clean=clean) if way is AnnexWay.ATTACH else b"",
    )


def _attached(file: AnnexFile, read: _Read, *, clean: bool) -> bytes:
    return read.pdf if clean else file.data


def with_annexes(
    content: AgendaContent,
    shelf: AnnexShelf,
    progress: Callable[[int, int], None] = silent,
    cancelled: Cancelled = never,
) -> AgendaContent:
    """The content ready to be laid out, in its own language; its annexes are as `prepared_annexes`
    says."""
    if not content.annex_files:
        return content
    with speaking(language_read(content)):
        annexes = prepared_annexes(content, shelf, progress, cancelled)
    return replace(content, annexes=annexes, annex_files=())


def language_read(content: AgendaContent) -> Language:
    """The one that the content was read in, whatever is spoken by now."""
    return Language(content.identity.language[:2])


def bound(papers: bytes, annexes: Iterable[PreparedAnnex]) -> bytes:
    """The papers with the pages of their annexes."""
    from portfolio_desktop.exchange.annex_binding import bind_annexes

    return bind_annexes(papers, tuple(annexes))
