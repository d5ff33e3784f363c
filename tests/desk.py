"""What a browser would post from a page of the desk."""


def posted_from(response, **changes):
    """Return what the form on the page holds, with ``changes`` typed over it."""
    page = response.context
    formsets = [one.formset for one in page["inline_admin_formsets"]]
    forms = [page["adminform"].form, *(form for one in formsets for form in one)]
    forms += [one.management_form for one in formsets]
    values = {bound.html_name: bound.value() for form in forms for bound in form}
    filled = {name: value for name, value in values.items() if value or value == 0}
    posted = {name: value for name, value in filled.items() if value is not False}
    if page.get("version_token"):
        posted["version_token"] = page["version_token"]
    return posted | changes
