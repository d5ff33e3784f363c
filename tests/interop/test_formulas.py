"""Formulas of Word keep their meaning in a line of text: 1/2 is not 12."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from .test_marks import of_word


def test_a_formula_of_word_keeps_its_power():
    power = f"<m:sSup><m:e>{run(10)}</m:e><m:sup>{run(6)}</m:sup></m:sSup>"

    assert of_formula(power) == "<p>Барлығы 10⁶</p>"


def run(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def of_formula(written):
    """The column that a paragraph with a formula of Word becomes."""
    formula = f"<m:oMath {nsdecls('m')}>{written}</m:oMath>"

    def build(document):
        document.add_paragraph("Барлығы ")._p.append(parse_xml(formula))

    return of_word(build)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (f"<m:f><m:num>{run(1)}</m:num><m:den>{run(2)}</m:den></m:f>", "1/2"),
        (f"<m:f><m:num>{run('a+b')}</m:num><m:den>{run(2)}</m:den></m:f>", "(a+b)/2"),
        (f"<m:rad><m:deg>{run(3)}</m:deg><m:e>{run('x+1')}</m:e></m:rad>", "³√(x+1)"),
        (f"{run('f')}<m:d><m:e>{run('x')}</m:e></m:d>", "f(x)"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            f"<m:sub>{run('i')}</m:sub><m:sup/><m:e>{run('x')}</m:e></m:nary>",
            "∑ᵢx",
        ),
    ],
)
def test_a_formula_of_word_is_written_in_a_line_with_its_meaning(formula, words):
    assert of_formula(formula) == f"<p>Барлығы {words}</p>"
