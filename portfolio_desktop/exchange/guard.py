"""What a foreign file really is, and its parts, unpacked no further than the limits allow.

Nothing here believes what a file says about itself: kinds are told by content, sizes are counted
while unpacking, and XML with a document type definition is refused before any of it is expanded.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol

from lxml import etree

from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import Limits, SourceKind

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL_HEADER = 30
_UNREAD = ("xl/workbook.bin", "meta-inf/manifest.xml")
_CHUNK = 1 << 16
_PROLOG_END = re.compile(rb"<[A-Za-z_]")
_HTML = re.compile(rb"\s*(<!doctype html|<html|<table|<meta|<!--startfragment)", re.IGNORECASE)


class Source(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...

    def found_broken(self) -> None:
        """Told by who reads the part that it breaks off or is no whole XML."""


class Package:
    """A zip file read by its directory, tolerant of wrong checksums and of odd names.

    Names are compared without case and with `/`; of doubles the first counts.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._left = limits.unpacked
        try:
            infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except (zipfile.BadZipFile, ValueError, struct.error, EOFError, NotImplementedError) as bad:
            raise UnreadableFile(Refusal.DAMAGED) from bad
        if len(infos) > limits.members:
            raise UnreadableFile(Refusal.TOO_MUCH_UNPACKED)
        self.damaged: dict[str, None] = {}
        """The parts, in the order found, of which something could not be read."""
        self._members: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._members.setdefault(_plain_name(info.filename), info)

    def __contains__(self, name: str) -> bool:
        return _plain_name(name) in self._members

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def open(self, name: str) -> Source:
        """A stream of the part; KeyError when there is none."""
        info = self._members[_plain_name(name)]
        if info.flag_bits & 1:
            raise UnreadableFile(Refusal.ENCRYPTED)
        head = self._data[info.header_offset : info.header_offset + _LOCAL_HEADER]
        if len(head) < _LOCAL_HEADER or not head.startswith(b"PK\x03\x04"):
            raise UnreadableFile(Refusal.DAMAGED)
        name_length, extra_length = struct.unpack_from("<HH", head, 26)
        start = info.header_offset + _LOCAL_HEADER + name_length + extra_length
        packed = memoryview(self._data)[start : start + info.compress_size]
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFile(Refusal.DAMAGED)
        return _Member(
            self, _plain_name(name), packed, deflated=info.compress_type == zipfile.ZIP_DEFLATED
        )

    def count(self, size: int) -> None:
        """Every byte unpacked is counted over all parts, also when one is read twice."""
        self._left -= size
        if self._left < 0:
            raise UnreadableFile(Refusal.TOO_MUCH_UNPACKED)


class _Member:
    def __init__(self, package: Package, name: str, packed: memoryview, *, deflated: bool) -> None:
        self._package, self._name = package, name
        self._packed, self._at = packed, 0
        self._inflate = zlib.decompressobj(-15) if deflated else None

    def read(self, size: int = -1, /) -> bytes:
        wanted = size if size >= 0 else 1 << 62
        parts = []
        while wanted > 0:
            part = self._next(min(wanted, _CHUNK))
            if not part:
                break
            parts.append(part)
            wanted -= len(part)
        return b"".join(parts)

    def found_broken(self) -> None:
        self._package.damaged[self._name] = None

    def _next(self, size: int) -> bytes:
        if self._inflate is None:
            part = bytes(self._packed[self._at : self._at + size])
            self._at += len(part)
        else:
            part = self._inflated(size)
        self._package.count(len(part))
        return part

    def _inflated(self, size: int) -> bytes:
        assert self._inflate is not None
        while not self._inflate.eof:
            waiting = self._inflate.unconsumed_tail
            if not waiting:
                waiting = bytes(self._packed[self._at : self._at + _CHUNK])
                self._at += len(waiting)
            if not waiting:
                break
            try:
                part = self._inflate.decompress(waiting, size)
            except zlib.error:
                break  # what came before the damage is still worth reading
            if part:
                return part
        return b""


