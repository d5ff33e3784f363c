"""The two addresses that this site has; none of the library's own is among them."""

from django.urls import path

from .views import from_provider, to_provider

urlpatterns = [
    path("", to_provider, name="single_sign_on"),
    path("callback/", from_provider, name="single_sign_on_callback"),
]
