"""What may be tried with a record at the desk; each act tells whether it was done."""

from django.contrib.auth import get_user
from django.urls import reverse
from reversion.models import Version

from events import workflow
from events.history.recording import PARTS
from events.indexing.reindexing import reindex
from events.models import Event, Member, Transition
from tests.desk import posted_from
from tests.factories import OrganisationFactory


def address(name, *numbers):
    return reverse(f"admin:events_event_{name}", args=numbers)


def shown(response):
    return response.status_code == 200 and "Құпия" in response.content.decode()


def listed(client, event, query=""):
    return shown(client.get(f"{address('changelist')}{query}"))


def found(client, event):
    reindex(event.pk)  # as whoever brings a record into its state does
    return listed(client, event, "?q=құпия")


def offered(client, event):
    """Any field that points to a record would offer it through the autocompletion."""
    reindex(event.pk)
    asked = {"app_label": "events", "model_name": "section", "field_name": "event"}
    response = client.get(reverse("admin:autocomplete"), asked | {"term": "құпия"})
    return response.status_code == 200 and len(response.json()["results"]) == 1


def file_opened(client, event):
    return client.get(event.documents.get().file.url).status_code == 200


def version_of(event):
    return Version.objects.get_for_object(event).last().pk


def previews_ended(client, event):
    client.post(address("end_previews", event.pk))
    return Event.objects.get().preview_key == 1


def form_of(client, event):
    """What somebody would post who knows the form, whether they can open it or not."""
    page = client.get(address("change", event.pk))
    form = (page.context or {}).get("adminform") and posted_from(page)
    values = {"title_kk": event.title_kk, "kind": "panel", "original_language": "kk"}
    values |= {"timezone": "Asia/Almaty", "outcome": "held"}
    values |= {"starts_on": "06.12.2011"}
    for name in PARTS:
        values |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    return values | (form or {}) | {"correction": "silent"}


def changed(client, event):
    """Change the title, and type a move beside it, which moves nothing."""
    state = Event.objects.values("status", "publish_at", "version")
    before = state.get()
    other = "draft" if before["status"] == "published" else "published"
    moves = {"status": other, "version": "9", "publish_at": "2001-01-01"}
    moves |= {"publish_at_0": "01.01.2001", "publish_at_1": "10:00"}
    typed = form_of(client, event) | moves | {"title_kk": "Басқа атау"}
    client.post(address("change", event.pk), typed)
    assert state.get() == before
    return Event.objects.get().title_kk == "Басқа атау"


def own_organisation_added(client, event):
    """Name as organiser whom they work for; whoever does for nobody begins to."""
    form = form_of(client, event)
    user = get_user(client)
    own = OrganisationFactory()
    if user.is_authenticated:
        member, _new = Member.objects.get_or_create(user=user)
        member.organisations.add(own)
    row = f"organisers-{form['organisers-TOTAL_FORMS']}"
    typed = {"organisers-TOTAL_FORMS": int(form["organisers-TOTAL_FORMS"]) + 1}
    typed |= {f"{row}-organisation": own.pk, f"{row}-position": 9}
    client.post(address("change", event.pk), form | typed)
    return event.organised_by.contains(own)


def restored(client, event):
    client.post(
        address("revision", event.pk, version_of(event)), {"correction": "silent"}
    )
    return Event.objects.get().title_kk == "Құпия жазба"


def deleted(client, event):
    client.post(address("delete", event.pk), {"post": "yes"})
    return not Event.objects.exists()


def deleted_in_bulk(client, event):
    action = {"action": "delete_selected", "_selected_action": event.pk}
    client.post(address("changelist"), action | {"post": "yes"})
    return not Event.objects.exists()


def translated(client, event):
    page = client.get(address("translation", event.pk, "ru"))
    if page.status_code != 200:
        client.post(address("translation", event.pk, "ru"), {"title": "Тайна"})
        return False
    return page.context["may_change"]


def taken(name):
    def take(client, event):
        if name == "recall":  # nobody has touched what was sent
            revision = Version.objects.get_for_object(event).first().revision
            Transition.objects.create(event=event, name="submit", revision=revision)
        answers = {"step-reason": "Себебі бар."}
        if name == "schedule":
            answers["step-publish_at"] = "2099-09-01T10:00"
        client.post(address("step", event.pk, name), answers)
        return event.transitions.filter(name=name).exists()

    return take


def file_removed(client, event):
    file = event.documents.get().file.name
    client.post(address("takedown", event.pk), {"file": file, "reason": "Сұрады."})
    return not event.documents.exists()


ACTS = {
    "see it in the list": listed,
    "find it": found,
    "be offered it": offered,
    "open it": lambda client, event: shown(client.get(address("change", event.pk))),
    "read its page": lambda client, event: shown(client.get(event.get_absolute_url())),
    "open its files": file_opened,
    "remove a file for good": file_removed,
    "read its history": lambda client, event: shown(
        client.get(address("history", event.pk))
    ),
    "read a version": lambda client, event: shown(
        client.get(address("revision", event.pk, version_of(event)))
    ),
    "end its previews": previews_ended,
    "change it": changed,
    "add their own organisation": own_organisation_added,
    "restore a version": restored,
    "delete it": deleted,
    "delete it in bulk": deleted_in_bulk,
    "translate it": translated,
    "take its translation out": lambda client, event: (
        client.post(address("translation_export", event.pk, "ru", "docx")).status_code
        == 200
    ),
    "bring a translation in": lambda client, event: (
        client.post(address("translation_import", event.pk, "ru")).status_code == 200
    ),
    **{name: taken(name) for name in workflow.STEPS},
}
