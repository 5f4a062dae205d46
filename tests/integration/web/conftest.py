"""Signed-in browsers of the campaign's people."""

import pytest
from django.test import Client

from qingchen.accounts.models import User
from tests.builders import opened_round


@pytest.fixture
def round_(db, july_2020):
    return opened_round()


@pytest.fixture
def browser(round_):
    """`browser("leader_2")`: a client signed in as that person."""

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username), "allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
