"""Signing in: accounts are given out by the office, nobody makes one."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):
    """allauth's account adapter with the door for newcomers shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
