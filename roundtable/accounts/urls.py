"""Addresses of a forgotten password, under the names by which Django looks for them."""

from django.contrib import admin
from django.contrib.auth.views import PasswordResetCompleteView, PasswordResetDoneView
from django.urls import path

from .views import PasswordReset, PasswordResetConfirm

# Called by the page, for it is the portal's name of today, in the reader's language.
HEADER = {"extra_context": {"site_title": lambda: admin.site.site_title}}

urlpatterns = [
    path("", PasswordReset.as_view(**HEADER), name="admin_password_reset"),
    path("sent/", PasswordResetDoneView.as_view(**HEADER), name="password_reset_done"),
    path(
        "<uidb64>/<token>/",
        PasswordResetConfirm.as_view(**HEADER),
        name="password_reset_confirm",
    ),
    path(
        "done/",
        PasswordResetCompleteView.as_view(**HEADER),
        name="password_reset_complete",
    ),
]
