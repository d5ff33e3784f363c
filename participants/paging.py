from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _


def page_of(things, number, size=20):
    """Return one page of ``things``; a page that does not exist is a 404."""
    try:
        return Paginator(things, size).page(number or 1)
    except InvalidPage as error:
        raise Http404(_("There is no such page in this list.")) from error


def desk_pages(model_admin, pages, /, **told):
    """Return the addresses of pages beside a form: route and view by their name."""
    kind, guard = model_admin.opts.label_lower, model_admin.admin_site.admin_view
    return [
        path(route, guard(view), told, name=f"{kind.replace('.', '_')}_{name}")
        for name, (route, view) in pages.items()
    ]
