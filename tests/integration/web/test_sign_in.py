"""Wrong passwords: one counter, one locked page, in Chinese."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import PASSWORD, opened_round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july_2020")]


@pytest.fixture
def door(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    opened_round(PASSWORD)
    return reverse("account_login")


def test_five_wrong_passwords_lock_the_account_at_this_address_and_nobody_else(door):
    here, elsewhere = Client(REMOTE_ADDR="127.0.0.1"), Client(REMOTE_ADDR="127.0.0.2")
    wrong = [here.post(door, {"login": "officer_tonghua", "password": "wrong"}) for _ in range(5)]
    assert [answer.status_code for answer in wrong] == [200, 200, 200, 200, 429]
    locked = here.post(door, {"login": "officer_tonghua", "password": PASSWORD})
    assert (locked.status_code, "账号已锁定" in locked.content.decode()) == (429, True)
    assert here.post(door, {"login": "officer_changchun", "password": PASSWORD}).status_code == 302
    assert elsewhere.post(door, {"login": "officer_tonghua", "password": PASSWORD}).status_code == 302


def test_a_right_password_forgets_the_wrong_ones(door):
    client = Client()
    for _ in range(3):
        for _ in range(4):
            assert client.post(door, {"login": "province", "password": "wrong"}).status_code == 200
        assert client.post(door, {"login": "province", "password": PASSWORD}).status_code == 302
        client.logout()
