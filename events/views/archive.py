"""Views of the archive as a whole: its lists, its years, its days."""

from bisect import bisect

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from languages.dates.formatting import day_and_month
from participants.paging import page_of

from .. import anniversaries, public, timeline
from ..browsing import conclusions, counts, gazetteer, seats
from ..forms import ArchiveFilter
from ..models import Event, Series


@require_safe
def event_list(request):
    is_first = request.GET.get("page", "1") == "1"  # which alone has links of a copy
    whole = is_first and getattr(request, "for_copy", False)
    filters = ArchiveFilter(request.GET, whole=whole)
    events, number = filters.narrow(), request.GET.get("page")
    page = page_of(events, number, key=filters.key, read=public.cards)
    context = {"filters": filters, "page": page, "years": filters.years()}
    return render(request, "events/event_list.html", context)


@require_safe
def topic_detail(request, slug):
    topic = get_object_or_404(public.topics(), slug=slug)
    return _subject(request, topic, _("Topic"), "topic", slug)


@require_safe
def series_detail(request, pk, slug=""):
    series = get_object_or_404(Series.objects.of(Event.objects.published()), pk=pk)
    if request.path != series.get_absolute_url():
        return redirect(series, permanent=True)
    return _subject(request, series, _("Series of events"), "series", pk)


def _subject(request, subject, what, listing, key):
    """Show the records of a topic or a series, and lead to its feeds."""
    events, name = subject.events.published(), f"{listing}-{key}"
    page = page_of(events, request.GET.get("page"), key=name, read=public.cards)
    years = timeline.in_list(public.years_of(name, events))
    context = {"subject": subject, "what": what, "listing": listing, "key": key}
    context |= {"page": page, "years": years}
    if listing == "series":
        page.object_list = list(page.object_list)
        context |= conclusions.told(page.object_list)
    return render(request, "events/subject_detail.html", context)


@require_safe
def topic_list(request):
    told = counts.page_of_list(_("Topics"), counts.topics, request.GET)
    return render(request, "events/counted.html", told)


@require_safe
def series_list(request):
    title = pgettext("several", "Series")
    told = counts.page_of_list(title, counts.series, request.GET)
    return render(request, "events/counted.html", told)


@require_safe
def place_list(request):
    told = counts.page_of_list(_("Places"), gazetteer.places, request.GET)
    return render(request, "events/counted.html", told)


@require_safe
def years(request):
    return render(request, "events/years.html", {"picture": seats.picture()})


@require_safe
def day(request, code):
    """Show what took place on one day of the year, in whatever year."""
    try:
        that = anniversaries.day_of(code)
    except ValueError as error:
        raise Http404(_("There is no such day in any year.")) from error
    events = Event.objects.published()
    events = anniversaries.on(events, that.month, that.day, public.years())
    number, key = request.GET.get("page"), f"day-{code}"
    page = page_of(events, number, key=key, read=public.cards)
    days = [one for one in public.days() if one != code]
    place = bisect(days, code)
    context = {"page": page, "day": day_and_month(that, get_language())}
    if days:
        context |= {"before": days[place - 1], "after": days[place % len(days)]}
    return render(request, "events/day.html", context)
