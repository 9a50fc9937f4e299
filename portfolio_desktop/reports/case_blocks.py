"""A case text on paper: its paragraphs and lists, and which of them stay together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portfolio_desktop.domain.case_text import Block as CaseBlock
from portfolio_desktop.domain.case_text import BlockKind
from portfolio_desktop.reports.prose import ProseBlock
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.texts import Setter


def case_blocks(
    setter: Setter, blocks: Sequence[CaseBlock], before: float, lead: str = ""
) -> Iterator[ProseBlock]:
    """A case text, so far below what stands above; a `lead` is bold and begins its first line."""
    first: list[tuple[str, bool]] = [(f"{lead}: ", True)] if lead else []
    if first and blocks and blocks[0].kind is not BlockKind.PARAGRAPH:
        yield kept(ProseBlock(setter, first, before=before))
        first, before = [], 0.0
    listed: list[Element] = []
    above: BlockKind | None = None
    for place, block in enumerate(blocks):
        if block.kind is not above:
            listed = []
        runs = [*first, *((run.text, run.bold) for run in block.runs)]
        goes_on = block.kind is above and block.kind is not BlockKind.PARAGRAPH
        space = before if above is None else 0.0 if goes_on else 7.0
        if block.kind is BlockKind.PARAGRAPH:
            made = ProseBlock(setter, runs, before=space, written=True)
        else:
            sign = "•" if block.kind is BlockKind.BULLET else f"{block.number}."
            made = ProseBlock(setter, runs, sign=sign, listed=listed, before=space, written=True)
        made.keep = _stays(block, blocks[place + 1 : place + 3])
        yield made
        first, above = [], block.kind


def _stays(block: CaseBlock, following: Sequence[CaseBlock]) -> bool:
    """Whether it is kept with what follows: the words that lead a list, and the last but one of
    its entries, so that the last one does not stand alone overleaf."""
    kinds = [each.kind for each in following]
    if block.kind is BlockKind.PARAGRAPH:
        text = "".join(run.text for run in block.runs)
        return kinds[:1] not in ([], [BlockKind.PARAGRAPH]) and text.rstrip().endswith(":")
    return kinds[:1] == [block.kind] and kinds[1:] != [block.kind]


def kept(block: ProseBlock) -> ProseBlock:
    """Where it leads what follows."""
    block.keep = True
    return block
