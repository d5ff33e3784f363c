"""What the tests of files share: where a photo lies, and who gets an answer there."""

from django.core.files.storage import default_storage

from events.models.media import renditions_of


def addresses_of(photo):
    names = [photo.image.name, *renditions_of(photo.image.name)]
    return [f"/media/{name}" for name in names]


def statuses(client, addresses):
    return {client.get(one).status_code for one in addresses}


def stored(*names):
    return [name for name in names if default_storage.exists(name)]
