from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _

from search.kept import kept


def page_of(things, number, size=20, key=""):
    """Return one page of ``things``; a page that does not exist is a 404."""
    try:
        return paged(things, number or 1, size, key)
    except InvalidPage as error:
        raise Http404(_("There is no such page in this list.")) from error


def paged(things, number, size, key=""):
    """Return one page of a list, or of rows, whose numbers are looked up first.

    What a deep page leaves out is never read. Where all readers are shown the same,
    how many there are is kept under a ``key``. Raises ``InvalidPage``.
    """
    if not isinstance(things, QuerySet):
        return Paginator(things, size).page(number)
    pages = Paginator(things, size)
    if key:
        pages.count = kept(key, things.count)
    page = pages.page(number)
    numbers = page.object_list.prefetch_related(None).values_list("pk", flat=True)
    page.object_list = things.filter(pk__in=list(numbers))
    return page


def desk_pages(model_admin, pages, /, **told):
    """Return the addresses of pages beside a form: route and view by their name."""
    kind, guard = model_admin.opts.label_lower, model_admin.admin_site.admin_view
    return [
        path(route, guard(view), told, name=f"{kind.replace('.', '_')}_{name}")
        for name, (route, view) in pages.items()
    ]
