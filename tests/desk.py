"""What a browser would post from a page of the desk."""

from django.forms import MultiWidget


def posted_from(response, **changes):
    """Return what the form on the page holds, with ``changes`` typed over it."""
    page = response.context
    formsets = [one.formset for one in page["inline_admin_formsets"]]
    forms = [page["adminform"].form, *(form for one in formsets for form in one)]
    forms += [one.management_form for one in formsets]
    values = dict(pair for form in forms for bound in form for pair in _typed(bound))
    filled = {name: value for name, value in values.items() if value or value == 0}
    posted = {name: value for name, value in filled.items() if value is not False}
    if page.get("version_token"):
        posted["version_token"] = page["version_token"]
    return posted | changes


def _typed(bound):
    """Yield what the inputs of a field hold: a moment has two, a day and an hour."""
    widget = bound.field.widget
    if isinstance(widget, MultiWidget):
        parts = widget.decompress(bound.value())
        names = [f"{bound.html_name}{suffix}" for suffix in widget.widgets_names]
        yield from zip(names, parts, strict=True)
    else:
        yield bound.html_name, bound.value()