def _plain_name(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").casefold()


def kind_of(data: bytes, limits: Limits) -> tuple[SourceKind, Package | None]:
    """What the content is, whatever the file's name says; Office files come with their parts."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile(Refusal.EMPTY)
    if data.startswith(_OLE):
        secret = "EncryptedPackage".encode("utf-16-le") in data
        raise UnreadableFile(Refusal.ENCRYPTED if secret else Refusal.OLD_FORMAT)
    if data.startswith(b"{\\rtf"):
        raise UnreadableFile(Refusal.OLD_FORMAT)
    if data.startswith(b"PK"):
        package = Package(data, limits)
        return _office_kind(package), package
    if b"%PDF-" in data[:1024]:
        return SourceKind.PDF, None
    if _HTML.match(data[:4096].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")):
        return SourceKind.CLIPBOARD, None
    if _looks_binary(data[:_CHUNK]):
        raise UnreadableFile(Refusal.UNKNOWN_KIND)
    return SourceKind.CSV, None


def _office_kind(package: Package) -> SourceKind:
    if not package.names:
        raise UnreadableFile(Refusal.EMPTY)
    main = main_part(package)
    if main in package:
        root = root_name(package.open(main))
        if root == "workbook":
            return SourceKind.XLSX
        if root == "document":
            return SourceKind.DOCX
    if any(name.endswith(_UNREAD) or name.startswith("ppt/") for name in package.names):
        raise UnreadableFile(Refusal.OTHER_FORMAT)
    for name, kind in (("xl/", SourceKind.XLSX), ("word/", SourceKind.DOCX)):
        if any(member.startswith(name) for member in package.names):
            return kind
    raise UnreadableFile(Refusal.UNKNOWN_KIND)


def main_part(package: Package) -> str:
    """The part the package is about, by its relations or else by its usual name."""
    for kind, target in relations(package, "").values():
        if kind == "officeDocument" and target in package:
            return target
    for usual in ("xl/workbook.xml", "word/document.xml"):
        if usual in package:
            return usual
    return ""


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Relation id → (last word of its type, part named); external ones are left out."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if path not in package:
        return found
    for element in elements(package.open(path), {"Relationship"}):
        if element.get("TargetMode") == "External":
            continue
        target = posixpath.join("/" + folder, element.get("Target", "").replace("\\", "/"))
        kind = element.get("Type", "").rstrip("/").rsplit("/", 1)[-1]
        found[element.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
    return found


def _looks_binary(head: bytes) -> bool:
    """Text may hold a stray NUL, and UTF-16 is full of them in every other place."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    plain = head
    for start in (0, 1):
        if head[start::2].count(0) > 0.7 * len(head[start::2]):
            plain = head[1 - start :: 2]
    odd = sum(plain.count(byte) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
    return odd > 0.05 * len(plain) + 4


# XML ---------------------------------------------------------------------------------------------


class _Checked:
    """Hands a part to the parser once its prolog is known to hold no definitions."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._head = source.read(_CHUNK)
        plain = self._head.replace(b"\0", b"")
        first = _PROLOG_END.search(plain)
        if b"<!DOCTYPE" in plain[: first.start() if first else None]:
            raise UnreadableFile(Refusal.HOSTILE)

    def read(self, size: int = -1, /) -> bytes:
        head, self._head = self._head, b""
        return head or self._source.read(size if size > 0 else _CHUNK)


def xml_events(source: Source, *, start: bool = False) -> Iterator[tuple[str, etree._Element]]:
    """Elements as they end (and begin, when `start`); broken XML gives what comes before the break,
    and the source is told.

    The caller clears what it has used.
    """
    checked = _Checked(source)
    steps = etree.iterparse(
        checked,
        events=("start", "end") if start else ("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    seen = False
    try:
        for event, element in steps:
            if not seen and element.getroottree().docinfo.internalDTD is not None:
                raise UnreadableFile(Refusal.HOSTILE)
            seen = True
            yield event, element
    except etree.XMLSyntaxError as broken:
        source.found_broken()
        if not seen:
            raise UnreadableFile(Refusal.DAMAGED) from broken
    if any(entry.level >= etree.ErrorLevels.FATAL for entry in steps.error_log):
        source.found_broken()


def elements(source: Source, names: set[str]) -> Iterator[etree._Element]:
    """Every element with one of the local names, whole, as it ends."""
    for _event, element in xml_events(source):
        if local(element) in names:
            yield element


def xml_root(source: Source) -> etree._Element | None:
    """The whole tree of a part; None when there is nothing in it that could be read."""
    last = None
    for _event, element in xml_events(source):
        last = element
    return None if last is None else last.getroottree().getroot()


def root_name(source: Source) -> str:
    for _event, element in xml_events(source, start=True):
        return local(element)
    return ""


def local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace (Strict and Transitional differ)."""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return str(value)
    return None


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The children, with compatibility wrappers replaced by what an older program would see."""
    for child in element:
        if local(child) != "AlternateContent":
            yield child
            continue
        branches = {local(branch): branch for branch in child}
        branch = branches.get("Fallback", branches.get("Choice"))
        if branch is not None:
            yield from children(branch)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((item for item in children(element) if local(item) == name), None)
    return element
