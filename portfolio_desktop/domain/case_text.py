"""Case texts: a small markdown of paragraphs, `**bold**`, and lists with `-` or `1.`.

`blocks` reads any text, `case_text` writes what blocks say; writing what was read gives the text in
its one usual form, and reading that again gives the same blocks. A sign that would be read as
markdown but is meant as itself stands after a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

CASE_TEXTS = {
    "item": ("summary", "case_text", "time_consequence", "cost_consequence", "risk_consequence"),
    "written_procedure": ("text",),
}
"""The fields that are written so, by table."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind within a block; a line break within it is `\\n`."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one point of a list. `number` counts from 1 within a numbered list."""

    kind: BlockKind
    runs: tuple[Run, ...]
    number: int = 0

    @property
    def text(self) -> str:
        """The words without what makes them bold."""
        return "".join(run.text for run in self.runs)


_BULLET = re.compile(r"[-*•] +(?=\S)")
_NUMBER = re.compile(r"\d{1,3}[.)] +(?=\S)")
_BOLD = re.compile(r"\\.|\*\*(?=\S)((?:\\.|[^\\])*?(?:\\\S|[^\\\s]))\*\*", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\*.)•-])")
_BEGINS_LIKE_A_LIST = re.compile(r"([-*•]|\d{1,3}(?=[.)]))(?=[.)]?(?: |$))", re.MULTILINE)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a case text, in order; nothing in it is left out but blank lines."""
    found: list[tuple[BlockKind, list[str]]] = []
    open_block = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        words = line.strip()
        kind, rest = _start(words)
        if not words:
            open_block = False
        elif kind is BlockKind.PARAGRAPH and open_block:
            found[-1][1].append(rest)
        else:
            found.append((kind, [rest]))
            open_block = True
    return _counted((kind, _runs("\n".join(lines))) for kind, lines in found)


def case_text(of: Iterable[Block]) -> str:
    """The text of blocks in its one usual form; blocks without words are left out."""
    parts: list[str] = []
    before: BlockKind | None = None
    for block in _counted((each.kind, merged(each.runs)) for each in of):
        if before is not None:
            together = block.kind is before and block.kind is not BlockKind.PARAGRAPH
            parts.append("\n" if together else "\n\n")
        parts.append(_mark(block) + _written(block.runs))
        before = block.kind
    return "".join(parts)


def tidy(text: str) -> str:
    """The text in its one usual form."""
    return case_text(blocks(text))


def plain(text: str) -> str:
    """What the text says without any signs of markdown, a line for every block."""
    return "\n".join(_plain_mark(block) + block.text for block in blocks(text))


def merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one kind put together and nothing blank at the ends or around a
    line break; bold never begins or ends with a space."""
    signs = _without_blanks([(sign, run.bold) for run in runs for sign in run.text])
    found: list[Run] = []
    for sign, bold in _settled(signs):
        if found and found[-1].bold is bold:
            found[-1] = Run(found[-1].text + sign, bold)
        else:
            found.append(Run(sign, bold))
    return tuple(found)


_Sign = tuple[str, bool]


def _without_blanks(signs: Sequence[_Sign]) -> list[_Sign]:
    """Lines stripped of blanks, and blank lines left out."""
    lines: list[list[_Sign]] = [[]]
    for sign, bold in signs:
        if sign == "\n":
            lines.append([])
        else:
            lines[-1].append((" " if sign.isspace() and sign != "\xa0" else sign, bold))
    kept = [stripped for line in lines if (stripped := _stripped(line))]
    joined: list[_Sign] = []
    for line in kept:
        joined += [("\n", False), *line] if joined else line
    return joined


def _stripped(line: Sequence[_Sign]) -> list[_Sign]:
    places = [place for place, (sign, _bold) in enumerate(line) if not sign.isspace()]
    return list(line[places[0] : places[-1] + 1]) if places else []


def _settled(signs: Sequence[_Sign]) -> list[_Sign]:
    """Blanks are bold only between bold words."""
    after = list(reversed(_carried(reversed(signs))))
    return [
        (sign, (earlier and later) if sign.isspace() else bold)
        for (sign, bold), earlier, later in zip(signs, _carried(signs), after, strict=True)
    ]


def _carried(signs: Iterable[_Sign]) -> list[bool]:
    """Of each sign, whether it or the last word before it is bold."""
    carried, bold = [], False
    for sign, own in signs:
        bold = bold if sign.isspace() else own
        carried.append(bold)
    return carried


def _start(line: str) -> tuple[BlockKind, str]:
    """What a line begins, and the words after its mark."""
    for kind, mark in ((BlockKind.BULLET, _BULLET), (BlockKind.NUMBER, _NUMBER)):
        found = mark.match(line)
        if found:
            return kind, line[found.end() :]
    return BlockKind.PARAGRAPH, line


def _counted(of: Iterable[tuple[BlockKind, tuple[Run, ...]]]) -> tuple[Block, ...]:
    found: list[Block] = []
    for kind, runs in of:
        if not runs:
            continue
        goes_on = bool(found) and found[-1].kind is kind
        number = (found[-1].number if goes_on else 0) + 1 if kind is BlockKind.NUMBER else 0
        found.append(Block(kind, runs, number))
    return tuple(found)


def _runs(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    for found in _BOLD.finditer(text):
        if found[1] is None:
            continue  # a sign that is meant as itself
        runs += [Run(_unescaped(text[done : found.start()])), Run(_unescaped(found[1]), bold=True)]
        done = found.end()
    return merged([*runs, Run(_unescaped(text[done:]))])


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _written(runs: Sequence[Run]) -> str:
    text = "".join(f"**{_escaped(run.text)}**" if run.bold else _escaped(run.text) for run in runs)
    return _BEGINS_LIKE_A_LIST.sub(_guarded, text)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("*", "\\*")


def _guarded(found: re.Match[str]) -> str:
    """A line that begins like a point of a list, and is none."""
    sign = found[1]
    at_start = found.start() == 0 or found.string[found.start() - 1] == "\n"
    if not at_start:
        return sign
    return f"{sign}\\" if sign.isdecimal() else f"\\{sign}"


def _mark(block: Block) -> str:
    return {
        BlockKind.PARAGRAPH: "",
        BlockKind.BULLET: "- ",
        BlockKind.NUMBER: f"{block.number}. ",
    }[block.kind]


def _plain_mark(block: Block) -> str:
    return "– " if block.kind is BlockKind.BULLET else _mark(block)


def plain_points(text: str) -> tuple[str, ...]:
    """Each block as one line without any signs of markdown, such as for numbered points."""
    return tuple(" ".join(block.text.split()) for block in blocks(text))
