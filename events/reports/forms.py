from django import forms

from ..models import Report


class ReportForm(forms.ModelForm):
    """A few words, and an address if the reader wishes.

    No person sees ``website``: whoever fills it in is a program, and is not heard.
    """

    website = forms.CharField(required=False)

    class Meta:
        model = Report
        fields = ["text", "email"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def clean_text(self):
        return self.cleaned_data["text"].replace("\0", "")

    def keep(self):
        if not self.cleaned_data["website"]:
            self.save()
