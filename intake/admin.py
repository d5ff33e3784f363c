"""Admin: the screens between a file and a draft: give, look and answer, create."""

import time

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from js_asset import Media

from events.media.refusals import Refusal, Unreadable
from events.models import Event
from languages.fallback import LANGUAGES
from languages.row_numbers import row_number
from participants.paging import desk_pages

from . import pasted_people, reading_quality, uploads, writer
from .forms import UploadForm
from .models import SourceFile
from .review.batch_report import BatchReport
from .review.draft import columns_of_person
from .review.highlighting import original
from .review.review import Review
from .uploads import images_of, proposal_of

READ_FOR = 10  # seconds; the last file may take longer, and a web server waits
PICTURES = {"image/jpeg", "image/png", "image/gif", "image/webp"}


class ToAnswer(admin.SimpleListFilter):
    """The list to which the first page of the desk leads."""

    title = gettext_lazy("state")
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return [("answer", _("waits for your answers"))]

    def queryset(self, request, queryset):
        asked = self.value() == "answer"
        return queryset.to_answer(request.user) if asked else queryset


@admin.register(SourceFile)
class SourceFileAdmin(admin.ModelAdmin):
    list_display = ["name", "outcome", "given_by", "given_at"]
    list_filter = [ToAnswer]
    search_fields = ["name"]
    actions = None  # the bulk deletion would not look at each file's state

    @admin.display(description=gettext_lazy("record"))
    def outcome(self, source):
        if source.used_at:
            return source.event or _("deleted since")
        if source.refusal:
            return Refusal(source.refusal).label
        return _("waits for your answers") if source.is_read else _("not read yet")

    # --- Who may do what ---------------------------------------------------

    def get_queryset(self, request):
        files = super().get_queryset(request)
        return files.visible_to(request.user).for_listing()

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("events.add_event")

    has_module_permission = has_add_permission = has_change_permission
    has_view_permission = has_change_permission

    def has_delete_permission(self, request, obj=None):
        """Allow throwing away what waits; a record's own file stays with it."""
        return self.has_change_permission(request) and not (obj and obj.used_at)

    def delete_model(self, request, obj):
        uploads.forget(obj)

    # --- Step one: a file or a text ----------------------------------------

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(_posted(request), request.FILES or None)
        if form.is_valid():
            if form.is_batch:
                batch = form.keep(request.user)
                return redirect("admin:intake_sourcefile_batch", batch)
            if source := form.take_in(request.user):
                return redirect("admin:intake_sourcefile_change", source.pk)
        context = {"form": form, "quality": reading_quality.figures()}
        return self._page(request, "upload", _("A record from a file"), **context)

    def batch_view(self, request, batch):
        """Report on files given together; a post, of a button or a script, reads on."""
        files = self.get_queryset(request).filter(batch=batch)
        if not files.exists():
            raise Http404
        if request.method == "POST":
            seconds = READ_FOR if "all" in request.POST else 0
            _read_on(files.unread().order_by("pk"), seconds)
            return redirect("admin:intake_sourcefile_batch", batch)
        report = BatchReport(files, request.user)
        context = {"report": report, "has_workers": settings.WORKERS}
        by_script = request.headers.get("x-requested-with") == "fetch"
        name = "report" if by_script else "batch"
        return self._page(request, name, _("Files given together"), **context)

    # --- Step two: look and answer; step three: the draft -------------------

    def change_view(self, request, object_id, form_url="", extra_context=None):
        source = self._source(request, object_id)
        try:
            proposal = proposal_of(source)
        except Unreadable as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:intake_sourcefile_changelist")
        if source.used_at:
            return self._used(request, source, proposal)
        if request.method == "POST" and "split" in request.POST:
            return self._split(request, source, proposal)
        review = Review(proposal, request.user, _posted(request))
        if review.is_valid() and (event := self._written(request, source, review)):
            return redirect("admin:events_event_change", event.pk)
        context = {"review": review, "earlier": self._earlier(request, source)}
        return self._page(request, "review", source.name, source=source, **context)

    def _source(self, request, object_id):
        """Return the file, if this user gave it or answers for all of them."""
        if source := self.get_object(request, unquote(object_id)):
            return source
        raise Http404

    def _used(self, request, source, proposal):
        """Show what a record was made of; whoever sends answers now is too late."""
        if request.method == "POST":
            messages.error(request, _("A record has already been made of this file."))
        records = Event.objects.visible_to(request.user).filter(pk=source.event_id)
        stretches = original(proposal)
        context = {"record": records.first(), "stretches": stretches}
        return self._page(request, "used", source.name, source=source, **context)

    def _split(self, request, source, proposal):
        """Read a file anew as two, where it was asked whether it holds two events."""
        asked = [question.second_event for question in proposal.questions]
        if (number := row_number(request.POST["split"])) not in filter(None, asked):
            raise Http404
        try:
            batch = uploads.split(source, number)
        except Unreadable as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:intake_sourcefile_change", source.pk)
        return redirect("admin:intake_sourcefile_batch", batch)

    def _written(self, request, source, review):
        try:
            event = writer.write(review.draft(), source, by=request.user)
        except ValidationError as refusal:
            review.refusals = refusal.messages
            return None
        messages.success(
            request, _("The draft is made. Read it through, then send it to review.")
        )
        return event

    def _earlier(self, request, source):
        """Return the records already made of this very file that the user may see."""
        used = SourceFile.objects.used().filter(sha256=source.sha256)
        if source.is_part:  # the other part was another event
            used = used.filter(begins=source.begins)
        events = Event.objects.visible_to(request.user).filter(source_files__in=used)
        return {"any": used.exists(), "records": events.distinct()}

    def _page(self, request, name, title, **context):
        """Render one of the screens, with a nonce for the text editor's import map."""
        if review := context.get("review"):
            nonce = str(request.csp_nonce)
            context["media"] = Media.from_media(review.media, nonce=nonce)
        context |= self.admin_site.each_context(request)
        context |= {"title": title, "opts": self.opts, "is_nav_sidebar_enabled": False}
        template = f"admin/intake/sourcefile/{name}.html"
        return TemplateResponse(request, template, context)

    # --- What a source consists of ------------------------------------------

    def get_urls(self):
        picture = "<int:pk>/picture/<int:number>/"
        pages = {
            "file": ("<int:pk>/file/", require_safe(self.file_view)),
            "picture": (picture, require_safe(self.picture_view)),
            "batch": ("batch/<uuid:batch>/", self.batch_view),
            "people": ("people/", require_POST(self.people_view)),
            "quality": ("quality/", require_safe(self.quality_view)),
        }
        return [*desk_pages(self, pages), *super().get_urls()]

    def file_view(self, request, pk):
        """Hand the file back to those at the desk; readers never get it."""
        source = self._source(request, str(pk))
        try:
            file = source.file.open()
        except (FileNotFoundError, ValueError) as error:  # none of a refused one
            raise Http404 from error
        return FileResponse(file, as_attachment=True, filename=source.name)

    def picture_view(self, request, pk, number):
        """Show a picture of the source before anybody has decided to keep it."""
        try:
            images = images_of(self._source(request, str(pk)))
        except Unreadable as refusal:
            return HttpResponse(str(refusal), "text/plain; charset=utf-8", status=503)
        if number >= len(images) or images[number].content_type not in PICTURES:
            raise Http404
        image = images[number]
        response = HttpResponse(image.data, content_type=image.content_type)
        patch_cache_control(response, private=True, max_age=3600)
        return response

    # --- Beside the import ---------------------------------------------------

    def people_view(self, request):
        """Read a list of names that was pasted into a record's form."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if (language := request.POST.get("language")) not in LANGUAGES:
            return HttpResponseBadRequest()
        people = pasted_people.read(request.POST.get("text", ""), language)
        rows = [columns_of_person(person) for person in people]
        values = [{name: said.value for name, said in row.items()} for row in rows]
        return JsonResponse({"people": values})

    def quality_view(self, request):
        """Show how well the importer reads, as it was measured last."""
        if not (figures := reading_quality.figures()):
            raise Http404
        title = _("How well files are read")
        return self._page(request, "quality", title, quality=figures)


def _read_on(files, seconds):
    """Read what waits, one at least, until ``seconds`` are over."""
    ends = time.monotonic() + seconds
    for source in files:
        if not uploads.read_kept(source) or time.monotonic() >= ends:
            return


def _posted(request):
    return request.POST if request.method == "POST" else None
