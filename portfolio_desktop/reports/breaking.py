"""Text cut into lines of a given width: whole words first, good hyphens second, force last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portfolio_desktop.reports.gate import NO_BREAK, SOFT_HYPHEN, bound, printable
from portfolio_desktop.reports.hyphenation import Hyphenator
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.typeface import Typefaces

_JOINT_WORTH = (0.14, 30.0)
_SYLLABLE_WORTH = (0.2, 45.0)
"""A word is only cut where more would else stay empty: this part of the line and these points."""

LONELY, STILL_FULL = 0.13, 0.7
"""A last line that fills less than that part of the room does not stand alone, where the line above
is still that full without its last word."""

_Line = tuple[list[str], int, int]


class Breaker:
    """Breaks text set in one style. Keeps the widths of the words it has seen."""

    def __init__(self, style: Style, typefaces: Typefaces, hyphenator: Hyphenator | None) -> None:
        self._typeface = typefaces[style.face]
        self._size = style.size
        self._hyphenator = hyphenator
        self._widths: dict[str, float] = {}
        self._space = self.width(" ")

    def width(self, word: str) -> float:
        found = self._widths.get(word)
        if found is None:
            found = self._widths[word] = self._typeface.width(word, self._size)
        return found

    def lines(self, text: str, room: float) -> list[str]:
        """The lines of `text`, none wider than `room`; one empty line for empty text."""
        return [line for line, _ in self.marked_lines([(text, False)], room)]

    def marked_lines(
        self, passages: Iterable[tuple[str, bool]], room: float
    ) -> list[tuple[str, bool]]:
        """The lines of the passages run together, each with whether it holds a marked word.

        Paragraphs that stand apart are kept apart by one empty line, marked between marked ones.
        """
        lines: list[tuple[str, bool]] = []
        for words, marks in self._paragraphs(passages):
            if not words:
                lines.append(("", all(marks)))
            for text, first, last in self._fill(words, room):
                lines.append((text.replace(NO_BREAK, " "), any(marks[first : last + 1])))
        return lines or [("", False)]

    def _paragraphs(
        self, passages: Iterable[tuple[str, bool]]
    ) -> list[tuple[list[str], list[bool]]]:
        """Words and their marks, paragraph by paragraph; without words where some stood apart."""
        paragraphs: list[tuple[list[str], list[bool]]] = [([], [])]
        for passage, marked in passages:
            text = bound(printable(passage, self._typeface.glyphs))
            for number, part in enumerate(text.split("\n")):
                if number:
                    paragraphs.append(([], []))
                if NO_BREAK in part:
                    part = " ".join(map(_held, part.split(" ")))
                words = [word for word in part.split(" ") if word]
                paragraphs[-1][0].extend(words)
                paragraphs[-1][1].extend([marked] * len(words))
        return _kept_apart(paragraphs)

    def words(self, text: str) -> list[list[str]]:
        """The words of each line of `text`, as they can be printed; what is to stay together is
        one of them.
        """
        return [words for words, _marks in self._paragraphs([(text, False)])]

    def _fill(self, words: Sequence[str], room: float) -> list[tuple[str, int, int]]:
        """Lines, each with the indices of the first and the last word it holds a piece of."""
        lines: list[_Line] = []
        line: list[str] = []
        known, space = self._widths, self._space
        used, first = -space, 0
        for index, whole in enumerate(words):
            word = whole
            while word:
                start = used + space
                end = start + (known.get(word) or self.width(word))
                if end <= room:
                    line.append(word)
                    used = end
                    break
                head, word = self.cut(word, room - start, room, bool(line))
                if head:
                    line.append(head)
                lines.append((line, first, index if head else index - 1))
                line, used, first = [], -space, index
        if line:
            lines.append((line, first, len(words) - 1))
            if used < LONELY * room and len(lines) > 1:
                self._accompany(lines, words, room)
        return [(" ".join(parts), start, stop) for parts, start, stop in lines]

    def _accompany(self, lines: list[_Line], words: Sequence[str], room: float) -> None:
        """Bring the word above down to a short last line, where both lines are better for it."""
        (above, first, last), (below, start, stop) = lines[-2:]
        word = above[-1]
        if len(above) < 2 or word != words[last] or start != last + 1:
            return
        left = self.width(" ".join(above[:-1]))
        if left < STILL_FULL * room or self.width(f"{word} {' '.join(below)}") > room:
            return
        lines[-2:] = [(above[:-1], first, last - 1), ([word, *below], last, stop)]

    def cut(self, word: str, left: float, room: float, begun: bool) -> tuple[str, str]:
        """What of `word` still goes on the line (with its hyphen), and the rest."""
        forced = self.width(word) > room
        joints = forced or _worth(_JOINT_WORTH, left, room)
        syllables = forced or _worth(_SYLLABLE_WORTH, left, room)
        if begun and (not joints or (NO_BREAK in word and self.width(word) <= room)):
            return "", word
        if NO_BREAK in word:
            return self._unbound(word, left, room, begun)
        best = ""
        for cut in reversed(self._hyphenator.cuts(word) if self._hyphenator else ()):
            head = word[: cut.position] + cut.hyphen
            if self.width(head) > left:
                continue
            if cut.joint:
                return head, word[cut.position :]
            best = best or (head if syllables else "")
        if best:
            return best, word[len(best) - 1 :]
        if begun:
            return "", word
        return self._forced(word, room)

    def _unbound(self, word: str, left: float, room: float, begun: bool) -> tuple[str, str]:
        """Part what should stay together, since a whole line cannot hold it."""
        head, _, tail = word.rpartition(NO_BREAK)
        while head and self.width(head) > left:
            head, _, rest = head.rpartition(NO_BREAK)
            tail = f"{rest}{NO_BREAK}{tail}"
        if head:
            return head, tail
        first, _, rest = word.partition(NO_BREAK)
        head, tail = self.cut(first, left, room, begun)
        return head, f"{tail}{NO_BREAK}{rest}" if tail else rest

    def _forced(self, word: str, room: float) -> tuple[str, str]:
        """Cut a word without any good place, wider than a line. Letters get a hyphen."""
        fits = 1
        while fits < len(word) - 1 and self.width(word[: fits + 1] + SOFT_HYPHEN) <= room:
            fits += 1
        hyphen = SOFT_HYPHEN if len(word) > fits and word[fits - 1 : fits + 1].isalpha() else ""
        return word[:fits] + hyphen, word[fits:]


def _kept_apart(
    paragraphs: Sequence[tuple[list[str], list[bool]]],
) -> list[tuple[list[str], list[bool]]]:
    """One empty paragraph where there were any between two others, with the marks around it."""
    kept: list[tuple[list[str], list[bool]]] = []
    apart = False
    for paragraph in paragraphs:
        words, marks = paragraph
        if words and kept and apart:
            kept.append(([], [kept[-1][1][-1], marks[0]]))
        if words:
            kept.append(paragraph)
        apart = not words
    return kept


def _held(word: str) -> str:
    """The word with its fixed spaces only where they hold two parts together, one between each."""
    return NO_BREAK.join(part for part in word.split(NO_BREAK) if part)


def _worth(least: tuple[float, float], left: float, room: float) -> bool:
    return left >= max(least[0] * room, least[1])
