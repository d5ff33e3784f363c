"""Import wizard and export page: what a file would do is shown before it is done."""

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from reversion import create_revision, set_comment, set_user

from ..audit_log import Act, note, note_export
from .files import FILES, UnreadableFileError
from .preview import changes, problems

LARGEST_FILE = 5 * 1024 * 1024


class FileForm(ImportForm):
    """Asks for the file alone: its name says which kind it is."""

    def __init__(self, formats, resources, **options):
        super().__init__(formats, resources, **options)
        self.endings = [f".{kind().get_extension()}" for kind in formats]
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        label = _("File (%(endings)s)") % {"endings": ", ".join(self.endings)}
        self.fields["import_file"].label = label
        self.fields["import_file"].widget.attrs = {"accept": ",".join(self.endings)}

    media = forms.Media()  # the library's script guesses the format

    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 5 MB: divide it."))
        if _ending(file) not in self.endings:
            sentence = _("Choose a file that ends in one of these: %(endings)s.")
            raise ValidationError(sentence % {"endings": ", ".join(self.endings)})
        return file

    def clean(self):
        cleaned = super().clean()
        if file := cleaned.get("import_file"):
            cleaned["format"] = str(self.endings.index(_ending(file)))
        return cleaned


def _ending(file):
    return f".{file.name.rpartition('.')[2].lower()}"


class KindForm(ExportForm):
    """Asks which kind of file is wanted; a spreadsheet, unless one says otherwise."""

    def _init_formats(self, formats):
        kinds = [(str(place), kind().get_title()) for place, kind in enumerate(formats)]
        self.fields["format"].choices = kinds


class ConfirmForm(ConfirmImportForm):
    """Remembers the uploaded file between two pages, signed: it is a path."""

    def clean_import_file_name(self):
        try:
            return signing.loads(self.cleaned_data["import_file_name"], max_age=3600)
        except signing.BadSignature as error:
            raise ValidationError(_("Choose the file again, please.")) from error

    def clean_format(self):
        if self.cleaned_data["format"] not in self.places:
            raise ValidationError(_("Choose the file again, please."))
        return self.cleaned_data["format"]


class ExchangeMixin(ImportExportMixin):
    """Adds import and export to the register of a model, for those who may.

    Import shows first what every row would do, and does all of it or nothing. A
    register says in ``after_import(request, instances)`` how the index follows.
    """

    formats = FILES
    import_form_class, confirm_form_class = FileForm, ConfirmForm
    export_form_class = KindForm
    import_template_name = "admin/exchange/import.html"
    export_template_name = "admin/exchange/export.html"
    import_export_change_list_template = "admin/exchange/change_list.html"
    to_encoding = "utf-8"

    def import_action(self, request, **kwargs):
        response = super().import_action(request, **kwargs)
        if result := response.context_data.get("result"):
            (resource,) = self.get_import_resource_classes(request)
            response.context_data |= {
                "problems": list(problems(result, self.model)),
                "changes": list(changes(result, resource())),
                "counts": result.totals,
            }
        return response

    def export_action(self, request):
        """Export what the list shows; an unknown filter leads back to the list."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            list_of = f"admin:{'_'.join(self.get_model_info())}_changelist"
            return redirect(f"{reverse(list_of)}?{ERROR_FLAG}=1")

    def create_confirm_form(self, request, import_form=None):
        form = super().create_confirm_form(request, import_form=import_form)
        form.places = [str(place) for place in range(len(self.formats))]
        return form

    def get_export_data(self, file_format, request, queryset, **kwargs):
        """Hand the rows out, and keep who has asked for how many."""
        data = super().get_export_data(file_format, request, queryset, **kwargs)
        said = f"{file_format.get_title().upper()}: {queryset.count()}"
        note_export(self.model, by=request.user, said=said)
        return data

    def get_confirm_form_initial(self, request, import_form):
        initial = super().get_confirm_form_initial(request, import_form)
        if name := initial.get("import_file_name"):
            initial["import_file_name"] = signing.dumps(name)
        return initial

    def add_data_read_fail_error_to_form(self, form, e):
        if isinstance(e, UnicodeError):
            sentence = _(
                "The file is not in UTF-8, and Kazakh letters would be lost. Save it "
                "in Excel as “CSV UTF-8”."
            )
        else:
            known = isinstance(e, UnreadableFileError)
            sentence = str(e) if known else _("This file cannot be read.")
        form.add_error("import_file", sentence)

    def process_import(self, request, **kwargs):
        """Import what was shown; a file that is gone by now is asked for again."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.error(request, _("Choose the file again, please."))
            return redirect(f"admin:{'_'.join(self.get_model_info())}_import")

    def process_dataset(self, dataset, form, request, **kwargs):
        """Import all rows in one revision, and the index with them, or nothing."""
        options = {"rollback_on_validation_errors": True} | kwargs
        try:
            with transaction.atomic(), create_revision():
                set_user(request.user)
                set_comment(_("Import of a file"))
                result = super().process_dataset(dataset, form, request, **options)
                if result.has_errors() or result.has_validation_errors():
                    raise _NothingImportedError(result)
                self.after_import(request, imported(result))
        except _NothingImportedError as refusal:
            return refusal.result
        return result

    def process_result(self, result, request):
        if not (result.has_errors() or result.has_validation_errors()):
            return super().process_result(result, request)
        sentence = _("Nothing was imported: something changed meanwhile. Try again.")
        messages.error(request, sentence)
        return redirect(f"admin:{'_'.join(self.get_model_info())}_import")

    def generate_log_entries(self, result, request):
        if instances := imported(result):
            said = _("Import of a file")
            note(Act.IMPORTED, instances, by=request.user, said=said)

    def add_success_message(self, result, request):
        sentence = _("Imported: %(new)d new, %(update)d changed, %(skip)d unchanged.")
        messages.success(request, sentence % result.totals)


class _NothingImportedError(Exception):
    """Takes the rows back that were written before one was refused."""

    def __init__(self, result):
        super().__init__()
        self.result = result


def imported(result):
    """Return what an import made or changed."""
    return [row.instance for row in result.rows if row.import_type in ("new", "update")]
