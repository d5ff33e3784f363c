"""Inviting somebody as an admin does."""

import re

from django.contrib.auth.models import Group
from django.core import mail

ADD, LIST = "/admin/accounts/invitation/add/", "/admin/accounts/invitation/"
LINK = re.compile(r"/admin/invitation/[\w-]+/")


def role(name):
    return Group.objects.get(name=name)


def invite(desk, email="aigul@example.kz", name="author", **more):
    """Send an invitation and return the address in its letter."""
    mail.outbox.clear()
    typed = {"email": email, "role": role(name).pk, "language": "kk"} | more
    answer = desk.post(ADD, typed)
    assert answer.status_code == 302, answer.context["errors"]
    return LINK.search(mail.outbox[0].body).group()
