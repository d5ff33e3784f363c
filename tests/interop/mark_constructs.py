"""Fifty constructs that carry meaning, and how each format writes them."""

from typing import NamedTuple


class Construct(NamedTuple):
    """As the column keeps it, and how formats write it: JATS as HTML, if not said."""

    html: str
    text: str
    markdown: str = ""  # as the text
    jats: str = ""


def items(*words):
    return "".join(f"<li><p>{one}</p></li>" for one in words)


def jats_items(*items):
    return "".join(
        f"<list-item>{f'<label>{label}</label>' if label else ''}<p>{words}</p>"
        "</list-item>"
        for label, words in items
    )


B = "https://a.kz/"
RTL = "قازاق"
ISOLATED = f"\u2067{RTL}\u2069"
TWO = items("бір", "екі")
CELL = "<td><p>{}</p></td>"
GRID = "<table><tbody>{}</tbody></table>"
JATS_GRID = "<table-wrap><table><tbody>{}</tbody></table></table-wrap>"


def listed(kind, *rows):
    return f'<list list-type="{kind}">{jats_items(*rows)}</list>'


def link(words):
    return f'<ext-link ext-link-type="uri" href="{B}">{words}</ext-link>'


CONSTRUCTS = {
    # --- Marks
    "power": Construct("<p>10<sup>6</sup> м</p>", "10⁶ м", "10<sup>6</sup> м"),
    "negative power": Construct("<p>c<sup>−1</sup></p>", "c⁻¹", "c<sup>−1</sup>"),
    "index": Construct("<p>H<sub>2</sub>O</p>", "H₂O", "H<sub>2</sub>O"),
    "ordinal": Construct("<p>6<sup>th</sup></p>", "6th", "6<sup>th</sup>"),
    "note": Construct("<p>сөз<sup>1</sup></p>", "сөз¹", "сөз<sup>1</sup>"),
    "note in brackets": Construct(
        "<p>сөз<sup>[1]</sup></p>", "сөз[1]", r"сөз<sup>\[1\]</sup>"
    ),
    "letter without a sign": Construct(
        "<p>a<sup>Қ</sup></p>", "a^(Қ)", "a<sup>Қ</sup>"
    ),
    "both scripts": Construct(
        "<p>x<sub>1</sub><sup>2</sup></p>", "x₁²", "x<sub>1</sub><sup>2</sup>"
    ),
    "power of a power": Construct(
        "<p>2<sup>x<sup>2</sup></sup></p>", "2^(x²)", "2<sup>x<sup>2</sup></sup>"
    ),
    "index in a power": Construct(
        "<p>e<sup>k<sub>1</sub>t</sup></p>",
        "e^(k₁t)",
        "e<sup>k<sub>1</sub>t</sup>",
    ),
    "struck": Construct(
        "<p><s>бір</s> екі</p>", "~~бір~~ екі", jats="<p><strike>бір</strike> екі</p>"
    ),
    "struck in bold": Construct(
        "<p><strong><s>бір</s></strong></p>",
        "~~бір~~",
        "**~~бір~~**",
        "<p><bold><strike>бір</strike></bold></p>",
    ),
    "power in bold": Construct(
        "<p><strong>10<sup>6</sup></strong></p>",
        "10⁶",
        "**10<sup>6</sup>**",
        "<p><bold>10<sup>6</sup></bold></p>",
    ),
    "struck power": Construct(
        "<p><s>10<sup>6</sup></s></p>",
        "~~10⁶~~",
        "~~10<sup>6</sup>~~",
        "<p><strike>10<sup>6</sup></strike></p>",
    ),
    "bold": Construct(
        "<p><strong>б</strong></p>", "б", "**б**", "<p><bold>б</bold></p>"
    ),
    "italic": Construct("<p><em>к</em></p>", "к", "*к*", "<p><italic>к</italic></p>"),
    "waves of an author": Construct("<p>~~бір~~</p>", "~~бір~~", r"\~\~бір\~\~"),
    "line break": Construct("<p>бір<br>екі</p>", "бір\nекі", jats="<p>бір\nекі</p>"),
    # --- Links and headings
    "link": Construct(
        f'<p><a href="{B}">сайт</a></p>',
        f"сайт <{B}>",
        f"[сайт]({B})",
        f"<p>{link('сайт')}</p>",
    ),
    "power in a link": Construct(
        f'<p><a href="{B}">10<sup>6</sup></a></p>',
        f"10⁶ <{B}>",
        f"[10<sup>6</sup>]({B})",
        f"<p>{link('10<sup>6</sup>')}</p>",
    ),
    "link half in bold": Construct(
        f'<p><a href="{B}"><strong>а</strong>б</a></p>',
        f"аб <{B}>",
        f"[**а**б]({B})",
        f"<p>{link('<bold>а</bold>б')}</p>",
    ),
    "heading with a power": Construct(
        "<h3>10<sup>6</sup></h3>",
        "10⁶",
        "### 10<sup>6</sup>",
        "<sec><title>10<sup>6</sup></title></sec>",
    ),
    "heading struck": Construct(
        "<h3><s>бір</s></h3>",
        "~~бір~~",
        "### ~~бір~~",
        "<sec><title><strike>бір</strike></title></sec>",
    ),
    "quotation": Construct(
        "<blockquote><p>бір</p></blockquote>",
        "бір",
        "> бір",
        "<disp-quote><p>бір</p></disp-quote>",
    ),
    # --- Lists
    "bullets": Construct(
        f"<ul>{TWO}</ul>",
        "- бір\n- екі",
        jats=listed("bullet", ("", "бір"), ("", "екі")),
    ),
    "numbers": Construct(
        f"<ol>{TWO}</ol>",
        "1. бір\n2. екі",
        jats=listed("order", ("", "бір"), ("", "екі")),
    ),
    "numbers from three": Construct(
        f'<ol start="3">{TWO}</ol>',
        "3. бір\n4. екі",
        jats=listed("order", ("3.", "бір"), ("4.", "екі")),
    ),
    "two lists": Construct(
        f"<ol>{TWO}</ol><ol>{TWO}</ol>",
        "1. бір\n2. екі\n\n1. бір\n2. екі",
        jats=listed("order", ("", "бір"), ("", "екі")) * 2,
    ),
    "list around a paragraph": Construct(
        f'<ol>{TWO}</ol><p>ара</p><ol start="3">{TWO}</ol>',
        "1. бір\n2. екі\n\nара\n\n3. бір\n4. екі",
        jats=listed("order", ("", "бір"), ("", "екі"))
        + "<p>ара</p>"
        + listed("order", ("3.", "бір"), ("4.", "екі")),
    ),
    "a gap in the numbers": Construct(
        f'<ol>{TWO}</ol><ol start="7">{TWO}</ol>',
        "1. бір\n2. екі\n\n7. бір\n8. екі",
        jats=listed("order", ("", "бір"), ("", "екі"))
        + listed("order", ("7.", "бір"), ("8.", "екі")),
    ),
    "letters": Construct(
        f'<ol type="a">{TWO}</ol>',
        "a. бір\nb. екі",
        jats=listed("alpha-lower", ("", "бір"), ("", "екі")),
    ),
    "capitals from C": Construct(
        f'<ol start="3" type="A">{TWO}</ol>',
        "C. бір\nD. екі",
        jats=listed("alpha-upper", ("C.", "бір"), ("D.", "екі")),
    ),
    "small numerals": Construct(
        f'<ol type="i">{TWO}</ol>',
        "i. бір\nii. екі",
        jats=listed("roman-lower", ("", "бір"), ("", "екі")),
    ),
    "numerals from four": Construct(
        f'<ol start="4" type="I">{TWO}</ol>',
        "IV. бір\nV. екі",
        jats=listed("roman-upper", ("IV.", "бір"), ("V.", "екі")),
    ),
    "item of two lines": Construct(
        f"<ol>{items('бір<br>екі', 'үш')}</ol>",
        "1. бір\nекі\n2. үш",
        jats=listed("order", ("", "бір\nекі"), ("", "үш")),
    ),
    "letters within numbers": Construct(
        f'<ol start="2"><li><p>бір</p><ol start="3" type="a">{TWO}</ol></li></ol>',
        "2. бір\n\n   c. бір\n   d. екі",
        jats='<list list-type="order"><list-item><label>2.</label><p>бір</p>'
        f"{listed('alpha-lower', ('c.', 'бір'), ('d.', 'екі'))}</list-item></list>",
    ),
    "numbers within bullets": Construct(
        f"<ul><li><p>бір</p><ol>{TWO}</ol></li></ul>",
        "- бір\n\n   1. бір\n   2. екі",
        jats='<list list-type="bullet"><list-item><p>бір</p>'
        f"{listed('order', ('', 'бір'), ('', 'екі'))}</list-item></list>",
    ),
    "clause as text": Construct("<p>3.2. бір</p><p>б) екі</p>", "3.2. бір\n\nб) екі"),
}
CONSTRUCTS |= {
    # --- Tables
    "cells": Construct(
        GRID.format(f"<tr>{CELL.format('1')}{CELL.format('2')}</tr>"),
        "1 | 2 |",
        jats=JATS_GRID.format("<tr><td>1</td><td>2</td></tr>"),
    ),
    "cells of a head": Construct(
        GRID.format("<tr><th><p>1</p></th><th><p>2</p></th></tr>"),
        "1 | 2 |",
        jats=JATS_GRID.format("<tr><th>1</th><th>2</th></tr>"),
    ),
    "an empty cell": Construct(
        GRID.format(f"<tr><td></td>{CELL.format('2')}</tr>"),
        "| 2 |",
        jats=JATS_GRID.format("<tr><td><p /></td><td>2</td></tr>"),
    ),
    "two rows of heads": Construct(
        GRID.format("<tr><th><p>1</p></th></tr>" * 2 + f"<tr>{CELL.format('2')}</tr>"),
        "1 |\n1 |\n2 |",
        jats=JATS_GRID.format("<tr><th>1</th></tr>" * 2 + "<tr><td>2</td></tr>"),
    ),
    "joined columns": Construct(
        GRID.format(
            '<tr><td colspan="2"><p>1</p></td></tr>'
            f"<tr>{CELL.format('2')}{CELL.format('3')}</tr>"
        ),
        "1 |\n2 | 3 |",
        jats=JATS_GRID.format(
            '<tr><td colspan="2">1</td></tr><tr><td>2</td><td>3</td></tr>'
        ),
    ),
    "joined rows": Construct(
        GRID.format(
            f'<tr><td rowspan="2"><p>1</p></td>{CELL.format("2")}</tr>'
            f"<tr>{CELL.format('3')}</tr>"
        ),
        "1 | 2 |\n3 |",
        jats=JATS_GRID.format(
            '<tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr>'
        ),
    ),
    "power in a cell": Construct(
        GRID.format(f"<tr>{CELL.format('10<sup>6</sup>')}</tr>"),
        "10⁶ |",
        "10<sup>6</sup> |",
        JATS_GRID.format("<tr><td>10<sup>6</sup></td></tr>"),
    ),
    # --- Direction
    "paragraph from the right": Construct(
        f'<p dir="rtl">{RTL}</p>', ISOLATED, jats=f"<p>{ISOLATED}</p>"
    ),
    "lines from the right": Construct(
        f'<p dir="rtl">{RTL}<br>{RTL}</p>',
        f"{ISOLATED}\n{ISOLATED}",
        jats=f"<p>{ISOLATED}\n{ISOLATED}</p>",
    ),
    "bold from the right": Construct(
        f'<p dir="rtl"><strong>{RTL}</strong></p>',
        ISOLATED,
        f"\u2067**{RTL}**\u2069",
        f"<p>\u2067<bold>{RTL}</bold>\u2069</p>",
    ),
    "heading from the right": Construct(
        f'<h3 dir="rtl">{RTL}</h3>',
        ISOLATED,
        f"### {ISOLATED}",
        f"<sec><title>{ISOLATED}</title></sec>",
    ),
    "item from the right": Construct(
        f'<ol start="2"><li dir="rtl"><p>{RTL}</p></li></ol>',
        f"2. {ISOLATED}",
        jats=listed("order", ("2.", ISOLATED)),
    ),
    "quotation from the right": Construct(
        f'<blockquote><p dir="rtl">{RTL}</p></blockquote>',
        ISOLATED,
        f"> {ISOLATED}",
        f"<disp-quote><p>{ISOLATED}</p></disp-quote>",
    ),
    "cell from the right": Construct(
        GRID.format(f'<tr><td><p dir="rtl">{RTL}</p></td></tr>'),
        f"{ISOLATED} |",
        jats=JATS_GRID.format(f"<tr><td>{ISOLATED}</td></tr>"),
    ),
}
