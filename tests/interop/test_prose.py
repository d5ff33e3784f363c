"""Rich text where there is no HTML: in Markdown, and in plain text."""

import pytest

from interop.record.prose import to_markdown, to_text

TABLE = (
    "<table><tbody><tr><th><p>Жыл</p></th><th><p>Саны</p></th></tr>"
    "<tr><td><p>2011</p></td><td><p>12</p></td></tr></tbody></table>"
)


@pytest.mark.parametrize("write", [to_text, to_markdown])
def test_cells_of_a_table_stay_apart(write):
    lines = [line.split("|") for line in write(TABLE).split("\n") if line.strip(" |")]

    words = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert words == [["Жыл", "Саны"], ["2011", "12"]]
