"""Personal data: what is kept about a person, handed out, or taken out of records."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods

from events.media.refusals import Unreadable
from events.models import Document, Participation
from events.personal_data.occurrences import Record, Subject
from events.personal_data.pseudonymise import PERMISSION, Wish, pseudonymise
from events.personal_data.subject_access import hand_out
from events.personal_data.traces import as_text, sources_naming
from intake.reading import read_proposal
from interop.paper import pdf
from languages.fallback import LANGUAGES
from languages.row_numbers import row_number

from .pages import page, person_or_404, refuse, to_form


class WithholdForm(forms.Form):
    """What stands for the name, and why; the reason is all that is kept of the act."""

    reason = forms.CharField(
        max_length=500,
        label=gettext_lazy("Why is the name taken out?"),
        help_text=gettext_lazy("History keeps this answer. Do not repeat the name."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    takes_posts = forms.BooleanField(
        required=False, label=gettext_lazy("Take out post and affiliation, too")
    )
    erases_person = forms.BooleanField(
        required=False,
        label=gettext_lazy("Erase the person, too: every spelling, the photo, ORCID"),
    )

    def __init__(self, number, *args):
        super().__init__(*args)
        for code, language in settings.LANGUAGES:
            with override(code):
                proposed = f"{Participation._meta.verbose_name} {number}"
            label = _("Instead of the name (%(language)s)") % {"language": language}
            self.fields[code] = forms.CharField(
                max_length=100, initial=proposed, label=label
            )
        self.order_fields([*LANGUAGES, "reason"])

    def wish(self, left):
        replacement = {code: self.cleaned_data.pop(code) for code in LANGUAGES}
        return Wish(replacement, left=left, **self.cleaned_data)


@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def personal_data(request, pk):
    """Hand out what is kept, or show every place of the name and take it out."""
    person = person_or_404(pk)
    if kind := request.POST.get("hand_out"):
        return _handed_out(request, person, kind)
    more = request.POST.get("spellings", "")[:500]
    subject = Subject(person, filter(None, map(str.strip, more.splitlines())))
    taken = Participation.objects.filter(is_withheld=True, event__in=subject.records)
    answers = [request.POST] if "confirmed" in request.POST else []
    form = WithholdForm(taken.count() + 1, *answers)
    if form.is_bound and form.is_valid() and _taken_out(request, subject, form):
        return redirect("admin:participants_person_changelist")
    context = {"person": person, "form": form, "spellings": more}
    context |= _preview(request, subject)
    return page(request, "personal_data.html", _("Personal data"), **context)


def _preview(request, subject):
    """Return every place of the name, and what was ticked there."""
    records = (Record(subject, number) for number in subject.records)
    records = [one for one in records if one.names_subject or one.finds]
    return {
        "records": records,
        "files": [file for record in records for file in _files(subject, record)],
        "uploads": [one for one in sources_naming(subject) if not one.used_at],
        "can_draw": pdf.is_offered(),
        "chosen": set(_tokens(request)),
        "left": request.POST.getlist("left"),
    }


def _handed_out(request, person, kind):
    told = hand_out(person, by=request.user)
    file = f"person-{person.pk}.{'pdf' if kind == 'pdf' else 'json'}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    if kind != "pdf":
        indented = {"ensure_ascii": False, "indent": 2}
        return JsonResponse(told, headers=headers, json_dumps_params=indented)
    html = render_to_string("participants/personal_data.html", {"told": told})
    try:
        paper = pdf.sheet(html)
    except (pdf.BusyError, pdf.DrawingError):
        messages.error(
            request, _("The PDF cannot be made now. Download the JSON file.")
        )
        return to_form(person)
    return HttpResponse(paper, content_type=pdf.MEDIA_TYPE, headers=headers)


def _taken_out(request, subject, form):
    """Do what was asked, or say why not."""
    wish = form.wish(frozenset(request.POST.getlist("left")))
    try:
        pseudonymise(subject, _tokens(request), wish, by=request.user)
    except ValidationError as refusal:
        refuse(request, refusal)
        return False
    messages.success(request, _("The name is taken out for good."))
    return True


def _tokens(request):
    """Return the ticked records: the number of each, and how it stood on the page."""
    ticked = (value.partition(":") for value in request.POST.getlist("record"))
    return {row_number(number): token for number, _colon, token in ticked}


def _files(subject, record):
    """Yield files that may name the person: nobody can write anything else in them."""
    if not record.event:
        return
    for part in [*record.event.documents.all(), *record.event.photos.all()]:
        file = getattr(part, part.FILE)
        name = file.name.rpartition("/")[2]
        if any(subject.name.mentions(name.replace("-", " ").title())):
            yield {"record": record, "name": name, "is_sure": True}
        elif part.FILE == Document.FILE and (said := _says(subject, file)) is not False:
            yield {"record": record, "name": name, "is_sure": said}


def _says(subject, file):
    """Tell whether a document names the person; None where nobody can read it."""
    try:
        with file.open() as stored:
            proposal = read_proposal(stored.read(), file.name)
    except (OSError, Unreadable):
        return None
    return any(subject.name.mentions(as_text(proposal.to_json())))
