"""The blocks of a section as the HTML its text is stored in."""

from collections.abc import Iterator
from itertools import groupby

from ..readers.blocks import Block, BlockKind


def render(blocks: list[Block]) -> str:
    """Return paragraphs, nested lists and tables for the blocks, in their order.

    >>> item = Block(0, BlockKind.ITEM, "Бір", "Бір", level=1)
    >>> render([item])
    '<ul><li>Бір</li></ul>'
    """
    html: list[str] = []
    for kind, group in groupby(blocks, _group):
        members = [block for block in group if block.text]
        if not members:
            continue
        if kind == "items":
            html += _list(members)
        elif kind == "paragraphs":
            html += [_paragraph(block) for block in members]
        else:
            html += _table(members)
    return "".join(html)


def _group(block: Block) -> str | int:
    if block.kind is BlockKind.ITEM:
        return "items"
    return block.place.table if block.place else "paragraphs"


def _paragraph(block: Block) -> str:
    is_heading = block.kind is BlockKind.HEADING
    return f"<h3>{block.html}</h3>" if is_heading else f"<p>{block.html}</p>"


def _list(items: list[Block]) -> Iterator[str]:
    """Yield nested lists; a deeper list stands inside the item above it."""
    opened: list[str] = []
    for item in items:
        depth = max(item.level, 1)
        tag = "ol" if item.ordered else "ul"
        while len(opened) > depth:
            yield f"</li></{opened.pop()}>"
        if len(opened) == depth:
            if opened[-1] == tag:
                yield "</li>"
            else:
                yield f"</li></{opened.pop()}>"
        while len(opened) < depth:
            inner = tag if len(opened) + 1 == depth else "ul"
            opened.append(inner)
            yield f"<{inner}>" if len(opened) == depth else f"<{inner}><li>"
        yield f"<li>{item.html}"
    while opened:
        yield f"</li></{opened.pop()}>"


def _table(cells: list[Block]) -> Iterator[str]:
    yield "<table><tbody>"
    for _row, in_row in groupby(cells, lambda cell: cell.place.row):
        yield "<tr>"
        for _column, in_cell in groupby(in_row, lambda cell: cell.place.column):
            yield "<td>" + "".join(f"<p>{cell.html}</p>" for cell in in_cell) + "</td>"
        yield "</tr>"
    yield "</tbody></table>"
