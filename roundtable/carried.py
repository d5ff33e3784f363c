"""Carried form: what was posted goes through a page that has to ask or to tell."""


def carried(request):
    """Return what ``admin/carried.html`` shows: all that was typed but secrets."""
    secret = {name for name in request.POST if "password" in name}
    secret.add("csrfmiddlewaretoken")
    pairs = [(name, each) for name, all in request.POST.lists() for each in all]
    return {
        "carried": [pair for pair in pairs if pair[0] not in secret],
        "files": request.FILES,
        "retyped": any(name.startswith("password") for name in request.POST),
    }
