"""Translation units: the paragraphs of a rich text, each under a lasting name.

``p{label}`` is a paragraph by its number (``events.paragraphs``). What has no number,
such as a heading, goes by the paragraph that follows it: ``h2-1``, the second of two
``h2-1.2``, the last of all ``h``. Words are HTML without the paragraph around them.
"""

from collections.abc import Iterator

from lxml import etree, html

from ...paragraphs import LABEL
from ...rich_text import tidy
from .canonical_html import HOLDS_WORDS, squeeze, wrap_words

NAME = rf"p{LABEL}|h(?:{LABEL})?(?:\.\d+)?"

Words = dict[str, str]


def words_of_units(text: str, labels: list[str]) -> Words:
    """Return what each unit of a rich text says, in reading order.

    >>> words_of_units("<h3>Бас</h3><p>бір</p><ul><li>екі</li></ul>", ["7"])
    {'h7': 'Бас', 'p7': 'бір', 'h': 'екі'}
    """
    return {name: _inner(leaf) for name, leaf in _units(_tree(text, labels))}


def laid_out(text: str, labels: list[str], words: Words) -> str:
    """Return a rich text laid out as ``text`` is, which says ``words``.

    A unit that says nothing is left out. What ``text`` has no place for becomes a
    paragraph, after the unit before it.

    >>> text = "<ul><li><p>а</p></li></ul><p>б</p>"
    >>> laid_out(text, ["1", "2"], {"p2": "б", "p3": "в"})
    '<p>б</p><p>в</p>'
    """
    root = _tree(text, labels)
    places = dict(_units(root))
    for name in places.keys() - words.keys():
        _take_out(places.pop(name))
    before = None
    for name, said in words.items():
        leaf = places.get(name)
        if leaf is None:
            leaf = html.Element("h3" if name.startswith("h") else "p")
            before.addnext(leaf) if before is not None else root.insert(0, leaf)
        new = html.fragment_fromstring(said, create_parent="div")
        leaf.text, leaf[:] = new.text, list(new)
        before = leaf
        while before.getparent() is not root:
            before = before.getparent()
    etree.strip_attributes(root, "id")
    return _inner(root)


def inline(words: str) -> str:
    """Return what a unit says, without the spaces that a program has put around it."""
    return _inner(html.fragment_fromstring(words, create_parent="p"))


def _tree(text: str, labels: list[str]):
    root = html.fragment_fromstring(tidy(text), create_parent="div")
    for paragraph, label in zip(root.iter("p"), labels, strict=False):
        paragraph.set("id", label)
    for element in list(root.iter(*HOLDS_WORDS)):
        wrap_words(element)
    return root


def _units(root) -> Iterator[tuple[str, etree._Element]]:
    """Yield each paragraph and heading with words in it, and its name."""
    unnumbered = []
    for leaf in root.iter("p", "h3", "h4"):
        label = leaf.get("id")
        if label is None and leaf.text_content().strip():
            unnumbered.append(leaf)
        elif label:
            yield from _named(unnumbered, label)
            unnumbered = []
            if leaf.text_content().strip():
                yield f"p{label}", leaf
    yield from _named(unnumbered, "")


def _named(leaves: list, label: str) -> Iterator[tuple[str, etree._Element]]:
    for number, leaf in enumerate(leaves, start=1):
        yield f"h{label}" if number == 1 else f"h{label}.{number}", leaf


def _take_out(leaf) -> None:
    """Remove a unit, and what is empty without it; of a table all the cells."""
    around = leaf.getparent()
    around.remove(leaf)
    if around.tag in ("td", "th"):
        around = next(around.iterancestors("table"))
        is_empty = not around.text_content().strip()
    else:
        is_empty = around.getparent() is not None and not len(around)
    if is_empty:
        _take_out(around)


def _inner(element) -> str:
    """Return the HTML in an element, with one space where several were."""
    for one in element.iter():
        squeeze(one)
    whole = html.tostring(element, encoding="unicode", with_tail=False)
    return whole.partition(">")[2].rpartition("<")[0]
