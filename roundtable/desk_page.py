"""Page of the desk that belongs to no model."""

from django.contrib import admin
from django.shortcuts import render


def desk_page(request, template, title, *, status=200, **context):
    """Answer with ``admin/{template}`` in the frame of the desk."""
    frame = admin.site.each_context(request) | {"title": title}
    return render(request, f"admin/{template}", frame | context, status=status)
