"""Localisation of what libraries say in English only: rights, roles, yes and no."""

import re

from django.apps import apps
from django.contrib.admin import models as log
from django.contrib.admin.templatetags import admin_list
from django.contrib.auth.models import Group, Permission
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from .accounts.rights import name_of

ACTS = {
    "view": _("may see"),
    "add": _("may add"),
    "change": _("may change"),
    "delete": _("may delete"),
}
LABEL = re.compile(r"(.+?)(?: \[(kk|ru|en)\])?")
ICONS = {True: "yes", False: "no", None: "unknown"}


def install():
    """Give these classes names that everybody reads in their own language."""
    Group.__str__ = lambda group: str(name_of(group))
    Permission.__str__ = permission_name
    admin_list._boolean_icon = boolean_icon
    log.gettext = column_name
    for model in apps.get_models(include_auto_created=True):
        if owner := model._meta.auto_created:  # the table of a relation
            (name,) = (
                field.verbose_name
                for field in owner._meta.many_to_many
                if field.remote_field.through is model
            )
            model._meta.verbose_name = model._meta.verbose_name_plural = name


def permission_name(permission):
    """Say what a right allows; the database keeps the name that was English."""
    act, _dash, name = permission.codename.partition("_")
    model = permission.content_type.model_class()
    if model is None or act not in ACTS or name != model._meta.model_name:
        return gettext(permission.name)
    return f"{capfirst(model._meta.verbose_name_plural)} – {ACTS[act]}"


def column_name(label):
    """Say what the log keeps of a column, “Title [kk]”, as “title (Kazakh)”.

    It keeps labels, whose first letter is a capital; catalogues have it small.
    """
    if "\n" in label or (said := gettext(label)) != label:
        return gettext(label)
    name, code = LABEL.fullmatch(label).groups()
    said = gettext(name[:1].lower() + name[1:])
    language = code and get_language_info(code)["name_translated"].lower()
    return f"{said} ({language})" if code else said


def boolean_icon(value):
    said = {True: pgettext("a fact", "yes"), False: pgettext("a fact", "no")}
    address = static(f"admin/img/icon-{ICONS[value]}.svg")
    return format_html('<img src="{}" alt="{}">', address, said.get(value, "–"))
