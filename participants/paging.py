from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _

from search.kept import kept


def page_of(things, number, size=20, key="", read=None):
    """Return one page of ``things``; a page that does not exist is a 404."""
    try:
        return paged(things, number or 1, size, key, read)
    except InvalidPage as error:
        raise Http404(_("There is no such page in this list.")) from error


def paged(things, number, size, key="", read=None):
    """Return one page of a list, or of rows, whose numbers are looked up first.

    What a deep page leaves out is never read. A ``key`` names a list that all readers
    are shown, its order and its ``size``: how many there are and which come first is
    kept; a function that finds ``things`` is not called then. What can ``read`` rows by
    their numbers does so. Raises ``InvalidPage``.
    """
    if not (callable(things) or isinstance(things, QuerySet)):
        return Paginator(things, size).page(number)
    find, numbers = things if callable(things) else lambda: things, None
    if key:
        count, numbers = kept(key, lambda: _beginning(find(), size))
    else:
        count = find().count()
    page = Paginator(range(count), size).page(number)
    if numbers is None or page.number > 1:
        numbers = _numbers(find()[page.object_list.start : page.object_list.stop])
    page.object_list = read(numbers) if read else find().filter(pk__in=numbers)
    return page


class NumbersFirst(Paginator):
    """Pages of rows whose numbers are looked up first: wide rows are not sorted."""

    def page(self, number):
        page = super().page(number)
        numbers = _numbers(page.object_list)
        page.object_list = self.object_list.filter(pk__in=numbers)
        return page


def _beginning(things, size):
    count = things.count()
    return count, _numbers(things[:size]) if count else []


def _numbers(things):
    return list(things.prefetch_related(None).values_list("pk", flat=True))


def asking(asked, **changes):
    """Return the query string ``asked`` with ``changes`` made, back at page one."""
    asked = asked.copy()
    for name, value in {"page": None, **changes}.items():
        asked.pop(name, None)
        if value:
            asked[name] = value
    return f"?{asked.urlencode()}"


def desk_pages(model_admin, pages, /, **told):
    """Return the addresses of pages beside a form: route and view by their name."""
    kind, guard = model_admin.opts.label_lower, model_admin.admin_site.admin_view
    return [
        path(route, guard(view), told, name=f"{kind.replace('.', '_')}_{name}")
        for name, (route, view) in pages.items()
    ]
