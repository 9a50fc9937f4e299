"""The parts of a Word document for which python-docx has elements but no words of its own.

Where there are many of them they are put into each other from the outermost inwards, which is
several times as quick as the library's way.
"""

from __future__ import annotations

from functools import cache

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree


def element(tag: str, *inner: etree._Element, **values: str | int) -> etree._Element:
    """`w:tag` with these attributes and these elements in it."""
    made = OxmlElement(f"w:{tag}", _attributes(values))
    made.extend(inner)
    return made


def added(parent: etree._Element, tag: str, **values: str | int) -> etree._Element:
    """`w:tag` with these attributes, the last in its parent."""
    return etree.SubElement(parent, _named(tag), _attributes(values))


def emptied(part: etree._Element) -> etree._Element:
    """The element without what the template has in it."""
    for each in list(part):
        part.remove(each)
    return part


def _attributes(values: dict[str, str | int]) -> dict[str, str]:
    return {_named(name): str(told) for name, told in values.items()}


@cache
def _named(name: str) -> str:
    return qn(f"w:{name}")
