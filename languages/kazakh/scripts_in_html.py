"""Transliteration of Kazakh in HTML: words change, mark-up does not.

What is in another language stays and says from which side it is read, and so does what
no translator may touch. Russian paragraphs are known by their words. Where a text runs
from right to left, numbers with signs in them and Latin words are isolated, or their
parts would change places.
"""

import re

from ..detection import detect
from .scripts import KEPT, SCRIPTS, convert

_TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>",
    re.S,
)
_LANGUAGE = re.compile(r'(?<=\slang=")[^"]*(?=")')
_DIRECTION = re.compile(r"\sdir=")
_UNTOUCHED = {"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
_ENOUGH = 5  # words of a paragraph that tell its language
_JOINT = r"(?:[ \u00a0]|&nbsp;|[.,:/+–—-]|[ \u00a0]?\(|\)[ \u00a0]?)"
_RUN = re.compile(rf"({KEPT})|(\+?[A-Za-z0-9]+(?:{_JOINT}[A-Za-z0-9]+)+)", re.S)


def convert_html(html: str, script: str) -> str:
    """Return ``html`` with its Kazakh words in ``script``; no attribute but ``lang``.

    >>> convert_html('<p lang="kk">Бір <i lang="ru">слово</i></p>', "latn")
    '<p lang="kk-Latn">Bır <i lang="ru">слово</i></p>'
    """
    done, place = [], 0
    kept_in, depth = "", 0  # the element that stays as it is, and how deep we are in it
    for tag in _TAG.finditer(html):
        words = html[place : tag.start()]
        done.append(words if kept_in else _words(words, script))
        name, opens = tag["name"], not tag["end"] and tag["name"] not in _VOID
        if kept_in:
            done.append(tag.group())
            depth += (name == kept_in) * (1 if opens else -1)
            kept_in = kept_in if depth else ""
        else:
            is_russian = name == "p" and opens and _is_russian(html, tag.end())
            stays = is_russian or bool(opens and _stays(tag))
            done.append(_said(tag.group(), script, stays=stays, is_russian=is_russian))
            kept_in, depth = (name, 1) if stays else ("", 0)
        place = tag.end()
    return "".join([*done, _words(html[place:], script)])


def mark(html: str, script: str) -> str:
    """Return ``html`` whose first element says in which script it is written."""
    to = SCRIPTS[script]
    told = f' lang="{to.tag}"' + (' dir="rtl"' if to.direction == "rtl" else "")
    return re.sub(r"<[A-Za-z][\w-]*", rf"\g<0>{told}", html, count=1)


def _words(words: str, script: str) -> str:
    if SCRIPTS[script].direction == "ltr":
        return convert(words, script)
    done, place = "", 0
    for run in _RUN.finditer(words):
        found = run.group()
        isolated = found if found[0] in "&<" else f"<bdi>{found}</bdi>"
        done += convert(words[place : run.start()], script) + isolated
        place = run.end()
    return done + convert(words[place:], script)


def _stays(tag: re.Match) -> bool:
    language = _LANGUAGE.search(tag.group())
    foreign = language and language.group() != "kk"
    return foreign or 'translate="no"' in tag.group() or tag["name"] in _UNTOUCHED


def _is_russian(html: str, place: int) -> bool:
    """Tell whether the paragraph that begins at ``place`` is in Russian."""
    words = re.sub(r"<[^>]*>", "", html[place : html.find("</p>", place)])
    return len(words.split()) >= _ENOUGH and detect(words) == "ru"


def _said(tag: str, script: str, *, stays: bool, is_russian: bool) -> str:
    """Return a tag that says what became of its words."""
    to = SCRIPTS[script]
    if not stays:
        return _LANGUAGE.sub(
            lambda found: to.tag if found[0] == "kk" else found[0], tag
        )
    if is_russian and not _LANGUAGE.search(tag):
        tag = tag.replace("<p", '<p lang="ru"', 1)
    if to.direction == "ltr" or _DIRECTION.search(tag):
        return tag
    return re.sub(r"^<[\w-]+", r'\g<0> dir="ltr"', tag)
