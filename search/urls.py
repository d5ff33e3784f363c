from django.urls import path

from . import views
from .views import feed, glossary

app_name = "search"
urlpatterns = [
    path("search/", views.page, name="page"),
    path("search/suggestions/", views.suggestions, name="suggestions"),
    path("search/feed/", feed.feed, name="feed"),
    path("glossary/", glossary.page, name="glossary"),
]
