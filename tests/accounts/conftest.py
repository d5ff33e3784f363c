import pytest

from tests.accounts.door import PASSWORD


@pytest.fixture
def aigul(user_in_role):
    user = user_in_role("editor", "aigul")
    user.email = "aigul@example.kz"
    user.set_password(PASSWORD)
    user.save()
    return user
