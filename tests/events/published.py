"""A record that goes its way in public, and what readers see of it."""

import re

from django.utils.html import strip_tags

from events import workflow
from events.history.corrections import correct
from events.models import Event
from events.saving import saving
from languages.fallback import LANGUAGES
from tests.factories import (
    EventFactory,
    OrganiserFactory,
    ParticipationFactory,
    SectionFactory,
    TopicFactory,
)

TEXTS = re.compile(
    r"<h1>.*?</h1>|<dl class=\"facts\">.*?</dl>|<ul class=\"people\">.*?</ul>"
    r"|<div class=\"rich-text\".*?</div>|<p class=\"lead\">.*?</p>",
    re.DOTALL,
)

MARK = re.compile(r'<a class="corrected".*?</a>')


def body(word):
    """A text in each language in which ``word`` stands."""
    return {
        f"body_{code}": f"<p>{code}: {word} &amp; 10<sup>6</sup>.</p><p>Соңы.</p>"
        for code in LANGUAGES
    }


def save(event, by, word, note="", kind="text"):
    """Write ``word`` all over a record; with a ``note`` readers are told of it."""
    with saving(event, by=by):
        for section in event.sections.all():
            vars(section).update(body(word))
            section.save()
        place = event.participations.get()
        place.printed_name_kk = f"Ә. {word.capitalize()}"
        place.save()
        event = Event.objects.get(pk=event.pk)
        event.abstract_kk = f"Аңдатпа: {word}"
        event.save()
        if note:
            correct(event, kind, {"kk": note}, by=by)


def draft(by, word="бастапқы"):
    with saving(by=by) as written:
        event = EventFactory(title_kk="Жиын", title_ru="Встреча", title_en="Meeting")
        written.append(event)
        event.topics.add(TopicFactory(name_kk="Тарих"))
        OrganiserFactory(event=event)
        speaker = ParticipationFactory(event=event, printed_name_kk="Ә. Әлиев")
        SectionFactory(event=event, speaker=speaker, position=2)
        SectionFactory(event=event, heading_kk="Бұрын", position=1)
    save(event, by, word)
    return event


def take(step, event, by, **answers):
    return workflow.transition(
        workflow.STEPS[step], Event.objects.get(pk=event.pk), by=by, **answers
    )


def publish(event, by, **answers):
    take("submit", event, by)
    return take("publish", event, by, **answers)


def address(event, number, language="kk"):
    return f"/{language}/events/{event.pk}/v{number}/"


def texts(client, path):
    """Return what a page says, byte for byte; marks and addresses are no text."""
    response = client.get(path, follow=True)
    assert response.status_code == 200, path
    html = MARK.sub("", response.content.decode())
    return TEXTS.findall(re.sub(r'(class="pilcrow" href=)"[^"]*"', r"\1", html))


def listed(client, event):
    """Return the versions that a record tells of, and where each leads."""
    html = client.get(event.get_absolute_url()).content.decode()
    rows = html.partition('<ol class="versions" reversed>')[2].partition("</ol>")[0]
    return [
        (" ".join(strip_tags(row).split()), re.findall(r'href="([^"]*)"', row))
        for row in rows.split("<li>")[1:]
    ]
