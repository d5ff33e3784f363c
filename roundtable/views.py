from functools import partial

from django.conf import settings
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from events import anniversaries, public, timeline
from events.browsing import counts, quotation
from events.models import Event
from search.kept import kept

from .reading.accessibility import statement
from .running import data_kept

NEWEST_ON_HOME, TOPICS_ON_HOME = 6, 24


@require_safe
@vary_on_headers("Accept-Language")
def best_language(request):
    """Send a reader without a language to the one the browser asks for."""
    return redirect("home")


@require_safe
def home(request):
    newest = Event.objects.published().for_listing().with_photos()[:NEWEST_ON_HOME]
    day, language = timezone.localdate(), get_language()
    told = kept(f"home-{language}-{day}", partial(_of_the_archive, language, day))
    return render(request, "home.html", told | {"newest": newest})


def _of_the_archive(language, day):
    per_year = public.per_year()
    years = {"years": timeline.in_archive(per_year)}
    topics = counts.topics(language, by_number=True)[:TOPICS_ON_HOME]
    return {
        "quotation": quotation.of_day(language, day),
        "strip": render_to_string("components/years_strip.html", years),
        "day": f"{day:%m-%d}",
        "today": anniversaries.told(Event.objects.published(), day, list(per_year)),
        "topics": topics,
        "event_count": public.count(),
        "people_count": public.count_of_people(),
    }


@require_safe
def about(request):
    return render(request, "about.html", {"version": settings.VERSION})


@require_safe
def privacy(request):
    return render(request, "privacy.html", data_kept.facts())


@require_safe
def accessibility(request):
    return render(request, "accessibility.html", statement())


def server_error(request):
    """Answer without the database, the session or anything else that may be broken."""
    return render(None, "500.html", status=500)
