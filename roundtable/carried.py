"""Carried form: what was posted goes through a page that has to ask or to tell."""


def carried(request):
    """Return what ``admin/carried.html`` shows: all that was typed but secrets."""
    pairs = [(name, each) for name, all in request.POST.lists() for each in all]
    return {
        "carried": [pair for pair in pairs if not _is_secret(pair[0])],
        "files": request.FILES,
        "retyped": any(name.startswith("password") for name in request.POST),
    }


def _is_secret(name):
    """Tell whether a page may never show what was posted by this name."""
    return "password" in name or name == "csrfmiddlewaretoken"
