"""Signing in as aigul does: the password first, then the second factor."""

import re

import pyotp
from django.test import Client

from roundtable.accounts.models import SecondFactor
from roundtable.accounts.second_factor import codes

PASSWORD = "qupiya-soz-12"
DOOR, STEP = "/admin/login/", "/admin/login/second-step/"
OWN = "/admin/second-factor/"
RECOVERY = re.compile(r"<li><code>([a-z2-7-]{19})</code>")


def give_password(client, **more):
    typed = {"username": "aigul", "password": PASSWORD, "next": "/admin/sessions/"}
    return client.post(DOOR, typed | more)


def code_of(user, later=0):
    """Return what the telephone shows, now or some steps later."""
    totp = pyotp.TOTP(SecondFactor.objects.get(user=user).secret)
    return totp.generate_otp(totp.timecode(codes.now()) + later)


def is_in(client):
    return client.get("/admin/").status_code == 200


def at_the_door():
    """Return a browser in which aigul has given the password."""
    client = Client()
    give_password(client)
    return client


def options(client, address=STEP):
    """Return what a page hands the browser to ask for a passkey, or to make one."""
    return client.get(address).context["options"]


def add(client, device, address=OWN, **said):
    made = device.create(options(client, address), **said)
    return client.post(address, {"name": "Ноутбук", "credential": made})


def show(client, answer):
    return client.post(STEP, {"credential": answer})
