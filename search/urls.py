from django.urls import path

from . import feeds, views

app_name = "search"
urlpatterns = [
    path("search/", views.page, name="page"),
    path("search/suggestions/", views.suggestions, name="suggestions"),
    path("search/feed/", feeds.feed, name="feed"),
]
