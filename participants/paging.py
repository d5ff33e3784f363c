from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.utils.translation import gettext as _


def page_of(things, number, size=20):
    """Return one page of ``things``; a page that does not exist is a 404."""
    try:
        return Paginator(things, size).page(number or 1)
    except InvalidPage as error:
        raise Http404(_("There is no such page in this list.")) from error
