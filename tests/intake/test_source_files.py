"""What an author gives to be read is theirs and the editors', and nobody else's."""

import hashlib
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from intake.models import SourceFile
from tests.factories import EventFactory, SourceFileFactory

pytestmark = pytest.mark.django_db


def test_a_file_is_known_by_its_checksum():
    source = SourceFileFactory()

    assert source.sha256 == hashlib.sha256("Дөңгелек үстел".encode()).hexdigest()


def test_no_address_leads_to_a_file(client, editor):
    source = SourceFileFactory(given_by=editor)
    client.force_login(editor)

    assert client.get(f"/media/{source.file.name}").status_code == 404


def test_an_author_sees_their_own_files_and_an_editor_all(author, editor, user_in_role):
    own = SourceFileFactory(given_by=author)
    foreign = SourceFileFactory(given_by=user_in_role("author", "бөтен"))

    assert list(SourceFile.objects.visible_to(author)) == [own]
    assert set(SourceFile.objects.visible_to(editor)) == {own, foreign}
    assert list(SourceFile.objects.visible_to(AnonymousUser())) == []


def test_whoever_keeps_a_record_sees_the_file_it_was_made_of(author, editor):
    event = EventFactory()
    event.responsible.add(author)
    source = SourceFileFactory(given_by=editor, event=event)
    SourceFileFactory(given_by=editor, event=EventFactory())

    assert list(SourceFile.objects.visible_to(author)) == [source]


def test_a_file_is_abandoned_when_nobody_came_back_for_two_weeks():
    now = timezone.now()
    old = {"given_at": now - timedelta(days=15)}
    SourceFileFactory()
    for state in ({}, {"used_at": now}):
        source = SourceFileFactory()
        SourceFile.objects.filter(pk=source.pk).update(**old, **state)

    abandoned = SourceFile.objects.abandoned()

    assert [source.used_at for source in abandoned] == [None]
