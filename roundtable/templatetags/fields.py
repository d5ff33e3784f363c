"""Fields of forms, drawn in Python: hundreds of them would wait for templates."""

import html
import re
from functools import cache

from django import template
from django.forms.renderers import TemplatesSetting
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext

register = template.Library()

SPECIAL = re.compile("[&<>\"']")


def escape(value):
    """Return it as Django's ``conditional_escape`` does, in a fraction of its time."""
    if type(value) is not str and hasattr(value, "__html__"):
        return value.__html__()
    text = str(value)
    return html.escape(text) if SPECIAL.search(text) else text


class Renderer(TemplatesSetting):
    """Draws what a form has most of as Django's templates do, and the rest by these."""

    def render(self, template_name, context, request=None):
        if draw := DRAWN.get(template_name):
            return draw(**context)
        return super().render(template_name, context, request)


def _label(*, label, tag, attrs, use_tag, **_field):
    words = escape(label)
    return f"<{tag}{_attributes(attrs)}>{words}</{tag}>" if use_tag else words


def _input(*, widget):
    value = widget["value"] is not None and str(widget["value"])
    told = {"type": widget["type"], "name": widget["name"], "value": value}
    return f"<input{_attributes(told | widget['attrs'])}>"


def _select(*, widget):
    lines = [f"<select{_attributes({'name': widget['name']} | widget['attrs'])}>"]
    for name, options, _index in widget["optgroups"]:
        lines += [f'  <optgroup label="{escape(name)}">'] if name else []
        for one in options:
            attrs = _attributes({"value": str(one["value"]), **one["attrs"]})
            lines.append(f"  <option{attrs}>{escape(one['label'])}</option>")
        lines += ["  </optgroup>"] if name else []
    return "\n".join([*lines, "</select>"])


def _textarea(*, widget):
    told = _attributes({"name": widget["name"]} | widget["attrs"])
    return f"<textarea{told}>\n{escape(widget['value'] or '')}</textarea>"


def _related(*, rendered_widget, is_hidden, name, model, **told):
    """Draw the box of something related, and the ways to it that its user has."""
    ways = [] if is_hidden else [act for act in RELATED if told[f"can_{act}_related"]]
    drawn = "".join(_way(act, name, model, told) for act in ways)
    ref = not told["model_has_limit_choices_to"] and told["model_name"]
    attrs = _attributes({"class": "related-widget-wrapper", "data-model-ref": ref})
    return f"<div{attrs}>{rendered_widget}{drawn}</div>"


def _way(act, name, model, told):
    if act == "add":
        address = {"href": f"{told['add_related_url']}?{told['url_params']}"}
    else:
        page = told[f"{'delete' if act == 'delete' else 'change'}_related_template_url"]
        asked = told["view_related_url_params" if act == "view" else "url_params"]
        address = {"data-href-template": f"{page}?{asked}"}
    attrs = {
        "class": f"related-widget-wrapper-link {act}-related",
        "id": f"{act}_id_{name}",
        "data-popup": act != "view" and "yes",
        "title": gettext(RELATED[act]) % {"model": model},
    }
    return f"<a{_attributes(attrs | address)}>{_icon(act)}</a>"


@cache
def _icon(name):
    address = static(f"admin/img/icon-{name}link.svg")
    return f'<img src="{address}" alt="" width="24" height="24">'


# Ways to what is related, in the order and the words of Django's template.
RELATED = {
    "change": "Change selected %(model)s",
    "add": "Add another %(model)s",
    "delete": "Delete selected %(model)s",
    "view": "View selected %(model)s",
}
INPUTS = ("checkbox", "hidden", "number", "text")
DRAWN = {f"django/forms/widgets/{kind}.html": _input for kind in INPUTS} | {
    "django/forms/widgets/select.html": _select,
    "django/forms/label.html": _label,
    "django/forms/widgets/textarea.html": _textarea,
    "admin/widgets/related_widget_wrapper.html": _related,
}


def _attributes(attrs):
    words = [
        f" {name}" if value is True else f' {name}="{escape(value)}"'
        for name, value in (attrs or {}).items()
        if value is not False
    ]
    return "".join(words)


@register.filter
def options(question):
    """Return what can be chosen; the name of a thing says its language if borrowed."""
    chosen, said, told = question.value() or "", question.name == "language", []
    for value, label in question.field.choices:
        words = str(capfirst(label) if value else label)
        attrs = {"value": value != words and value, "lang": (said and value) or False}
        if name := getattr(value, "instance", None):
            words, attrs["lang"] = name.text, name.is_fallback and name.language
        attrs["selected"] = str(value) == chosen
        told.append(f"<option{_attributes(attrs)}>{escape(words)}")
    return mark_safe("".join(told))
