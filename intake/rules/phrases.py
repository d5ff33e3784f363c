r"""Phrase notation: wordings as a linguist writes them, compiled to patterns.

A line of a table is one phrase, in small letters, and stands for itself. Where a word
changes or may be missing, a few marks say so:

    *  +                any ending of a word; at least one letter, or a whole word
    ~                   letters and nothing else
    [x]  [x/y]          may be missing
    (x/y)               one of these
    |                   here a word begins or ends
    <3 words>           up to three words, of any kind, before what follows
    <2 plain words>     the same, of letters only
    <3 more words>      up to three words behind it
    {any of  x/ y}      as many of these as there are
    {before x}  {not before x}  {not after x}
    <number>  …         digits; whatever follows
    ^  $                the beginning and the end of the text

Labels, headings and names of languages must fit a line from end to end. All others are
looked for within a sentence, so that a stem finds every form of its word.

What cannot be said so is a regular expression between slashes. A table is a text of
many lines, or a list: of texts, any of which may fit, and of lists whose parts follow
each other in the phrase.

>>> [word for word in ("тақырып", "тақырыбы", "атауы")
...  if re.fullmatch(phrase("(тақырыб[ы]/атау*)"), word)]
['тақырыбы', 'атауы']
>>> pattern(["үстел", ["ғылыми\nкіші\n", " семинар"]])
'(?:(?:үстел)|(?:ғылыми|кіші)(?:\\s+семинар))'
"""

import re

# A word ends somewhere: one without end would be tried from each of its letters.
_MARKS = {
    "*": r"\S{0,40}",
    "+": r"\S{1,40}",
    "~": r"\w{1,40}",
    "(": "(?:",
    "[": "(?:",
    "/": "|",
    " ": r"\s+",
    "…": ".*",
    "^": "^",
    "$": "$",
    "<number>": r"\d{1,9}",
    "{never}": r"(?!)",
    "{any of ": "(?:",
    "{before ": "(?=",
    "{not before ": "(?!",
    "{not after ": "(?<!",
}
_OPENING = {"(", "[", "{any of ", "{before ", "{not before ", "{not after "}
_CLOSING = {"[": ")?", "{any of ": ")*"}
_WORDS = {
    "": r"(?:\S{{1,40}}\s+){{0,{}}}?",
    "plain ": r"(?:[^\W\d_]{{1,40}}(?:-[^\W\d_]{{1,40}}){{0,3}}\s+){{0,{}}}?",
    "more ": r"(?:\s+\S{{1,40}}){{0,{}}}",
}
_TOKEN = re.compile(
    r"<(\d+) (plain |more |)words>( ?)|<number>|\{never\}"
    r"|\{(?:any of|before|not before|not after) |\w+|."
)


def pattern(table: str | list) -> str:
    """Return the regular expression of a table, for any of its phrases."""
    if isinstance(table, str):
        phrases = map(phrase, table.strip("\n").split("\n"))
    else:
        phrases = map(_entry, table)
    return f"(?:{'|'.join(phrases)})"


def _entry(entry: str | list) -> str:
    """Return the pattern of a table within a table, or of parts in their order."""
    return pattern(entry) if isinstance(entry, str) else "".join(map(pattern, entry))


def phrase(line: str) -> str:
    """Return the regular expression of one line."""
    if line[:1] == line[-1:] == "/":
        return line[1:-1]
    regex, opened, before = "", [], ""
    for token in _TOKEN.finditer(line):
        mark = token.group()
        if token[1]:
            behind = r"\s+" if token[2] == "more " and token[3] else ""
            regex += _WORDS[token[2]].format(token[1]) + behind
        elif mark == "|":
            is_end = before.isalnum() or before in "*+~]).}"
            regex += r"(?!\w)" if before and is_end else r"(?<!\w)"
        elif mark == " " and opened[-1:] == ["{not after "]:
            regex += r"\s"
        elif mark in ")]}":
            regex += _CLOSING.get(opened.pop(), ")")
        else:
            regex += _MARKS.get(mark) or re.escape(mark)
        if mark in _OPENING:
            opened.append(mark)
        before = mark[-1]
    return regex
