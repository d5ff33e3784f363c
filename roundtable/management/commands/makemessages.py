from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's command, with catalogues sorted by message and without places.

    A module that moves then changes no catalogue, and two changes seldom meet.
    """

    msgmerge_options = [
        *makemessages.Command.msgmerge_options,
        "--sort-output",
        "--no-location",
    ]
