"""Trial of the mail server: one letter, sent at once, and what the server answered."""

from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from .reading import portal


def try_out(user) -> tuple[bool, str]:
    """Send ``user`` a letter past the queue; return whether it went, and the answer.

    Whatever the server, or the way to it, has against it is an answer as well.
    """
    here = portal()
    subject = _("A test letter of the portal “%(portal)s”") % {"portal": here.full_name}
    said = _("You asked at the desk whether letters go out. This one did.")
    letter = EmailMessage(subject, f"{said}\n", here.sender, [user.email])
    try:
        return True, _sent(letter)
    except SMTPRecipientsRefused as refusal:
        return False, "; ".join(_said(*one) for one in refusal.recipients.values())
    except SMTPResponseException as refusal:
        return False, _said(refusal.smtp_code, refusal.smtp_error)
    except (OSError, ValueError) as trouble:  # no server, or no address
        return False, str(trouble)


def _sent(letter: EmailMessage) -> str:
    with get_connection(settings.EMAIL_DELIVERY_BACKEND) as connection:
        server, answers = getattr(connection, "connection", None), []
        if server:  # smtplib looks at the answer to a letter and throws it away
            give = server.data

            def give_and_hear(words):
                answers.append(give(words))
                return answers[-1]

            server.data = give_and_hear
        connection.send_messages([letter])
    if answers:
        return _said(*answers[-1])
    return _("There is no mail server: letters are only written down.")


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {text}"
