"""What is remembered of a record: the whole of it, at every save, by whom and why."""

from contextlib import contextmanager

import reversion
from modeltranslation.translator import translator

from .models import (
    Correction,
    Document,
    Event,
    Organiser,
    Participation,
    Photo,
    Section,
)

PARTS = {
    "organisers": Organiser,
    "participations": Participation,
    "sections": Section,
    "photos": Photo,
    "documents": Document,
    "corrections": Correction,
}
BOOKKEEPING = ["last_anchor", "modified_at"]  # says nothing of what was written


def register():
    """Let every save inside a revision keep the record and all its parts.

    A part leads to its event and the event to all parts, so a revision holds the
    whole record whichever of them was written.
    """
    reversion.register(Event, exclude=_left_out(Event), follow=list(PARTS))
    for model in PARTS.values():
        reversion.register(model, exclude=_left_out(model), follow=["event"])


def _left_out(model):
    """The columns not worth keeping.

    modeltranslation writes a translated field's bare column anew in whatever language
    the author's screen happens to be: beside ``title_kk``, ``title`` is only noise.
    """
    if model is Organiser:
        return []
    bare = list(translator.get_options_for_model(model).all_fields)
    return [*bare, *BOOKKEEPING] if model is Event else bare


@contextmanager
def recording(by, comment):
    """Remember what is written inside as one revision, made by the user ``by``."""
    with reversion.create_revision():
        reversion.set_user(by)
        reversion.set_comment(str(comment))
        yield
