"""Admin: the screens between a file and a draft: give, look and answer, create."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from js_asset import Media

from events.media.refusals import Unreadable
from events.models import Event
from participants.paging import desk_pages

from . import uploads, writer
from .converting import OLD_WORD, can_convert
from .models import SourceFile
from .readers.reader import MOST_BYTES, SUFFIXES
from .review.highlighting import original
from .review.review import Review
from .uploads import images_of, proposal_of, receive

PICTURES = {"image/jpeg", "image/png", "image/gif", "image/webp"}


class UploadForm(forms.Form):
    """A file or a pasted text; it is read at once, before anything is kept."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,  # the reader says what to do then
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "Word (.docx), OpenDocument (.odt), PDF with its text, HTML or plain text."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    text = forms.CharField(
        required=False,
        label=gettext_lazy("Or the text itself"),
        help_text=gettext_lazy("Copy it in Word or on a page and paste it here."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    # A script fills it with what was pasted, headings and lists included.
    formatted = forms.CharField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Its language"),
        choices=[("", gettext_lazy("as the text shows")), *settings.LANGUAGES],
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if can_convert():
            suffixes = ",".join((*SUFFIXES, *OLD_WORD))
            self.fields["file"].widget.attrs["accept"] = suffixes
            self.fields["file"].help_text = _(
                "Word (.docx, .doc, .rtf), OpenDocument (.odt), PDF, HTML, plain text."
            )

    def clean(self):
        """Ask for one of the two: of both, nobody could say which was meant."""
        given = [name for name in ("file", "text") if self.cleaned_data.get(name)]
        if not given and not self.errors:
            raise ValidationError(_("Choose a file or paste the text."))
        if len(given) == 2:
            raise ValidationError(
                _("Give either a file or a text: take one of them away.")
            )

    def clean_file(self):
        """Refuse what is too large before it is read into memory."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(
                _("The file is too large: %(size)s. At most %(most)s can be read."),
                params={
                    "size": filesizeformat(file.size),
                    "most": filesizeformat(MOST_BYTES),
                },
            )
        return file

    def take_in(self, by):
        """Keep and read what was given; return None when it cannot be read."""
        file, formatted = self.cleaned_data["file"], self.cleaned_data["formatted"]
        if file:
            data, name = file.read(), file.name
        else:
            data = (formatted or self.cleaned_data["text"]).encode()
            name = _("Pasted text") + (".html" if formatted else ".txt")
        try:
            return receive(data, name, by=by, language=self.cleaned_data["language"])
        except Unreadable as refusal:
            self.add_error("file" if file else "text", str(refusal))


@admin.register(SourceFile)
class SourceFileAdmin(admin.ModelAdmin):
    list_display = ["name", "outcome", "given_by", "given_at"]
    search_fields = ["name"]
    actions = None  # the bulk deletion would not look at each file's state

    @admin.display(description=gettext_lazy("record"))
    def outcome(self, source):
        if not source.used_at:
            return _("waits for your answers")
        return source.event or _("deleted since")

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
        if form.is_valid() and (source := form.take_in(request.user)):
            return redirect("admin:intake_sourcefile_change", source.pk)
        return self._page(request, "upload", _("A record from a file"), form=form)

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
        }
        return [*desk_pages(self, pages), *super().get_urls()]

    def file_view(self, request, pk):
        """Hand the file back to those at the desk; readers never get it."""
        source = self._source(request, str(pk))
        try:
            file = source.file.open()
        except FileNotFoundError as error:
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


def _posted(request):
    return request.POST if request.method == "POST" else None
