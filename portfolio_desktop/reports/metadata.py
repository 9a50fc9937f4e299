"""What a file says about itself: title, dates, language and where its content comes from."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from portfolio_desktop.services.pack_values import Identity

PRODUCER = "Portfolio Desktop"

_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
)

_UA_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A knows only its own names, so the one that names PDF/UA is explained to its readers."""


def describe(canvas: Any, identity: Identity) -> None:
    """Give the document its metadata: all of it from the content, nothing from the clock."""
    document = canvas._doc
    moment = identity.position_at.astimezone(UTC)
    document._timeStamp = SimpleNamespace(
        YMDhms=moment.timetuple()[:6], dhh=0, dmm=0, t=moment.timestamp()
    )
    information = document.info
    information.title = _plain(identity.title)
    information.author = _plain(identity.author)
    information.subject = _plain(identity.subject)
    information.keywords = _keywords(identity)
    information.creator = information.producer = PRODUCER
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    metadata = pdfdoc.XMP(creator=lambda _document: xmp(identity, moment))
    metadata.filters = []
    document.Catalog.Metadata = metadata


def _keywords(identity: Identity) -> str:
    """The head of the register's hash chain: an issued file anchors the log (DESIGN section 3)."""
    return f"register={identity.register_id}; log-head={identity.log_head}"


def _plain(text: str) -> str:
    """Without what XML and PDF strings cannot hold; metadata is one line."""
    shown = (char if char.isprintable() or char == " " else "\ufffd" for char in text)
    return "".join(shown).strip()


def xmp(identity: Identity, moment: datetime) -> bytes:
    """The XMP packet, saying the same as the document information."""
    date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    title, author = escape(_plain(identity.title)), escape(_plain(identity.author))
    subject = escape(_plain(identity.subject))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {_NAMESPACES}>\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{subject}</rdf:li></rdf:Alt></dc:description>\n"
        f"<dc:language><rdf:Bag><rdf:li>{escape(identity.language)}</rdf:li></rdf:Bag>"
        "</dc:language>\n"
        f"<pdf:Keywords>{escape(_keywords(identity))}</pdf:Keywords>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>\n"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        f"</rdf:Description>\n{_UA_SCHEMA}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode()
