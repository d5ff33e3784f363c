"""Carried choices: the view and the script of a page go along to where it leads.

Only pages take them, and the PDF of a record, which exists in each script: no file,
feed or picture does, nor what names the page for others (canonical and alternate
addresses, ``/e/12``). A link that says it itself, or is ``data-as-is``, is left alone.
"""

import re

from django.utils.deprecation import MiddlewareMixin
from django.utils.html import format_html_join

from .scripts import script_of
from .weak_sight import view_of

_PAGE = re.compile(r"/(?:kk|ru|en)/(?:[^?#]*/)?(?<!/feed/)(?=[?#]|$)")
_PAPER = re.compile(r"/kk/events/\d+\.pdf$")
_LINK = re.compile(r'(<a\b(?![^>]*\bdata-as-is)[^>]*?\shref=")([/?][^"]*)')
_FORM = re.compile(r"<form\b[^>]*\bmethod=\"get\"[^>]*>")
_REDIRECTS = (301, 302)


class CarriedChoices(MiddlewareMixin):
    def process_response(self, request, response):
        chosen = _chosen(request)
        if not chosen or not _PAGE.match(request.path_info):
            return response
        if response.status_code in _REDIRECTS:
            response["Location"] = _carried(response["Location"], request.path, chosen)
        elif response.get("Content-Type", "").startswith("text/html"):
            html = response.content.decode(response.charset)
            response.content = _carried_by(html, request.path, chosen)
        return response


def _carried_by(html, path, chosen):
    """Return a page whose links and forms hand on what was chosen."""
    html = _LINK.sub(lambda one: one[1] + _carried(one[2], path, chosen, "&amp;"), html)
    return _FORM.sub(lambda one: one[0] + _inputs(one[0], chosen), html)


def _chosen(request):
    choices = {"view": view_of(request), "script": script_of(request)}
    return {name: str(value) for name, value in choices.items() if value}


def _carried(address, path, chosen, joint="&"):
    """Return an address with what was chosen, as far as it means something there."""
    place, mark, fragment = address.partition("#")
    whole = path + place if place.startswith("?") else place
    if _PAGE.match(whole):
        names = ["view", "script"] if whole.startswith("/kk/") else ["view"]
    else:
        names = ["script"] if _PAPER.match(whole) else []
    for name in names:
        if name in chosen and not re.search(rf"[?&;]{name}=", place):
            place += f"{joint if '?' in place else '?'}{name}={chosen[name]}"
    return f"{place}{mark}{fragment}"


def _inputs(form, chosen):
    leads = re.search(r'action="/(\w\w)/', form)
    names = [name for name in chosen if name == "view" or not leads or leads[1] == "kk"]
    hidden = '<input type="hidden" name="{}" value="{}">'
    return format_html_join("", hidden, ((name, chosen[name]) for name in names))
